"""Reach: how people come, and how many finish: arrivals and finishes by channel, kind of code, code and place.

Single codes are shown up to the commune; the province shows communes instead. Each of these groups adds up to the same
sum, since everyone belongs to one of each.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flows.core.facts.citizen import Arrived, Finished, Noted
from flows.core.places.share_code import CodeKind, decode_share_code, make_share_code
from flows.core.reports.base import Count, Passage, Report, TableQuery
from flows.core.reports.cells import Table
from flows.core.reports.suppression import Draft, DraftCell, Line, Value, add_up, make_column_lines
from flows.core.shared import Counted, Key
from flows.core.text.names import sort_key

_KINDS = ("new", "again-came", "alone", "helped")
_ORDER = ("channel", "kind", "code", "place")
_NO_CODE, _OTHER = "none", "other"
_OF_PLACES: tuple[CodeKind, ...] = ("place", "poster")


def counts(noted: Noted, was: Passage | None) -> Iterator[Count]:
    match noted.fact:
        case Arrived(again=again):
            what = "again-came" if again else "new"
        case Finished() as finished:
            what = finished.how
        case _:
            return
    code = decode_share_code(noted.via)
    kind = code[0] if code else _OTHER if noted.via else _NO_CODE
    yield Count(Key("by", noted.channel, kind, what))
    if noted.via:
        yield Count(Key("code", noted.via, kind, what), "commune")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table."""

    by: str  # channel, kind (of code), code, place
    id: str
    values: tuple[Value, ...]  # of each kind


def _make_rows(rows: Sequence[Counted], query: TableQuery) -> list[_Row]:
    found: dict[tuple[str, str], dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        key, value = row.key, Value(row.count, row.people)
        here = row.place == query.place
        if key.a == "code":
            if here:
                found["code", key.b][key.d].append(value)
        elif here:
            found["channel", key.b][key.d].append(value)
            found["kind", key.c][key.d].append(value)
        else:
            found["place", row.place][key.d].append(value)
    made = [_Row(by, id, tuple(add_up(kinds[kind]) for kind in _KINDS)) for (by, id), kinds in found.items()]
    return sorted(made, key=lambda row: (_ORDER.index(row.by), -row.values[0].count, sort_key(row.id)))


def _name_codes(rows: Sequence[Counted], query: TableQuery) -> Mapping[str, str]:
    """Return what codes are called whose owner is known. Asked first: each question plays the turn again."""
    teams = query.library.teams
    named: dict[str, str] = {}
    if any(row.key.a == "code" and row.place == query.place for row in rows):
        for place in (query.place, *(below.id for below in teams.below(query.place))):
            named |= {make_share_code("member", member.id): member.label for member in query.shared.members(place)}
            named |= {make_share_code(kind, place): teams.name(place) for kind in _OF_PLACES}
    return named


def _name_row(row: _Row, names: Mapping[str, str], query: TableQuery) -> str:
    match row.by:
        case "channel":
            return row.id
        case "kind":
            return query.say(f"report-code-{row.id}")
        case "code":
            return f"{row.id} ({names[row.id]})" if row.id in names else row.id
        case _:
            return query.name_place(row.id)


def table(rows: Sequence[Counted], query: TableQuery) -> Table:
    names = _name_codes(rows, query)
    found = _make_rows(rows, query)
    drawn: list[list[DraftCell]] = [
        [query.say(f"report-by-{row.by}"), _name_row(row, names, query), *row.values] for row in found
    ]
    groups: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(found):
        groups[row.by].append(n)
        if (row.by, row.id) == ("kind", _NO_CODE):
            groups["code"].append(n)  # with the people who came by none, the codes add up too
    whole = range(2, 2 + len(_KINDS))
    lines: list[Line] = [line for members in groups.values() for line in make_column_lines(members, whole)]
    channels = [row.values for row in found if row.by == "channel"]
    sums: list[DraftCell] = ["", "", *(add_up(values[n] for values in channels) for n in range(len(_KINDS)))]
    ids = tuple(row.id if row.by == "place" and row.id in query.library.teams.places else "" for row in found)
    return Draft(("by", "name", *_KINDS), drawn, sums if drawn else [], lines, 2, ids).publish(query.under)


REPORT = Report("reach", (Arrived, Finished), counts, table, below=True)
