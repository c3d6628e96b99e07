"""Spoken: a text as it is read aloud, with numbers, signs and abbreviations in words."""

import re
from collections.abc import Mapping

from bot.papers.numbers import digits_in_words, in_words

_PHONE = re.compile(r"(?<![\d.])(?:1[89]00(?:[ .]?\d{2,4}){1,2}|0\d{2,3}(?:[ .]?\d{3}){2}|11[1-5])(?![\d.]*\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_DECREE = re.compile(r"(?<=\d)/(?=\d{4}/)|/(?=[A-ZĐ]{2})|(?<=[A-ZĐ])-(?=[A-ZĐ])")
_RANGE = re.compile(r"(?<=\d)\s*[–-]\s*(?=\d)")
_GROUPED = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.]*\d)")
_DECIMAL = re.compile(r"(?<!\d)(\d+),(\d+)(?!\d)")
_NUMBER = re.compile(r"\d+")
_SIGNS = {
    "%": " phần trăm",
    "→": " rồi ",
    "&": " và ",
    "+": " cộng ",
    "=": " bằng ",
    "@": " a còng ",
    "/": " gạch chéo ",
}
_NAMES = (
    "A a, B bê, C xê, D đê, Đ đê, E e, F ép, G gờ, H hát, I i, J gi, K ca, L lờ, M mờ, N nờ, O ô, P pê, Q quy, R rờ,"
    " S ét, T tê, U u, V vê, W vê-kép, X ích, Y i, Z dét"
)
_LETTERS = {pair[0]: pair[2:] for pair in _NAMES.split(", ")}
_LOOSE = re.compile(r"\s+(?=[.,;:!?)…](?!\w))|(?<=\()\s+")  # blanks that a number leaves beside a sign
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?!\w)")


def spoken(text: str, names: Mapping[str, str]) -> str:
    """A text in words alone.

    names: how abbreviations and foreign names are said, as the glossary tells it; others are spelt letter by letter.
    """
    said = _DAY.sub(lambda d: f"ngày {_number(d[1])} tháng {_number(d[2])} năm {_number(d[3])}", text)
    said = said.replace("ngày ngày", "ngày")
    said = _PHONE.sub(lambda phone: _digits(phone[0]), said)
    said = _DECREE.sub(" ", said)
    for name in sorted(names, key=len, reverse=True):
        said = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", names[name], said)
    said = _RANGE.sub(" đến ", said)
    said = _GROUPED.sub(lambda number: _number(number[0].replace(".", "")), said)
    said = _DECIMAL.sub(lambda number: f"{_number(number[1])} phẩy {_number(number[2])}", said)
    said = _NUMBER.sub(lambda number: f" {_number(number[0])} ", said)
    said = _CAPITALS.sub(lambda word: " ".join(_LETTERS[letter] for letter in word[0]), said)
    for sign, word in _SIGNS.items():
        said = said.replace(sign, word)
    return _LOOSE.sub("", re.sub(r"[ \t]+", " ", said)).strip()


def syllables(text: str) -> int:
    """How many syllables a Vietnamese text in words has: one a word between spaces or hyphens."""
    return len([word for word in re.split(r"[\s-]+", text) if any(c.isalnum() for c in word)])


def _number(digits: str) -> str:
    if len(digits) > 1 and digits.startswith("0"):
        return _digits(digits) if len(digits) > 2 else _number(digits.lstrip("0") or "0")
    return in_words(int(digits))


def _digits(text: str) -> str:
    """A phone number digit by digit, with a breath between its groups."""
    groups = re.findall(r"\d+", text)
    return ", ".join(digits_in_words(group) for group in groups)
