"""Reporting: what a report is made of. Each is one file in `reports`: what it counts of a fact, and the table of that.

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
from flows.core.reports.cells import ALL, Table, own
from flows.core.shared import Counted, Key, Shared
from flows.core.text.clock import VIETNAM, local
from flows.core.text.richtext import to_plain

STEP_CHARS = 40  # of a step's words, in a table


class Passage(NamedTuple):
    """Under what a run is counted: where and in which revision it was when it last moved."""

    place: str
    guide: str
    revision: str


class Count(NamedTuple):
    """One thing that a report counts of a fact."""

    key: Key
    upto: Level = "province"  # the highest places it is counted at; always at the fact's own
    place: str | None = None  # where else than at the fact's own place


Counting = Callable[[Noted, Passage | None], Iterable[Count]]
"""What a fact counts as. The second is how its run was counted last; None for one that begins, or is unknown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table is asked for."""

    place: str
    month: str  # 2026-11, or ALL
    library: Library
    shared: Shared = field(default_factory=Shared)
    language: str = "vi"
    own: bool = False  # the team's own view, in which nothing is hidden
    brief: bool = False  # for a phone: fewer columns and rows
    guide: str | None = None  # only this guide, step by step

    @property
    def under(self) -> int:
        """Numbers that fewer people stand behind are hidden."""
        return 0 if self.own else self.library.deployment.hidden_under

    @property
    def here(self) -> Place | None:
        return self.library.teams.places.get(self.place)

    def say(self, id: str, /, **values: str | int) -> str:
        return self.library.words.say(self.language, id, **values)

    def title(self, guide: str) -> str:
        """What a guide is called; its id where it is no more."""
        found = self.library.guide(guide, self.language)
        return found.title if found else guide

    def place_name(self, place: str) -> str:
        """What a place is called; of what belongs to none below it, that it is so."""
        if place == own(self.place):
            return self.say("report-here")
        return self.library.teams.name(place)

    def step(self, guide: str, step: str) -> str:
        """A step by its number and its first words; its id where it is no more."""
        found = self.library.guide(guide, self.language)
        told = found.step(step) if found else None
        if found is None or told is None:
            return step
        words = " ".join(to_plain(told.text).split())
        short = words if len(words) <= STEP_CHARS else words[:STEP_CHARS].rsplit(" ", 1)[0] + "…"
        return f"{found.depths.get(told.id, 1)} · {short}"

    def guide_id(self, guide: str) -> str:
        """A guide's id of today."""
        found = self.library.guide(guide)
        return found.id if found else guide


@dataclass(frozen=True, slots=True)
class Report:
    """A report."""

    name: str
    of: tuple[type[Fact], ...]  # the facts that it counts; of all others it counts nothing
    counts: Counting
    table: Callable[[Sequence[Counted], Asked], Table]
    below: bool = False  # whether it also takes what is counted at the places just below
    carries: bool = False  # whether it also takes what was counted before the month
    by_guide: bool = False  # whether it can be asked for one guide
    lists: Callable[[Noted], Key] | None = (
        None  # a line a fact for the team's own view, read from the journal each time
    )


def month_of(at: datetime) -> str:
    """The month of a moment, as people in Việt Nam have it."""
    here = local(at)
    return f"{here.year}-{here.month:02}"


def month_before(month: str) -> str:
    """The month before one."""
    year, number = map(int, month.split("-"))
    return f"{year}-{number - 1:02}" if number > 1 else f"{year - 1}-12"


def bounds(month: str) -> tuple[str, str]:
    """The first and the last month that are meant by a month, or by ALL."""
    return ("", "9999") if month == ALL else (month, month)


def span(month: str) -> tuple[datetime, datetime]:
    """From which moment a month lasts until which."""
    year, number = map(int, month.split("-"))
    begin = datetime(year, number, 1, tzinfo=VIETNAM)
    return begin, (begin + timedelta(days=32)).replace(day=1)


def passage(noted: Noted, was: Passage | None) -> Passage | None:
    """Under what a fact's run is counted from now on; None once it is over, or where it never was counted."""
    match noted.fact:
        case Started(guide, revision, _):
            return Passage(noted.place, guide, revision)
        case Reached(guide, revision, _, _):
            return Passage(noted.place, guide, revision) if was else None
        case Finished() | Left():
            return None
        case _:
            return was
