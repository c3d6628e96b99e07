"""Tables: what a report counts, and the table that it comes to."""

from dataclasses import dataclass
from typing import NamedTuple

Cell = str | int | None  # None: hidden, since fewer people stand behind it than may be told


class Key(NamedTuple):
    """What one thing is counted under: at most six words, whose meaning is the report's."""

    a: str
    b: str = ""
    c: str = ""
    d: str = ""
    e: str = ""
    f: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often something was counted."""

    place: str  # id of the place; "" where it is not known
    month: str  # 2026-11, in Việt Nam's time
    key: Key
    count: int
    people: int  # how many different people it was at least; 5 stands for five or more


@dataclass(frozen=True, slots=True)
class Table:
    """A table, to be shown as text, picture, CSV or JSON."""

    columns: tuple[str, ...]  # ids of sentences in flows/words: report-column-…
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
