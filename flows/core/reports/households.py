"""Households: how many houses there are, and how many have somebody who can do it alone, by place.

Houses, and which of them are fluent and what the others lack, are told as they are now; joined, left and visits as
they were counted in the month. What a house lacks is a number of houses for each skill: one may lack several.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.core.facts.citizen import Noted
from flows.core.facts.team import HouseJoined, HouseLeft, HouseOpened, Visited
from flows.core.places.fluency import lacking
from flows.core.places.place import Place
from flows.core.reports.base import Asked, Count, Passage, Report
from flows.core.reports.cells import Table, own
from flows.core.reports.suppression import Draft, Part, Value, columns_of, total
from flows.core.shared import Counted, Key

_KINDS = ("opened", "joined", "left-house", "visits")


def counts(noted: Noted, was: Passage | None) -> Iterator[Count]:
    match noted.fact:
        case HouseOpened():
            yield Count(Key("opened"))
        case HouseJoined():
            yield Count(Key("joined"))
        case HouseLeft():
            yield Count(Key("left-house"))
        case Visited():
            yield Count(Key("visits"))
        case _:
            pass


@dataclass
class _Houses:
    """The houses of a place as they are now."""

    count: int = 0
    fluent: int = 0
    lacks: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # skill: houses


def _houses(asked: Asked) -> dict[str, _Houses]:
    """By the place just below, or by the place itself where there is none."""
    library, teams = asked.library, asked.library.teams
    skills: dict[str, str | None] = {}
    judged: dict[str, tuple[str, ...]] = {}
    above: dict[str, str] = {}
    found: dict[str, _Houses] = defaultdict(_Houses)

    def skill_of(id: str) -> str | None:
        if id not in skills:
            guide = library.guide(id)
            skills[id] = guide.counts_as if guide else None
        return skills[id]

    for village, mark, houses in asked.shared.marks(asked.place):
        if mark not in judged:
            judged[mark] = tuple(lacking(mark, library.deployment.fluent, skill_of))
        if village not in above:
            above[village] = _just_below(teams.upwards(village), asked.place)
        here = found[above[village]]
        here.count += houses
        here.fluent += 0 if judged[mark] else houses
        for skill in judged[mark]:
            here.lacks[skill] += houses
    return found


def _just_below(chain: Sequence[Place], place: str) -> str:
    """Of a place and those above it, the one just below another; the other itself where it is that one."""
    for one in chain:
        if one.above == place:
            return one.id
    return place


def table(rows: Sequence[Counted], asked: Asked) -> Table:
    """A row a place below; where most houses are not fluent yet first."""
    houses = _houses(asked)
    counted: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        counted[row.place][row.key.a].append(Value(row.count, row.people))
    below = [place.id for place in asked.library.teams.below(asked.place)]
    places = [place for place in (*below, own(asked.place)) if place in houses or place in counted]
    skills = sorted(asked.library.deployment.fluent.skills)
    kinds = ("joined", "visits") if asked.brief else _KINDS
    columns = ("place", "houses", "fluent", *(() if asked.brief else (f"lacks-{skill}" for skill in skills)), *kinds)

    def line(place: str) -> list[Value]:
        here = houses.get(place, _Houses())
        now = [Value.of(here.count), Value.of(here.fluent)]
        lacks = [] if asked.brief else [Value.of(here.lacks.get(skill, 0)) for skill in skills]
        return [*now, *lacks, *(total(counted[place][kind]) for kind in kinds)]

    if not below:
        known = asked.place in houses or asked.place in counted
        alone: list[list[Part]] = [[asked.place_name(asked.place), *line(asked.place)]]
        return Draft(columns, alone if known else [], bar=2, ids=(asked.place,) if known else ()).table(asked.under)
    numbers = sorted(((place, line(place)) for place in places), key=lambda row: row[1][1].count - row[1][0].count)
    drawn: list[list[Part]] = [[asked.place_name(place), *values] for place, values in numbers]
    sums: list[Part] = ["", *(total(values[n] for _, values in numbers) for n in range(len(columns) - 1))]
    lines = columns_of(range(len(drawn)), range(1, len(columns)))
    ids = tuple(place if place in below else "" for place, _ in numbers)
    return Draft(columns, drawn, sums if drawn else [], lines, 2, ids).table(asked.under)


REPORT = Report("households", (HouseOpened, HouseJoined, HouseLeft, Visited), counts, table, below=True)
