"""A walker: somebody who goes through the real guides at random, with presses that come late, and old buttons."""

from functools import cache
from typing import Any

from hypothesis import strategies as st

from flows.core.address import Act, Address, address
from flows.core.event import Event, Opened, Origin, Pressed
from flows.core.person import Person, dump
from flows.core.screen import Button, Do, Go, Screen
from tests.harness.player import Player
from tests.harness.real_guides import real_library
from tests.harness.strategies import known_addresses

TYPED = ("1", "2", "3", "xong", "quay lại", "cài vneid", "không có mạng", "may bao loi", "/start", "/cuatoi", "xyzzy")


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


def leaving(met: list[Go | Do], verb: str) -> Do | None:
    """The button on a cover that begins the guide anew or puts it away, of the guide walked last."""
    walked = (b.act.address for b in reversed(met) if isinstance(b, Do) and b.act.verb in ("next", "pick"))
    place = next(walked, None)
    return Do(verb, Act(verb, address("guide", place.ids[0]))) if place else None


def onward(screen: Screen) -> Go | Do:
    """The button that leads on: the first that acts, else the first."""
    return next((b for b in screen.choices if isinstance(b, Do)), screen.choices[0])


steps = st.one_of(
    st.tuples(st.just("on"), st.integers(1, 12)),
    st.integers(0, 12),
    st.tuples(st.just("old"), st.integers(0, 99)),
    st.tuples(st.just("swap"), st.integers(0, 12), st.integers(0, 12)),
    st.sampled_from(TYPED),
    st.tuples(st.just("leave"), st.sampled_from(["again", "drop"])),
)


def walked(person: Person) -> dict[str, Any]:
    """What two walks have in common: all but ids, times and the note of the last press."""
    state = dump(person)
    runs = [{k: v for k, v in run.items() if k not in ("id", "started_at", "ended_at")} for run in state["runs"]]
    return {k: v for k, v in state.items() if k not in ("note", "seen_at", "order", "runs")} | {"runs": runs}


class Walker:
    """A player in the pure room whose events bear numbers and may overtake each other."""

    def __init__(self, *, twice: bool = False) -> None:
        self.player = Player(real_library())
        self.twice = twice  # whether every button is pressed a second time
        self.number = self.doubled = 0
        self.met: list[Go | Do] = []
        self.keep(self.player.screen)

    def keep(self, screen: Screen) -> None:
        self.met += screen.choices
        assert screen.choices

    def press(self, button: Go | Do, number: int | None = None) -> None:
        self.number += 1
        self.keep(self.player.play(pressed(button, self.player.origin(order=number or self.number))))
        if self.twice and number is None and not erases(button):
            self.press_again(button)

    def press_again(self, button: Go | Do) -> None:
        before = walked(self.player.person)
        self.number += 1
        self.doubled += 1
        self.player.play(pressed(button, self.player.origin(order=self.number)))
        assert walked(self.player.person) == before
        assert self.player.kinds == [], button

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
            case "leave", str(verb):
                if (button := leaving(self.met, verb)) is not None:
                    self.press(button)
            case "swap", int(one), int(two):
                self.number += 2
                self.press(choices[two % len(choices)], self.number)
                self.press(choices[one % len(choices)], self.number - 2)
            case str():
                self.number += 1
                self.keep(self.player.say(step, order=self.number))
