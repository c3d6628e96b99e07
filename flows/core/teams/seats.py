"""Seats: a seat in a team lets its holder see all that belongs to its place, and nothing else."""

from dataclasses import replace
from datetime import datetime

from flows.core.address import Address, address
from flows.core.event import Role
from flows.core.facts.team import Removed
from flows.core.library import Library
from flows.core.person import Person
from flows.core.places.share_code import make_share_code
from flows.core.record import Member

TEAM: tuple[Role, ...] = ("member", "lead", "admin")
LEADING: tuple[Role, ...] = ("lead", "admin")


def works_for(person: Person, place: str, library: Library) -> bool:
    """Return whether a person's seat covers a place."""
    return person.seat is not None and library.teams.covers(person.seat.place, place)


def find_seat_over(person: Person, place: str, library: Library) -> Member | None:
    """Return the person's seat, if it covers a place."""
    return person.seat if works_for(person, place, library) else None


def locate_own(flow: str, person: Person) -> Address:
    """Return the address of a conversation at the place of the person's own seat."""
    return address(flow, person.seat.place) if person.seat and person.seat.place else address(flow)


def find_credit(seat: Member | None) -> str | None:
    """Return the share code of the member who hands something on; a seat that nobody took has nobody to credit."""
    return make_share_code("member", seat.id) if seat is not None and seat.key else None


def find_giving_seat(giver: Person, role: Role, place: str, library: Library) -> Member | None:
    """Return the seat in which a person may give, or end, a role at a place; None where they may not.

    An admin may give any role. A lead gives members' seats at their own place and below it, and leads' below it.
    """
    return giver.seat if giver.seat is not None and may_give(giver.seat, role, place, library) else None


def may_give(seat: Member, role: Role, place: str, library: Library) -> bool:
    """Return whether a role at a place may be given from a seat."""
    if role == "citizen" or not library.teams.covers(seat.place, place):
        return False
    below = role == "member" or (role == "lead" and place != seat.place)
    return seat.role == "admin" or (seat.role == "lead" and below)


def may_end(giver: Person, member: Member, library: Library) -> bool:
    """Return whether a person may take another member's seat away."""
    return member.key != giver.key and find_giving_seat(giver, member.role, member.place, library) is not None


def leave_seat(person: Person, at: datetime) -> tuple[tuple[Removed, ...], tuple[Member, ...]]:
    """Return the fact and the record of a person giving their seat back; nothing where it is not theirs to give."""
    seat = person.seat
    if seat is None or seat.key != person.key:
        return (), ()
    return (Removed(by=seat.id, place=seat.place, member=seat.id, role=seat.role),), (replace(seat, removed=at),)
