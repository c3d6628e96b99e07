"""The part that a person has in a chat; to anyone else the chat does not exist."""

from typing import Literal

from flows.core.address import Address, address
from flows.core.help.requests import find_side
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.teams.seats import works_for

INBOX = address("talk")
ChatPart = Literal["asker", "helper", "team"]


def find_part(here: Address, person: Person, library: Library) -> tuple[HelpRequest, ChatPart] | None:
    """Return the help request that an address names, and the person's part in it; None where they have none."""
    request = person.shared.help_request(here.ids[0]) if len(here.ids) == 1 else None
    if request is None:
        return None
    side = find_side(request, person)
    if side is not None:
        return request, side
    return (request, "team") if works_for(person, request.place, library) else None
