"""Parting: what else ends when a person is no longer remembered: their seat, their place in a house, their talk."""

from dataclasses import replace
from datetime import datetime

from flows.core.facts.citizen import Fact, LeftWhy
from flows.core.facts.team import HouseLeft, Removed
from flows.core.flow import Upshot
from flows.core.help.requests import closed, open_help, waiting_anew
from flows.core.library import Library
from flows.core.person import Person, leaving
from flows.core.record import Household, Member, Record


def held(person: Person) -> bool:
    """Whether a person is still to be remembered although their time has come: they wait for a person, or talk."""
    return open_help(person) is not None


def parting(person: Person, why: LeftWhy, at: datetime, library: Library) -> Upshot:
    """What comes of it that a person is forgotten or has their data deleted."""
    facts: list[Fact] = [*leaving(person, why)]
    changed: list[Record] = []
    left, house = leaving_house(person)
    facts += left
    changed += house
    talk = _leaving_talk(person, at, library)
    facts += talk.facts
    changed += talk.changed
    ended, seat = leaving_seat(person, at)
    return Upshot((*facts, *ended), (*changed, *seat), talk.told)


def leaving_seat(person: Person, at: datetime) -> tuple[tuple[Removed, ...], tuple[Member, ...]]:
    """The fact and the record of a person giving their seat back; nothing where it is not theirs to give."""
    seat = person.seat
    if seat is None or seat.key != person.key:
        return (), ()
    return (Removed(seat.id, seat.place, seat.id, seat.role),), (replace(seat, removed=at),)


def leaving_house(person: Person) -> tuple[tuple[HouseLeft, ...], tuple[Household, ...]]:
    """The fact and the record of a person leaving their house; nothing where they have none."""
    house = person.shared.household(person.house) if person.house else None
    if house is None:
        return (), ()
    alone = {id: done for id, done in house.alone.items() if id != person.resident}
    return (HouseLeft(house.place, house.id),), (replace(house, alone=alone),)


def _leaving_talk(person: Person, at: datetime, library: Library) -> Upshot:
    """A wish ends with who asked; what a helper had taken waits for another. The key goes from the record."""
    help = person.shared.help_request(person.help) if person.help else None
    if help is None or person.key not in (help.key, help.by_key):
        return Upshot()
    nameless = replace(help, key="" if person.key == help.key else help.key)
    if help.state == "closed":
        return Upshot(changed=(nameless,))
    if person.key == help.key:
        return closed(nameless, "gone")
    return waiting_anew(help, at, library, person.shared, but=person.key)
