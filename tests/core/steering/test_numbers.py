"""Numbers said for buttons, answers by the beginning of a label, and where words lead that no button heeds."""

import pytest

from flows.core.address import HOME, address
from flows.core.steering.answers import find_answer
from flows.core.steering.numbers import read_number
from flows.core.ways import HOW, find_way


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("số 2", 2),
        ("nút thứ ba ạ", 3),
        ("dạ một", 1),
        ("cái đầu tiên", 1),
        ("số đầu", 1),
        ("cuối cùng", 12),
        ("số mười hai", 12),
        ("mười một", 11),
        ("so bay", 7),
        ("two", 2),
        ("hai", 2),
        ("muoi mot", 11),
        ("số mười hai trăm", None),
        ("mười xe", None),
        ("muoi muoi", None),
        ("bà", None),
        ("sau", None),
        ("nam", None),
        ("đầu", None),
        ("xyz", None),
        ("số 113", None),
        ("số 13", None),
        ("", None),
        ("2 " + "rất dài " * 20, None),
    ],
)
def test_numbers(text: str, number: int | None) -> None:
    """A number is read where the text says nothing else, and a screen has so many buttons."""
    assert read_number(text, 12) == number


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("nóng", 0),
        ("dạ đá", 1),
        ("có", None),
        ("mới pha", 0),
        ("nước", 2),
        ("nhanh", None),
        ("không", 3),
        ("xyz", None),
        ("", None),
    ],
)
def test_answers(text: str, place: int | None) -> None:
    """The beginning of one label, or words that only one has; what several have, or says little, is no answer."""
    labels = ["Nóng, mới pha", "Đá, nước lạnh", "Nước lọc, có đá", "Không uống nước"]
    assert find_answer(labels, text) == place


def test_ways() -> None:
    """Each meaning that has a way leads there from where the person stands; the others lead nowhere."""
    step = address("guide", "tea", "boil")
    assert find_way("home", step) == HOME
    assert find_way("back", step) == address("guide", "tea")
    assert find_way("over", step) == address("guide", "tea")
    assert find_way("person", step) == address("help", "guide", "tea", "boil")
    assert find_way("help", step) == find_way("stuck", HOME) == HOW
    assert find_way("wait", step) is None
