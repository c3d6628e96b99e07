"""Folding: one spelling for Vietnamese however it was typed, so that both sides of a comparison meet.

`fold` is the strongest and serves for keys. `fold_letters` keeps every character in its place. `spell` keeps the marks
and moves the tone to the end, so that the old and the new place of the tone (`hoà`, `hòa`) are one.
"""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^0-9a-z]+")
_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_TONE_MARKS = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}  # numbered as in VNI
_PLAIN = str.maketrans("ăâêôơưđ", "aaeooud")
_STROKED_D = str.maketrans("ÐðƉɖ", "ĐđĐđ")  # other letters that look the same, as some keyboards write them


def settle(text: str) -> str:
    """Return a text as it is kept and passed on: letters composed, and one đ."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_STROKED_D)


def compose(text: str) -> str:
    """Return a text with composed characters of ordinary width and without invisible ones."""
    return text if text.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).translate(_STROKED_D))


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return a text as lower-case ASCII words with one space between them: `Cài VNeID ở đâu?` → `cai vneid o dau`."""
    bare = unicodedata.normalize("NFKD", text).translate(_STROKED_D).casefold().replace("đ", "d")
    visible = (c for c in bare if unicodedata.category(c) not in ("Mn", "Cf"))
    return _NOT_WORD.sub(" ", "".join(visible)).strip()


def _fold_letter(char: str) -> str:
    return unicodedata.normalize("NFD", char.translate(_STROKED_D).lower().replace("đ", "d"))[:1]


_LETTERS = {code: _fold_letter(chr(code)) for code in (*range(0x41, 0x5B), *range(0xC0, 0x257), *range(0x1E00, 0x1F00))}


def fold_letters(text: str) -> str:
    """Return a composed text without case and marks, every character in its place."""
    return text.translate(_LETTERS)


@lru_cache(maxsize=8192)
def spell(word: str) -> str:
    """Return the one spelling of a lower-case word: its tone as a digit at the end (`điện` → `điên5`)."""
    if word.isascii():
        return word
    tones, letters = "", []
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONE_MARKS:
            tones = _TONE_MARKS[letter]
        else:
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters)) + tones


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, each in its one spelling."""
    return tuple(map(spell, _WORD.findall(compose(text).casefold())))


@lru_cache(maxsize=8192)
def strip_marks(spelling: str) -> str:
    """Return a spelling without its marks and tone: `điên5` → `dien`."""
    return (spelling if spelling.isascii() else spelling.translate(_PLAIN)).rstrip("12345") or spelling
