"""The people of a household: how one of them leaves it."""

from dataclasses import replace

from flows.core.facts.team import HouseLeft
from flows.core.person import Person
from flows.core.record import Household


def leave_household(person: Person) -> tuple[tuple[HouseLeft, ...], tuple[Household, ...]]:
    """Return the fact and the record of a person leaving their household; nothing where they have none."""
    household = person.shared.household(person.house) if person.house else None
    if household is None:
        return (), ()
    alone = {id: done for id, done in household.alone.items() if id != person.resident}
    return (HouseLeft(place=household.place, house=household.id),), (replace(household, alone=alone),)
