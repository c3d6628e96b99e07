"""Company: whether somebody of a team is with a person now, at their house or on the line."""

from datetime import datetime

from flows.core.person import Person
from flows.core.record import Household
from flows.core.shared import Shared


def in_company(person: Person, at: datetime) -> bool:
    """Whether what this person does now is done with a member's help."""
    return person.visiting is not None or _visited(person, at) or helped_by_talk(person)


def _visited(person: Person, at: datetime) -> bool:
    house = person.shared.household(person.house) if person.house else None
    return house is not None and visited(house, at, person.shared)


def visited(house: Household, at: datetime, ledger: Shared) -> bool:
    """Whether a member is at a house now; who has lost their seat meanwhile is not."""
    if house.visit is None or not house.visit.under_way(at):
        return False
    member = ledger.member(house.visit.by)
    return member is None or member.listed  # none: a seat that the server's settings gave


def helped_by_talk(person: Person) -> bool:
    """Whether a member has taken this person's wish for a person and is talking with them."""
    help = person.shared.help_request(person.help) if person.help else None
    return help is not None and help.state == "taken" and help.key == person.key
