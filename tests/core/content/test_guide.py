"""The guide: numbers, ways and order of its steps, also where its form is not sound (yet)."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.content.guide import DONE, STOP, Guide
from flows.core.library import Library
from tests.harness.small import TEA_STEPS, guide, step, tea


def test_steps_of_a_guide() -> None:
    """A step is found by its id, or by the one that `renamed` gives it."""
    one = tea(renamed={"cook": "boil", "old": "gone"})
    assert [one.first.id, one.by_id["ice"].id] == ["ask", "ice"]
    found = [one.step(id) for id in ("boil", "cook", "old", "none")]
    assert [step.id if step else None for step in found] == ["boil", "boil", None, None]
    gas = one.by_id["boil"].problem("gas")
    assert gas is not None
    assert gas.see == "cup"
    assert one.by_id["boil"].problem("none") is None


def test_what_follows_a_step() -> None:
    """A step leads to its `next`, else to the one below it, else to the end; a question to its answers' steps."""
    one = tea()
    ways = {step.id: one.after(step) for step in one.steps}
    assert ways == {
        "ask": ("boil", "ice"),
        "boil": ("pour",),
        "ice": ("pour",),
        "pour": ("drink",),
        "drink": (DONE,),
    }
    assert guide("g", [step("a", next=DONE), step("b")]).following(guide("g", [step("a", next=DONE)]).steps[0]) == DONE


def test_numbers_count_the_longest_way() -> None:
    """A step's number is its place on the longest way, so it never goes down, and the total is the longest way on."""
    one = tea(steps=(TEA_STEPS[0], *(step(id) for id in ("boil", "more", "ice", "pour"))))
    assert one.depths == {"ask": 1, "boil": 2, "more": 3, "ice": 4, "pour": 5}
    assert one.heights == {"ask": 5, "boil": 4, "more": 3, "ice": 2, "pour": 1}
    assert tea().depths == {"ask": 1, "boil": 2, "ice": 2, "pour": 3, "drink": 4}
    assert tea().heights == {"ask": 4, "boil": 3, "ice": 3, "pour": 2, "drink": 1}


def test_an_unreached_step_has_no_number() -> None:
    """A step that no way leads to is not in the order."""
    one = guide("g", [step("a", next="c"), step("b"), step("c")])
    assert one.order == ("a", "c")
    assert set(one.depths) == set(one.heights) == {"a", "c"}


@pytest.mark.parametrize(("time", "minutes"), [("PT10M", 10), ("PT20S", 1), ("PT1H", 60), ("P1D", 1440)])
def test_minutes(time: str, minutes: int) -> None:
    """Time is told in minutes, at least one."""
    assert tea(time=time).minutes == minutes


def test_a_way_may_stop() -> None:
    """A step may lead to the stop, which is no step: the way on is no longer for it."""
    one = guide(
        "g",
        [
            step("a", choices=[{"label": "x", "next": "b"}, {"label": "y", "next": "c"}]),
            step("b", next=STOP),
            step("c"),
        ],
    )
    assert [one.after(one.by_id[id]) for id in ("b", "c")] == [(STOP,), (DONE,)]
    assert (one.depths, one.heights) == ({"a": 1, "b": 2, "c": 2}, {"a": 2, "b": 1, "c": 1})


def test_what_every_way_has_passed() -> None:
    """Before a step are the steps that whoever comes to it has seen, whichever way; a step unreached has none."""
    steps = [step(id) for id in ("boil", "more", "ice", "pour")]
    one = guide("g", [TEA_STEPS[0], *steps[:1], step("more", next="pour"), *steps[2:], step("x", next="y"), step("y")])
    before = {step.id: {passed.id for passed in one.before(step)} for step in one.steps}
    assert before == {
        "ask": set(),
        "boil": {"ask"},
        "more": {"ask", "boil"},
        "ice": {"ask"},
        "pour": {"ask"},
        "x": {"ask", "pour"},
        "y": {"ask", "pour", "x"},
    }
    lost = guide("g", [step("a", next=DONE), step("b")])
    assert lost.before(lost.steps[1]) == ()


def test_what_is_to_be_drawn() -> None:
    """A drawing is named by all that is on it: the picture and the answers; photos are not drawn."""
    drawn = {"screen": {"show": [{"message": "Chào", "from": "VNeID"}]}, "alt": "Tin nhắn"}
    scene = {"scene": "signpost", "alt": "Ngã ba"}
    answers = [{"label": "x", "next": "b"}, {"label": "y", "next": "c"}]
    photo = step("b", picture={"photo": "b.png", "alt": "Ảnh"})
    one = guide("g", [step("a", choices=answers, picture=scene), photo, step("c", picture=drawn), step("d")])
    data = {id: json.loads(text) for id, text in one.drawings.items()}
    assert set(data) == {"a", "c"}
    assert (data["a"]["picture"]["scene"], data["a"]["choices"]) == ("signpost", ["x", "y"])
    assert data["c"]["picture"]["screen"]["show"][0]["from"] == "VNeID"
    assert data["c"]["choices"] == []
    told = guide("g", [step("a", picture=scene), step("c", picture=drawn | {"alt": "Nói khác"}), step("d")])
    assert json.loads(told.drawings["c"])["picture"] == data["c"]["picture"]


names = st.sampled_from([f"s{n}" for n in range(7)])


@st.composite
def any_steps(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Steps with any ways among them: circles, ways to nowhere, steps that nothing leads to."""
    found = []
    for n in range(draw(st.integers(1, 7))):
        to = draw(st.lists(st.one_of(names, st.just(DONE), st.just("nowhere")), max_size=3))
        choices = [{"label": f"{n}-{c}", "next": next} for c, next in enumerate(to)]
        found.append(step(f"s{n}", choices=choices if len(to) > 1 else [], next=to[0] if len(to) == 1 else None))
    return found


@given(any_steps())
def test_any_way_can_be_numbered(steps: list[dict[str, Any]]) -> None:
    """However the ways run, every reached step has a number from 1 and a rest from 1, and the first comes first."""
    one = guide("g", steps)
    assert one.order[0] == "s0"
    assert len(set(one.order)) == len(one.order)
    assert set(one.depths) == set(one.heights) == set(one.order)
    assert min(one.depths.values()) >= 1
    assert min(one.heights.values()) >= 1


def _rises(one: Guide) -> bool:
    return all(
        one.depths[id] < one.depths[to]
        and one.order.index(id) < one.order.index(to)
        and one.heights[id] > one.heights[to]
        for id in one.order
        for to in one.after(one.by_id[id])
        if to in one.by_id
    )


@given(st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=3), min_size=1, max_size=7))
def test_numbers_rise_on_every_way(jumps: list[list[int]]) -> None:
    """Where no way leads back, each step on has a higher number, a later place and a shorter rest."""
    steps = []
    for n, jump in enumerate(jumps):
        to = [f"s{n + far}" if n + far < len(jumps) else DONE for far in jump]
        choices = [{"label": f"{n}-{c}", "next": next} for c, next in enumerate(to)]
        steps.append(step(f"s{n}", choices=choices if len(to) > 1 else [], next=to[0] if len(to) == 1 else None))
    assert _rises(guide("g", steps))


def test_numbers_rise_in_the_real_guides(library: Library) -> None:
    """In every real guide each step on has a higher number and every step is reached."""
    for one in library.guides.values():
        assert _rises(one)
        assert set(one.order) == set(one.by_id)
