"""Visits: how one begins, when, and how it ends; for the conversation at the house and for slips that are entered."""

from dataclasses import replace
from datetime import date, datetime

from flows.core.address import address
from flows.core.event import Origin
from flows.core.facts.citizen import Fact, Left
from flows.core.facts.team import Helped, VisitBegan, Visited
from flows.core.flow import Outcome
from flows.core.person import Person
from flows.core.places.share_code import fresh
from flows.core.record import Household, Visit
from flows.core.text.clock import local

VISIT_CHARS = 10


def mine(person: Person, house: Household) -> Visit | None:
    """This member's visit to a house, where it has not ended."""
    visit = house.visit
    there = person.visiting == house.id and visit is not None and person.seat is not None
    return visit if there and visit is not None and person.seat is not None and visit.by == person.seat.id else None


def day_of(visit: Visit, at: datetime) -> date:
    """The day that what is noted belongs to: of a slip the one written on it."""
    return visit.on or local(at).date()


def began(person: Person, house: Household, origin: Origin, slip: str | None = None, on: date | None = None) -> Outcome:
    """A member's visit to a house begins; where it is entered from a slip, with its number and day."""
    if person.seat is None:
        return Outcome(person)
    visit = Visit(fresh(origin.seed, "visit", VISIT_CHARS), person.seat.id, origin.at, slip, on)
    fact = VisitBegan(person.seat.id, house.place, house.id, visit.id, slip)
    there = replace(person, visit=house.id).at(address("visit", house.id))
    return Outcome(there, (fact,), changed=(replace(house, visit=visit),))


def ended(person: Person, origin: Origin) -> Outcome:
    """Whatever visit the member is on ends. Guides begun in it and not finished are left, and noted as begun."""
    house = person.shared.household(person.visiting) if person.visiting else None
    visit = mine(person, house) if house else None
    over = replace(person, visit=None)
    if house is None or visit is None or person.seat is None:
        return Outcome(over)
    facts: list[Fact] = []
    for run in person.open_runs:
        if run.house == house.id:
            facts.append(Left(run.guide, run.revision, run.id, run.step, "dropped"))
            if not {f"done {run.guide}", f"begun {run.guide}"} & set(visit.noted):
                facts.append(Helped(person.seat.id, house.place, house.id, visit.id, run.guide, done=False))
    runs = {id: run for id, run in over.runs.items() if run.state != "open" or run.house != house.id}
    day = day_of(visit, origin.at)
    facts.append(Visited(person.seat.id, house.place, house.id, visit.id, f"{day:%Y-%m-%d}", visit.slip))
    last = max(house.visited, day) if house.visited else day
    return Outcome(replace(over, runs=runs), tuple(facts), changed=(replace(house, visit=None, visited=last),))
