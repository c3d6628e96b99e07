"""Names: two families that differ by a mark are two, and lists are in the order that people expect."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.text.names import find_called, is_same_name, sort_key

ORDERED = [
    ["Nhà 1", "Nhà 2", "nhà 3", "Nhà 10", "Nhà 11", "Nhà 12"],
    ["Bản 2", "Thôn 1", "Thôn 2", "Thôn 10"],
    ["ba Ba", "bà Ba", "bạ Ba"],
    ["anh Dũng", "anh Đức"],
    ["bà Hoà", "chị Thu", "chị Thủ", "chị Thư", "ông An", "ông Ân", "ông Đức"],
    ["ăn", "ân", "ba", "ca", "da", "đa", "ê", "ga"],
    ["Xã A Dơi", "Xã Lao Bảo", "Xã Lìa"],
    ["nhà 1a", "nhà 1b", "nhà 2a"],
]


@pytest.mark.parametrize("names", ORDERED, ids=lambda names: names[0])
def test_order(names: list[str]) -> None:
    shuffled = random.Random(7).sample(names, len(names))
    assert sorted(shuffled, key=sort_key) == names


@given(st.lists(st.text(max_size=20), max_size=6), st.randoms())
def test_any_names_can_be_sorted(names: list[str], chance: random.Random) -> None:
    """Whatever they hold, their order does not depend on how they came."""
    shuffled = chance.sample(names, len(names))
    assert sorted(shuffled, key=sort_key) == sorted(names, key=sort_key)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bà Hoà", "Bà  Hòa", True),
        ("bà Hoa\u0300", "bà Hoà", True),
        ("chị Thu", "chị Thư", False),
        ("bà Hoà", "bà Hóa", False),
        ("ông Ân", "ông An", False),
        ("ông Ân", "ông Ẩn", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is same


def test_found_by_what_they_are_called() -> None:
    """Marks that are typed count; without them, all who are called so are found."""
    houses = ["chị Thu", "chị Thư", "Nhà 5"]
    for typed, found in (
        ("chị thư", ["chị Thư"]),
        ("CHỊ THU", ["chị Thu"]),
        ("chi thu", ["chị Thu", "chị Thư"]),
        ("chị thủ", ["chị Thu", "chị Thư"]),
        ("nha 5", ["Nhà 5"]),
        ("", []),
        ("?", []),
        ("nhà 6", []),
    ):
        assert find_called(houses, str, typed) == found
