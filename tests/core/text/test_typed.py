"""Typed: syllables are one however they are written; raw Telex and VNI are read; other words stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.finding.reading import spell_by_sound
from flows.core.text.fold import spell, split_words, strip_marks
from flows.core.text.typed import decode, is_syllable

TELEX = {
    "caif": "cài", "ddawtj": "đặt", "mowr": "mở", "khoanr": "khoản", "ngaan": "ngân", "hangf": "hàng", "vieejt": "việt",
    "vietej": "việt", "dduowcj": "được", "nuwowcs": "nước", "hoawcj": "hoặc", "muwa": "mưa",
    "tw": "tư", "dangwd": "đăng", "xoongs": "xống", "gif": "gì", "thuees": "thuế",
}  # fmt: skip
VNI = {
    "ca2i": "cài", "d9a85t": "đặt", "d9ie6n5": "điện", "thoai5": "thoại", "tu73": "tử", "nu7o71c": None,
    "d9u7o7c5": "được", "chuye6n3": "chuyển", "tra8ng": "trăng", "ho62": "hồ",
}  # fmt: skip
PLAIN = [
    "", "shopee", "momo", "access", "hello", "bus", "app", "4g", "iphone7", "a52", "muc2", "lop7", "s23", "998", "b1d",
    "x0", "ba11", "be8", "wifiw", "ddd", "cans1", "dawnsx", "wwwa", "cangod", "kdad", "bae", "codo", "o9", "ta67",
    "cabos", "canse", "truwowngfffff",
]  # fmt: skip


@pytest.mark.parametrize(("raw", "meant"), [*TELEX.items(), *VNI.items()])
def test_raw_keys_are_read(raw: str, meant: str | None) -> None:
    """What a keyboard left that was off is the syllable it stands for."""
    if meant is not None:
        assert decode(raw) == spell(meant)


@pytest.mark.parametrize("word", PLAIN)
def test_other_words_are_no_raw_keys(word: str) -> None:
    """English words, brands, models and numbers stay as they are."""
    assert decode(word) is None


def test_a_syllable_has_one_spelling() -> None:
    """Old and new places of the tone, composed or not, small or large, with invisible characters: one spelling."""
    assert set(split_words("hoà hòa HÒA hoa\u0300 h\u200boà")) == {"hoa2"}
    assert [strip_marks(word) for word in split_words("Đặt lịch 24h ở Huế")] == ["dat", "lich", "24h", "o", "hue"]


def test_sharp_and_heavy_alone_before_a_stop() -> None:
    """A syllable that ends in c, ch, p or t bears the sharp or the heavy tone."""
    assert [is_syllable(word) for word in ("cat1", "cat5", "cat", "cat2", "ban3", "shop", "nghiêng")] == [
        True, True, True, False, True, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "same"),
    [("trà", "chà"), ("sông", "xông"), ("giao", "dao"), ("rao", "dao"), ("làm", "nàm"), ("mặc", "mặt"), ("lý", "lí")],
)
def test_what_sounds_alike_is_alike(word: str, same: str) -> None:
    """Sounds that are confused by ear and dialect are one."""
    assert spell_by_sound(strip_marks(spell(word))) == spell_by_sound(strip_marks(spell(same)))


@given(st.text(max_size=40))
def test_any_text_is_words(text: str) -> None:
    """Any text is words, and each can be asked for raw keys and for its sound."""
    for word in split_words(text):
        found = decode(word)
        assert found is None or is_syllable(found)
        assert isinstance(spell_by_sound(strip_marks(word)), str)


@given(st.text("acdeioubnghmtsfrxjw123456789", max_size=10))
def test_any_keys_are_a_syllable_or_none(raw: str) -> None:
    """Whatever keys there are, what comes of them is a syllable or nothing."""
    found = decode(raw)
    assert found is None or is_syllable(found)
