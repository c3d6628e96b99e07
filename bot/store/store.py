"""The store: all that is kept between two turns. A turn is one transaction; simultaneous turns share a commit."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.store.account import Account
from bot.store.chats import Chats
from bot.store.database import Change, Database
from bot.store.debts import Debts, make_debt_change
from bot.store.errors import Unreadable
from bot.store.journal import Journal, make_fact_change
from bot.store.odd_rows import name_key, read_object, set_aside
from bot.store.parcels import Parcel, Parcels, make_parcel_change
from bot.store.people import Expired, People
from bot.store.records import Records, make_record_change
from bot.store.tallies import Tallies
from flows.core.address import Address
from flows.core.facts.citizen import Noted
from flows.core.record import Member, Record, load_record


@dataclass(frozen=True, slots=True)
class Loaded:
    """What is known at the start of a turn."""

    key: str | None  # None for a stranger
    state: dict[str, Any] | None  # as flows.core.person.dump wrote it
    serial: int  # how many turns of this person were saved
    known: bool  # whether this event was saved before
    seat: Member | None = None  # in a team


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
    owed: bool  # whether the person is owed a screen until the debt is paid
    pressed: int | None = None  # the message that it was pressed on, for a channel that edits it
    deletion: int | None = None  # the person's message that held a secret, to be deleted from the chat
    changed: Sequence[Record] = ()  # raises Stale where somebody else changed one of them meanwhile
    told: Sequence[tuple[Account, Address]] = ()  # who else is owed the screen of an address
    parcels: Sequence[Parcel] = ()


@dataclass(frozen=True, slots=True)
class SystemChange:
    """What passing time or a command on the server changes; saved as a turn is."""

    at: datetime
    facts: Sequence[Noted] = ()
    changed: Sequence[Record] = ()
    told: Sequence[tuple[Account, Address]] = ()
    parcels: Sequence[Parcel] = ()


class Store:
    """The parts of the store, and what touches several of them at once.

    All times are UTC. Every method raises StoreUnavailable where it could not do it.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.people = People(database)
        self.journal = Journal(database)
        self.records = Records(database)
        self.debts = Debts(database)
        self.parcels = Parcels(database)
        self.chats = Chats(database)
        self.tallies = Tallies(database)

    async def load(self, account: Account, event: str) -> Loaded:
        """Load the person of an account, and whether this event of theirs was saved before. Raises Unreadable."""
        row = await self.database.load(account, event)
        try:
            state = read_object(row["state"]) if row["state"] is not None else None
            return Loaded(row["key"], state, row["serial"], bool(row["known"]), _read_seat(row["seat"]))
        except (ValueError, TypeError, LookupError) as error:
            set_aside("person", name_key(row["key"] or ""), error)
            raise Unreadable from error

    async def save(self, saving: Saving) -> None:
        """Save a turn. Raises Stale."""
        await self.database.write(_turn_changes(saving))

    async def apply(self, change: SystemChange) -> None:
        """Save what no person's turn has changed. Raises Stale."""
        await self.database.write(_shared_changes(change))

    async def forget(
        self,
        expired: Expired,
        facts: Sequence[Noted],
        changed: Sequence[Record] = (),
        told: Sequence[tuple[Account, Address]] = (),
    ) -> None:
        """Delete all that is kept of a person; note what ends by it and who must be shown what. Raises Stale."""
        account = {"channel": expired.account.channel, "account": expired.account.id, "key": expired.key}
        changes = [
            Change("erase_person", {"key": expired.key}, first=True),
            Change("erase_account", account, first=True),
        ]
        changes += [make_record_change(record) for record in changed]
        changes += [make_debt_change(account, address.token) for account, address in told]
        await self.database.write([*changes, *map(make_fact_change, facts)])

    async def prune(self, before: datetime, facts_before: datetime, words_before: datetime) -> int:
        """Drop event ids, parcels, facts and words of searches in vain that are older; return how many facts."""
        facts = await self.database.read("count_facts_before", before=facts_before.isoformat())
        times = {
            "prune_seen": before,
            "prune_parcels": before,
            "prune_facts": facts_before,
            "prune_words": words_before,
        }
        await self.database.write(
            [Change(name, {"before": time.isoformat()}, first=True) for name, time in times.items()]
        )
        return int(facts[0]["facts"])

    async def read_label(self, name: str) -> str | None:
        """Return what the database says of itself under a name."""
        rows = await self.database.read("about", what=name)
        return str(rows[0]["value"]) if rows else None

    async def keep_label(self, name: str, value: str) -> None:
        """Keep what the database says of itself under a name."""
        await self.database.write([Change("keep_about", {"what": name, "value": value})])

    async def check(self) -> None:
        """Raise StoreUnavailable where nothing can be saved: the file is gone, or saves fail."""
        await self.database.check(Change("keep_about", {"what": "checked", "value": ""}))

    async def wait_until_ended(self) -> None:
        """Wait until the store can answer nobody any more, though it was not closed. Raises what it ended by."""
        await self.database.wait_until_ended()

    async def close(self) -> None:
        """Finish what was asked for, then close."""
        await self.database.close()


def _turn_changes(saving: Saving) -> Sequence[Change]:
    account = {"channel": saving.account.channel, "account": saving.account.id}
    changes = [Change("keep_seen", {"event": saving.event, "at": saving.at.isoformat()})]
    if saving.erased is not None:
        key = {"key": saving.erased}
        changes += [Change("erase_key_in_facts", key, first=True), Change("erase_person", key, first=True)]
    if saving.serial == 1 or saving.erased is not None:
        changes.append(Change("keep_account", account | {"key": saving.key}))
    person = {
        "key": saving.key,
        "state": json.dumps(saving.state, ensure_ascii=False, separators=(",", ":")),
        "serial": saving.serial,
        "forget_at": saving.forget_at.isoformat() if saving.forget_at else None,
    }
    changes.append(Change("keep_person", person))
    changes += _shared_changes(saving)
    if saving.deletion is not None:
        changes.append(Change("keep_unsaid", account | {"message": saving.deletion}))
    if saving.owed:
        changes.append(make_debt_change(saving.account, "", saving.serial, saving.pressed))
    return changes


def _shared_changes(saving: Saving | SystemChange) -> Sequence[Change]:
    """Return what is saved besides the person: records, facts, what others are shown and sent."""
    return [
        *map(make_record_change, saving.changed),
        *map(make_fact_change, saving.facts),
        *(make_debt_change(account, address.token) for account, address in saving.told),
        *(make_parcel_change(parcel, saving.at) for parcel in saving.parcels),
    ]


def _read_seat(state: str | None) -> Member | None:
    seat = load_record(json.loads(state)) if state else None
    return seat if isinstance(seat, Member) else None
