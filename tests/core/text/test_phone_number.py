"""Phone numbers in texts: which digits are one, and whether a text says what a call costs."""

import pytest

from flows.core.text.phone_number import find_phones, list_unsaid_costs
from flows.core.text.richtext import link_phones, to_web

PHONES = [
    ("Gọi **1900 0368** nhé", ["19000368"]),
    ("số 1900 545413, 1900 545 413, 1900545413", ["1900545413"] * 3),
    ("1800.1096 hay 1800 1096 24 giờ", ["18001096"] * 2),
    ("hỏi anh Nam 0912 345 678", ["0912345678"]),
    ("máy bàn 0233 3852 123, 024 3205 3205", ["02333852123", "02432053205"]),
    ("+84 912 345 678", ["+84912345678"]),
    ("Đang nguy thì gọi **113**, hoặc 115", ["113", "115"]),
    ("Call 111 now", ["111"]),
]
NONE = [
    "Xong 115 nhà, còn 113 nhà",
    "Bà con gọi trước. Có 115 xã",
    "gọi mất 115.000 đồng",
    "căn cước 045193004194",
    "ngày 23/11/2026, 113/115",
    "mã 19000368123",
    "0912 345",
    "09 12 34 56 78",
    "0912 3456 7890 1",
    "Điều 1900",
]


@pytest.mark.parametrize(("text", "digits"), PHONES)
def test_numbers_to_call_are_found_and_can_be_pressed(text: str, digits: list[str]) -> None:
    """Hotlines, fixed and mobile lines and emergencies are links to call, however they are grouped."""
    assert [phone.digits for phone in find_phones(text.replace("*", ""))] == digits
    page = to_web(text)
    assert [page.count(f'href="tel:{number}"') for number in digits] == [digits.count(number) for number in digits]


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_none(text: str) -> None:
    """Counts, sums, dates and the numbers of papers are not numbers to call."""
    assert list(find_phones(text)) == []
    assert "tel:" not in to_web(text)


def test_a_short_number_is_known_by_what_stands_before_it_in_the_paragraph() -> None:
    """The word of calling may stand outside the bold type, but in the same sentence."""
    assert list(find_phones("113")) == []
    assert [phone.digits for phone in find_phones("113", "Gọi ngay ")] == ["113"]
    assert list(find_phones("113", "Gọi đi. Có ")) == []


def test_links_keep_all_characters() -> None:
    """What is no number is escaped as everywhere."""
    assert link_phones("<b> 19000368 & x") == '&lt;b&gt; <a href="tel:19000368">19000368</a> &amp; x'


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Gọi **1900 0368**.", ("1900",)),
        ("Gọi 1900 0368 (có tính cước).", ()),
        ("Calls to 1900 0368 are charged.", ()),
        ("Gọi 1800 1096 hoặc 1900 1909", ("1900", "1800")),
        ("Gọi 1800 1096, không mất tiền", ()),
        ("Số 1900 thì tùy", ()),
        ("Gọi 113", ()),
    ],
)
def test_a_cost_that_is_not_said_is_known(text: str, unsaid: tuple[str, ...]) -> None:
    """Of 1900 a text must say that it is charged, of 1800 that it is free; each once."""
    assert list_unsaid_costs(text) == unsaid
