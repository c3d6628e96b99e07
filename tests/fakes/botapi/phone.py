"""The citizen's side: one person's phone with a chat open, what is on its screen, what a thumb can do.

A real client's rules hold: only a button that stands on a message's present keyboard can be
pressed; `press_forged` is for those who write their own client.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from tests.fakes.botapi.chats import Chat, Message, Toast, User
from tests.fakes.botapi.entities import utf16_length
from tests.fakes.botapi.screen import Screen, screen_of
from tests.harness.patience import PATIENCE_S

if TYPE_CHECKING:
    from tests.fakes.botapi.group import Group
    from tests.fakes.botapi.server import FakeBotApi
    from tests.fakes.botapi.updates import Pushed

BLOCKED: Final = "bot was blocked by the user"
FILE: Final = {"file_id": "from-a-person", "file_unique_id": "u-from-a-person", "file_size": 20480}
SENDABLE: Final[dict[str, Any]] = {
    "voice": {**FILE, "duration": 3, "mime_type": "audio/ogg"},
    "audio": {**FILE, "duration": 60},
    "photo": [{**FILE, "width": 1280, "height": 720}],
    "sticker": {**FILE, "type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    "video": {**FILE, "width": 640, "height": 360, "duration": 5},
    "video_note": {**FILE, "length": 240, "duration": 5},
    "animation": {**FILE, "width": 320, "height": 240, "duration": 2},
    "document": {**FILE, "file_name": "don.pdf", "mime_type": "application/pdf"},
    "location": {"latitude": 16.8163, "longitude": 107.1003},
    "contact": {"phone_number": "+84900000000", "first_name": "Hàng xóm"},
    "dice": {"emoji": "🎲", "value": 4},
}
"""What a person may send besides text, by its kind."""


class Phone:
    """One person with a chat open: the private one with the bot, or a group that both are in."""

    def __init__(
        self,
        api: FakeBotApi,
        user_id: int,
        *,
        name: str = "Bà con",
        language: str | None = "vi",
        group: Group | None = None,
    ) -> None:
        self.api = api
        self.user = User(user_id, name, language_code=language)
        self.group = group
        self.last: Pushed | None = None
        """The latest update that this phone sent."""

    @property
    def chat(self) -> Chat:
        """The open chat; raises LookupError while the person has not written to the bot yet."""
        chat_id = self.group.id if self.group else self.user.id
        if (chat := self.api.world.chats.get(chat_id)) is None:
            raise LookupError(f"{self.user.id} has not written to the bot yet")
        return chat

    @property
    def history(self) -> list[Screen]:
        """The bot's messages, oldest first."""
        return [screen_of(message) for message in self.chat.messages.values() if message.sender.is_bot]

    @property
    def screen(self) -> Screen:
        """The bot's newest message; raises LookupError when there is none."""
        return screen_of(self._newest())

    @property
    def copies(self) -> list[Screen]:
        """What came from somebody else by the bot's hand, oldest first."""
        return [screen for screen in self.history if screen.copied]

    @property
    def toasts(self) -> list[Toast]:
        """Notices shown on presses, oldest first."""
        return self.chat.toasts

    @property
    def answered(self) -> bool:
        """Something was shown by a call that arrived after the bot was given the latest update."""
        tick = self.last.delivered_tick if self.last else None
        return tick is not None and self.chat.shown_tick > tick

    async def open(self, payload: str | None = None) -> Pushed:
        """Press START, or follow t.me/<bot>?start=payload."""
        return await self.say(f"/start {payload}" if payload else "/start")

    async def say(self, text: str, *, reply_to: int | None = None) -> Pushed:
        """Send a text; one that begins with / is a command."""
        message = self._message(text=text)
        if text.startswith("/"):
            length = utf16_length(text.split(maxsplit=1)[0])
            message.entities = [{"type": "bot_command", "offset": 0, "length": length}]
        return self._write(message, reply_to)

    async def send(self, kind: str, *, caption: str = "", reply_to: int | None = None) -> Pushed:
        """Send a voice, a photo, a sticker … : any of SENDABLE."""
        return self._write(self._message(text=caption, content={kind: SENDABLE[kind]}), reply_to)

    async def press(self, label: str, *, message: int | Screen | None = None) -> Pushed:
        """Press a button of the newest message that has any, or of an earlier one.

        Raises LookupError when no such button is there now, or when it is none the bot hears of.
        """
        shown = screen_of(self._newest(with_keyboard=True) if message is None else self._message_of(message))
        button = shown.button(label)
        if button.data is None:
            raise LookupError(f"button {label!r} tells the bot nothing; it opens {button.url!r}")
        return self._call_back(shown.message_id, button.data)

    async def press_forged(self, data: str, *, message: int | Screen | None = None) -> Pushed:
        """Send callback data as a hand-made client can, on any message id, even one that is gone."""
        if message is None:
            return self._call_back(self._newest().message_id, data)
        return self._call_back(message if isinstance(message, int) else message.message_id, data)

    async def edit(self, message_id: int, text: str) -> Pushed:
        """Change a text that this person sent."""
        message = self._message_of(message_id)
        message.text, message.edit_date = text, int(self.api.world.now())
        return self._push("edited_message", message.to_json(self.chat))

    async def ask_inline(self, query: str) -> Pushed:
        """Type @bot and some words in another chat."""
        asked = self.api.world.ask(self.user.id)
        body = {"id": asked.id, "from": self.user.to_json(), "query": query, "offset": ""}
        return self._push("inline_query", body, self.user.id)

    async def inline(self, query: str, timeout_s: float = PATIENCE_S) -> list[dict[str, Any]]:
        """Type @bot and some words in another chat, and give what is offered; raises TimeoutError."""
        asked = (await self.ask_inline(query)).body["id"]
        async with asyncio.timeout(timeout_s):
            while asked not in self.api.world.inline:
                await asyncio.sleep(0.01)
        return self.api.world.inline[asked]

    def delete(self, message: int | Screen) -> None:
        """Delete a message for both sides."""
        gone = self._message_of(message).message_id
        del self.chat.messages[gone]
        self.chat.deleted.append(gone)

    def freeze(self, message: int | Screen) -> None:
        """Make a message one that can no longer be edited."""
        self._message_of(message).frozen = True

    def block(self) -> None:
        """Block the bot."""
        self._shut(BLOCKED, "member", "kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self._shut(None, "kicked", "member")

    async def wait_answer(self, timeout_s: float = PATIENCE_S) -> Screen:
        """Wait until the latest update is answered on screen; raises TimeoutError."""
        try:
            async with asyncio.timeout(timeout_s):
                while not self.answered:
                    await self.chat.change()
        except TimeoutError:
            shown = self.history[-1:] or "nothing"
            raise TimeoutError(f"{self.user.id} got no answer in {timeout_s} s; on screen: {shown}") from None
        return self.screen

    async def wait_quiet(self, quiet_s: float = 0.2, timeout_s: float = PATIENCE_S) -> Screen:
        """Wait until the bot has taken all updates, and then nothing has changed for a while."""
        async with asyncio.timeout(timeout_s):
            while self.api.world.updates.pending:
                await asyncio.sleep(0.005)
            while True:
                try:
                    async with asyncio.timeout(quiet_s):
                        await self.chat.change()
                except TimeoutError:
                    return self.screen

    def _message(self, text: str = "", content: dict[str, Any] | None = None) -> Message:
        world, user = self.api.world, self.user
        if self.group is None:
            world.chats.setdefault(user.id, Chat(user.id, "private", user.first_name))
        number = world.next_message_id(self.chat)
        return Message(number, user, int(world.now()), text=text, content=content or {})

    def _write(self, message: Message, reply_to: int | None) -> Pushed:
        chat = self.chat
        if chat.shut == BLOCKED:
            raise RuntimeError("the person blocked the bot and cannot write to it")
        answered = chat.messages.get(reply_to) if reply_to else None
        if answered is not None:
            message.content["reply_to_message"] = answered.to_json(chat)
        chat.messages[message.message_id] = message
        if self.group and not self.group.is_heard(message.text, answered):
            raise RuntimeError("privacy mode: the bot is not told of this message")
        return self._push("message", message.to_json(chat))

    def _call_back(self, message_id: int, data: str) -> Pushed:
        chat, message = self.chat, self.chat.messages.get(message_id)
        gone = {"message_id": message_id, "chat": chat.to_json(), "date": 0}
        body = {
            "id": self.api.world.ask(chat.id).id,
            "from": self.user.to_json(),
            "message": message.to_json(chat) if message else gone,
            "chat_instance": str(-chat.id),
            "data": data,
        }
        return self._push("callback_query", body)

    def _push(self, kind: str, body: dict[str, Any], lane: int | None = None) -> Pushed:
        pushed = self.api.push(kind, self.chat.id if lane is None else lane, body)
        if pushed is None:
            raise RuntimeError(f"the bot did not ask for updates of the kind {kind}")
        self.last = pushed
        return pushed

    def _shut(self, words: str | None, before: str, after: str) -> None:
        self.chat.shut = words
        bot = self.api.world.bot.to_json()
        body = {
            "chat": self.chat.to_json(),
            "from": self.user.to_json(),
            "date": int(self.api.world.now()),
            "old_chat_member": {"user": bot, "status": before, "until_date": 0},
            "new_chat_member": {"user": bot, "status": after, "until_date": 0},
        }
        self.api.push("my_chat_member", self.chat.id, body)

    def _newest(self, *, with_keyboard: bool = False) -> Message:
        for message in reversed(self.chat.messages.values()):
            if message.sender.is_bot and (message.keyboard or not with_keyboard):
                return message
        raise LookupError(f"the bot has shown {self.user.id} nothing" + (" to press" if with_keyboard else ""))

    def _message_of(self, message: int | Screen) -> Message:
        number = message if isinstance(message, int) else message.message_id
        if (found := self.chat.messages.get(number)) is None:
            raise LookupError(f"message {number} is not in chat {self.chat.id} any more")
        return found
