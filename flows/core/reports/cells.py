"""Cells and tables: what a report counts, and how the result is given to whoever draws it."""

from dataclasses import dataclass

Cell = str | int | None  # None: hidden, since too few people stand behind it

ALL = ""  # the month that stands for all months
BEFORE = "before"  # Counted.month of what was counted before the month that was asked for
PEOPLE_MAX = 5  # this many people are told apart behind a number; 5 stands for five or more
_OWN = "~"


@dataclass(frozen=True, slots=True)
class Table:
    """A table, ready to be shown as text, picture, CSV or JSON."""

    columns: tuple[str, ...]  # report-column-<this> is the sentence in flows/words
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    bar: int | None = None  # the column that a picture draws as bars
    ids: tuple[str, ...] = ()  # what each row is about: id of a guide or place; nothing where rows are about none


def mark_own(place: str) -> str:
    """Return the id under which is counted what belongs to a place itself and to none below it."""
    return place + _OWN
