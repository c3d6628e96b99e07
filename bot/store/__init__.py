"""The store: what is kept between two turns. One transaction a turn; turns that arrive together share a commit.

This page is the contract; `sqlite` is the store that needs no server.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from flows.core.address import Address
from flows.core.facts.citizen import Noted
from flows.core.record import Member, Record


class StoreUnavailable(Exception):
    """Nothing was saved (disk full, file broken or locked). Do not acknowledge; try again later."""


class Stale(Exception):
    """Nothing was saved: somebody else has changed a record meanwhile. Play the turn again on what is there now."""


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
    seat: Member | None = None  # in a team


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one person said to another, until it is brought."""

    to: Account
    help: str  # id of the talk
    words: str | None  # None where it is copied by reference
    sender: str  # the account's id that it came from
    message: int | None  # the channel's id of the message that is copied
    id: int = 0  # given by the store, growing


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
    changed: Sequence[Record] = ()  # raises Stale where somebody else changed one of them meanwhile
    told: Sequence[tuple[Account, Address]] = ()  # who else is owed the screen of an address
    parcels: Sequence[Parcel] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """What passing time, or a command on the server, changes: no person's turn, but saved alike."""

    at: datetime
    facts: Sequence[Noted] = ()
    changed: Sequence[Record] = ()
    told: Sequence[tuple[Account, Address]] = ()
    parcels: Sequence[Parcel] = ()


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

    async def save(self, saving: Saving) -> None:
        """Save a turn. Raises Stale."""

    async def move(self, moved: Moved) -> None:
        """Save what no person's turn has changed. Raises Stale."""

    async def accounts(self, key: str) -> Sequence[Account]:
        """Where a person can be reached."""

    async def record(self, kind: str, id: str) -> Record | None: ...

    async def records(self, kind: str, place: str | None) -> Sequence[Record]:
        """All listed records of a kind at a place; at all places without one."""

    async def class_facts(self, via: str) -> Sequence[Mapping[str, Any]]:
        """What happened to who came by a class's share code: kind, guide, run, step, more (JSON), oldest first."""

    async def marks(self, villages: Sequence[str]) -> Sequence[tuple[str, str, int]]:
        """The houses of villages: village, mark, how many."""

    async def parcels(self, channel: str, account: str | None = None) -> Sequence[Parcel]:
        """What waits to be brought, oldest first."""

    async def drop_parcels(self, account: Account, upto: int) -> None:
        """What was brought, up to this id."""

    async def paid(self, debt: Debt, message: int | None) -> None:
        """A debt is paid, as far as it had grown by then; `message` is the live card's id, where there is one."""

    async def owe(self, account: Account, address: Address) -> None:
        """Owe somebody the screen of an address."""

    async def debts(self, channel: str, account: str | None = None) -> Sequence[Debt]: ...

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

    async def forget(
        self,
        due: Due,
        facts: Sequence[Noted],
        changed: Sequence[Record] = (),
        told: Sequence[tuple[Account, Address]] = (),
    ) -> None:
        """Delete all that is kept of a person, note what ends by it and who must be told. Raises Stale."""

    async def prune(self, before: datetime, facts_before: datetime, words_before: datetime) -> None:
        """Drop event ids, facts, and the words of searches in vain that are older."""

    def journal(self, since: datetime | None, kind: str | None) -> AsyncIterator[dict[str, Any]]:
        """The facts, oldest first, as JSON values."""

    def states(self) -> AsyncIterator[dict[str, Any]]:
        """What is remembered of each person, as JSON values, without keys and in no order."""

    async def close(self) -> None: ...
