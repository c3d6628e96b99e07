"""Turns: the one door into the conversation, for every channel. Locks the person, loads, plays, saves."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import structlog

import flows
from bot import clock
from bot.server.logs import trace
from bot.server.metrics import SECRETS, TURNS
from bot.store import Account, Loaded, Moved, Saving, Stale, Store, StoreUnavailable
from bot.turns.changes import Changes
from bot.turns.deliveries import Post, team_of
from bot.turns.lookup import Counting, Lookup
from flows.core.address import HOME, Address
from flows.core.event import Event, Origin, Role
from flows.core.facts.citizen import Fact, Noted, Warned
from flows.core.flow import Upshot
from flows.core.forgetting import held, parting
from flows.core.help.requests import GROUP, SERVER
from flows.core.library import Library
from flows.core.person import Person, dump, load
from flows.core.record import Member
from flows.core.screen import Screen
from flows.core.shared import Question, Unanswered
from flows.core.turn import Turn

log = structlog.get_logger()


def fresh_id() -> str:
    """A random id of 22 characters: keys, runs, forms."""
    return secrets.token_urlsafe(16)


def origin(
    channel: str,
    id: str,
    *,
    here: Address | None = None,
    via: str | None = None,
    order: int | None = None,
) -> Origin:
    """The origin of an event that comes in now. `id` is the channel's own id of it."""
    return Origin(f"{channel}:{id}", clock.now(), fresh_id(), channel, here, order, via)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a turn came to, once it is saved."""

    person: Person
    screens: tuple[Screen, ...]
    serial: int
    known: bool  # the event had been saved before; the screens show where the person stands
    delete: bool = False  # what the person sent is to be deleted where the channel can
    silent: bool = False  # nothing is to be shown
    carried: bool = False  # what the person sent goes to somebody else


_STALE_MAX = 20  # others who change the same records at the same moment
_SERVER = Member(SERVER, "admin", "", "", "", datetime.min.replace(tzinfo=UTC))
_GROUP = replace(_SERVER, id=GROUP, role="member")


def _count(channel: str, event: Event, turn: Turn) -> None:
    TURNS.labels(channel, type(event).__name__).inc()
    for noted in turn.facts:
        if isinstance(noted.fact, Warned):
            SECRETS.labels(channel, noted.fact.secret).inc()


def unnamed(facts: Sequence[Fact], person: Person, channel: str, at: datetime) -> list[Noted]:
    """Facts that nobody's turn noted, without a key; a run's are credited as the run is."""
    via = {run.id: run.via for run in person.runs.values()}
    return [
        Noted(at, None, channel, via.get(getattr(fact, "run", "")), fact, getattr(fact, "place", person.home))
        for fact in facts
    ]


@dataclass
class _Line:
    """The queue of one person."""

    lock: asyncio.Lock
    waiting: int = 0


class Turns:
    """Plays events: different people in parallel, one person's events in order."""

    def __init__(
        self,
        store: Store,
        library: Callable[[], Library],
        role: Callable[[Account], Role],
        counting: Counting | None = None,
    ) -> None:
        self._store = store
        self._library = library
        self._role = role
        self.lookup = Lookup(store, lambda: self.library.teams, counting)
        self._lines: dict[Account, _Line] = {}
        self.post = Post(store)
        self.changes = Changes()

    @property
    def library(self) -> Library:
        """The library of this moment."""
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

        owed: the channel shows later, so the screen is kept as a debt until it says `paid`; `pressed` is the message
        that was pressed, which the screen may take the place of; `message` is the person's own, if the channel can
        delete it: where it held a secret, it is kept as `unsaid` until the channel has done so.
        """
        async with self._line(account):
            for _ in range(_STALE_MAX):
                try:
                    return await self._take(account, event, owed, pressed, message)
                except Stale as error:
                    log.info("played again", event_id=event.origin.id, why=str(error))
            raise StoreUnavailable(f"{event.origin.id}: too many at once")

    async def _take(
        self, account: Account, event: Event, owed: bool, pressed: int | None, message: int | None
    ) -> Answer:
        loaded = await self._store.load(account, event.origin.id)
        person = self._person(account, loaded)
        if loaded.known:
            screen = await self.lookup.play(person, lambda asking: flows.standing(asking, self.library))
            return Answer(person, (screen,), loaded.serial, known=True)
        turn = await self.lookup.play(person, lambda asking: self._play(asking, event))
        told = await self.post.told(turn.told)
        parcels = await self.post.parcels(turn.carried, turn.person.help or "", account, message)
        saving = Saving(
            account=account,
            event=event.origin.id,
            at=event.origin.at,
            key=turn.person.key,
            state=dump(turn.person),
            serial=loaded.serial + 1,
            forget_at=turn.person.forget_at,
            facts=turn.facts,
            erased=turn.erased,
            owed=owed and not turn.silent,
            pressed=pressed,
            unsaid=message if turn.delete else None,
            changed=turn.changed,
            told=told,
            parcels=parcels,
        )
        await self._store.save(saving)
        _count(account.channel, event, turn)
        self.changes.saved(saving)
        self.post.ring(told, parcels)
        told_more = {"delete": turn.delete, "silent": turn.silent, "carried": bool(turn.carried)}
        return Answer(turn.person, turn.screens, saving.serial, known=False, **told_more)

    async def move(self, moved: Moved) -> None:
        """Save what no person's turn has changed, and tell whom it concerns. Raises Stale or StoreUnavailable."""
        await self._store.move(moved)
        self.changes.saved(moved)
        self.post.ring(moved.told, moved.parcels)

    async def look(self, account: Account | None, address: Address | None = None) -> tuple[Person, Screen]:
        """The screen of an address (of where the person stands, without one). Nothing is changed or noted.

        account: None for a stranger, for whom the store is only asked what the screen shows of shared things.
        """
        person, screen, _ = await self.watch(account, address)
        return person, screen

    async def watch(
        self, account: Account | None, address: Address | None
    ) -> tuple[Person, Screen, frozenset[Question]]:
        """Likewise, with what the screen asked of shared things: it stays the same while no such answer changes."""
        person = self._person(account, await self._store.load(account, "")) if account else Person("—")

        def drawn(asking: Person) -> Screen:
            if address is None:
                return flows.standing(asking, self.library)
            return flows.view(address, flows.met(asking, address, clock.now()), self.library)

        return person, *await self.lookup.watched(person, drawn)

    async def forget_due(self, now: datetime) -> int:
        """Forget everybody whose time has come; says how many."""
        count = 0
        for one in await self._store.due(now):
            async with self._line(one.account):
                loaded = await self._store.load(one.account, "")
                person = self._person(one.account, loaded)
                if person.key != one.key or person.forget_at is None or person.forget_at > now:
                    continue
                end = await self.lookup.play(person, lambda asking: self._parting(asking, now))
                if end is None:
                    continue
                facts, told = unnamed(end.facts, person, one.account.channel, now), await self.post.told(end.told)
                try:
                    await self._store.forget(one, facts, end.changed, told)
                except Stale:  # at the next sweep
                    continue
                self.changes.happened(facts, end.changed)
                self.post.ring(told)
                count += 1
        return count

    def _parting(self, person: Person, at: datetime) -> Upshot | None:
        """What comes of forgetting somebody; None where they are still to be remembered."""
        return None if held(person) else parting(person, "forgotten", at, self.library)

    def _person(self, account: Account, loaded: Loaded) -> Person:
        """Who was loaded; for a stranger a fresh key, which no account, run or event can be told from.

        A team's group sees what its members see; it has no turns, and its seat is nobody's.
        """
        if (team := team_of(account, self.library.teams)) is not None:
            return Person(_GROUP.id, home=team.id, seat=replace(_GROUP, place=team.id, label=team.name))
        seat = loaded.seat
        if seat is None and (role := self._role(account)) != "citizen":
            seat = replace(_SERVER, role=role, place=self.library.teams.root, label=role)
        if loaded.key is None or loaded.state is None:
            return Person(fresh_id(), seat=seat)
        return load(loaded.key, loaded.state, seat)

    def _play(self, person: Person, event: Event) -> Turn:
        """Advance; a failure of ours becomes a calm screen, is logged by the event's id and changes nothing."""
        try:
            return flows.advance(person, event, self.library)
        except Unanswered:
            raise
        except Exception as error:
            log.error("turn failed", event_id=event.origin.id, kind=type(event).__name__, trace=trace(error))
        calm = replace(person, note="note-trouble", seen_at=event.origin.at)
        try:
            return Turn(calm, (flows.standing(calm, self.library),), ())
        except Unanswered:
            raise
        except Exception as error:
            log.error("screen failed", event_id=event.origin.id, address=calm.here.token, trace=trace(error))
        calm = calm.at(HOME, calm.note)
        return Turn(calm, (flows.standing(calm, self.library),), ())

    @asynccontextmanager
    async def _line(self, account: Account) -> AsyncIterator[None]:
        line = self._lines.setdefault(account, _Line(asyncio.Lock()))
        line.waiting += 1
        try:
            async with line.lock:
                yield
        finally:
            line.waiting -= 1
            if not line.waiting:
                self._lines.pop(account, None)
