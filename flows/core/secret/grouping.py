"""Grouping: numbers as people write them, in groups and side by side, and the ways to read them as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.core.secret.numbers import is_phone
from flows.core.secret.reading import Token

_JOINS = frozenset(".,-–/_·:|")
_BUILT = (12, 16, 19)  # lengths of numbers that are known by their build
_GAP_MAX = 3  # characters between two groups
_GROUPS_MAX = 12  # of one number
_PHONE_GROUPS_MAX = 5


@dataclass(frozen=True, slots=True)
class Number:
    """Digits that belong together, over one or more tokens."""

    digits: str
    first: int  # token
    last: int


def series_of(tokens: Sequence[Token]) -> Iterator[list[tuple[int, str]]]:
    """Numbers that stand side by side, with at most a space and a mark between: (token, digits) of each group."""
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


def readings(series: list[tuple[int, str]]) -> Iterator[Number]:
    """Ways to read a series: as one number; without the phones in it; then by its groups."""
    yield joined(series)
    for part in _without_phones(series) if len(series) > 1 else []:
        size = len(part)
        for a in range(size):
            for b in range(min(size, a + _GROUPS_MAX), a, -1):
                number = joined(part[a:b])
                if b - a == 1 or len(number.digits) in _BUILT:
                    yield number


def joined(groups: list[tuple[int, str]]) -> Number:
    return Number("".join(digits for _, digits in groups), groups[0][0], groups[-1][0])


def _without_phones(series: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    parts: list[list[tuple[int, str]]] = [[]]
    at = 0
    while at < len(series):
        ends = (
            b
            for b in range(at + 1, min(len(series), at + _PHONE_GROUPS_MAX) + 1)
            if is_phone(joined(series[at:b]).digits)
        )
        end = next(ends, None)
        if end is None:
            parts[-1].append(series[at])
        elif parts[-1]:
            parts.append([])
        at = end or at + 1
    return [part for part in parts if part]
