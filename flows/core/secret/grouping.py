"""Grouping: numbers as people write them, in groups and side by side, and how they may belong together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from flows.core.secret.numbers import is_phone
from flows.core.secret.token import Token

_JOINS = frozenset(".,-–/_·:|")
_BUILT = (19, 16, 12)  # lengths of numbers that are known by their build, the longest first
_DIGITS_MIN = 3  # of a secret by itself: the number behind a card
_GAP_MAX = 3  # characters between two groups
_GROUPS_MAX = 12  # of one number
_PHONE_GROUPS_MAX = 5
_PHONE_DIGITS = range(8, 14)


@dataclass(frozen=True, slots=True)
class Number:
    """Digits that belong together, in one or more tokens."""

    digits: str
    first: int  # token
    last: int


def find_series(tokens: Sequence[Token]) -> Iterator[list[tuple[int, str]]]:
    """Find numbers side by side, with at most a space and a mark between: (token, digits) of each group."""
    run: list[tuple[int, str]] = []
    for n, token in enumerate(tokens):
        if token.kind == "number":
            if run and token.start - tokens[run[-1][0]].end > _GAP_MAX:
                yield run
                run = []
            run.append((n, token.text))
        elif run and not (token.kind == "mark" and token.text in _JOINS):
            yield run
            run = []
    if run:
        yield run


def list_readings(series: list[tuple[int, str]]) -> Iterator[Number]:
    """List the ways to read a series: as one number; without the phones in it; by its groups."""
    yield join_groups(series)
    for part in _drop_phones(series) if len(series) > 1 else []:
        digits, ends = _lay_out(part)
        groups_until = {end: n for n, end in enumerate(ends)}
        for a, begin in enumerate(ends[:-1]):
            for length in _BUILT:
                b = groups_until.get(begin + length)
                if b is not None and b - a <= _GROUPS_MAX:
                    yield Number(digits[begin : begin + length], part[a][0], part[b - 1][0])
            token, group = part[a]
            if len(group) >= _DIGITS_MIN and len(group) not in _BUILT:
                yield Number(group, token, token)


def join_groups(groups: list[tuple[int, str]]) -> Number:
    return Number("".join(digits for _, digits in groups), groups[0][0], groups[-1][0])


def _lay_out(series: list[tuple[int, str]]) -> tuple[str, list[int]]:
    """Return all digits of a series, and how many of them stand before each group and behind the last."""
    return "".join(digits for _, digits in series), [0, *accumulate(len(digits) for _, digits in series)]


def _drop_phones(series: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    digits, ends = _lay_out(series)
    parts: list[list[tuple[int, str]]] = [[]]
    at = 0
    while at < len(series):
        end = _find_phone_end(digits, ends, at)
        if end is None:
            parts[-1].append(series[at])
        elif parts[-1]:
            parts.append([])
        at = end or at + 1
    return [part for part in parts if part]


def _find_phone_end(digits: str, ends: Sequence[int], at: int) -> int | None:
    """Return the group behind the phone number that begins at a group; None where none does."""
    begin = ends[at]
    for end in range(at + 1, min(len(ends) - 1, at + _PHONE_GROUPS_MAX) + 1):
        if ends[end] - begin in _PHONE_DIGITS and is_phone(digits[begin : ends[end]]):
            return end
    return None
