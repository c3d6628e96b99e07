"""Random walks over the real guides: presses twice, late, out of order and on any earlier button, updates that come
again, restarts at any moment. There is always a way out, nothing counts twice, and one stands where a tidy walk does.
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

import flows
from bot.store import Account, Store
from bot.store.opening import open_database
from bot.turns.service import Turns
from flows.core.address import HOME
from flows.core.event import Event, Opened, Origin, Said, Sent
from flows.core.facts.citizen import Reached
from flows.core.person import Person
from flows.core.screen import Do, Go
from tests.harness.player import FIRST_DAY
from tests.harness.real_guides import real_library
from tests.harness.walker import TYPED, Walker, erases, leaving, links, onward, pressed, steps, walked
from tests.harness.whole import examples


@given(st.lists(steps, min_size=10, max_size=60))
@examples(100)
def test_a_run_finishes_once_and_numbers_add_up(walk: list[Any]) -> None:
    """However one walks, a run is started once and ends at most once, and started is finished, left or inside."""
    walker = Walker()
    for step in walk:
        walker.step(step)
    journal = walker.player.journal
    for kinds in (("Started",), ("Finished", "Left"), ("Rated",)):
        counts = Counter(getattr(noted.fact, "run", "") for noted in journal if noted.kind in kinds)
        assert set(counts.values()) <= {1}, kinds
    reached = Counter((fact.run, fact.step) for noted in journal if (fact := noted.fact) and isinstance(fact, Reached))
    assert set(reached.values()) <= {1}
    kinds_of = Counter(noted.kind for noted in journal)
    inside = len(walker.player.person.open_runs)
    assert kinds_of["Started"] == kinds_of["Finished"] + kinds_of["Left"] + inside


@given(st.lists(steps, min_size=10, max_size=40))
@examples(60)
def test_a_second_press_changes_nothing(walk: list[Any]) -> None:
    """Any button pressed twice, each time as an event of its own, leaves the person as the first press did."""
    walker = Walker(twice=True)
    for step in walk:
        walker.step(step)
    assert walker.doubled > 0


@examples(70)
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
        self.screen = flows.view(HOME, Person("k"), real_library())
        self.met = list(self.screen.choices)

    async def open(self) -> None:
        self.store = Store(await open_database(Path(f"{self.folder.name}/walk.db")))
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
        await self.turns.take(Account("tidy", "1"), make(self.origin("tidy")))
        await self.noisily(make, noise, after)
        tidy, _ = await self.turns.look(Account("tidy", "1"))
        noisy, screen = await self.turns.look(Account("noisy", "1"))
        assert walked(noisy) == walked(tidy)
        assert screen.address == noisy.here
        assert screen.choices
        self.screen = screen
        self.met += screen.choices

    def play(self, make: Callable[[Origin], Event], noise: str, after: int) -> None:
        self.runner.run(self.both(make, noise, after))

    def press(self, button: Go | Do, noise: str, after: int) -> None:
        noise = "again" if noise == "twice" and erases(button) else noise
        self.play(lambda origin: pressed(button, origin), noise, after)

    @rule(times=st.integers(1, 9), noise=NOISE, after=st.integers(0, 12))
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

    @rule(verb=st.sampled_from(["again", "drop"]), noise=NOISE)
    def leave_a_guide(self, verb: str, noise: str) -> None:
        if (button := leaving(self.met, verb)) is not None:
            self.press(button, noise, 3)

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
        rows = [row async for row in self.store.journal.read(None, None) if row["channel"] == channel]
        return [{name: value for name, value in row.items() if name not in ids} for row in rows]

    def teardown(self) -> None:
        try:
            tidy, noisy = self.runner.run(self.told("tidy")), self.runner.run(self.told("noisy"))
            assert noisy == tidy, "something counted twice or not at all"
        finally:
            self.runner.run(self.store.close())
            self.runner.close()
            self.folder.cleanup()


Walk.TestCase.settings = settings(examples(25), stateful_step_count=25)
TestWalk = Walk.TestCase
TestWalk.__doc__ = "Whatever goes wrong on the way, one stands where the tidy walker does, and the journal is the same."
