"""Whether a member of a team is with a person now, at their house or in a chat."""

from datetime import datetime

from flows.core.households.visits import is_under_way
from flows.core.person import Person
from flows.core.record import Household
from flows.core.shared import SharedRecords


def is_accompanied(person: Person, at: datetime) -> bool:
    """Return whether what this person does now is done with a member's help."""
    return person.visiting is not None or _is_at_visited_house(person, at) or is_helped_in_chat(person)


def _is_at_visited_house(person: Person, at: datetime) -> bool:
    household = person.shared.household(person.house) if person.house else None
    return household is not None and is_visited(household, at, person.shared)


def is_visited(household: Household, at: datetime, shared: SharedRecords) -> bool:
    """Return whether a member is at a house now. One who has lost their seat meanwhile does not count."""
    if household.visit is None or not is_under_way(household.visit, at):
        return False
    member = shared.member(household.visit.by)
    return member is None or member.listed  # None: a seat that the server's settings gave


def is_helped_in_chat(person: Person) -> bool:
    """Return whether a member has taken this person's help request and is chatting with them."""
    request = person.shared.help_request(person.help) if person.help else None
    return request is not None and request.state == "taken" and request.key == person.key
