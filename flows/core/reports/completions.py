"""Completions: which guides were finished, how and for whom. In the view of a village's or commune's own team by whom:
a random key of each person who allowed to be remembered. Everybody else is told counts by guide.

Who finished what is never counted into cells: it is read from the journal each time, so it is gone there as soon as a
person has their data deleted.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flows.core.facts.citizen import Finished, Noted
from flows.core.reports.base import Asked, Count, Passage, Report
from flows.core.reports.cells import Table
from flows.core.reports.suppression import Draft, Part, Value, columns_of, total
from flows.core.shared import Counted, Key
from flows.core.text.clock import local

_HOW = ("alone", "helped")
_KEY_CHARS = 6  # of a key, as a phone shows it


def counts(noted: Noted, was: Passage | None) -> Iterator[Count]:
    match noted.fact:
        case Finished(guide=guide, how=how, who=who):
            yield Count(Key(guide, how, who))
        case _:
            pass


def lists(noted: Noted) -> Key:
    """A line of the own team's view: day, guide, how, for whom, person. It is asked of Finished only."""
    assert isinstance(noted.fact, Finished)
    fact = noted.fact
    return Key(f"{local(noted.at):%Y-%m-%d}", fact.guide, fact.how, fact.who, noted.person or "")


def table(rows: Sequence[Counted], asked: Asked) -> Table:
    here = asked.here
    if asked.own and here is not None and here.level != "province":
        return _by_person(asked)
    return _by_guide(rows, asked)


def _by_guide(rows: Sequence[Counted], asked: Asked) -> Table:
    """A row a guide. Those finished for another of the house are among the others."""
    found: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        value, kinds = Value(row.count, row.people), found[asked.guide_id(row.key.a)]
        kinds[row.key.b].append(value)
        if row.key.c == "other":
            kinds["other"].append(value)
    columns = (*_HOW, "other")
    numbers = {guide: [total(kinds[kind]) for kind in columns] for guide, kinds in found.items()}
    order = sorted(numbers, key=lambda guide: (-numbers[guide][0].count, guide))
    drawn: list[list[Part]] = [[asked.title(guide), *numbers[guide]] for guide in order]
    sums: list[Part] = ["", *(total(line[n] for line in numbers.values()) for n in range(len(columns)))]
    lines = columns_of(range(len(drawn)), range(1, len(columns) + 1))
    return Draft(("guide", *columns), drawn, sums if drawn else [], lines, 1, tuple(order)).table(asked.under)


def _by_person(asked: Asked) -> Table:
    """A row a finish: a person's together, in the order of days; on a phone the latest first."""
    listed = [row.key for row in asked.shared.listed("completions", asked.place, asked.month)]
    listed.sort(key=lambda key: key if asked.brief else (key.e == "", key.e, *key), reverse=asked.brief)
    rows = tuple(
        (
            (key.e[:_KEY_CHARS] if asked.brief else key.e) or asked.say("report-nobody"),
            asked.title(key.b),
            _day(key.a) if asked.brief else key.a,
            asked.say(f"report-how-{key.c}"),
            asked.say(f"report-who-{key.d}"),
        )
        for key in listed
    )
    return Table(("person", "guide", "day", "how", "who"), rows)


def _day(day: str) -> str:
    """A day as people write it."""
    return "/".join(reversed(day.split("-")))


REPORT = Report("completions", (Finished,), counts, table, lists=lists)
