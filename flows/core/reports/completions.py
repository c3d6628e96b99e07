"""Completions: which guides were finished, how and for whom. A village's or commune's own team also sees by whom: the
random key of each person who agreed to be remembered. Everyone else sees counts by guide.

Who finished what is never counted into cells. It is read from the journal each time, so it is gone as soon as a person
has their data deleted.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flows.core.facts.citizen import Finished, Noted
from flows.core.reports.base import Count, Passage, Report, TableQuery
from flows.core.reports.cells import Table
from flows.core.reports.suppression import Draft, DraftCell, Value, add_up, make_column_lines
from flows.core.shared import Counted, Key
from flows.core.text.local_time import to_local

_HOW = ("alone", "helped")
_KEY_CHARS = 6  # of a key, as a phone shows it


def counts(noted: Noted, was: Passage | None) -> Iterator[Count]:
    match noted.fact:
        case Finished(guide=guide, how=how, who=who):
            yield Count(Key(guide, how, who))
        case _:
            pass


def lists(noted: Noted) -> Key:
    """Return a line of the own team's view: day, guide, how, for whom, person. Only Finished facts are listed."""
    assert isinstance(noted.fact, Finished)
    fact = noted.fact
    return Key(f"{to_local(noted.at):%Y-%m-%d}", fact.guide, fact.how, fact.who, noted.person or "")


def table(rows: Sequence[Counted], query: TableQuery) -> Table:
    here = query.here
    if query.own and here is not None and here.level != "province":
        return _make_person_table(query)
    return _make_guide_table(rows, query)


def _make_guide_table(rows: Sequence[Counted], query: TableQuery) -> Table:
    """Make a row for each guide. What was finished for another person of the household is also in the other columns."""
    found: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        value, kinds = Value(row.count, row.people), found[query.find_guide_id(row.key.a)]
        kinds[row.key.b].append(value)
        if row.key.c == "other":
            kinds["other"].append(value)
    columns = (*_HOW, "other")
    numbers = {guide: [add_up(kinds[kind]) for kind in columns] for guide, kinds in found.items()}
    order = sorted(numbers, key=lambda guide: (-numbers[guide][0].count, guide))
    drawn: list[list[DraftCell]] = [[query.name_guide(guide), *numbers[guide]] for guide in order]
    sums: list[DraftCell] = ["", *(add_up(line[n] for line in numbers.values()) for n in range(len(columns)))]
    lines = make_column_lines(range(len(drawn)), range(1, len(columns) + 1))
    return Draft(("guide", *columns), drawn, sums if drawn else [], lines, 1, tuple(order)).publish(query.under)


def _make_person_table(query: TableQuery) -> Table:
    """Make a row for each finish: a person's together, in the order of days; on a phone the latest first."""
    listed = [row.key for row in query.shared.listed("completions", query.place, query.month)]
    listed.sort(key=lambda key: key if query.brief else (key.e == "", key.e, *key), reverse=query.brief)
    rows = tuple(
        (
            (key.e[:_KEY_CHARS] if query.brief else key.e) or query.say("report-nobody"),
            query.name_guide(key.b),
            _write_day(key.a) if query.brief else key.a,
            query.say(f"report-how-{key.c}"),
            query.say(f"report-who-{key.d}"),
        )
        for key in listed
    )
    return Table(("person", "guide", "day", "how", "who"), rows)


def _write_day(day: str) -> str:
    """Write a day as people do."""
    return "/".join(reversed(day.split("-")))


REPORT = Report("completions", (Finished,), counts, table, lists=lists)
