"""A group chat in which the bot is one of many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.fakes.botapi.chats import Chat, Message
from tests.fakes.botapi.phone import Phone

if TYPE_CHECKING:
    from tests.fakes.botapi.server import FakeBotApi


class Group:
    """A supergroup; `member` gives the phone of one of its people with the group open."""

    def __init__(
        self, api: FakeBotApi, group_id: int = -1002000000001, *, title: str = "Thôn 1", sees_all: bool = True
    ) -> None:
        self.api = api
        self.id = group_id
        self.title = title
        self.sees_all = sees_all
        """The bot hears every message; without it privacy mode holds: commands and replies to it only."""
        api.world.chats[group_id] = Chat(group_id, "supergroup", title)

    @property
    def chat(self) -> Chat:
        return self.api.world.chats[self.id]

    def member(self, user_id: int, *, name: str = "Thành viên", language: str | None = "vi") -> Phone:
        """Give the phone of one of the group's people."""
        return Phone(self.api, user_id, name=name, language=language, group=self)

    def kick_bot(self) -> None:
        """Put the bot out: it can no longer write here."""
        self.chat.shut = "bot was kicked from the supergroup chat"

    def move(self, group_id: int) -> None:
        """Make it a supergroup with another number, in which nobody has written yet."""
        self.chat.moved_to = group_id
        self.api.world.chats[group_id] = Chat(group_id, "supergroup", self.title)

    def is_heard(self, text: str, reply_to: Message | None) -> bool:
        """Say whether the bot is told of a message."""
        if self.sees_all or (reply_to is not None and reply_to.sender.id == self.api.world.bot.id):
            return True
        command = re.match(r"/\w+(?:@(\w+))?", text)
        return command is not None and command[1] in (None, self.api.world.bot.username)
