"""Random walks over the real guides: presses twice, late, out of order and on any earlier button, updates that come
again, restarts at any moment. There is always a way out, nothing counts twice, and one stands where a tidy walk does.
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

import flows
from bot.config import load_config
from bot.loader import build_library, load_words, read_shelf
from bot.store import Account
from bot.store.sqlite import SqliteStore
from bot.turns import Turns
from flows.core.address import Address
from flows.core.event import Event, Opened, Origin, Pressed, Said, Sent
from flows.core.library import Library
from flows.core.person import Person, dump
from flows.core.screen import Button, Do, Go, Screen
from tests.player import FIRST_DAY, Player
from tests.strategies import known_addresses

ROOT = Path(__file__).parents[1]
TYPED = ("1", "2", "3", "xong", "quay lại", "cài vneid", "không có mạng", "may bao loi", "/start", "/cuatoi", "xyzzy")


@cache
def real_library() -> Library:
    config = load_config(ROOT / "config.yaml")
    return build_library(read_shelf(config.guides), load_words(), config)


@cache
def links() -> tuple[Address, ...]:
    return known_addresses(real_library())


def pressed(button: Button, origin: Origin) -> Event:
    """The event of pressing a button."""
    match button:
        case Go(_, address):
            return Opened(origin, address)
        case Do(_, act):
            return Pressed(origin, act)
        case _:
            raise AssertionError(button)


def erases(button: Button) -> bool:
    """Whether a button deletes: each press of it makes another stranger, and says so."""
    return isinstance(button, Do) and button.act.verb == "erase"


def onward(screen: Screen) -> Go | Do:
    """The button that leads on: the first that acts, else the first."""
    return next((b for b in screen.choices if isinstance(b, Do)), screen.choices[0])


steps = st.one_of(
    st.tuples(st.just("on"), st.integers(1, 12)),
    st.integers(0, 12),
    st.tuples(st.just("old"), st.integers(0, 99)),
    st.tuples(st.just("swap"), st.integers(0, 12), st.integers(0, 12)),
    st.sampled_from(TYPED),
)


class Walker:
    """A player in the pure room whose events bear numbers and may overtake each other."""

    def __init__(self) -> None:
        self.player = Player(real_library())
        self.number = 0
        self.met: list[Go | Do] = []
        self.keep(self.player.screen)

    def keep(self, screen: Screen) -> None:
        self.met += screen.choices
        assert screen.choices

    def press(self, button: Go | Do, number: int | None = None) -> None:
        self.number += 1
        self.keep(self.player.play(pressed(button, self.player.origin(order=number or self.number))))

    def step(self, step: Any) -> None:
        choices = self.player.screen.choices
        match step:
            case "on", int(times):
                for _ in range(times):
                    self.press(onward(self.player.screen))
            case int():
                self.press(choices[step % len(choices)])
            case "old", int(place):
                self.press(self.met[-1 - place % len(self.met)])
            case "swap", int(one), int(two):
                self.number += 2
                self.press(choices[two % len(choices)], self.number)
                self.press(choices[one % len(choices)], self.number - 2)
            case str():
                self.number += 1
                self.keep(self.player.say(step, order=self.number))


@given(st.lists(steps, min_size=10, max_size=60))
@settings(max_examples=120)
def test_a_run_finishes_once_and_numbers_add_up(walk: list[Any]) -> None:
    """However one walks, a run is started once and ends at most once, and started is finished, left or inside."""
    walker = Walker()
    for step in walk:
        walker.step(step)
    journal = walker.player.journal
    for kinds in (("Started",), ("Finished", "Left"), ("Rated",)):
        counts = Counter(getattr(noted.fact, "run", "") for noted in journal if noted.kind in kinds)
        assert set(counts.values()) <= {1}, kinds
    reached = Counter(
        (fact.run, fact.step) for noted in journal if (fact := noted.fact) and isinstance(fact, flows.core.fact.Reached)
    )
    assert set(reached.values()) <= {1}
    kinds_of = Counter(noted.kind for noted in journal)
    inside = len(walker.player.person.open_runs)
    assert kinds_of["Started"] == kinds_of["Finished"] + kinds_of["Left"] + inside


@settings(max_examples=120)
@given(st.lists(steps, min_size=5, max_size=25), st.integers(0, 12), st.integers(0, 12))
def test_swapped_presses_end_where_the_second_leads(walk: list[Any], one: int, two: int) -> None:
    """Of two buttons on one screen, pressed in order but delivered swapped, the one pressed last decides the place."""
    walker = Walker()
    for step in walk:
        walker.step(step)
    choices = walker.player.screen.choices
    first, second = choices[one % len(choices)], choices[two % len(choices)]
    if erases(first):
        first = second
    swapped, tidy = replace(walker.player), replace(walker.player)
    number = walker.number
    for player, presses in ((tidy, ((first, 1), (second, 2))), (swapped, ((second, 2), (first, 1)))):
        for button, order in presses:
            player.play(pressed(button, player.origin(order=number + order)))
    assert swapped.at == tidy.at


def walked(person: Person) -> dict[str, Any]:
    """What two walks have in common: all but ids, times and the note of the last press."""
    state = dump(person)
    runs = [{k: v for k, v in run.items() if k not in ("id", "started_at", "ended_at")} for run in state["runs"]]
    return {k: v for k, v in state.items() if k not in ("note", "seen_at", "order", "runs")} | {"runs": runs}


NOISE = st.sampled_from(["once", "twice", "again", "together", "restart", "cut", "later"])


class Walk(RuleBasedStateMachine):
    """Two people do the same: one tidily, one with all that can go wrong on the way. A real store keeps both."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.now, self.number = FIRST_DAY, 0
        self.earlier: Event | None = None
        self.runner.run(self.open())
        self.screen = flows.view(flows.core.address.HOME, Person("k"), real_library())
        self.met = list(self.screen.choices)

    async def open(self) -> None:
        self.store = await SqliteStore.open(f"{self.folder.name}/walk.db")
        self.turns = Turns(self.store, real_library, lambda _: "citizen")

    def origin(self, channel: str) -> Origin:
        self.number += 1
        return Origin(f"{channel}:{self.number}", self.now, f"seed-{self.number}", channel, order=self.number)

    async def reopen(self) -> None:
        await self.store.close()
        await self.open()

    async def cut(self, event: Event, after: int) -> None:
        """The program ends while an event is being played; it starts again and the event comes again."""
        task = asyncio.create_task(self.turns.take(Account("noisy", "1"), event))
        for _ in range(after):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await self.reopen()

    async def noisily(self, make: Callable[[Origin], Event], noise: str, after: int) -> None:
        account, event = Account("noisy", "1"), make(self.origin("noisy"))
        if noise == "restart":
            await self.reopen()
        if noise == "cut":
            await self.cut(event, after)
        if noise == "together":
            await asyncio.gather(*(self.turns.take(account, event) for _ in range(3)))
        await self.turns.take(account, event)
        if noise == "twice":
            await self.turns.take(account, make(self.origin("noisy")))
        if noise == "again":
            await self.reopen()
            assert (await self.turns.take(account, event)).known
        if noise == "later" and self.earlier is not None:
            assert (await self.turns.take(account, self.earlier)).known
        self.earlier = event

    async def both(self, make: Callable[[Origin], Event], noise: str, after: int) -> None:
        self.now += timedelta(seconds=20)
        tidy = await self.turns.take(Account("tidy", "1"), make(self.origin("tidy")))
        await self.noisily(make, noise, after)
        noisy, screen = await self.turns.look(Account("noisy", "1"))
        assert walked(noisy) == walked(tidy.person)
        assert screen.address == noisy.place
        assert screen.choices
        self.screen = screen
        self.met += screen.choices

    def play(self, make: Callable[[Origin], Event], noise: str, after: int) -> None:
        self.runner.run(self.both(make, noise, after))

    def press(self, button: Go | Do, noise: str, after: int) -> None:
        noise = "again" if noise == "twice" and erases(button) else noise
        self.play(lambda origin: pressed(button, origin), noise, after)

    @rule(times=st.integers(1, 5), noise=NOISE, after=st.integers(0, 12))
    def go_on(self, times: int, noise: str, after: int) -> None:
        for _ in range(times):
            self.press(onward(self.screen), noise, after)

    @rule(place=st.integers(0, 12), noise=NOISE, after=st.integers(0, 12))
    def press_any(self, place: int, noise: str, after: int) -> None:
        self.press(self.screen.choices[place % len(self.screen.choices)], noise, after)

    @precondition(lambda self: len(self.met) > 10)
    @rule(place=st.integers(0, 99), noise=NOISE)
    def press_an_earlier_one(self, place: int, noise: str) -> None:
        self.press(self.met[-1 - place % len(self.met)], noise, 3)

    @rule(place=st.integers(0, 9999), noise=NOISE.filter(lambda noise: noise != "twice"))
    def follow_a_link(self, place: int, noise: str) -> None:
        to = links()[place % len(links())]
        self.play(lambda origin: Opened(replace(origin, via="To-Lia"), to, arrived=True), noise, 3)

    @rule(text=st.sampled_from(TYPED), noise=NOISE.filter(lambda noise: noise != "twice"))
    def say(self, text: str, noise: str) -> None:
        self.play(lambda origin: Said(origin, text), noise, 3)

    @rule(noise=NOISE.filter(lambda noise: noise != "twice"))
    def send_a_photo(self, noise: str) -> None:
        self.play(lambda origin: Sent(origin, "photo"), noise, 3)

    @rule(hours=st.sampled_from([1, 23, 25]))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    async def told(self, channel: str) -> list[dict[str, Any]]:
        """The journal of one of the two, without what differs: ids and times."""
        ids = ("run", "person", "at", "channel")
        rows = [row async for row in self.store.journal(None, None) if row["channel"] == channel]
        return [{name: value for name, value in row.items() if name not in ids} for row in rows]

    def teardown(self) -> None:
        try:
            tidy, noisy = self.runner.run(self.told("tidy")), self.runner.run(self.told("noisy"))
            assert noisy == tidy, "something counted twice or not at all"
        finally:
            self.runner.run(self.store.close())
            self.runner.close()
            self.folder.cleanup()


Walk.TestCase.settings = settings(max_examples=30, stateful_step_count=25)
TestWalk = Walk.TestCase
TestWalk.__doc__ = "Whatever goes wrong on the way, one stands where the tidy walker does, and the journal is the same."
