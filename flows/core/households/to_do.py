"""Houses: which a member works for, what each still lacks, and which to go to next."""

from collections.abc import Mapping, Sequence
from datetime import date

from flows.core.library import Library
from flows.core.pages.page import Say
from flows.core.person import Person
from flows.core.places.fluency import lacking
from flows.core.record import Household
from flows.core.teams.seats import covers


def house_for(person: Person, id: str, library: Library) -> Household | None:
    """A house that this person works for."""
    house = person.shared.household(id)
    return house if house is not None and house.listed and covers(person, house.place, library) else None


def missing(house: Household, library: Library) -> Mapping[str, int]:
    """How many guides of which skills the house lacks to be fluent; nothing where it is."""

    def skill_of(id: str) -> str | None:
        guide = library.guide(id)
        return guide.counts_as if guide else None

    return lacking(house.mark, library.deployment.fluent, skill_of)


def missing_words(house: Household, library: Library, say: Say) -> str:
    """What a house lacks, in words; that it is fluent where it lacks nothing."""
    short = missing(house, library)
    return ", ".join(say(f"skill-{skill}") for skill in short) if short else say("house-fluent")


def next_best(houses: Sequence[Household], library: Library) -> list[Household]:
    """The houses that are not fluent, the best to go to first.

    First those with people who joined, since they can go on alone, the nearest to the goal before the others; of equal
    ones who was not visited for the longest.
    """
    short = {house.id: sum(missing(house, library).values()) for house in houses}

    def order(house: Household) -> tuple[bool, int, date, str]:
        return not house.alone, short[house.id], house.visited or date.min, house.label

    return sorted((house for house in houses if short[house.id]), key=order)
