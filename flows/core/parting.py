"""Parting: what else ends when a person is no longer remembered: their seat, their place in a house, their talk."""

from dataclasses import replace
from datetime import datetime

from flows.core.fact import Fact, LeftWhy
from flows.core.person import Person, leaving
from flows.core.records import House, Member, Record
from flows.core.teamfact import HelpClosed, HouseLeft, Removed


def parting(person: Person, why: LeftWhy, at: datetime) -> tuple[tuple[Fact, ...], tuple[Record, ...]]:
    """The facts and the records that change, for a person who is forgotten or has their data deleted."""
    facts: list[Fact] = [*leaving(person, why)]
    changed: list[Record] = []
    left, house = leaving_house(person)
    facts += left
    changed += house
    help = person.ledger.help(person.help) if person.help else None
    if help is not None and help.state != "closed" and person.key in (help.key, help.by_key):
        facts.append(HelpClosed(help.by, help.place, help.id, "gone"))
        changed.append(replace(help, state="closed"))
    ended, seat = leaving_seat(person, at)
    return (*facts, *ended), (*changed, *seat)


def leaving_seat(person: Person, at: datetime) -> tuple[tuple[Removed, ...], tuple[Member, ...]]:
    """The fact and the record of a person giving their seat back; nothing where it is not theirs to give."""
    seat = person.seat
    if seat is None or seat.key != person.key:
        return (), ()
    return (Removed(seat.id, seat.place, seat.id, seat.role),), (replace(seat, removed=at),)


def leaving_house(person: Person) -> tuple[tuple[HouseLeft, ...], tuple[House, ...]]:
    """The fact and the record of a person leaving their house; nothing where they have none."""
    house = person.ledger.house(person.house) if person.house else None
    if house is None:
        return (), ()
    alone = {id: done for id, done in house.alone.items() if id != person.resident}
    return (HouseLeft(house.place, house.id),), (replace(house, alone=alone),)
