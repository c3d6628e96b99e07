"""Slip numbers: what a slip of the pen does to one is noticed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.places.slip_number import LENGTH, add_check_digit, format_slip_number, is_sound, read_digits

SEVEN = st.from_regex(r"[0-9]{7}", fullmatch=True)


@given(SEVEN)
def test_a_wrong_digit_is_noticed(seven: str) -> None:
    """Every number with one digit wrong is refused."""
    number = add_check_digit(seven)
    assert is_sound(number)
    for place in range(LENGTH):
        for digit in set("0123456789") - {number[place]}:
            assert not is_sound(number[:place] + digit + number[place + 1 :])


@given(SEVEN)
def test_swapped_neighbours_are_noticed(seven: str) -> None:
    """Every number with two neighbouring digits swapped is refused."""
    number = add_check_digit(seven)
    for place, (one, other) in enumerate(pairwise(number)):
        if one != other:
            assert not is_sound(number[:place] + other + one + number[place + 2 :])


@pytest.mark.parametrize(
    "text", ["", "1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨", "²²²²²²²²", "1234 5678", "-1234567"]
)
def test_what_is_no_number_is_not_sound(text: str) -> None:
    """Anything but eight plain digits is refused, and nothing is raised."""
    assert not is_sound(text)


@given(SEVEN)
def test_what_is_printed_can_be_typed(seven: str) -> None:
    """A number is printed in two groups, and read again however the groups are parted."""
    number = add_check_digit(seven)
    assert format_slip_number(number) == f"{number[:4]} {number[4:]}"
    for typed in (number, format_slip_number(number), f" {number[:4]}-{number[4:]} ", f"{number[:2]}.{number[2:]}"):
        assert read_digits(typed) == number


@pytest.mark.parametrize("text", ["", "   ", "nhà 12", "١٢٣", "12/3"])
def test_other_words_are_no_digits(text: str) -> None:
    """Words that are not a number alone are none."""
    assert read_digits(text) is None
