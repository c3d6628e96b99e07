"""Stand-ins for the conversations that tell others: two people who talk, a card that a team sees, and a live screen."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest

import flows
from bot.store import Account, Parcel, SystemChange
from flows.core.address import HOME, Act, Address, address
from flows.core.event import Event, Origin, Said, Sent
from flows.core.flow import Carry, Flow, Outcome, Told
from flows.core.library import Library
from flows.core.person import Person
from flows.core.places.place import Place, Teams
from flows.core.record import Member
from flows.core.screen import Chart, Do, Go, Picture, Screen
from tests.fakes.botapi import Phone
from tests.harness.make import make
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan, TelegramProgram
from tests.harness.telegram_scenes import playing

NOW = datetime(2026, 11, 23, tzinfo=UTC)
GROUP, OTHER_GROUP = -1002000000001, -1002000000002
TEAMS = Teams.of(
    (
        make(Place, "lia", "Xã Lìa", "commune", None),
        make(Place, "lia-1", "Thôn 1", "village", "lia", group=GROUP),
        make(Place, "lia-2", "Thôn 2", "village", "lia", group=OTHER_GROUP),
    )
)
CHAT, CALL, WALL = address("chat"), address("call", "k"), address("wall")


@dataclass
class Talking:
    """What the stand-ins know."""

    pairs: dict[str, str] = field(default_factory=dict)  # who talks with whom, by key
    call: str | None = "Bà con ở Thôn 1 cần người giúp"  # what the team's card says; None: it is no more
    place: str = "lia-1"  # whose card it is
    wall: str = "0 người"
    button: str = "Nhà"  # of the wall
    picture: Picture | None = None

    def carrier(self, event: Event, person: Person, library: Library) -> Outcome | None:
        """Carry all that one of the two sends to the other."""
        other = self.pairs.get(person.key) if person.help else None
        if other is None or not isinstance(event, Said | Sent):
            return None
        if isinstance(event, Sent) and event.kind in ("flood", "unreadable"):
            return None  # no message of theirs
        words = event.text if isinstance(event, Said) else None
        return Outcome(person, carried=(Carry(other, words),), silent=True)

    def chat(self, here: Address, person: Person, library: Library) -> Screen:
        out = Do("Thôi nói chuyện", Act("leave", CHAT))
        return Screen(here, "vi", "Bà con đang nói chuyện", rows=((out,), (Go("Nhà", HOME),)))

    def of_call(self, here: Address, person: Person, library: Library) -> Screen | None:
        if self.call is None or person.seat is None or person.seat.place != self.place:
            return None
        take = Do("Nhận giúp", Act("take", here))
        return Screen(here, "vi", self.call, rows=((take,), (Go("Việc khác", HOME),)))

    def of_wall(self, here: Address, person: Person, library: Library) -> Screen:
        picture = Chart("board", self.wall, "bảng") if self.picture else None
        return Screen(here, "vi", self.wall, picture=picture, live=True, rows=((Go(self.button, HOME),),))

    @property
    def by_name(self) -> dict[str, Flow]:
        def join(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
            return Outcome(make(replace, person.at(CHAT), help="h"))

        def leave(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
            return Outcome(replace(person.at(HOME), help=None))

        def ask(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
            told = Told(str(GROUP if self.place == "lia-1" else OTHER_GROUP), CALL, group=True)
            return Outcome(person.at(HOME), told=(told,))

        return {
            "chat": Flow(self.chat, acts={"join": join, "leave": leave}),
            "call": Flow(self.of_call, acts={"ask": ask}, roles=("member", "lead", "admin")),
            "ask": Flow(self.chat, acts={"ask": ask}),
            "wall": Flow(self.of_wall),
        }


@contextmanager
def talking() -> Iterator[Talking]:
    """The stand-ins among the conversations, for the time of a block."""
    here = Talking()
    with pytest.MonkeyPatch.context() as patch:
        stood_in = replace(flows.FLOWS, by_name={**flows.FLOWS.by_name, **here.by_name}, carrier=here.carrier)
        patch.setattr(flows, "FLOWS", stood_in)
        yield here


async def key_of(house: TelegramProgram, phone: Phone) -> str:
    """The key of whoever holds a phone."""
    loaded = await house.store.load(house.account(str(phone.user.id)), "")
    assert loaded.key is not None
    return loaded.key


async def two_talk(house: TelegramProgram, here: Talking) -> tuple[Phone, Phone]:
    """Two people who talk with each other, with the card of it on both screens."""
    ann, ben = house.phone(1), house.phone(2)
    for phone in (ann, ben):
        await phone.open()
        await phone.wait_answer()
        await phone.press_forged("join:chat")
        await phone.wait_answer()
        await phone.wait_quiet(0.1)
    keys = await key_of(house, ann), await key_of(house, ben)
    here.pairs = {keys[0]: keys[1], keys[1]: keys[0]}
    return ann, ben


async def seated(house: TelegramProgram, phone: Phone, place: str = "lia-1", **more: Any) -> Member:
    """Give whoever holds a phone a seat in a team."""
    seat = make(
        Member, id="bcdfghj", role="member", place=place, label="Hoa", key=await key_of(house, phone), since=NOW
    )
    await house.store.apply(SystemChange(NOW, changed=(replace(seat, **more),)))
    return seat


async def handed(house: TelegramProgram, to: int, words: str, *, ring: bool = True) -> None:
    """Something that a person on the web says to somebody here."""
    parcel = Parcel(Account("telegram", str(to)), "h", words, "a-cookie", None)
    await house.store.apply(SystemChange(NOW, parcels=(parcel,)))
    if ring:
        house.turns.deliveries.announce((), (parcel,))


Talk = Callable[[TelegramProgram, Talking, Phone, Phone], Awaitable[None]]


@asynccontextmanager
async def two_talking(plan: Plan) -> AsyncIterator[tuple[TelegramProgram, Talking, Phone, Phone]]:
    """Open a house in which two people talk."""
    async with playing(plan) as house:
        with talking() as here:
            ann, ben = await two_talk(house, here)
            yield house, here, ann, ben


async def brought(house: TelegramProgram, patience_s: float = PATIENCE_S) -> None:
    """Wait until all that was said is taken and brought."""
    async with asyncio.timeout(patience_s):
        while house.api.world.updates.pending or await house.store.parcels.find("telegram"):
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.1)


def texts(phone: Phone) -> list[str]:
    return [screen.text for screen in phone.history if not screen.buttons]
