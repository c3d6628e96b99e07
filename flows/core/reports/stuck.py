"""Stuck: where people get no further: problems shown, solved, still there, and screens that look different."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flows.core.facts.citizen import Differed, Noted, Solved, StillStuck, Stuck
from flows.core.reports.base import Count, Passage, Report, TableQuery
from flows.core.reports.cells import Table
from flows.core.reports.suppression import Draft, DraftCell, Value, add_up, make_column_lines
from flows.core.shared import Counted, Key

_KINDS = ("shown", "solved", "still", "differs")


def counts(noted: Noted, was: Passage | None) -> Iterator[Count]:
    match noted.fact:
        case Stuck(guide=guide, step=step, problem=problem):
            yield Count(Key(guide, step, "shown", problem))
        case Solved(guide=guide, step=step, problem=problem):
            yield Count(Key(guide, step, "solved", problem))
        case StillStuck(guide=guide, step=step, problem=problem):
            yield Count(Key(guide, step, "still", problem))
        case Differed(guide=guide, step=step):
            yield Count(Key(guide, step, "differs"))
        case _:
            pass


def table(rows: Sequence[Counted], query: TableQuery) -> Table:
    """Make a row for each problem, or (brief) for each step; where most people are stuck first."""
    found: dict[tuple[str, str, str], dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        guide = query.find_guide_id(row.key.a)
        if query.guide in (None, guide):
            name = (guide, row.key.b, "" if query.brief else row.key.d)
            found[name][row.key.c].append(Value(row.count, row.people))
    numbers = {name: [add_up(kinds[kind]) for kind in _KINDS] for name, kinds in found.items()}
    worst = sorted(numbers, key=lambda at: (-sum(numbers[at][n].count for n in (0, 2, 3)), at))
    drawn: list[list[DraftCell]] = []
    for guide, step, problem in worst:
        named = [_describe_step(guide, step, query)] if query.brief else [query.name_guide(guide), step, problem]
        drawn.append([*named, *numbers[guide, step, problem]])
    columns = (("step",) if query.brief else ("guide", "step", "problem")) + _KINDS
    first = len(columns) - len(_KINDS)
    sums: list[DraftCell] = [""] * first
    sums += [add_up(line[n] for line in numbers.values()) for n in range(len(_KINDS))]
    lines = make_column_lines(range(len(drawn)), range(first, len(columns)))
    ids = tuple(guide for guide, _, _ in worst)
    return Draft(columns, drawn, sums if drawn else [], lines, first, ids).publish(query.under)


def _describe_step(guide: str, step: str, query: TableQuery) -> str:
    """Describe a step: of the guide that was asked for by what it says, else by the guide's title and its number."""
    if query.guide is not None:
        return query.describe_step(guide, step)
    found = query.library.guide(guide)
    now = found.step(step) if found else None
    title = query.name_guide(guide)
    if found is None or now is None:
        return f"{title}: {step}"
    return query.say("report-step", title=title, number=found.name_step(now.id))


REPORT = Report("stuck", (Stuck, Solved, StillStuck, Differed), counts, table, by_guide=True)
