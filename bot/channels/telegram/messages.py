"""Messages: Telegram's messenger. How a screen becomes messages of a chat, and what one person says to another.

One live card in a private chat: a press edits the message it was pressed on while that is the newest one; otherwise a
new message is sent and the old one loses its keyboard. A group has none: what it was shown of before is shown again by
an edit of the same message.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
from cachetools import LRUCache
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.channels.telegram.api import Api, translate_errors
from bot.channels.telegram.attachments import Attachments
from bot.channels.telegram.render import Card, draw_card, draw_group_card, draw_sentence, split_text
from bot.messaging.message_limits import TEXT_MAX
from bot.messaging.messenger import LiveCard
from bot.store import Account, Parcel, Store
from flows.core.address import Address
from flows.core.screen import Screen, Sheet
from flows.core.text.sentences import Sentences

log = structlog.get_logger()

AT_ONCE = 200  # calls under way to the Bot API for screens
_PARCELS_AT_ONCE = 40  # and for what people say to each other
_CARDS_KEPT = 50_000
_POSTED_KEPT = 5_000


class Messages:
    """A messenger. Only `find_live` and `bury` make no calls; the others raise `Undelivered` and StoreUnavailable."""

    edits = True

    def __init__(self, api: Api, store: Store, attachments: Attachments, words: Callable[[], Sentences]) -> None:
        self._api, self._store, self._attachments, self._words = api, store, attachments, words
        self._live: LRUCache[Account, LiveCard] = LRUCache(_CARDS_KEPT)
        self._buried: set[Account] = set()  # accounts whose live card has something else below it
        self._posted: LRUCache[tuple[int, Address], int] = LRUCache(_POSTED_KEPT)  # group, what it was shown: message
        self._moved: dict[int, int] = {}  # a group's number in teams.yaml: what it has become
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._parcel_slots = asyncio.Semaphore(_PARCELS_AT_ONCE)

    async def find_live(self, account: Account) -> LiveCard | None:
        """Return the live card of a chat, where there is one."""
        known = self._live.get(account)
        if known is not None:
            return known
        message = await self._store.chats.find_card(account)
        return LiveCard(message, None) if message is not None else None

    def bury(self, account: Account) -> None:
        """Note that something else stands below the live card: what is shown next must not take its place up there."""
        self._buried.add(account)

    async def show(self, account: Account, screen: Screen, pressed: int | None) -> int:
        """Show a screen; return the id of the live card."""
        with translate_errors():
            chat, live = int(account.id), await self.find_live(account)
            drawn = await self._attachments.drop_unready(draw_card(screen, self._api.username))
            may_edit = live is not None and live.message == pressed and account not in self._buried
            if live is not None and may_edit and await self._edit(chat, live.message, drawn):
                self._live[account] = LiveCard(live.message, screen.address, hash(screen.rows))
                return live.message
            message = await self._send(chat, drawn)
            self._live[account] = LiveCard(message, screen.address, hash(screen.rows))
            self._buried.discard(account)
            for old in {old for old in (live.message if live else None, pressed) if old is not None and old != message}:
                await self._strip(chat, old)
            return message

    async def post(self, group: Account, address: Address, screen: Screen) -> None:
        """Show a group the screen of an address; where it is no longer theirs, what it was shown says so."""
        chat, words = int(group.id), self._words()
        with translate_errors():
            if screen.address == address:
                here = words.say(screen.language, "inline-here")
                await self._post(chat, address, draw_group_card(screen, self._api.username, here))
            else:
                await self._withdraw(chat, address, draw_sentence(words.say(screen.language, "inline-over")))

    async def deliver(self, parcel: Parcel) -> None:
        """Deliver what somebody said: by reference where it is a message here, else its words."""
        chat = int(parcel.to.id)
        with translate_errors():
            if parcel.message is not None:
                async with self._parcel_slots:
                    await self._api.call(
                        "copyMessage", chat_id=chat, from_chat_id=int(parcel.sender), message_id=parcel.message
                    )
            else:
                for text in split_text(parcel.words or "", TEXT_MAX):
                    async with self._parcel_slots:
                        await self._api.call(
                            "sendMessage", chat_id=chat, text=text, link_preview_options={"is_disabled": True}
                        )
        self.bury(parcel.to)

    async def tell_undelivered(self, parcel: Parcel) -> None:
        """Tell whoever said it that it cannot be brought."""
        if parcel.message is None:
            return  # words that came from another channel
        with translate_errors():
            await self._call("sendMessage", chat_id=int(parcel.sender), text=self._words().say("vi", "talk-unsent"))

    async def _post(self, chat: int, address: Address, drawn: Card) -> None:
        """Edit the message that showed it before, else send a new one."""
        shown = self._posted.get((chat, address))
        now = self._moved.get(chat, chat)
        try:
            if shown is not None and await self._edit(now, shown, drawn):
                return
            message = await self._send(now, drawn)
        except ChatMigrated as moved:
            log.error("a group has a new number: put it in teams.yaml", old=chat, new=moved.new_chat_id)
            self._moved[chat] = moved.new_chat_id
            message = await self._send(moved.new_chat_id, drawn)
        self._posted[chat, address] = message

    async def _withdraw(self, chat: int, address: Address, drawn: Card) -> None:
        shown = self._posted.get((chat, address))
        if shown is not None:
            await self._edit(self._moved.get(chat, chat), shown, drawn)
            del self._posted[chat, address]  # only now: what failed is tried again

    async def _edit(self, chat: int, message: int, drawn: Card) -> bool:
        """Put a card in the place of a message; False where that cannot be done."""
        if isinstance(drawn.attached, Sheet) or len(drawn.texts) > 1:
            return False  # a paper is for keeping: it is a message of its own
        try:
            if drawn.attached is not None:
                async with self._slots:
                    await self._attachments.edit(chat, message, drawn)
            else:
                await self._call(
                    "editMessageText",
                    chat_id=chat,
                    message_id=message,
                    text=drawn.texts[0],
                    parse_mode="HTML",
                    reply_markup=drawn.keyboard,
                )
        except BadRequest as refusal:
            return "message is not modified" in str(refusal).lower()
        return True

    async def _send(self, chat: int, drawn: Card) -> int:
        """Send a card as new messages; return the id of the last."""
        if drawn.attached is not None:
            async with self._slots:
                return await self._attachments.send(chat, drawn)
        for text in drawn.texts[:-1]:
            await self._call("sendMessage", chat_id=chat, text=text, parse_mode="HTML")
        last = drawn.texts[-1]
        sent = await self._call("sendMessage", chat_id=chat, text=last, parse_mode="HTML", reply_markup=drawn.keyboard)
        return int(sent["message_id"])

    async def _strip(self, chat: int, message: int) -> None:
        """Take the keyboard of an old card away; where that fails, its buttons still answer."""
        try:
            await self._call("editMessageReplyMarkup", chat_id=chat, message_id=message)
        except TelegramError as error:
            log.debug("keyboard left", error=str(error))

    async def _call(self, method: str, **parameters: Any) -> Any:
        async with self._slots:
            return await self._api.call(method, **parameters)
