"""Progress: how people get through each guide. In every row and every column:

    carried over from before + started + moved = finished alone + finished helped + left + still inside

`moved` are runs that came from another revision, or whose person came from another place, less those that went to one.
For all revisions together, and for the whole province, it is zero.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from flows.core.facts.citizen import Finished, Left, LeftWhy, Noted, Reached, Started
from flows.core.reports.base import Count, Passage, Report, TableQuery
from flows.core.reports.cells import BEFORE, Table
from flows.core.reports.suppression import TOTAL, Draft, DraftCell, Line, Value, add_up, make_column_lines
from flows.core.shared import Counted, Key

WHYS: tuple[LeftWhy, ...] = get_args(LeftWhy)
_IN = ("started", "came")  # kinds of counts that bring a run in
_OUT = ("went", "alone", "helped", "left")
_FULL = ("guide", "revision", "step", "carried", "started", "moved", "reached", "alone", "helped", *WHYS, "inside")
_BRIEF = ("guide", "carried", "started", "alone", "helped", "left", "inside")
_STEPS = ("step", "reached", "left")


def counts(noted: Noted, was: Passage | None) -> Iterator[Count]:
    """Count a run's facts; a run that is found elsewhere than it was counted last has moved."""
    fact = noted.fact
    if isinstance(fact, Reached | Finished | Left) and was is not None:
        here = Passage(noted.place, fact.guide, fact.revision)
        if here != was:
            yield Count(Key(was.guide, was.revision, "went"), place=was.place)
            yield Count(Key(here.guide, here.revision, "came"))
    match fact:
        case Started(guide=guide, revision=revision):
            yield Count(Key(guide, revision, "started"))
        case Reached(guide=guide, revision=revision, step=step):
            yield Count(Key(guide, revision, "at", step))
        case Finished(guide=guide, revision=revision):
            yield Count(Key(guide, revision, fact.how))
        case Left(guide=guide, revision=revision, step=step, why=why):
            yield Count(Key(guide, revision, "left", step, why))
        case _:
            pass


