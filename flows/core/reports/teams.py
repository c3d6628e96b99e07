"""Teams: what each team did. Alone and helped, said and witnessed stand side by side and are never added together.

Behind what a member does stand the houses and wishes that it was done for: so many people a number is about at least.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from flows.core.facts.citizen import Finished, Noted
from flows.core.facts.team import HelpClosed, Helped, HelpJudged, HelpTaken, Visited, Witnessed
from flows.core.places.share_code import read_code
from flows.core.reports.base import Asked, Count, Passage, Report
from flows.core.reports.cells import Table
from flows.core.reports.suppression import Draft, Part, Value, columns_of, total
from flows.core.shared import Counted, Key

KINDS = (
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


def _what(noted: Noted) -> tuple[tuple[str, ...], str | None]:
    """What a fact counts as, and the member that it is counted for, where there is one."""
    match noted.fact:
        case Visited(by=by, slip=slip):
            return ("visits", "slips") if slip else ("visits",), by
        case Helped(by=by, done=True):
            return ("said",), by
        case Witnessed(by=by):
            return ("witnessed",), by
        case Finished(how=how):
            code = read_code(noted.via)
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
    """For the place and those above it; for the member at the place alone."""
    kinds, member = _what(noted)
    for kind in kinds:
        yield Count(Key(kind))
        if member is not None:
            yield Count(Key(kind, member), "village")


def table(rows: Sequence[Counted], asked: Asked) -> Table:
    """A row a team; of a single team, in its own view, a row a member."""
    below = [place.id for place in asked.library.teams.below(asked.place)]
    single = not below
    found: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    sums: dict[str, list[Value]] = defaultdict(list)
    for row in rows:
        value, kind, member = Value(row.count, row.people), row.key.a, row.key.b
        if row.place == asked.place and not member:
            sums[kind].append(value)
        if single and asked.own and member:
            found[member][kind].append(value)
        elif not single and not member and row.place != asked.place:
            found[row.place][kind].append(value)
    kinds = _BRIEF if asked.brief else KINDS
    order = sorted(found, key=lambda one: (-total(found[one]["visits"]).count, one))
    names = _members(asked) if single else {}
    drawn: list[list[Part]] = [
        [names.get(one, one) if single else asked.place_name(one), *(total(found[one][kind]) for kind in kinds)]
        for one in order
    ]
    columns = ("member" if single else "team", *kinds)
    whole: list[Part] = ["", *(total(sums.get(kind, ())) for kind in kinds)]
    lines = columns_of(range(len(drawn)), range(1, len(columns))) if not single else []
    ids = tuple(one if one in below else "" for one in order)
    return Draft(columns, drawn, whole if sums else [], lines, 1, ids).table(asked.under)


def _members(asked: Asked) -> Mapping[str, str]:
    return {member.id: member.label for member in asked.shared.members(asked.place)}


REPORT = Report(
    "teams", (Visited, Helped, Witnessed, Finished, HelpTaken, HelpClosed, HelpJudged), counts, table, below=True
)
