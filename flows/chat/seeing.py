"""Seeing: for whom there is a talk at all."""

from typing import Literal

from flows.core.address import Address, address
from flows.core.help.requests import side_of
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import HelpRequest

PLACE = address("talk")
Part = Literal["asker", "helper", "team"]


def part_in(here: Address, person: Person, library: Library) -> tuple[HelpRequest, Part] | None:
    """The wish that an address names and the person's part in it; None where they have none."""
    help = person.shared.help_request(here.ids[0]) if len(here.ids) == 1 else None
    if help is None:
        return None
    side = side_of(help, person)
    if side is not None:
        return help, side
    covered = person.seat is not None and library.teams.covers(person.seat.place, help.place)
    return (help, "team") if covered else None
