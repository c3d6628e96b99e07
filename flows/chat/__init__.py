"""Chat: where a person who asked for help meets the member who answers; before that, the request as a team sees it.

Addresses: `talk` the requests that wait at a member's place · `talk/more/REQUEST` those behind one · `talk/REQUEST` one
of them, for the person who asked and for members of the place that has it or of a place above; to anyone else there is
no such screen.
"""

from flows.chat import acts, asker, team
from flows.chat.carrying import carry, find_aside, note_leaving
from flows.chat.parts import find_part
from flows.core.address import Address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import Page
from flows.core.person import Person
from flows.core.screen import Screen

__all__ = ["FLOW", "carry", "find_aside", "note_leaving"]


def view(here: Address, person: Person, library: Library) -> Screen | None:
    page = Page(here, person, library)
    if not here.ids or here.ids[0] == "more":
        return team.view_inbox(page, here.ids[1] if here.ids[1:] else None) if person.seat is not None else None
    found = find_part(here, person, library)
    if found is None:
        return None
    request, part = found
    return asker.view(page, request) if part == "asker" else team.view(page, request)


FLOW = Flow(view, acts=acts.ACTS, hear_first=asker.hear)
