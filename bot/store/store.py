"""The store: all that is kept between two turns. A turn is one transaction; simultaneous turns share a commit."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog

from bot.store.account import Account
from bot.store.chats import Chats
from bot.store.database import Change, Database
from bot.store.debts import Debts, make_debt_change
from bot.store.erased_keys import ErasedKeys
from bot.store.errors import StoreUnavailable, Unreadable
from bot.store.journal import Journal, make_fact_change
from bot.store.odd_rows import name_key, read_object, set_aside
from bot.store.parcels import Parcel, Parcels, make_parcel_change
from bot.store.people import Expired, People
from bot.store.records import Records, make_record_change
from bot.store.tallies import Tallies
from flows.core.address import Address
from flows.core.facts.citizen import Noted
from flows.core.record import Household, Member, Record, load_record, remove_key

log = structlog.get_logger()


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
    erased: str | None  # key of a person of whom nothing may remain
    owed: bool  # whether the person is owed a screen until the debt is paid
    pressed: int | None = None  # the message that it was pressed on, for a channel that edits it
    deletion: int | None = None  # the person's message that held a secret, to be deleted from the chat
    changed: Sequence[Record] = ()  # raises Stale where somebody else changed one of them meanwhile
    told: Sequence[tuple[Account, Address]] = ()  # who else is owed the screen of an address
    parcels: Sequence[Parcel] = ()
    kept: bool = True  # whether the person is kept; of one who had their data deleted nothing is


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

    def __init__(self, database: Database, erased: ErasedKeys | None = None) -> None:
        """erased: where the keys of people whose data was deleted are listed; without one they are not."""
        self.database = database
        self._erased = erased
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
        if saving.erased is None:
            await self.database.write(_turn_changes(saving))
            return
        nameless = await self._remove_key(saving.erased, saving.changed, saving.at)
        await self._list_erased(saving.erased, saving.at)
        await self.database.write(_turn_changes(replace(saving, changed=nameless)))
        await self.empty_log()

    async def apply(self, change: SystemChange) -> None:
        """Save what no person's turn has changed. Raises Stale."""
        await self.database.write(_shared_changes(change))

    async def forget(self, expired: Expired, change: SystemChange) -> None:
        """Delete all that is kept of a person, with what ends by it. Raises Stale.

        The caller empties the log once it has forgotten all that are due.
        """
        if expired.state.get("consent") is not None:  # else a copy of the database knows itself when they are due
            await self._list_erased(expired.key, change.at)
        nameless = await self._remove_key(expired.key, change.changed, change.at)
        await self.database.write([*_erase(expired.key), *_shared_changes(replace(change, changed=nameless))])

    async def erase_listed(self, at: datetime) -> int:
        """Delete all that is kept of the people on the list, in a copy that was put back; return of how many."""
        keys = await self.people.find_keys(await asyncio.to_thread(self._erased.read)) if self._erased else ()
        for key in keys:
            left = await self._leave_household(key)
            changed = await self._remove_key(key, left, at)
            await self.database.write([*_erase(key), *map(make_record_change, changed)])
        await self.empty_log()
        return len(keys)

    async def empty_log(self) -> None:
        """Leave nothing of what was deleted in the database's log; where somebody reads it, the next time."""
        try:
            await self.database.empty_log()
        except StoreUnavailable as error:
            log.warning("log not emptied", error=str(error))

    async def _list_erased(self, key: str, at: datetime) -> None:
        """Put a key on the list before its data is deleted, so that a kill between the two deletes too much at most."""
        if self._erased is None:
            return
        try:
            await asyncio.to_thread(self._erased.add, key, at.date())
        except OSError as error:
            raise StoreUnavailable(f"{self._erased.path}: {error}") from error

    async def _remove_key(self, key: str, changed: Sequence[Record], at: datetime) -> Sequence[Record]:
        """Return the records that name a person, as they are without; those in `changed` as they are there."""
        ids = {(record.kind, record.id) for record in changed}
        others = [one for one in await self.records.find_naming(key) if (one.kind, one.id) not in ids]
        return [remove_key(record, key, at) for record in (*changed, *others)]

    async def _leave_household(self, key: str) -> Sequence[Record]:
        state = await self.people.read_state(key) or {}
        household = await self.records.get(Household.kind, state.get("house") or "")
        if not isinstance(household, Household):
            return ()
        alone = {id: done for id, done in household.alone.items() if id != state.get("resident")}
        return (replace(household, alone=alone),)

    async def prune(
        self, before: datetime, facts_before: datetime, words_before: datetime, over_before: datetime
    ) -> int:
        """Drop what is older; return how many facts.

        before: event ids and parcels. facts_before: facts, and classes and households that are closed. words_before:
        words of searches in vain. over_before: requests and invitations that are over, names of members removed.
        """
        facts = await self.database.read("count_facts_before", before=facts_before.isoformat())
        times = {
            "prune_seen": before,
            "prune_parcels": before,
            "prune_facts": facts_before,
            "prune_past": facts_before,
            "prune_words": words_before,
            "prune_over": over_before,
            "prune_names": over_before,
        }
        if self._erased is not None:
            await asyncio.to_thread(self._erased.prune, facts_before.date())
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
        changes += _erase(saving.erased)
    if saving.kept:
        changes += _person_changes(saving)
    changes += _shared_changes(saving)
    if saving.deletion is not None:
        changes.append(Change("keep_unsaid", account | {"message": saving.deletion}))
    if saving.owed:
        changes.append(make_debt_change(saving.account, "", saving.serial, saving.pressed))
    return changes


def _person_changes(saving: Saving) -> Sequence[Change]:
    """Return what is saved of the person, and of their account where it is new."""
    account = {"channel": saving.account.channel, "account": saving.account.id, "key": saving.key}
    person = {
        "key": saving.key,
        "state": json.dumps(saving.state, ensure_ascii=False, separators=(",", ":")),
        "serial": saving.serial,
        "forget_at": saving.forget_at.isoformat() if saving.forget_at else None,
    }
    new = saving.serial == 1 or saving.erased is not None
    return [*([Change("keep_account", account)] if new else ()), Change("keep_person", person)]


def _erase(key: str) -> Sequence[Change]:
    """Return what deletes all rows of a person; facts stay, without them. What finds rows by accounts comes first."""
    names = ("erase_parcels", "erase_debts", "erase_accounts", "erase_key_in_facts", "erase_person")
    return [Change(name, {"key": key}, first=True) for name in names]


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
