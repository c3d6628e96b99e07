"""Households: how many there are by place, and how many have a person who can do it alone.

How many there are, are fluent, and lack a skill is shown as it is now; joined, left and visits as they were counted in
the month. A household that lacks several skills is counted once for each.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flows.core.facts.citizen import Noted
from flows.core.facts.team import HouseJoined, HouseLeft, HouseOpened, Visited
from flows.core.places.fluency import count_lacking
from flows.core.places.place import Place
from flows.core.reports.base import Count, Passage, Report, TableQuery
from flows.core.reports.cells import Table, mark_own
from flows.core.reports.suppression import Draft, DraftCell, Value, add_up, make_column_lines
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
class _Households:
    """The households of a place as they are now."""

    count: int = 0
    fluent: int = 0
    lacks: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # skill: households


def _count_households(query: TableQuery) -> dict[str, _Households]:
    """Count households by the place just below, or by the place itself where there is none."""
    library, teams = query.library, query.library.teams
    skills: dict[str, str | None] = {}
    judged: dict[str, tuple[str, ...]] = {}
    above: dict[str, str] = {}
    found: dict[str, _Households] = defaultdict(_Households)

    def skill_of(id: str) -> str | None:
        if id not in skills:
            guide = library.guide(id)
            skills[id] = guide.counts_as if guide else None
        return skills[id]

    for village, mark, houses in query.shared.marks(query.place):
        if mark not in judged:
            judged[mark] = tuple(count_lacking(mark, library.deployment.households, skill_of))
        if village not in above:
            above[village] = _find_just_below(teams.upwards(village), query.place)
        here = found[above[village]]
        here.count += houses
        here.fluent += 0 if judged[mark] else houses
        for skill in judged[mark]:
            here.lacks[skill] += houses
    return found


def _find_just_below(chain: Sequence[Place], place: str) -> str:
    """Return the place of a chain upwards that is just below another one; the other one where none is."""
    for one in chain:
        if one.above == place:
            return one.id
    return place


def table(rows: Sequence[Counted], query: TableQuery) -> Table:
    """Make a row for each place below, those first where most households are not fluent yet."""
    houses = _count_households(query)
    counted: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        counted[row.place][row.key.a].append(Value(row.count, row.people))
    below = [place.id for place in query.library.teams.below(query.place)]
    places = [place for place in (*below, mark_own(query.place)) if place in houses or place in counted]
    skills = sorted(query.library.deployment.households.fluent)
    kinds = ("joined", "visits") if query.brief else _KINDS
    columns = ("place", "houses", "fluent", *(f"lacks-{skill}" for skill in skills), *kinds)

    def line(place: str) -> list[Value]:
        here = houses.get(place, _Households())
        now = [Value.of(here.count), Value.of(here.fluent)]
        lacks = [Value.of(here.lacks.get(skill, 0)) for skill in skills]
        return [*now, *lacks, *(add_up(counted[place][kind]) for kind in kinds)]

    if not below:
        known = query.place in houses or query.place in counted
        alone: list[list[DraftCell]] = [[query.name_place(query.place), *line(query.place)]]
        return Draft(columns, alone if known else [], bar=2, ids=(query.place,) if known else ()).publish(query.under)
    numbers = sorted(((place, line(place)) for place in places), key=lambda row: row[1][1].count - row[1][0].count)
    drawn: list[list[DraftCell]] = [[query.name_place(place), *values] for place, values in numbers]
    sums: list[DraftCell] = ["", *(add_up(values[n] for _, values in numbers) for n in range(len(columns) - 1))]
    lines = make_column_lines(range(len(drawn)), range(1, len(columns)))
    ids = tuple(place if place in below else "" for place, _ in numbers)
    return Draft(columns, drawn, sums if drawn else [], lines, 2, ids).publish(query.under)


REPORT = Report("households", (HouseOpened, HouseJoined, HouseLeft, Visited), counts, table, below=True)
