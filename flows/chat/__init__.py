"""Talk: where a person who asked for a person meets the member who answers; before that, the card that a team sees.

Addresses: `talk` the wishes that wait at a member's place · `talk/ID` one of them. It is there for who asked, and for
members of the place where it lies or of a place above; to all others there is no such screen.
"""

from flows.chat import acts, asker, team
from flows.chat.carrying import carrier
from flows.chat.seeing import part_in
from flows.core.address import Address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Screen

__all__ = ["FLOW", "carrier"]


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if not here.ids:
        return team.listed(person, library) if person.seat is not None else None
    seen = part_in(here, person, library)
    if seen is None:
        return None
    help, part = seen
    return asker.view(help, person, library) if part == "asker" else team.view(help, person, library)


FLOW = Flow(view, acts=acts.ACTS, hear=asker.hear)
