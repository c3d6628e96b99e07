"""Screens: typed labels and numbers stand for buttons, so a channel without buttons has the same conversation."""

import pytest

from flows.core.address import HOME, Act, address
from flows.core.screen import Button, Do, Go, Link, Screen, Share

HOT = Do("✓ Trà nóng", Act("pick", address("guide", "tea", "ask", "boil")))
ICED = Do("Trà đá", Act("pick", address("guide", "tea", "ask", "ice")))
BACK = Go("Quay lại", HOME)
ODD = Go("ក", HOME)
ROWS: tuple[tuple[Button, ...], ...] = (
    (Link("Trang", "https://a.vn"),),
    (HOT, ICED),
    (Share("Gửi", HOME, "x"),),
    (BACK, ODD),
)
SCREEN = Screen(HOME, "vi", "Đầu", rows=ROWS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", HOT),
        (" 2. ", ICED),
        ("3", BACK),
        ("04", ODD),
        ("tra nong", HOT),
        ("TRÀ ĐÁ!", ICED),
        ("quay lại", BACK),
        ("0", None),
        ("5", None),
        ("999999999999999999999", None),
        ("trà", None),
        ("trang", None),
        ("", None),
        ("ក", None),
        ("²", ICED),
    ],
)
def test_what_is_typed_means_a_button(typed: str, meant: Button | None) -> None:
    """A number counts the buttons that lead on, a label is meant whole and however it is spelt; else none is meant."""
    assert SCREEN.find_choice(typed) == meant


def test_choices_are_what_leads_on() -> None:
    """Links to the outside and sharing have no number."""
    assert SCREEN.choices == (HOT, ICED, BACK, ODD)
