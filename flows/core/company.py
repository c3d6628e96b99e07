"""Company: whether somebody of a team is with a person now, at their house or on the line."""

from datetime import datetime

from flows.core.person import Person


def in_company(person: Person, at: datetime) -> bool:
    """Whether what this person does now is done with a member's help."""
    return person.visiting is not None or _visited(person, at) or helped_by_talk(person)


def _visited(person: Person, at: datetime) -> bool:
    house = person.ledger.house(person.house) if person.house else None
    return house is not None and house.visit is not None and house.visit.under_way(at)


def helped_by_talk(person: Person) -> bool:
    """Whether a member has taken this person's wish for a person and is talking with them."""
    help = person.ledger.help(person.help) if person.help else None
    return help is not None and help.state == "taken" and help.key == person.key
