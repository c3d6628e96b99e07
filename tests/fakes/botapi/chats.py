"""What Telegram remembers: people, chats, their messages and the files it was given."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.fakes.botapi.markup import Keyboard
from tests.fakes.botapi.refusals import bad_request, forbidden


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    is_bot: bool = False
    language_code: str | None = None
    username: str | None = None

    def to_json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.language_code:
            shown["language_code"] = self.language_code
        if self.username:
            shown["username"] = self.username
        return shown


@dataclass(frozen=True, slots=True)
class Media:
    """A file as it stands in a message."""

    kind: Literal["photo", "voice", "document"]
    file_id: str
    width: int
    """Pixels; 0 for what is no picture."""
    height: int
    size_bytes: int

    def to_json(self) -> dict[str, Any] | list[dict[str, Any]]:
        sizes = {"file_id": self.file_id, "file_unique_id": f"u{self.file_id}", "file_size": self.size_bytes}
        if self.kind == "photo":
            return [{**sizes, "width": self.width, "height": self.height}]
        return {**sizes, "duration": 1} if self.kind == "voice" else sizes


@dataclass(slots=True)
class Message:
    """A message as it stands now."""

    message_id: int
    sender: User
    date: int
    """Unix time in seconds."""
    text: str = ""
    """The plain text, or the caption when there is media."""
    entities: list[dict[str, Any]] = field(default_factory=list)
    keyboard: Keyboard | None = None
    media: Media | None = None
    content: dict[str, Any] = field(default_factory=dict)
    """What a person sent besides text: {"voice": {...}}, or reply_to_message."""
    edit_date: int | None = None
    frozen: bool = False
    """It can no longer be edited."""
    copied_from: tuple[int, int] | None = None
    """Chat and id of the message that it is a copy of."""

    def to_json(self, chat: Chat) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "message_id": self.message_id,
            "from": self.sender.to_json(),
            "chat": chat.to_json(),
            "date": self.date,
        }
        if self.edit_date is not None:
            shown["edit_date"] = self.edit_date
        if self.media is not None:
            shown[self.media.kind] = self.media.to_json()
        is_text = self.media is None and (not self.content or self.content.keys() == {"reply_to_message"})
        name = "text" if is_text else "caption"
        if self.text:
            shown[name] = self.text
        if self.entities:
            shown["entities" if is_text else "caption_entities"] = self.entities
        if self.keyboard:
            shown["reply_markup"] = {"inline_keyboard": self.keyboard}
        return shown | self.content if self.content else shown


@dataclass(frozen=True, slots=True)
class Toast:
    """A notice that answerCallbackQuery showed."""

    text: str
    alert: bool
    """Shown as a box to be closed and not for a moment at the top."""


@dataclass(slots=True)
class Chat:
    """A private chat, whose id is the person's, or a group, whose id is negative."""

    id: int
    kind: Literal["private", "supergroup"]
    title: str
    """A person's first name or a group's title."""
    messages: dict[int, Message] = field(default_factory=dict)
    """Those not deleted, oldest first."""
    toasts: list[Toast] = field(default_factory=list)
    last_message_id: int = 0
    """A group counts by itself; private chats share the bot's counter."""
    shut: str | None = None
    """Why the bot may not write here, in Telegram's words, or None."""
    moved_to: int | None = None
    """The number of the supergroup that the group became."""
    shown_tick: int = 0
    """When the last call arrived that put something before people's eyes."""
    deleted: list[int] = field(default_factory=list)
    """Ids of messages that are gone."""
    watchers: list[asyncio.Future[None]] = field(default_factory=list)
    """Those who wait for a change."""

    def to_json(self) -> dict[str, Any]:
        name = "first_name" if self.kind == "private" else "title"
        return {"id": self.id, "type": self.kind, name: self.title}

    def changed(self, tick: int | None = None) -> None:
        """Wake who watches; `tick` is given when a call has shown something."""
        if tick is not None and tick > self.shown_tick:
            self.shown_tick = tick
        watchers, self.watchers = self.watchers, []
        for watcher in watchers:
            if not watcher.done():
                watcher.set_result(None)

    async def change(self) -> None:
        """Wait for the next change."""
        watcher = asyncio.get_running_loop().create_future()
        self.watchers.append(watcher)
        await watcher

    def message(self, message_id: int, what: str) -> Message:
        """Find a message; `what` is such as "message to edit"."""
        if found := self.messages.get(message_id):
            return found
        raise bad_request(f"{what} not found")

    def require_open(self) -> None:
        """Raise Refused when the bot may not write here."""
        if self.shut:
            raise forbidden(self.shut)
