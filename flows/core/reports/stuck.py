"""Stuck: where people do not get on: problems shown, solved, still there, and screens that look different."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flows.core.facts.citizen import Differed, Noted, Solved, StillStuck, Stuck
from flows.core.reports.base import Asked, Count, Passage, Report
from flows.core.reports.cells import Table
from flows.core.reports.suppression import Draft, Part, Value, columns_of, total
from flows.core.shared import Counted, Key

_KINDS = ("shown", "solved", "still", "differs")


def counts(noted: Noted, was: Passage | None) -> Iterator[Count]:
    match noted.fact:
        case Stuck(guide, _, _, step, problem):
            yield Count(Key(guide, step, "shown", problem))
        case Solved(guide, _, _, step, problem):
            yield Count(Key(guide, step, "solved", problem))
        case StillStuck(guide, _, _, step, problem):
            yield Count(Key(guide, step, "still", problem))
        case Differed(guide, _, _, step):
            yield Count(Key(guide, step, "differs"))
        case _:
            pass


def table(rows: Sequence[Counted], asked: Asked) -> Table:
    """A row a problem, or (brief) a step; where most are stuck first."""
    found: dict[tuple[str, str, str], dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        guide = asked.guide_id(row.key.a)
        if asked.guide in (None, guide):
            place = (guide, row.key.b, "" if asked.brief else row.key.d)
            found[place][row.key.c].append(Value(row.count, row.people))
    numbers = {place: [total(kinds[kind]) for kind in _KINDS] for place, kinds in found.items()}
    worst = sorted(numbers, key=lambda at: (-sum(numbers[at][n].count for n in (0, 2, 3)), at))
    drawn: list[list[Part]] = []
    for guide, step, problem in worst:
        named = [_where(guide, step, asked)] if asked.brief else [asked.title(guide), step, problem]
        drawn.append([*named, *numbers[guide, step, problem]])
    columns = (("step",) if asked.brief else ("guide", "step", "problem")) + _KINDS
    first = len(columns) - len(_KINDS)
    sums: list[Part] = [""] * first
    sums += [total(line[n] for line in numbers.values()) for n in range(len(_KINDS))]
    lines = columns_of(range(len(drawn)), range(first, len(columns)))
    ids = tuple(guide for guide, _, _ in worst)
    return Draft(columns, drawn, sums if drawn else [], lines, first, ids).table(asked.under)


def _where(guide: str, step: str, asked: Asked) -> str:
    """A step in words: of the guide that was asked for by what it says, else by the guide's title and its number."""
    if asked.guide is not None:
        return asked.step(guide, step)
    found = asked.library.guide(guide)
    number = found.depths.get(step) if found else None
    title = asked.title(guide)
    return asked.say("report-step", title=title, number=number) if number else f"{title}: {step}"


REPORT = Report("stuck", (Stuck, Solved, StillStuck, Differed), counts, table, by_guide=True)
