"""What a report is made of. Each report is one file in this room: what it counts of a fact, and the table of that.

Facts are counted once, into cells by report, place, month and key (`tally`); tables are made of cells, so they are
quick however many facts there are.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from flows.core.facts.citizen import Fact, Finished, Left, Noted, Reached, Started
from flows.core.library import Library
from flows.core.places.place import Level, Place
from flows.core.reports.cells import ALL, Table, mark_own
from flows.core.shared import Counted, Key, SharedRecords
from flows.core.text.local_time import VIETNAM, to_local
from flows.core.text.richtext import to_plain

_STEP_MAX_CHARS = 40  # of a step's words, in a table


class Passage(NamedTuple):
    """What a run is counted under: the place, guide and revision at which it last moved."""

    place: str
    guide: str
    revision: str


class Count(NamedTuple):
    """One thing that a report counts of a fact."""

    key: Key
    upto: Level = "province"  # level of the highest place that it is counted at; always at the fact's own place
    place: str | None = None  # another place than the fact's own


Counting = Callable[[Noted, Passage | None], Iterable[Count]]
"""What a fact counts as. The passage is how its run was counted last; None for a run that begins or is unknown."""


@dataclass(frozen=True, slots=True)
class TableQuery:
    """Which table is asked for, by whom."""

    place: str
    month: str  # 2026-11, or ALL
    library: Library
    shared: SharedRecords = field(default_factory=SharedRecords)
    language: str = "vi"
    own: bool = False  # the team's own view, in which nothing is hidden
    brief: bool = False  # for a phone: fewer columns and rows
    guide: str | None = None  # only this guide, step by step

    @property
    def under(self) -> int:
        """How few people may stand behind a number before it is hidden."""
        return 0 if self.own else self.library.deployment.hidden_under

    @property
    def here(self) -> Place | None:
        return self.library.teams.places.get(self.place)

    def say(self, id: str, /, **values: str | int) -> str:
        return self.library.sentences.say(self.language, id, **values)

    def name_guide(self, guide: str) -> str:
        """Return what a guide is called; its id where it is there no longer."""
        found = self.library.guide(guide, self.language)
        return found.title if found else guide

    def name_place(self, place: str) -> str:
        """Return what a place is called; for what belongs to no place below the query's, words that say so."""
        if place == mark_own(self.place):
            return self.say("report-here")
        return self.library.teams.name(place)

    def describe_step(self, guide: str, step: str) -> str:
        """Describe a step by its labels and its first words; by its id where it is there no longer."""
        found = self.library.guide(guide, self.language)
        now = found.step(step) if found else None
        if found is None or now is None:
            return step
        words = " ".join(to_plain(now.text).split())
        short = words if len(words) <= _STEP_MAX_CHARS else words[:_STEP_MAX_CHARS].rsplit(" ", 1)[0] + "…"
        return f"{found.name_step(now.id)} · {short}"

    def find_guide_id(self, guide: str) -> str:
        """Return a guide's id of today."""
        found = self.library.guide(guide)
        return found.id if found else guide


@dataclass(frozen=True, slots=True)
class Report:
    """A report: what it counts, and its table."""

    name: str
    of: tuple[type[Fact], ...]  # the facts that it counts; it ignores all others
    counts: Counting
    table: Callable[[Sequence[Counted], TableQuery], Table]
    below: bool = False  # whether it also takes what is counted at the places just below
    carries: bool = False  # whether it also takes what was counted before the month
    by_guide: bool = False  # whether it can be asked for one guide
    lists: Callable[[Noted], Key] | None = None  # a line for each fact, for the team's own view; read from the journal


def find_month(at: datetime) -> str:
    """Return the month of a moment, in Việt Nam."""
    here = to_local(at)
    return f"{here.year}-{here.month:02}"


def find_month_before(month: str) -> str:
    """Return the month before another."""
    year, number = map(int, month.split("-"))
    return f"{year}-{number - 1:02}" if number > 1 else f"{year - 1}-12"


def bound_months(month: str) -> tuple[str, str]:
    """Return the first and the last month that a month, or ALL, stands for."""
    return ("", "9999") if month == ALL else (month, month)


def span_month(month: str) -> tuple[datetime, datetime]:
    """Return the moments at which a month begins and ends."""
    year, number = map(int, month.split("-"))
    begin = datetime(year, number, 1, tzinfo=VIETNAM)
    return begin, (begin + timedelta(days=32)).replace(day=1)


def follow_run(noted: Noted, was: Passage | None) -> Passage | None:
    """Return what a fact's run is counted under from now on; None once it is over, or where it never was counted."""
    match noted.fact:
        case Started(guide=guide, revision=revision):
            return Passage(noted.place, guide, revision)
        case Reached(guide=guide, revision=revision):
            return Passage(noted.place, guide, revision) if was else None
        case Finished() | Left():
            return None
        case _:
            return was
