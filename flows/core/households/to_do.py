"""Households as a team's work: which a member works for, what each still lacks, and which to visit next."""

from collections.abc import Mapping, Sequence
from datetime import date

from flows.core.library import Library
from flows.core.pages.page import Say
from flows.core.person import Person
from flows.core.places.fluency import count_lacking
from flows.core.record import Household
from flows.core.teams.seats import works_for
from flows.core.text.names import NameKey, sort_key


def find_household(person: Person, id: str, library: Library) -> Household | None:
    """Return the household of this id, if the person works for it."""
    household = person.shared.household(id)
    if household is None or not household.listed or not works_for(person, household.place, library):
        return None
    return household


def count_missing(household: Household, library: Library) -> Mapping[str, int]:
    """Count the guides that a household lacks to be fluent, by skill; empty where it is fluent."""

    def skill_of(id: str) -> str | None:
        guide = library.guide(id)
        return guide.counts_as if guide else None

    return count_lacking(household.mark, library.deployment.households, skill_of)


def describe_missing(household: Household, library: Library, say: Say) -> str:
    """Say in words what a household lacks, or that it is fluent."""
    short = count_missing(household, library)
    return ", ".join(say(f"skill-{skill}") for skill in short) if short else say("house-fluent")


def sort_by_need(households: Sequence[Household], library: Library) -> list[Household]:
    """Return the households that are not fluent, in the order in which to visit them.

    First those with people who joined, since they can go on alone; the nearest to the goal before the others; of equal
    ones, the one that was not visited for the longest.
    """
    short = {household.id: sum(count_missing(household, library).values()) for household in households}

    def order(household: Household) -> tuple[bool, int, date, NameKey]:
        return not household.alone, short[household.id], household.visited or date.min, sort_key(household.label)

    return sorted((household for household in households if short[household.id]), key=order)
