"""Teams: what each team did. Alone and helped, said and witnessed stand side by side and are never added together.

Behind a number stand the households and help requests that members worked for: at least as many people.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from flows.core.facts.citizen import Finished, Noted
from flows.core.facts.team import HelpClosed, Helped, HelpJudged, HelpTaken, Visited, Witnessed
from flows.core.places.share_code import decode_share_code
from flows.core.reports.base import Count, Passage, Report, TableQuery
from flows.core.reports.cells import Table
from flows.core.reports.suppression import Draft, DraftCell, Value, add_up, make_column_lines
from flows.core.shared import Counted, Key
from flows.core.text.names import sort_key

_KINDS = (
    "visits",
    "slips",
    "said",
    "witnessed",
    "credited-alone",
    "credited-helped",
    "taken",
    "closed",
    "judged-yes",
    "judged-no",
)
_BRIEF = ("visits", "said", "witnessed", "credited-alone", "taken")


def _classify(noted: Noted) -> tuple[tuple[str, ...], str | None]:
    """Return what a fact counts as, and the member that it is counted for, where there is one."""
    match noted.fact:
        case Visited(by=by, slip=slip):
            return ("visits", "slips") if slip else ("visits",), by
        case Helped(by=by, done=True):
            return ("said",), by
        case Witnessed(by=by):
            return ("witnessed",), by
        case Finished(how=how):
            code = decode_share_code(noted.via)
            member = code[1] if code and code[0] == "member" else None
            return (f"credited-{how}",) if code else (), member
        case HelpTaken(by=by):
            return ("taken",), by
        case HelpClosed(by=by) if by is not None:
            return ("closed",), by
        case HelpJudged(by=by, helped=helped):
            return ("judged-yes" if helped else "judged-no",), by
        case _:
            return (), None


def counts(noted: Noted, was: Passage | None) -> Iterator[Count]:
    """Count a fact for the place and those above it; for the member at the place alone."""
    kinds, member = _classify(noted)
    for kind in kinds:
        yield Count(Key(kind))
        if member is not None:
            yield Count(Key(kind, member), "village")


def table(rows: Sequence[Counted], query: TableQuery) -> Table:
    """Make a row for each team, those with fewest visits first; of a single team, in its own view, for each member."""
    below = [place.id for place in query.library.teams.below(query.place)]
    single = not below
    found: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    sums: dict[str, list[Value]] = defaultdict(list)
    for row in rows:
        value, kind, member = Value(row.count, row.people), row.key.a, row.key.b
        if row.place == query.place and not member:
            sums[kind].append(value)
        if single and query.own and member:
            found[member][kind].append(value)
        elif not single and not member and row.place != query.place:
            found[row.place][kind].append(value)
    kinds = _BRIEF if query.brief else _KINDS
    for place in below if rows else ():  # a team without any number is the one to ask after
        found.setdefault(place, defaultdict(list))
    sign = -1 if single else 1
    order = sorted(found, key=lambda one: (sign * add_up(found[one]["visits"]).count, sort_key(one)))
    names = _name_members(query) if single else {}
    drawn: list[list[DraftCell]] = [
        [names.get(one, one) if single else query.name_place(one), *(add_up(found[one][kind]) for kind in kinds)]
        for one in order
    ]
    columns = ("member" if single else "team", *kinds)
    whole: list[DraftCell] = ["", *(add_up(sums.get(kind, ())) for kind in kinds)]
    lines = make_column_lines(range(len(drawn)), range(1, len(columns))) if not single else []
    ids = tuple(one if one in below else "" for one in order)
    return Draft(columns, drawn, whole if sums else [], lines, 1, ids).publish(query.under)


def _name_members(query: TableQuery) -> Mapping[str, str]:
    return {member.id: member.label for member in query.shared.members(query.place)}


REPORT = Report(
    "teams", (Visited, Helped, Witnessed, Finished, HelpTaken, HelpClosed, HelpJudged), counts, table, below=True
)
