"""Numbers of steps: without a gap on every way, one step for each label, and the same in every medium."""

import json
from collections.abc import Iterator

import pytest

import flows
from flows.core.address import address
from flows.core.content.guide import Guide
from flows.core.content.numbering import count_way, label_steps, trace_way
from flows.core.library import Library
from flows.core.person import Person
from flows.core.reports.class_board import count_board, encode_board
from flows.core.shared import ClassBoard
from tests.harness.real_guides import GUIDES
from tests.harness.small import guide, step, tea


def ways_of(one: Guide, limit: int = 400) -> Iterator[tuple[str, ...]]:
    """The ways through a guide from its first step to an end."""
    open_: list[tuple[str, ...]] = [(one.first.id,)]
    while open_ and limit:
        way = open_.pop()
        following = [id for id in one.after(one.by_id[way[-1]]) if id in one.by_id]
        open_ += [(*way, id) for id in following]
        if not following:
            limit -= 1
            yield way


def came_by(way: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(way, ("", *way), strict=False))


@pytest.mark.parametrize("id", GUIDES)
def test_numbers_rise_by_one_on_every_way(library: Library, id: str) -> None:
    """On every way steps are numbered 1, 2, 3 …, no two alike, and the total is never raised on the way."""
    one = library.guides[id]
    for way in ways_of(one):
        came, totals = came_by(way), []
        for number, stood in enumerate(way, 1):
            label = one.label(one.by_id[stood], came)
            assert label.rstrip("abcdefghijklmnopqrstuvwxyz") == str(number)
            assert label in one.name_step(stood).split("·")
            totals.append(number - 1 + one.heights[stood])
        assert totals == sorted(totals, reverse=True)


@pytest.mark.parametrize("id", GUIDES)
def test_a_label_names_one_step(library: Library, id: str) -> None:
    """No label stands for two steps, so `I am at step 4b` is understood by whoever has the paper."""
    one = library.guides[id]
    labels = [label for step in one.steps for label in one.name_step(step.id).split("·")]
    assert len(set(labels)) == len(labels)
    assert "1" in labels


@pytest.mark.parametrize("id", GUIDES)
def test_every_medium_says_the_same(library: Library, id: str) -> None:
    """The page with all steps says the labels of the steps' own screens, and the board of a class counts by them."""
    one, person = library.guides[id], Person("k")
    whole = flows.view(address("guide", id, "all"), person, library).text
    for way in list(ways_of(one))[:20]:
        facts = [{"kind": "Reached", "guide": id, "run": "r", "step": stood, "more": "{}"} for stood in way]
        board = encode_board(count_board(facts, id), one, "Thôn 1", _say_id)
        (number,) = (row["number"] for row in _rows(board) if row["people"])
        assert (number, one.label(one.by_id[way[-1]], came_by(way))[: len(str(number))]) == (len(way), str(number))
    for stood in one.steps:
        title = flows.view(address("guide", id, stood.id), person, library).title
        label = title.rpartition(" ")[2].partition("/")[0]
        assert label in one.name_step(stood.id).split("·")
        assert library.sentences.say("vi", "whole-step", number=one.name_step(stood.id)) in whole


def _say_id(id: str, /, **_: str | int) -> str:
    return id


def _rows(board: str) -> list[dict[str, int]]:
    rows: list[dict[str, int]] = json.loads(board)["steps"]
    return rows


def test_ways_of_different_length() -> None:
    """A step that ways of different length lead to has a label for each; a letter stays with its way."""
    steps = [
        step("ask", choices=[{"label": "x", "next": "far"}, {"label": "y", "next": "near"}]),
        *(step("far"), step("further", next="pour"), step("near"), step("pour"), step("lost", next="done")),
    ]
    one = guide("g", [*steps[:4], step("pour", next="done"), steps[5]])
    names = {id: one.name_step(id) for id in ("ask", "far", "further", "near", "pour", "lost")}
    assert names == {"ask": "1", "far": "2a", "further": "3a", "near": "2b", "pour": "3b·4", "lost": "1"}
    assert [one.name_step("pour", one.by_id[id]) for id in ("further", "near", "ask")] == ["4", "3b", "3b·4"]
    assert one.label(one.by_id["pour"], {"pour": "near", "near": "ask", "ask": ""}) == "3b"
    assert one.label(one.by_id["lost"], {}) == "1"


def test_a_way_that_is_not_known() -> None:
    """Somebody who came by a link stands on the longest way; a circle in what they came by, or a way of old, is cut."""
    labels = tea().labels
    assert count_way(labels, "drink", {}) == 4
    assert count_way(labels, "drink", {"drink": "pour", "pour": "gone"}) == 4
    assert count_way(labels, "drink", {"drink": "pour", "pour": "drink"}) == 4
    assert count_way(labels, "pour", {"pour": "ask", "ask": ""}) == 3
    assert count_way(labels, "gone", {"gone": ""}) == 1


def test_the_way_behind_somebody_who_went_back() -> None:
    """Steps that were reached before going back do not count."""
    one = tea()

    def follows(before: str, id: str) -> bool:
        return id in one.after(one.by_id[before])

    assert trace_way(("ask", "boil", "ice", "pour"), follows) == {"ask": "", "boil": "ask", "ice": "ask", "pour": "ice"}
    assert trace_way(("pour",), follows) == {"pour": ""}


def test_many_ways_part() -> None:
    """After z come aa, ab …; circles are cut."""
    labels = label_steps("s", lambda step: [f"t{n}" for n in range(28)] if step == "s" else ["s"], 3)
    assert [labels[f"t{n}"][2] for n in (0, 25, 26, 27)] == ["2a", "2z", "2aa", "2ab"]
    assert labels["s"] == {1: "1", 3: "3"}


def test_a_board_of_those_who_went_back() -> None:
    """Somebody who went back and took another way stands at the number that their own screen shows."""
    steps = ["ask", "boil", "ice", "pour"]
    facts = [{"kind": "Reached", "guide": "tea", "run": "r", "step": id, "more": "{}"} for id in steps]
    stuck = [{"kind": "Stuck", "guide": "tea", "run": "r", "step": id, "more": "{}"} for id in ("boil",)]
    assert count_board([*facts, *stuck], "tea") == ClassBoard(0, {"ask/boil/ice/pour": 1}, {"ask/boil": 1}, 0)
    rows = _rows(encode_board(count_board([*facts, *stuck], "tea"), tea(), "Thôn 1", _say_id))
    assert [(row["people"], row["stuck"]) for row in rows] == [(0, 0), (0, 0), (1, 0), (0, 0)]
