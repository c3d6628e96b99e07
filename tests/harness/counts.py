"""What the counter would answer, counted from a journal in memory: for tests of the pure room."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from flows.core.facts.citizen import Noted
from flows.core.places.place import Teams
from flows.core.reports import BY_NAME, REPORTS
from flows.core.reports.base import find_month
from flows.core.reports.cells import ALL, BEFORE, mark_own
from flows.core.reports.tally import CellKey, StoredCell, Tally, merge_cells
from flows.core.shared import Counted, CountingState, CountsOf, Key, LinesOf, ReportQuestion, Tallied
from flows.core.text.local_time import to_local


def tally_of(journal: Iterable[Noted], teams: Teams) -> dict[CellKey, StoredCell]:
    """The cells that a journal comes to."""
    tally = Tally(teams, REPORTS)
    for id, noted in enumerate(journal, 1):
        tally.add(id, noted)
    return merge_cells(tally, {})


def counted(journal: Iterable[Noted], teams: Teams, name: str, place: str, month: str = ALL) -> tuple[Counted, ...]:
    """What a report counts at a place, as the store sums it."""
    report = BY_NAME[name]
    places = [place, *([mark_own(place), *(below.id for below in teams.below(place))] if report.below else [])]
    sums: dict[tuple[str, str, str], tuple[int, int]] = {}
    for spot, cell in tally_of(journal, teams).items():
        if spot.report != name or spot.place not in places:
            continue
        when = month
        if month not in (ALL, spot.month):
            if not report.carries or spot.month > month:
                continue
            when = BEFORE
        count, people = sums.get((spot.place, when, spot.key), (0, 0))
        sums[spot.place, when, spot.key] = (count + cell.count, max(people, cell.people))
    return tuple(Counted(at, when, Key.read(key), *numbers) for (at, when, key), numbers in sums.items())


def listed(journal: Sequence[Noted], teams: Teams, name: str, place: str, month: str) -> tuple[Counted, ...]:
    """What a report lists at a place and below it."""
    report = BY_NAME[name]
    assert report.lists is not None
    return tuple(
        Counted(noted.place, month, report.lists(noted), 1, 1)
        for noted in journal
        if isinstance(noted.fact, report.of)
        and teams.covers(place, noted.place)
        and month in (ALL, find_month(noted.at))
    )


def answer(question: ReportQuestion, journal: Sequence[Noted], teams: Teams, now: datetime) -> Any:
    """Answer a question about reports."""
    match question:
        case CountingState():
            return Tallied(to_local(now).date())
        case CountsOf(report, place, month):
            return counted(journal, teams, report, place, month)
        case LinesOf(report, place, month):
            return listed(journal, teams, report, place, month)
