"""The store: what is kept between two turns. One transaction a turn; turns that arrive together share a commit.

This page is the contract; `sqlite` is the store that needs no server.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from flows.core.address import Address
from flows.core.fact import Noted


class StoreUnavailable(Exception):
    """Nothing was saved (disk full, file broken or locked). Do not acknowledge; try again later."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who somebody is on a channel: a Telegram chat, a web cookie. Kept apart from facts."""

    channel: str
    id: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is known at the start of a turn."""

    key: str | None  # None for a stranger
    state: dict[str, Any] | None  # as flows.core.person.dump wrote it
    serial: int  # how many turns of this person were saved
    known: bool  # whether this event was saved before


@dataclass(frozen=True, slots=True)
class Saving:
    """All that one turn saves."""

    account: Account
    event: str
    at: datetime
    key: str
    state: dict[str, Any]
    serial: int
    forget_at: datetime | None
    facts: Sequence[Noted]
    erased: str | None  # key whose rows go and whose facts lose it
    owed: bool  # whether the person is owed a screen until `paid`
    pressed: int | None = None  # the message that it was pressed on, for a channel that edits it
    unsaid: int | None = None  # the person's message that held a secret, to be deleted from the chat


@dataclass(frozen=True, slots=True)
class Debt:
    """A screen that somebody is owed: where they stand, or an address that they must be told of."""

    account: Account
    serial: int
    address: Address | None
    pressed: int | None  # the message that was pressed, which the screen may take the place of


@dataclass(frozen=True, slots=True)
class Due:
    """A person whose time to be forgotten has come."""

    account: Account
    key: str
    state: dict[str, Any]


class Store(Protocol):
    """What every store does. All times are UTC. Every method raises StoreUnavailable where it could not do it."""

    async def load(self, account: Account, event: str) -> Loaded: ...

    async def save(self, saving: Saving) -> None: ...

    async def paid(self, debt: Debt, message: int | None) -> None:
        """A debt is paid, as far as it had grown by then; `message` is the live card's id, where there is one."""

    async def owe(self, account: Account, address: Address) -> None:
        """Owe somebody the screen of an address."""

    async def debts(self, channel: str) -> Sequence[Debt]: ...

    async def unsaid(self, channel: str) -> Sequence[tuple[Account, int]]:
        """Messages that held a secret and have not been deleted yet."""

    async def drop_unsaid(self, account: Account, message: int) -> None:
        """A message was deleted, or never will be."""

    async def card(self, account: Account) -> int | None:
        """The id of the live card."""

    async def file_id(self, channel: str, sha256: str) -> str | None:
        """The channel's name for a picture that it already has."""

    async def keep_file_id(self, channel: str, sha256: str, file_id: str) -> None: ...

    async def due(self, at: datetime) -> Sequence[Due]:
        """People to be forgotten by then."""

    async def forget(self, due: Due, facts: Sequence[Noted]) -> None:
        """Delete all that is kept of a person, and note the runs that end by it."""

    async def prune(self, before: datetime, facts_before: datetime, words_before: datetime) -> None:
        """Drop event ids, facts, and the words of searches in vain that are older."""

    def journal(self, since: datetime | None, kind: str | None) -> AsyncIterator[dict[str, Any]]:
        """The facts, oldest first, as JSON values."""

    def states(self) -> AsyncIterator[dict[str, Any]]:
        """What is remembered of each person, as JSON values, without keys and in no order."""

    async def close(self) -> None: ...
