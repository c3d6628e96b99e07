"""The board of a class: what is told of numbers of people, by the numbers that their own screens show."""

import json
from typing import Any

import pytest

from flows.core.address import HOME
from flows.core.pages.page import Page
from flows.core.person import Person
from flows.core.reports.class_board import count_board, describe_board, encode_board
from flows.core.shared import ClassBoard
from tests.harness import small

GUIDE = small.tea()  # ask 1 · boil 2, ice 2 · pour 3 · drink 4
SAY = Page(HOME, Person("k"), small.small_library()).say


def fact(kind: str, run: str = "", step: str = "", again: bool = False, guide: str = "tea") -> dict[str, Any]:
    return {
        "kind": kind,
        "guide": guide if run else None,
        "run": run,
        "step": step,
        "more": json.dumps({"again": True} if again else {}),
    }


def drawn(board: ClassBoard) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(encode_board(board, GUIDE, "Thôn 1", SAY))
    return made


def test_facts_make_a_board() -> None:
    """Who comes twice came once; a run stands at its last step, is stuck until it goes on, ends once; and other guides
    are none of the class's.
    """
    facts = [
        *(fact("Arrived") for _ in range(4)),
        fact("Arrived", again=True),
        *(fact("Reached", run, "ask") for run in "abcd"),
        *(fact("Stuck", run, "ask") for run in "abc"),
        fact("Stuck"),
        fact("Solved", "a", "ask"),
        fact("Reached", "b", "boil"),
        fact("StillStuck", "b", "boil"),
        fact("Finished", "d", "drink"),
        fact("Reached", "e", "ask"),
        fact("Left", "e", "ask"),
        fact("Rated", "d"),
        fact("Reached", "f", "soap", guide="cup"),
        fact("Finished", "f", "rinse", guide="cup"),
    ]
    assert count_board(facts, "tea") == ClassBoard(4, {"ask": 2, "ask/boil": 1}, {"ask/boil": 1, "ask": 1}, 1)


def test_ways_that_part_have_numbers_in_common() -> None:
    """A bar is a number as people's own screens tell it; who stands at a step that is no more is at none."""
    made = drawn(ClassBoard(9, {"boil": 2, "ice": 3, "drink": 1, "gone": 1}, {"ice": 2}, 1))
    assert made["steps"] == [
        {"number": 1, "people": 0, "stuck": 0},
        {"number": 2, "people": 5, "stuck": 2},
        {"number": 3, "people": 0, "stuck": 0},
        {"number": 4, "people": 1, "stuck": 0},
    ]
    assert (made["arrived"]["n"], made["waiting"]["n"], made["finished"]["n"]) == (9, 1, 1)


@pytest.mark.parametrize(
    ("board", "said"),
    [
        (ClassBoard(), []),
        (ClassBoard(3), []),
        (ClassBoard(12, {"drink": 9, "boil": 3}, {"boil": 3}), ["Cả lớp đang ở bước 4", "3 người bị mắc ở bước 2"]),
        (ClassBoard(12, {"drink": 9, "boil": 2}), ["Phần đông đang ở bước 4"]),
        (
            ClassBoard(12, {"drink": 5, "boil": 5}, {"boil": 1, "drink": 2}),
            ["2 người bị mắc ở bước 4", "1 người bị mắc ở bước 2"],
        ),
        (ClassBoard(3, {"ask": 3}, {"ask": 3}), ["3 người bị mắc ở bước 1"]),
        (ClassBoard(9, {"ask": 1}, {}, 8), []),
        (ClassBoard(9, {"ask": 1, "ice": 8}), ["Phần đông đang ở bước 2"]),
        (ClassBoard(5, {}, {}, 5), ["Cả lớp xong rồi"]),
        (ClassBoard(6, {}, {}, 5), []),
    ],
)
def test_what_is_said_aloud(board: ClassBoard, said: list[str]) -> None:
    """Where nearly all stand is said before where some are stuck; nothing where there is nothing to say."""
    assert [line["text"] for line in drawn(board)["said"]] == said


def test_nobody_is_less_than_none() -> None:
    """Who walked the guide twice, or came before the class, makes no number negative, and no more stuck than there."""
    made = drawn(ClassBoard(1, {"ask": 2}, {"ask": 3}, 1))
    assert made["waiting"]["n"] == 0
    assert made["steps"][0] == {"number": 1, "people": 2, "stuck": 2}


def test_the_board_in_sentences() -> None:
    """All numbers of the board are in its sentences too, for who cannot see it."""
    lines = describe_board(ClassBoard(9, {"boil": 5, "ask": 1}, {"ask": 1}, 2), GUIDE, SAY)
    assert lines == (
        "Đã tới: 9 người.",
        "Chưa bắt đầu: 1 người.",
        "Phần đông đang ở bước 2.",
        "Bước 1: 1 người.",
        "Bước 2: 5 người.",
        "1 người bị mắc ở bước 1.",
        "Đã xong: 2 người.",
    )
