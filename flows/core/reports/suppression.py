"""Suppression: hides numbers that too few people stand behind, and enough others that nobody can work them out.

A table has lines, each a sum: all its cells but the last add up to the last. Where one cell of a line is hidden, or
several that together are below the limit, one more is hidden: the smallest that is not zero first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flows.core.reports.cells import Cell, Table

TOTAL = -1  # the row of the sums


@dataclass(frozen=True, slots=True)
class Value:
    """A number, and the least number of people who stand behind it."""

    count: int = 0
    people: int = 0

    @classmethod
    def of(cls, count: int) -> "Value":
        """Make the value of a number of people, or of things of which each person has one."""
        return cls(count, abs(count))


DraftCell = str | Value
Coord = tuple[int, int]  # row, column
Line = tuple[Coord, ...]


def add_up(values: Iterable[Value]) -> Value:
    """Add values up. The people behind them may be the same ones, so only the largest number of people is sure."""
    count = people = 0
    for value in values:
        count += value.count
        people = max(people, value.people)
    return Value(count, people)


@dataclass(frozen=True, slots=True)
class Draft:
    """A table before suppression."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[DraftCell]]
    total: Sequence[DraftCell] = ()
    lines: Sequence[Line] = field(default=())
    bar: int | None = None
    ids: tuple[str, ...] = ()

    def publish(self, under: int) -> Table:
        """Return the table, with numbers hidden that fewer people than this stand behind."""
        cells = {
            (r, c): part
            for r, row in (*enumerate(self.rows), (TOTAL, self.total))
            for c, part in enumerate(row)
            if isinstance(part, Value)
        }
        hidden = suppress(cells, self.lines, under)

        def draw(r: int, row: Sequence[DraftCell]) -> tuple[Cell, ...]:
            return tuple(
                (None if (r, c) in hidden else part.count) if isinstance(part, Value) else part
                for c, part in enumerate(row)
            )

        rows = tuple(draw(r, row) for r, row in enumerate(self.rows))
        return Table(self.columns, rows, draw(TOTAL, self.total), self.bar, self.ids)


def make_column_lines(rows: Sequence[int], columns: Iterable[int], sum_row: int = TOTAL) -> list[Line]:
    """Return the lines of columns whose rows add up to another row."""
    return [(*((row, column) for row in rows), (sum_row, column)) for column in columns]


def suppress(cells: dict[Coord, Value], lines: Sequence[Line], under: int) -> frozenset[Coord]:
    """Return the cells that are hidden."""
    hidden = {at for at, value in cells.items() if value.count and value.people < under}
    changed = bool(hidden)
    while changed:
        changed = False
        for line in lines:
            while (more := _find_one_more(cells, line, hidden, under)) is not None:
                hidden.add(more)
                changed = True
    return frozenset(hidden)


def _find_one_more(cells: dict[Coord, Value], line: Line, hidden: set[Coord], under: int) -> Coord | None:
    """Return the cell of a line that must be hidden too; None where nobody can work out what is hidden."""
    parts = [at for at in line if at in cells]
    out = [at for at in parts if at in hidden]
    shown = [at for at in parts if at not in hidden]
    if not out or not shown:
        return None
    if len(out) > 1 and (sum(abs(cells[at].count) for at in out) >= under or line[-1] in hidden):
        return None
    return min(shown, key=lambda at: (cells[at].count == 0, at == line[-1], abs(cells[at].count)))
