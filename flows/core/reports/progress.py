"""Progress: how people get through each guide. The sums hold, in every row and every column:

    carried over from before + started + moved = finished alone + finished helped + left + still inside

`moved` are runs that went on in another revision, or whose person has another home since, less those that went away
by it. Of all revisions together and of the whole province it is nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from flows.core.facts.citizen import Finished, Left, LeftWhy, Noted, Reached, Started
from flows.core.reports.base import Asked, Count, Passage, Report
from flows.core.reports.cells import BEFORE, Table
from flows.core.reports.suppression import TOTAL, Draft, Line, Part, Value, columns_of, total
from flows.core.shared import Counted, Key

WHYS: tuple[LeftWhy, ...] = get_args(LeftWhy)
_IN = ("started", "came")  # kinds of counts that bring a run in
_OUT = ("went", "alone", "helped", "left")
_FULL = ("guide", "revision", "step", "carried", "started", "moved", "reached", "alone", "helped", *WHYS, "inside")
_BRIEF = ("guide", "carried", "started", "alone", "helped", "left", "inside")
_STEPS = ("step", "reached", "left")


def counts(noted: Noted, was: Passage | None) -> Iterator[Count]:
    """A run's facts; one that is met elsewhere than where it was counted last has moved."""
    fact = noted.fact
    if isinstance(fact, Reached | Finished | Left) and was is not None:
        here = Passage(noted.place, fact.guide, fact.revision)
        if here != was:
            yield Count(Key(was.guide, was.revision, "went"), place=was.place)
            yield Count(Key(here.guide, here.revision, "came"))
    match fact:
        case Started(guide, revision, _):
            yield Count(Key(guide, revision, "started"))
        case Reached(guide, revision, _, step):
            yield Count(Key(guide, revision, "at", step))
        case Finished(guide, revision):
            yield Count(Key(guide, revision, fact.how))
        case Left(guide, revision, _, step, why):
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

    def of(self, kind: str) -> Value:
        return total(self.now[kind])

    @property
    def moved(self) -> Value:
        return Value.of(self.of("came").count - self.of("went").count)

    @property
    def inside(self) -> Value:
        """A person has at most one open run of a guide, so these are as many people."""
        come = sum(self.of(kind).count for kind in _IN)
        return Value.of(self.before + come - sum(self.of(kind).count for kind in _OUT))

    @property
    def steps(self) -> frozenset[str]:
        return frozenset(self.at) | frozenset(self.left)

    def left_for(self, why: str) -> Value:
        return total(value for whys in self.left.values() for value in whys.get(why, ()))

    def left_at(self, step: str, why: str | None = None) -> Value:
        whys = self.left.get(step, {})
        return total(value for w, values in whys.items() if why in (None, w) for value in values)


def _sums(rows: Iterable[Counted], asked: Asked, *, apart: bool) -> dict[tuple[str, str], _Sum]:
    """The sums by guide of today and revision ("" where revisions are taken together), most started first."""
    sums: dict[tuple[str, str], _Sum] = defaultdict(_Sum)
    for row in rows:
        guide = asked.guide_id(row.key.a)
        if asked.guide in (None, guide):
            sums[guide, row.key.b if apart else ""].add(row, row.key)
    some = {at: found for at, found in sums.items() if found.before or found.now or found.at}
    started: Mapping[str, int] = {
        guide: sum(other.of("started").count for (g, _), other in some.items() if g == guide) for guide, _ in some
    }
    return dict(sorted(some.items(), key=lambda item: (-started[item[0][0]], item[0])))


def table(rows: Sequence[Counted], asked: Asked) -> Table:
    if asked.brief and asked.guide is not None:
        return _steps(rows, asked)
    return _brief(rows, asked) if asked.brief else _full(rows, asked)


