"""The veil: hides numbers that too few people stand behind, and enough others that they cannot be worked out.

A table has lines, each a sum: all its cells but one add up to that one. Where one cell of a line is hidden, or several
that together are fewer than may be told, one more is hidden, the smallest that is not nothing first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flows.core.reports.cells import Cell, Table

TOTAL = -1  # the row of the sums


@dataclass(frozen=True, slots=True)
class Value:
    """A number, and how many people at least stand behind it."""

    count: int = 0
    people: int = 0

    @classmethod
    def of(cls, count: int) -> "Value":
        """A number of people, or of what each person has one of."""
        return cls(count, abs(count))


Part = str | Value
Coord = tuple[int, int]  # row, column
Line = tuple[Coord, ...]


def total(values: Iterable[Value]) -> Value:
    """The sum; the people behind it may be the same ones, so they are as many as behind the largest."""
    count = people = 0
    for value in values:
        count += value.count
        people = max(people, value.people)
    return Value(count, people)


@dataclass(frozen=True, slots=True)
class Draft:
    """A table before anything is hidden."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Part]]
    total: Sequence[Part] = ()
    lines: Sequence[Line] = field(default=())
    bar: int | None = None
    ids: tuple[str, ...] = ()

    def table(self, under: int) -> Table:
        """The table with what fewer people than this stand behind hidden."""
        cells = {
            (r, c): part
            for r, row in (*enumerate(self.rows), (TOTAL, self.total))
            for c, part in enumerate(row)
            if isinstance(part, Value)
        }
        gone = hidden(cells, self.lines, under)

        def told(r: int, row: Sequence[Part]) -> tuple[Cell, ...]:
            return tuple(
                (None if (r, c) in gone else part.count) if isinstance(part, Value) else part
                for c, part in enumerate(row)
            )

        rows = tuple(told(r, row) for r, row in enumerate(self.rows))
        return Table(self.columns, rows, told(TOTAL, self.total), self.bar, self.ids)


def columns_of(rows: Sequence[int], columns: Iterable[int], sum_row: int = TOTAL) -> list[Line]:
    """The lines of columns whose rows add up to another row."""
    return [(*((row, column) for row in rows), (sum_row, column)) for column in columns]


def hidden(cells: dict[Coord, Value], lines: Sequence[Line], under: int) -> frozenset[Coord]:
    """The cells that are not told."""
    gone = {at for at, value in cells.items() if value.count and value.people < under}
    changed = bool(gone)
    while changed:
        changed = False
        for line in lines:
            while (more := _one_more(cells, line, gone, under)) is not None:
                gone.add(more)
                changed = True
    return frozenset(gone)


def _one_more(cells: dict[Coord, Value], line: Line, gone: set[Coord], under: int) -> Coord | None:
    """The cell of a line that must be hidden too; None where what is hidden cannot be worked out."""
    parts = [at for at in line if at in cells]
    out = [at for at in parts if at in gone]
    shown = [at for at in parts if at not in gone]
    if not out or not shown:
        return None
    if len(out) > 1 and (sum(abs(cells[at].count) for at in out) >= under or line[-1] in gone):
        return None
    return min(shown, key=lambda at: (cells[at].count == 0, at == line[-1], abs(cells[at].count)))
