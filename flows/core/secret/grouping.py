"""Grouping: numbers as people write them, in groups and side by side, and how they may belong together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from flows.core.secret.numbers import is_phone
from flows.core.secret.token import Token

_JOINS = frozenset(".,-–/_·:|")
_BUILT = (12, 16, 19)  # lengths of numbers that are known by their build
_DIGITS_MIN = 3  # of a secret by itself: the number behind a card
_GAP_MAX = 3  # characters between two groups
_GROUPS_MAX = 12  # of one number
_SERIES_MAX = 64  # groups; a longer list is cut
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
            if run and (len(run) == _SERIES_MAX or token.start - tokens[run[-1][0]].end > _GAP_MAX):
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
        size = len(part)
        ends = [0, *accumulate(len(digits) for _, digits in part)]
        for a in range(size):
            for b in range(min(size, a + _GROUPS_MAX), a, -1):
                if (b - a == 1 and ends[b] - ends[a] >= _DIGITS_MIN) or ends[b] - ends[a] in _BUILT:
                    yield join_groups(part[a:b])


def join_groups(groups: list[tuple[int, str]]) -> Number:
    return Number("".join(digits for _, digits in groups), groups[0][0], groups[-1][0])


def _drop_phones(series: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    parts: list[list[tuple[int, str]]] = [[]]
    at = 0
    while at < len(series):
        end = _find_phone_end(series, at)
        if end is None:
            parts[-1].append(series[at])
        elif parts[-1]:
            parts.append([])
        at = end or at + 1
    return [part for part in parts if part]


def _find_phone_end(series: list[tuple[int, str]], at: int) -> int | None:
    """Return the group behind the phone number that begins at a group; None where none does."""
    digits = ""
    for end in range(at + 1, min(len(series), at + _PHONE_GROUPS_MAX) + 1):
        digits += series[end - 1][1]
        if len(digits) >= _PHONE_DIGITS.stop:
            return None
        if len(digits) in _PHONE_DIGITS and is_phone(digits):
            return end
    return None