def _brief(rows: Sequence[Counted], asked: Asked) -> Table:
    """A row a guide."""
    sums = _sums(rows, asked, apart=False)
    moved = any(found.moved.count for found in sums.values())
    columns = (*_BRIEF[:3], "moved", *_BRIEF[3:]) if moved else _BRIEF

    def line(found: _Sum) -> list[Value]:
        values = {name: found.of(name) for name in ("started", "alone", "helped", "left")}
        values |= {"carried": Value.of(found.before), "moved": found.moved, "inside": found.inside}
        return [values[name] for name in columns[1:]]

    drawn: list[list[Part]] = [[asked.title(guide), *line(found)] for (guide, _), found in sums.items()]
    whole = range(1, len(columns))
    lines: list[Line] = [tuple((r, c) for c in whole) for r in (*range(len(drawn)), TOTAL)]
    lines += columns_of(range(len(drawn)), whole)
    ids = tuple(guide for guide, _ in sums)
    return Draft(columns, drawn, _total(drawn, len(columns)), lines, columns.index("started"), ids).table(asked.under)


def _total(rows: Sequence[Sequence[Part]], width: int, of: Iterable[int] | None = None) -> list[Part]:
    """The sums of columns over rows; "" for what is no number."""
    chosen = range(len(rows)) if of is None else of
    sums: list[Part] = []
    for column in range(width):
        values = [part for r in chosen if isinstance(part := rows[r][column], Value)]
        sums.append(total(values) if values else "")
    return sums if rows else []


def _in_order(steps: Iterable[str], guide: str, asked: Asked) -> list[str]:
    """Steps as the guide has them, those that it has no more last."""
    found = asked.library.guide(guide)
    order = {id: n for n, id in enumerate(found.order)} if found else {}
    return sorted(steps, key=lambda step: (order.get(step, len(order)), step))


def _steps(rows: Sequence[Counted], asked: Asked) -> Table:
    """A row a step of one guide: how many reached it, and how many left it for good there."""
    found = next(iter(_sums(rows, asked, apart=False).values()), _Sum())
    guide = asked.guide or ""
    steps = _in_order(found.steps, guide, asked)
    drawn: list[list[Part]] = [
        [asked.step(guide, step), total(found.at.get(step, ())), found.left_at(step)] for step in steps
    ]
    sums: list[Part] = ["", "", found.of("left")] if drawn else []
    return Draft(_STEPS, drawn, sums, columns_of(range(len(drawn)), [2]), 1).table(asked.under)


def _full(rows: Sequence[Counted], asked: Asked) -> Table:
    """A row a revision, and below it a row a step: `reached` and where people left are told by step."""
    drawn: list[list[Part]] = []
    summed: list[int] = []
    lines: list[Line] = []
    whys = range(_FULL.index(WHYS[0]), _FULL.index("inside"))
    whole = [n for n, name in enumerate(_FULL) if n >= _FULL.index("carried") and name != "reached"]
    for (guide, revision), found in _sums(rows, asked, apart=True).items():
        here = len(drawn)
        summed.append(here)
        numbers = [Value.of(found.before), found.of("started"), found.moved]
        ends = [found.of("alone"), found.of("helped"), *(found.left_for(why) for why in WHYS), found.inside]
        drawn.append([asked.title(guide), revision, "", *numbers, "", *ends])
        for step in _in_order(found.steps, guide, asked):
            left = (found.left_at(step, why) for why in WHYS)
            reached = total(found.at.get(step, ()))
            drawn.append([asked.title(guide), revision, step, "", "", "", reached, "", "", *left, ""])
        lines.append(tuple((here, column) for column in whole))
        lines += columns_of(range(here + 1, len(drawn)), whys, here)
    lines.append(tuple((TOTAL, column) for column in whole))
    lines += columns_of(summed, whole)
    return Draft(_FULL, drawn, _total(drawn, len(_FULL), summed), lines).table(asked.under)


REPORT = Report("progress", (Started, Reached, Finished, Left), counts, table, carries=True, by_guide=True)
