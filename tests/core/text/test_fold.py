"""Folding: however Vietnamese is typed, the same words come out the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.text.fold import compose, fold, fold_letters, settle, split_words

vietnamese = st.text("aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđĐ bcdghk", max_size=40)
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Cài VNeID ở đâu?", "cai vneid o dau"),
        ("ĐĂNG KÝ", "dang ky"),
        ("ĐđÐðƉɖ", "dddddd"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("thuỷ - thủy", "thuy thuy"),
        ("mã  OTP\n(6 số)", "ma otp 6 so"),
        ("ＶＮｅＩＤ", "vneid"),
        ("𝐕𝐍𝐞𝐈𝐃", "vneid"),
        ("①②", "12"),
        ("!!! ???", ""),
        ("", ""),
        ("ក្រុង", ""),
    ],
)
def test_spellings_meet(typed: str, folded: str) -> None:
    """Marks, đ, case, punctuation, width and the place of the tone fall away."""
    assert fold(typed) == folded


@pytest.mark.parametrize("letter", "ĐđÐðƉɖ")
def test_every_d_with_a_stroke_is_one(letter: str) -> None:
    """Letters of other alphabets that look like đ, which some keyboards write, are read as it."""
    assert compose(letter).lower() == settle(letter).lower() == "đ"
    assert fold_letters(letter) == "d"
    assert split_words(f"{letter}iện") == split_words("điện")


@given(vietnamese)
def test_composed_and_decomposed_meet(text: str) -> None:
    """A keyboard that sends letters and marks apart types the same words."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(vietnamese, st.lists(st.tuples(st.integers(0, 40), st.sampled_from(INVISIBLE)), max_size=5))
def test_invisible_characters_change_nothing(text: str, invisible: list[tuple[int, str]]) -> None:
    """Zero-width characters and marks of direction, wherever they stand, are not there."""
    marked = text
    for place, character in invisible:
        marked = marked[:place] + character + marked[place:]
    assert fold(marked) == fold(text)


@given(st.text())
def test_folding_any_text_gives_words(text: str) -> None:
    """Any text folds to ASCII letters and digits parted by single spaces, and folding again changes nothing."""
    folded = fold(text)
    assert folded.isascii()
    assert folded == " ".join(folded.split())
    assert all(word.isalnum() and word == word.lower() for word in folded.split())
    assert fold(folded) == folded


@given(st.text())
def test_case_does_not_matter(text: str) -> None:
    """Shouted words are the same words."""
    assert fold(text.casefold()) == fold(text)
