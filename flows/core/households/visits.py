"""Visits: how one begins and ends; for the conversation at the house and for slips that are entered later."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from flows.core.address import address
from flows.core.event import Origin
from flows.core.facts.citizen import Fact, Left
from flows.core.facts.team import Helped, VisitBegan, Visited
from flows.core.flow import Outcome
from flows.core.ids import VisitId
from flows.core.person import Person
from flows.core.places.share_code import derive_id
from flows.core.record import Household, Visit
from flows.core.text.local_time import to_local

VISIT_CHARS = 10
VISIT_HOURS = 6  # then a visit that nobody ended is over


def find_own_visit(person: Person, household: Household) -> Visit | None:
    """Return this member's visit to a household, where it has not ended."""
    visit = household.visit
    if visit is None or person.seat is None or person.visiting != household.id:
        return None
    return visit if visit.by == person.seat.id else None


def is_under_way(visit: Visit, at: datetime) -> bool:
    """Return whether the member is there now; a visit entered from a slip is past."""
    return visit.slip is None and at - visit.began < timedelta(hours=VISIT_HOURS)


def find_visit_day(visit: Visit, at: datetime) -> date:
    """Return the day that what is noted belongs to: where a slip is entered, the one written on it."""
    return visit.on or to_local(at).date()


def begin_visit(
    person: Person, household: Household, origin: Origin, slip: str | None = None, on: date | None = None
) -> Outcome:
    """Begin a member's visit. Where it is entered from a slip: its number and day."""
    if person.seat is None:
        return Outcome(person)
    by = person.seat.id
    visit = Visit(id=VisitId(derive_id(origin.seed, "visit", VISIT_CHARS)), by=by, began=origin.at, slip=slip, on=on)
    fact = VisitBegan(by=by, place=household.place, house=household.id, visit=visit.id, slip=slip)
    there = replace(person, visit=household.id).at(address("visit", household.id))
    return Outcome(there, (fact,), changed=(replace(household, visit=visit),))


def end_visit(person: Person, origin: Origin) -> Outcome:
    """End the visit that the member is on, if any. Guides begun in it and not finished are left, and noted as begun."""
    household = person.shared.household(person.visiting) if person.visiting else None
    visit = find_own_visit(person, household) if household else None
    over = replace(person, visit=None)
    if household is None or visit is None:
        return Outcome(over)
    day = find_visit_day(visit, origin.at)
    visited = Visited(
        by=visit.by, place=household.place, house=household.id, visit=visit.id, day=f"{day:%Y-%m-%d}", slip=visit.slip
    )
    runs = {id: run for id, run in over.runs.items() if run.state != "open" or run.house != household.id}
    last = max(household.visited, day) if household.visited else day
    changed = replace(household, visit=None, visited=last)
    return Outcome(replace(over, runs=runs), (*_leave_guides(person, household, visit), visited), changed=(changed,))


def _leave_guides(person: Person, household: Household, visit: Visit) -> list[Fact]:
    """Return the facts of the guides that were begun at this household and are still open."""
    facts: list[Fact] = []
    for run in person.open_runs:
        if run.house != household.id:
            continue
        facts.append(Left(guide=run.guide, revision=run.revision, run=run.id, step=run.step, why="dropped"))
        if not {f"done {run.guide}", f"begun {run.guide}"} & set(visit.noted):
            facts.append(
                Helped(
                    by=visit.by,
                    place=household.place,
                    house=household.id,
                    visit=visit.id,
                    guide=run.guide,
                    done=False,
                )
            )
    return facts
