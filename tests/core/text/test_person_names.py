"""Names of people in typed words: taken for one when in doubt, never where it is plainly a matter."""

import pytest

from flows.core.text.person_names import may_hold_name

NAMES = [
    "ho ten nguyen van a sinh cccd",
    "toi ten la Ho Van Tho",
    "tui tên Hồ Văn Thơi",
    "gặp chị Nguyễn Thị Lan ở đâu",
    "Nguyễn Thị Lan",
    "NGUYEN VAN BA",
    "le thi hoa bi mat the",
    "My name is Lan",
]
MATTERS = ["nuoi tom", "Đổi Zalo", "Zalo bị khóa", "VNeID", "đăng ký xe máy", "làm lại Hộ chiếu", "", "giá cà phê"]


@pytest.mark.parametrize("text", NAMES)
def test_names_are_told(text: str) -> None:
    """By the words that introduce them, by how they begin, by their capitals."""
    assert may_hold_name(text)


@pytest.mark.parametrize("text", MATTERS)
def test_matters_are_no_names(text: str) -> None:
    """What editors must learn of is kept: one capital, or a brand, makes no name."""
    assert not may_hold_name(text)
