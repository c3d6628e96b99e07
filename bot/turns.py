"""Turns: the one door into the conversation, for every channel. Locks the person, loads, plays, saves."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import structlog

import flows
from bot.logs import trace
from bot.metrics import SECRETS, TURNS
from bot.store import Account, Debt, Loaded, Saving, Store
from flows.core.address import HOME, Address
from flows.core.event import Event, Origin, Role
from flows.core.fact import Noted, Warned
from flows.core.library import Library
from flows.core.person import Person, dump, leaving, load
from flows.core.screen import Screen
from flows.core.turn import Turn

log = structlog.get_logger()


def fresh_id() -> str:
    """A random id of 22 characters: keys, runs, forms."""
    return secrets.token_urlsafe(16)


def now() -> datetime:
    """The moment, UTC. Tests put another clock in its place."""
    return datetime.now(UTC)


def origin(
    channel: str,
    id: str,
    *,
    place: Address | None = None,
    via: str | None = None,
    order: int | None = None,
) -> Origin:
    """The origin of an event that comes in now. `id` is the channel's own id of it."""
    return Origin(f"{channel}:{id}", now(), fresh_id(), channel, place, order, via)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a turn came to, once it is saved."""

    person: Person
    screens: tuple[Screen, ...]
    serial: int
    known: bool  # the event had been saved before; the screens show where the person stands
    delete: bool = False  # what the person sent is to be deleted where the channel can


def _count(channel: str, event: Event, turn: Turn) -> None:
    TURNS.labels(channel, type(event).__name__).inc()
    for noted in turn.facts:
        if isinstance(noted.fact, Warned):
            SECRETS.labels(channel, noted.fact.secret).inc()


@dataclass
class _Line:
    """The queue of one person."""

    lock: asyncio.Lock
    waiting: int = 0


class Turns:
    """Plays events: different people in parallel, one person's events in order."""

    def __init__(self, store: Store, library: Callable[[], Library], role: Callable[[Account], Role]) -> None:
        self._store = store
        self._library = library
        self._role = role
        self._lines: dict[Account, _Line] = {}

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
            loaded = await self._store.load(account, event.origin.id)
            person = self._person(account, loaded)
            if loaded.known:
                return Answer(person, (flows.standing(person, self.library),), loaded.serial, known=True)
            turn = self._play(person, event)
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
                owed=owed,
                pressed=pressed,
                unsaid=message if turn.delete else None,
            )
            await self._store.save(saving)
            _count(account.channel, event, turn)
            return Answer(turn.person, turn.screens, saving.serial, known=False, delete=turn.delete)

    async def look(self, account: Account, address: Address | None = None) -> tuple[Person, Screen]:
        """The screen of an address (of where the person stands, without one). Nothing is changed or noted."""
        loaded = await self._store.load(account, "")
        person = self._person(account, loaded)
        if address is None:
            return person, flows.standing(person, self.library)
        return person, flows.view(address, flows.met(person, address, now()), self.library)

    async def owed_screen(self, debt: Debt) -> Screen:
        """The screen that pays a debt."""
        _, screen = await self.look(debt.account, debt.address)
        return screen

    async def forget_due(self, now: datetime) -> int:
        """Forget everybody whose time has come; says how many."""
        count = 0
        for one in await self._store.due(now):
            async with self._line(one.account):
                loaded = await self._store.load(one.account, "")
                person = self._person(one.account, loaded)
                if person.key != one.key or person.forget_at is None or person.forget_at > now:
                    continue
                via = {run.id: run.via for run in person.runs.values()}
                facts = leaving(person, "forgotten")
                channel = one.account.channel
                await self._store.forget(one, [Noted(now, None, channel, via[fact.run], fact) for fact in facts])
                count += 1
        return count

    def _person(self, account: Account, loaded: Loaded) -> Person:
        """Who was loaded; for a stranger a fresh key, which no account, run or event can be told from."""
        role = self._role(account)
        if loaded.key is None or loaded.state is None:
            return Person(fresh_id(), role=role)
        return load(loaded.key, loaded.state, role)

    def _play(self, person: Person, event: Event) -> Turn:
        """Advance; a failure of ours becomes a calm screen, is logged by the event's id and changes nothing."""
        try:
            return flows.advance(person, event, self.library)
        except Exception as error:
            log.error("turn failed", event_id=event.origin.id, kind=type(event).__name__, trace=trace(error))
        calm = replace(person, note="note-trouble", seen_at=event.origin.at)
        try:
            return Turn(calm, (flows.standing(calm, self.library),), ())
        except Exception as error:
            log.error("screen failed", event_id=event.origin.id, address=calm.place.token, trace=trace(error))
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
