"""Names of houses, people and places: whether two are the same, and the order in which people look for them."""

import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from flows.core.text.fold import compose, fold, split_words

_T = TypeVar("_T")
_ALPHABET = {letter: n for n, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {mark: n for n, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", 1)}  # huyền hỏi ngã sắc nặng
_SORTED_MAX_DIGITS = 18

NameKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]


def sort_key(name: str) -> NameKey:
    """Return what a list of names is sorted by: numbers by their value, letters as in a Vietnamese dictionary.

    Case counts last: `Nhà 2` stands before `nhà 10`, `chị Thu` before `chị Thư`, `d` before `đ`.
    """
    text = " ".join(compose(name).casefold().split())
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for is_number, run in groupby(text, str.isdecimal):
        if is_number:
            letters.append((1, int("".join(run)[:_SORTED_MAX_DIGITS])))
            continue
        for char in run:
            letter, tone = _split_letter(char)
            letters.append((0 if char == " " else 2, _ALPHABET.get(letter, len(_ALPHABET) + ord(letter))))
            tones.append(tone)
    return tuple(letters), tuple(tones), name


def _split_letter(char: str) -> tuple[str, int]:
    """Part a letter from its tone: `ậ` → `â` and the number of the heavy tone."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
    return bare[:1] or char, tone


def find_called(items: Iterable[_T], name: Callable[[_T], str], typed: str) -> list[_T]:
    """Return the items that are called what was typed; where none is, those that are but for its marks.

    Two families may differ by a mark only (`chị Thu`, `chị Thư`), and many people type none.
    """
    words, bare = split_words(typed), fold(typed)
    near = [item for item in items if bare and fold(name(item)) == bare]
    return [item for item in near if split_words(name(item)) == words] or near


def is_same_name(one: str, other: str) -> bool:
    """Return whether two names are one, however case, spaces and the place of a tone are written."""
    return split_words(one) == split_words(other)