@dataclass
class _Sum:
    """What is counted of a guide, or of one of its revisions."""

    before: int = 0  # inside when the month began
    now: dict[str, list[Value]] = field(default_factory=lambda: defaultdict(list))  # kind of count: its numbers
    at: dict[str, list[Value]] = field(default_factory=lambda: defaultdict(list))  # step: who reached it
    left: dict[str, dict[str, list[Value]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def add(self, row: Counted, key: Key) -> None:
        kind, value = key.c, Value(row.count, row.people)
        if row.month == BEFORE:
            self.before += row.count * ((kind in _IN) - (kind in _OUT))
            return
        if kind == "at":
            self.at[key.d].append(value)
            return
        self.now[kind].append(value)
        if kind == "left":
            self.left[key.d][key.e].append(value)

    def add_up(self, kind: str) -> Value:
        return add_up(self.now[kind])

    @property
    def moved(self) -> Value:
        return Value.of(self.add_up("came").count - self.add_up("went").count)

    @property
    def inside(self) -> Value:
        """How many runs are open: as many people, since a person has at most one open run of a guide."""
        come = sum(self.add_up(kind).count for kind in _IN)
        return Value.of(self.before + come - sum(self.add_up(kind).count for kind in _OUT))

    @property
    def steps(self) -> frozenset[str]:
        return frozenset(self.at) | frozenset(self.left)

    def count_left_for(self, why: str) -> Value:
        return add_up(value for whys in self.left.values() for value in whys.get(why, ()))

    def count_left_at(self, step: str, why: str | None = None) -> Value:
        whys = self.left.get(step, {})
        return add_up(value for w, values in whys.items() if why in (None, w) for value in values)


def _add_up(rows: Iterable[Counted], query: TableQuery, *, apart: bool) -> dict[tuple[str, str], _Sum]:
    """Add up by guide of today and revision ("" where revisions are taken together), most started first."""
    sums: dict[tuple[str, str], _Sum] = defaultdict(_Sum)
    for row in rows:
        guide = query.find_guide_id(row.key.a)
        if query.guide in (None, guide):
            sums[guide, row.key.b if apart else ""].add(row, row.key)
    some = {at: found for at, found in sums.items() if found.before or found.now or found.at}
    started: Mapping[str, int] = {
        guide: sum(other.add_up("started").count for (g, _), other in some.items() if g == guide) for guide, _ in some
    }
    return dict(sorted(some.items(), key=lambda item: (-started[item[0][0]], item[0])))


def table(rows: Sequence[Counted], query: TableQuery) -> Table:
    if query.brief and query.guide is not None:
        return _make_step_table(rows, query)
    return _make_brief_table(rows, query) if query.brief else _make_full_table(rows, query)


def _make_brief_table(rows: Sequence[Counted], query: TableQuery) -> Table:
    """Make a row for each guide."""
    sums = _add_up(rows, query, apart=False)
    moved = any(found.moved.count for found in sums.values())
    columns = (*_BRIEF[:3], "moved", *_BRIEF[3:]) if moved else _BRIEF

    def line(found: _Sum) -> list[Value]:
        values = {name: found.add_up(name) for name in ("started", "alone", "helped", "left")}
        values |= {"carried": Value.of(found.before), "moved": found.moved, "inside": found.inside}
        return [values[name] for name in columns[1:]]

    drawn: list[list[DraftCell]] = [[query.name_guide(guide), *line(found)] for (guide, _), found in sums.items()]
    whole = range(1, len(columns))
    lines: list[Line] = [tuple((r, c) for c in whole) for r in (*range(len(drawn)), TOTAL)]
    lines += make_column_lines(range(len(drawn)), whole)
    ids = tuple(guide for guide, _ in sums)
    return Draft(columns, drawn, _add_up_columns(drawn, len(columns)), lines, columns.index("started"), ids).publish(
        query.under
    )


def _add_up_columns(
    rows: Sequence[Sequence[DraftCell]], width: int, of: Iterable[int] | None = None
) -> list[DraftCell]:
    """Add up columns over rows; "" for what is not a number."""
    chosen = range(len(rows)) if of is None else of
    sums: list[DraftCell] = []
    for column in range(width):
        values = [part for r in chosen if isinstance(part := rows[r][column], Value)]
        sums.append(add_up(values) if values else "")
    return sums if rows else []


def _order_steps(steps: Iterable[str], guide: str, query: TableQuery) -> list[str]:
    """Put steps into the guide's order, those that it no longer has last."""
    found = query.library.guide(guide)
    order = {id: n for n, id in enumerate(found.order)} if found else {}
    return sorted(steps, key=lambda step: (order.get(step, len(order)), step))


def _make_step_table(rows: Sequence[Counted], query: TableQuery) -> Table:
    """Make a row for each step of one guide: how many reached it, and how many left the guide there."""
    found = next(iter(_add_up(rows, query, apart=False).values()), _Sum())
    guide = query.guide or ""
    steps = _order_steps(found.steps, guide, query)
    drawn: list[list[DraftCell]] = [
        [query.describe_step(guide, step), add_up(found.at.get(step, ())), found.count_left_at(step)] for step in steps
    ]
    sums: list[DraftCell] = ["", "", found.add_up("left")] if drawn else []
    return Draft(_STEPS, drawn, sums, make_column_lines(range(len(drawn)), [2]), 1).publish(query.under)


def _make_full_table(rows: Sequence[Counted], query: TableQuery) -> Table:
    """Make a row for each revision, and below it one for each step, with how many reached it and left there."""
    drawn: list[list[DraftCell]] = []
    summed: list[int] = []
    lines: list[Line] = []
    whys = range(_FULL.index(WHYS[0]), _FULL.index("inside"))
    whole = [n for n, name in enumerate(_FULL) if n >= _FULL.index("carried") and name != "reached"]
    for (guide, revision), found in _add_up(rows, query, apart=True).items():
        here = len(drawn)
        summed.append(here)
        numbers = [Value.of(found.before), found.add_up("started"), found.moved]
        ends = [
            found.add_up("alone"),
            found.add_up("helped"),
            *(found.count_left_for(why) for why in WHYS),
            found.inside,
        ]
        drawn.append([query.name_guide(guide), revision, "", *numbers, "", *ends])
        for step in _order_steps(found.steps, guide, query):
            left = (found.count_left_at(step, why) for why in WHYS)
            reached = add_up(found.at.get(step, ()))
            drawn.append([query.name_guide(guide), revision, step, "", "", "", reached, "", "", *left, ""])
        lines.append(tuple((here, column) for column in whole))
        lines += make_column_lines(range(here + 1, len(drawn)), whys, here)
    lines.append(tuple((TOTAL, column) for column in whole))
    lines += make_column_lines(summed, whole)
    return Draft(_FULL, drawn, _add_up_columns(drawn, len(_FULL), summed), lines).publish(query.under)


REPORT = Report("progress", (Started, Reached, Finished, Left), counts, table, carries=True, by_guide=True)
