"""Everything the fake server knows, and one call on its way through it."""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import dataclass, field
from typing import Any, Final

from tests.fakes.botapi.chats import Chat, Media, User
from tests.fakes.botapi.refusals import QUERY_TOO_OLD, bad_request, moved
from tests.fakes.botapi.updates import PollHabits, Pushed, UpdateQueue

TEST_TOKEN: Final = "1000000001:AAfake-token-for-tests-only"
BOT: Final = User(1000000001, "Gõ Cửa", is_bot=True, username="go_cua_test_bot")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a multipart body."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Query:
    """A button press or an inline query that waits for its answer."""

    id: str
    lane: int
    """The chat (or person) it came from."""
    asked_at: float


@dataclass(slots=True)
class Call:
    """One call of the bot."""

    method: str
    """As the bot spelt it."""
    params: dict[str, Any]
    """From JSON as they are, from forms as texts."""
    files: dict[str, Upload] = field(default_factory=dict)
    tick: int = 0
    """When it arrived, on the world's counter."""

    def text(self, name: str) -> str:
        value = self.params.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        try:
            return int(self.params.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        value = self.params.get(name)
        return value in (True, "true", "True", "1", 1, "yes")

    def parsed(self, name: str) -> Any:
        """Read a parameter that is JSON, or was JSON inside a form; None when it is missing."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a test may set of the server's own rules."""

    query_lifetime_s: float = 60.0
    """An older query is refused as too old."""
    delete_within_s: float = 48 * 3600.0
    """An older message cannot be deleted."""
    set_webhook_pause_s: float = 1.0
    """A second setWebhook within this time gets a 429; 0 turns this off."""
    webhook_timeout_s: float = 10.0
    """How long a webhook may take to answer."""
    webhook_retry_s: float = 0.2
    """The second repeat of a webhook waits as long, each later one twice as long; the first none at all."""
    webhook_retry_max_s: float = 5.0
    """The longest wait between two repeats."""
    poll: PollHabits = field(default_factory=PollHabits)


class World:
    """The server's memory; it is lost with the process."""

    def __init__(self, token: str = TEST_TOKEN, rules: Rules | None = None) -> None:
        self.token = token
        self.bot = BOT
        self.rules = rules or Rules()
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, Media] = {}
        self.sent_files: dict[str, bytes] = {"from-a-person": b"OggS" * 5120}
        """What people sent, by file_id: the content that the bot may fetch."""
        self.uploaded: dict[str, bytes] = {}
        """What the bot put into chats, by file_id: what a person's phone has on its screen."""
        self.queries: dict[str, Query] = {}
        self.inline: dict[str, list[dict[str, Any]]] = {}
        """What inline queries were answered with, by their id."""
        self.profile: dict[str, Any] = {}
        """What the bot said of itself: commands, descriptions, menu buttons, by "method/language/scope"."""
        self.ticks = itertools.count(1)
        self.updates = UpdateQueue(self.tick, self.rules.poll)
        self.clock_shift_s = 0.0
        self.pushed: list[Pushed] = []
        """Every update ever pushed, oldest first; left empty in lean mode."""
        self._private_message_id = 0
        self._query_ids = itertools.count(4_000_000_000_000_000_001)

    def tick(self) -> int:
        """Count one event, so that events can be put in order."""
        return next(self.ticks)

    def now(self) -> float:
        """Unix time in seconds, moved by what a test asked for."""
        return time.time() + self.clock_shift_s

    def chat(self, chat_id: int | str) -> Chat:
        """Find a chat for a call; raises Refused."""
        if chat_id in ("", None):
            raise bad_request("chat_id is empty")
        try:
            chat = self.chats[int(chat_id)]
        except (KeyError, ValueError):
            raise bad_request("chat not found") from None
        if chat.moved_to is not None:
            raise moved(chat.moved_to)
        return chat

    def next_message_id(self, chat: Chat) -> int:
        if chat.kind == "private":
            self._private_message_id += 1
            chat.last_message_id = self._private_message_id
        else:
            chat.last_message_id += 1
        return chat.last_message_id

    def ask(self, lane: int) -> Query:
        """Open a query that the bot is to answer once."""
        query = Query(str(next(self._query_ids)), lane, self.now())
        self.queries[query.id] = query
        return query

    def take_query(self, query_id: str) -> Query:
        """Close a query with its answer; raises Refused for one unknown, answered or too old."""
        from_person = self.queries.pop(query_id, None)
        if from_person is None or self.now() - from_person.asked_at > self.rules.query_lifetime_s:
            raise bad_request(QUERY_TOO_OLD)
        return from_person
