"""Spoken text: numbers, signs and abbreviations in Vietnamese words, as they are read aloud."""

import re
from collections.abc import Mapping

from bot.papers.number_words import spell_digits, spell_number

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
_LOOSE = re.compile(r"\s+(?=[.,;:!?)…](?!\w))|(?<=\()\s+")  # spaces that a number leaves next to a sign
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?!\w)")


def write_spoken(text: str, names: Mapping[str, str]) -> str:
    """Write a text in words alone.

    names: how abbreviations and foreign names are said, from the glossary; others are spelt letter by letter.
    """
    said = _DAY.sub(lambda d: f"ngày {_say_number(d[1])} tháng {_say_number(d[2])} năm {_say_number(d[3])}", text)
    said = said.replace("ngày ngày", "ngày")
    said = _PHONE.sub(lambda phone: _say_digits(phone[0]), said)
    said = _DECREE.sub(" ", said)
    for name in sorted(names, key=len, reverse=True):
        said = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", names[name], said)
    said = _RANGE.sub(" đến ", said)
    said = _GROUPED.sub(lambda number: _say_number(number[0].replace(".", "")), said)
    said = _DECIMAL.sub(lambda number: f"{_say_number(number[1])} phẩy {_say_number(number[2])}", said)
    said = _NUMBER.sub(lambda number: f" {_say_number(number[0])} ", said)
    said = _CAPITALS.sub(lambda word: " ".join(_LETTERS[letter] for letter in word[0]), said)
    for sign, word in _SIGNS.items():
        said = said.replace(sign, word)
    return _LOOSE.sub("", re.sub(r"[ \t]+", " ", said)).strip()


def count_syllables(text: str) -> int:
    """Count the syllables of a Vietnamese text in words: each word between spaces or hyphens is one."""
    return len([word for word in re.split(r"[\s-]+", text) if any(c.isalnum() for c in word)])


def _say_number(digits: str) -> str:
    if len(digits) > 1 and digits.startswith("0"):
        return _say_digits(digits) if len(digits) > 2 else _say_number(digits.lstrip("0") or "0")
    return spell_number(int(digits))


def _say_digits(text: str) -> str:
    """Return a phone number digit by digit, with a pause between its groups."""
    groups = re.findall(r"\d+", text)
    return ", ".join(spell_digits(group) for group in groups)
