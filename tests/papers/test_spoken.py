"""Read aloud: numbers, signs and abbreviations in words, as a reader at a loudspeaker says them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.papers.number_words import spell_digits, spell_number
from bot.papers.spoken import count_syllables, write_spoken
from flows.core.library import Library

_DIGITS = {"không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_DIGITS |= {"mốt": 1, "lăm": 5}
_SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def number_of(words: str) -> int:
    """The number that words say."""
    total = group = last = 0
    for word in words.split():
        if word in _DIGITS:
            last = _DIGITS[word]
        elif word in _SCALES:
            total, group, last = total + (group + last) * _SCALES[word], 0, 0
        elif word == "mười":
            group += 10
        elif word in ("trăm", "mươi"):
            group, last = group + last * (100 if word == "trăm" else 10), 0
        else:
            assert word == "lẻ"
    return total + group + last


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (105, "một trăm lẻ năm"),
        (111, "một trăm mười một"),
        (1000, "một nghìn"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (50_000, "năm mươi nghìn"),
        (1_250_000, "một triệu hai trăm năm mươi nghìn"),
        (1_000_005, "một triệu không trăm lẻ năm"),
        (3 * 10**9, "ba tỷ"),
        (10**12, "một không không không không không không không không không không không không"),
    ],
)
def test_numbers(number: int, words: str) -> None:
    """A whole number is said as it is counted; one too large for that, digit by digit."""
    assert spell_number(number) == words


@given(st.integers(0, 10**12 - 1))
def test_numbers_can_be_understood(number: int) -> None:
    """Whoever hears the words can write the number."""
    assert number_of(spell_number(number)) == number


def test_digits() -> None:
    """A phone number is said digit by digit."""
    assert spell_digits("1900 0368") == "một chín không không không ba sáu tám"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Phí 1.250.000 đồng.", "Phí một triệu hai trăm năm mươi nghìn đồng."),
        ("Từ 1/7/2026", "Từ ngày một tháng bảy năm hai nghìn không trăm hai mươi sáu"),
        ("ngày 01/07/2026", "ngày một tháng bảy năm hai nghìn không trăm hai mươi sáu"),
        ("Gọi 1900 0368.", "Gọi một chín không không, không ba sáu tám."),
        ("Gọi 19000368 nhé", "Gọi một chín không không không ba sáu tám nhé"),
        ("0912 345 678", "không chín một hai, ba bốn năm, sáu bảy tám"),
        ("Gọi 113, 114", "Gọi một một ba, một một bốn"),
        ("69/2024/NĐ-CP", "sáu mươi chín hai nghìn không trăm hai mươi bốn nờ đê xê pê"),
        ("5-10 phút", "năm đến mười phút"),
        ("5 – 10 phút", "năm đến mười phút"),
        ("0,5%", "không phẩy năm phần trăm"),
        ("Bước 12.", "Bước mười hai."),
        ("(3 ngày)", "(ba ngày)"),
        ("CCCD", "xê xê xê đê"),
        ("OTP và mã QR", "ô tê pê và mã quy rờ"),
        ("Zalo → Ảnh", "Zalo rồi Ảnh"),
        ("Trang Nhà nước có đuôi .gov.vn", "Trang Nhà nước có đuôi .gov.vn"),
        ("dấu /", "dấu gạch chéo"),
        ("mã 007", "mã không không bảy"),
        ("lúc 08 giờ", "lúc tám giờ"),
        ("", ""),
    ],
)
def test_texts(written: str, said: str) -> None:
    """Sums, days, phones, decrees, ranges, signs and abbreviations each have their way."""
    assert write_spoken(written, {"OTP": "ô tê pê", "QR": "quy rờ", "mã QR": "mã quy rờ"}) == said


@given(st.text(st.sampled_from("0123456789.,/-–% ABĐNĐCPabcđ()→&"), max_size=40))
def test_nothing_is_left_in_figures(text: str) -> None:
    """Whatever is written, no digit and no run of capitals is left."""
    said = write_spoken(text, {})
    assert not re.search(r"[0-9]|(?<!\w)[A-ZĐ]{2,}(?!\w)|[%→&/]", said)


def test_syllables() -> None:
    """A syllable stands between blanks or hyphens; signs alone are none."""
    assert count_syllables("Bà con mở Wi-Fi – nhé …") == 6
    assert count_syllables("") == 0


def test_the_real_guides_can_be_read_aloud(library: Library) -> None:
    """No text of a real guide leaves a figure for the reader to work out."""
    names = {form: term.spoken for term in library.glossary.terms if term.spoken for form in term.written}
    for guide in library.guides.values():
        for step in guide.steps:
            assert not re.search(r"[0-9]", write_spoken(step.text, names)), step.text
