"""The service of turns, for every channel: lock the person, load, advance the conversation, save."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import structlog

import flows
from bot import clock
from bot.server.logs import trace
from bot.server.metrics import SECRETS, TURNS
from bot.store import Account, Expired, Loaded, Saving, Stale, Store, SystemChange, Unreadable
from bot.store.odd_rows import name_key, set_aside
from bot.turns.changes import ChangeFeed
from bot.turns.deliveries import Deliveries, find_team
from bot.turns.lookup import AnswerReports, Lookup
from flows.core.address import HOME, Address
from flows.core.event import Event, Origin, Role
from flows.core.facts.citizen import Warned
from flows.core.flow import Upshot
from flows.core.forgetting import forget, must_remember
from flows.core.help.requests import GROUP, SERVER
from flows.core.ids import NOWHERE
from flows.core.library import Library
from flows.core.person import Person, dump, load
from flows.core.record import Member
from flows.core.screen import Screen
from flows.core.shared import Question, Unanswered
from flows.core.text.local_time import round_down
from flows.core.turn import Turn, note_facts

log = structlog.get_logger()


def make_id() -> str:
    """Make a random id of 22 characters: for keys, runs, forms."""
    return secrets.token_urlsafe(16)


def make_origin(
    channel: str,
    id: str,
    *,
    here: Address | None = None,
    via: str | None = None,
    order: int | None = None,
) -> Origin:
    """Make the origin of an event that comes in now; id: the channel's own id of it."""
    return Origin(f"{channel}:{id}", clock.now(), make_id(), channel, here, order, via)


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a turn, once it is saved."""

    person: Person
    screen: Screen
    serial: int
    known: bool  # the event had been saved before; the screen is the one that the person is at
    delete: bool = False  # whether to delete what the person sent, where the channel can
    silent: bool = False  # whether to show nothing
    carried: bool = False  # what the person sent goes to somebody else


_TRIES = 20  # as many others may change the same records at the same moment
_SERVER = Member(id=SERVER, role="admin", place=NOWHERE, label="", key="", since=datetime.min.replace(tzinfo=UTC))
_GROUP = replace(_SERVER, id=GROUP, role="member")


def _count(channel: str, event: Event, turn: Turn) -> None:
    TURNS.labels(channel, type(event).__name__).inc()
    for noted in turn.facts:
        if isinstance(noted.fact, Warned):
            SECRETS.labels(channel, noted.fact.secret).inc()


@dataclass
class _Queue:
    """The events of one person that wait for their turn."""

    lock: asyncio.Lock
    waiting: int = 0


class Turns:
    """Plays events: different people in parallel, one person's events in order."""

    def __init__(
        self,
        store: Store,
        library: Callable[[], Library],
        role: Callable[[Account], Role],
        reports: AnswerReports | None = None,
    ) -> None:
        self._store = store
        self._library = library
        self._role = role
        self.lookup = Lookup(store, lambda: self.library.teams, reports)
        self._queues: dict[Account, _Queue] = {}
        self.deliveries = Deliveries(store)
        self.changes = ChangeFeed()

    @property
    def library(self) -> Library:
        """The library as it is now."""
        return self._library()

    async def take(
        self,
        account: Account,
        event: Event,
        *,
        owed: bool = False,
        pressed: int | None = None,
        message: int | None = None,
    ) -> Answer:
        """Play one event and save it. Raises StoreUnavailable, with nothing changed, where it could not be saved.

        What can never be played, since a row cannot be read, is answered by a calm screen.

        owed: the channel shows the screen later; it is kept as a debt until then.
        pressed: the message that was pressed, which the screen may take the place of.
        message: the person's own message, if the channel can delete it. Where it held a secret, it is kept as a
        deletion until the channel has done so.
        """
        async with self._wait_for(account):
            for _ in range(_TRIES):
                try:
                    return await self._play(account, event, owed, pressed, message)
                except Stale as error:
                    log.info("played again", event_id=event.origin.id, why=str(error))
                except Unreadable:
                    break
            # Were it to come again, it would for ever, and hold up all that came with it.
            log.error("an event is answered without being played", event_id=event.origin.id)
            return self._answer_calmly()

    async def _play(
        self, account: Account, event: Event, owed: bool, pressed: int | None, message: int | None
    ) -> Answer:
        loaded = await self._store.load(account, event.origin.id)
        person = self._identify(account, loaded)
        if loaded.known:
            screen = await self.lookup.play(person, lambda asking: flows.view_standing(asking, self.library))
            return Answer(person, screen, loaded.serial, known=True)
        turn = await self.lookup.play(person, lambda asking: self._advance(asking, event))
        told = await self.deliveries.find_recipients(turn.told)
        parcels = await self.deliveries.make_parcels(turn.carried, turn.person.help or "", account, message)
        saving = Saving(
            account=account,
            event=event.origin.id,
            at=event.origin.at,
            key=turn.person.key,
            state=dump(turn.person),
            serial=loaded.serial + 1,
            forget_at=turn.person.expires_at,
            facts=turn.facts,
            erased=turn.erased,
            owed=owed and not turn.silent,
            pressed=pressed,
            deletion=message if turn.delete else None,
            changed=turn.changed,
            told=told,
            parcels=parcels,
            kept=turn.kept,
        )
        await self._store.save(saving)
        _count(account.channel, event, turn)
        self.changes.publish_saving(saving)
        self.deliveries.announce(told, parcels)
        flags = {"delete": turn.delete, "silent": turn.silent, "carried": bool(turn.carried)}
        return Answer(turn.person, turn.screen, saving.serial, known=False, **flags)

    def _answer_calmly(self) -> Answer:
        """Answer somebody of whom nothing can be read, or whose turn cannot be saved; they may read every guide."""
        calm = Person("—", note="note-unreadable")
        return Answer(calm, flows.view_standing(calm, self.library), serial=0, known=False)

    async def check_store(self) -> None:
        """Raise StoreUnavailable where a turn could not be saved now."""
        await self._store.check()

    async def apply(self, change: SystemChange) -> None:
        """Save what no person's turn has changed, and announce it. Raises Stale or StoreUnavailable."""
        await self._store.apply(change)
        self.changes.publish_saving(change)
        self.deliveries.announce(change.told, change.parcels)

    async def look(self, account: Account | None, address: Address | None = None) -> tuple[Person, Screen]:
        """Return the screen of an address (without one: the one that the person is at). Nothing is changed or noted.

        Raises StoreUnavailable and Unreadable.
        account: None for a stranger, for whom the store is only asked what the screen shows of shared things.
        """
        person, screen, _ = await self.watch(account, address)
        return person, screen

    async def watch(
        self, account: Account | None, address: Address | None
    ) -> tuple[Person, Screen, frozenset[Question]]:
        """Return a screen with the questions that it asked: it stays the same while no answer to them changes."""
        person = self._identify(account, await self._store.load(account, "")) if account else Person("—")

        def drawn(asking: Person) -> Screen:
            if address is None:
                return flows.view_standing(asking, self.library)
            return flows.view(address, flows.greet(asking, address, clock.now()), self.library)

        return person, *await self.lookup.watch(person, drawn)

    async def forget_due(self, now: datetime) -> int:
        """Forget everybody whose time has come; return how many."""
        count = 0
        async for one in self._store.people.find_expired(now):
            try:
                count += await self._forget_one(one, now)
            except (Stale, Unreadable):  # at the next sweep, or when it can be read
                continue
        return count

    async def _forget_one(self, one: Expired, now: datetime) -> bool:
        """Forget somebody whose time has come; return whether that was done. Raises Stale and Unreadable."""
        async with self._wait_for(one.account):
            loaded = await self._store.load(one.account, "")
            person = self._identify(one.account, loaded)
            if person.key != one.key or person.forget_at is None or person.forget_at > now:
                return False
            end = await self.lookup.play(person, lambda asking: self._forget(asking, now))
            if end is None:
                return False
            stranger = person.renew("")
            facts = note_facts(end.facts, person, stranger, round_down(person.forget_at), one.account.channel)
            told = await self.deliveries.find_recipients(end.told)
            await self._store.forget(one, SystemChange(now, facts, end.changed, told))
            self.changes.publish(facts, end.changed)
            self.deliveries.announce(told)
            return True

    def _forget(self, person: Person, at: datetime) -> Upshot | None:
        """Return what comes of forgetting somebody; None where they must still be remembered."""
        return None if must_remember(person) else forget(person, "forgotten", at, self.library)

    def _identify(self, account: Account, loaded: Loaded) -> Person:
        """Return the person who was loaded; a stranger gets a random key, which says nothing of the account.

        A team's group sees what its members see; it has no turns, and its seat is nobody's.
        """
        if (team := find_team(account, self.library.teams)) is not None:
            return Person(_GROUP.id, home=team.id, seat=replace(_GROUP, place=team.id, label=team.name))
        seat = loaded.seat
        if seat is None and (role := self._role(account)) != "citizen":
            seat = replace(_SERVER, role=role, place=self.library.teams.root, label=role)
        if loaded.key is None or loaded.state is None:
            return Person(make_id(), seat=seat)
        try:
            return load(loaded.key, loaded.state, seat)
        except Exception as error:  # of a newer program, or broken
            set_aside("person", name_key(loaded.key), error)
            raise Unreadable from error

    def _advance(self, person: Person, event: Event) -> Turn:
        """Advance the conversation. A failure of ours becomes a calm screen, is logged and changes nothing."""
        try:
            return flows.advance(person, event, self.library)
        except Unanswered:
            raise
        except Exception as error:
            log.error("turn failed", event_id=event.origin.id, kind=type(event).__name__, trace=trace(error))
        calm = replace(person, note="note-trouble", seen_at=event.origin.at)
        try:
            return Turn(calm, flows.view_standing(calm, self.library), ())
        except Unanswered:
            raise
        except Exception as error:
            log.error("screen failed", event_id=event.origin.id, address=calm.here.token, trace=trace(error))
        calm = calm.at(HOME, calm.note)
        return Turn(calm, flows.view_standing(calm, self.library), ())

    @asynccontextmanager
    async def _wait_for(self, account: Account) -> AsyncIterator[None]:
        """Wait for an account's earlier events, and keep its later ones waiting."""
        queue = self._queues.setdefault(account, _Queue(asyncio.Lock()))
        queue.waiting += 1
        try:
            async with queue.lock:
                yield
        finally:
            queue.waiting -= 1
            if not queue.waiting:
                self._queues.pop(account, None)
