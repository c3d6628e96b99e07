"""Tables: what a report counts, and the table that it comes to."""

from dataclasses import dataclass

Cell = str | int | None  # None: hidden, since fewer people stand behind it than may be told

ALL = ""  # the month that stands for all months
BEFORE = "before"  # Counted.month of what was counted before the month that was asked for
PEOPLE_MAX = 5  # as many are told apart behind a number; 5 stands for five or more
_OWN = "~"


@dataclass(frozen=True, slots=True)
class Table:
    """A table, to be shown as text, picture, CSV or JSON."""

    columns: tuple[str, ...]  # report-column-<this> is the sentence in flows/words
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    bar: int | None = None  # the column that a picture draws as bars
    ids: tuple[str, ...] = ()  # what each row is about: id of a guide or place; nothing where rows are about none


def own(place: str) -> str:
    """What is counted at a place itself and at none of those below it."""
    return place + _OWN
