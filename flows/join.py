"""Join: a person says that they belong to a house of their team's list. Asked in plain words; no name is kept.

Address: `join/HOUSE`, which stands on the code that a member shows at the door.
"""

from dataclasses import replace

from flows.core.address import HOME, Act, Address
from flows.core.event import Origin
from flows.core.facts.citizen import Fact
from flows.core.facts.team import HouseJoined
from flows.core.flow import Flow, Outcome
from flows.core.forgetting import leaving_house
from flows.core.library import Library
from flows.core.pages.page import sayer
from flows.core.person import Person, consenting
from flows.core.places.share_code import RESIDENT_CHARS, fresh
from flows.core.record import Household, Record
from flows.core.screen import Do, Go, Row, Screen


def _house(here: Address, person: Person) -> Household | None:
    house = person.shared.household(here.ids[0]) if len(here.ids) == 1 else None
    return house if house is not None and house.listed else None


def view(here: Address, person: Person, library: Library) -> Screen | None:
    house = _house(here, person)
    if house is None:
        return None
    say = sayer(person, library)
    place = library.teams.name(house.place)
    rows: tuple[Row, ...]
    if person.house == house.id:
        rows = ((Go(say("join-begin"), HOME, main=True),), (Do(say("join-leave"), Act("leave", here)),))
        return Screen(here, person.language, say("join-done"), say("join-done-body", place=place), rows=rows)
    rows = ((Do(say("join-yes"), Act("join", here), main=True),), (Go(say("join-no"), HOME),))
    body = say("join-body", place=place, run_by=library.deployment.run_by)
    return Screen(here, person.language, say("join-title"), body, rows=rows)


def _proven(person: Person, library: Library) -> tuple[str, ...]:
    """The guides that somebody has finished alone, for themselves, before they joined."""
    return tuple(dict.fromkeys(guide.id for id in person.alone if (guide := library.guide(id))))


def join(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`join`: they belong to it from now on; another house that they belonged to is left."""
    house = _house(here, person)
    if house is None or person.house == house.id:
        return Outcome(person.at(here))
    left, changed = leaving_house(person)
    resident = fresh(origin.seed, "resident", RESIDENT_CHARS)
    joined = replace(house, alone={**house.alone, resident: _proven(person, library)})
    person, consented = consenting(person.at(here), yes=True)
    person = replace(person, house=house.id, resident=resident, home=house.place)
    facts: tuple[Fact, ...] = (*consented, *left, HouseJoined(house.place, house.id))
    records: tuple[Record, ...] = (*changed, joined)
    return Outcome(person, facts, changed=records)


def leave(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`leave`: they belong to it no more."""
    if person.house is None or here.ids != (person.house,):
        return Outcome(person.at(here))
    facts, changed = leaving_house(person)
    return Outcome(replace(person.at(here), house=None, resident=None), facts, changed=changed)


FLOW = Flow(view, acts={"join": join, "leave": leave})
