"""Seats: what somebody's place in a team lets them see: all that belongs to that place, and nothing beside it."""

from flows.core.address import Address, address
from flows.core.event import Role
from flows.core.library import Library
from flows.core.person import Person
from flows.core.places.share_code import code_of
from flows.core.record import Member

TEAM: tuple[Role, ...] = ("member", "lead", "admin")
LEADING: tuple[Role, ...] = ("lead", "admin")


def covers(person: Person, place: str, library: Library) -> bool:
    """Whether a place is this person's to work for."""
    return person.seat is not None and library.teams.covers(person.seat.place, place)


def seat_over(person: Person, place: str, library: Library) -> Member | None:
    """The seat that makes a place this person's to work for."""
    return person.seat if covers(person, place, library) else None


def own(flow: str, person: Person) -> Address:
    """A conversation at the place of somebody's own seat."""
    return address(flow, person.seat.place) if person.seat and person.seat.place else address(flow)


def credit_of(seat: Member | None) -> str | None:
    """The share code of who hands something on; a seat that nobody took has nobody to credit."""
    return code_of("member", seat.id) if seat is not None and seat.key else None


def may_give(giver: Person, role: Role, place: str, library: Library) -> Member | None:
    """The seat in which somebody may give, or end, a role at a place; none where they may not.

    An admin may give any. A lead gives members' seats at their own place and below it, and leads' below it.
    """
    seat = seat_over(giver, place, library)
    if seat is None or role == "citizen":
        return None
    below = role == "member" or (role == "lead" and place != seat.place)
    return seat if seat.role == "admin" or (seat.role == "lead" and below) else None


def may_end(giver: Person, member: Member, library: Library) -> bool:
    """Whether somebody may take another's seat away."""
    return member.key != giver.key and may_give(giver, member.role, member.place, library) is not None
