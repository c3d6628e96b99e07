"""A village for tests: three short guides that prove a skill each, and ways to walk them."""

from functools import cache

from flows.core.households.to_do import count_missing
from flows.core.library import Library
from flows.core.record import Household
from tests.harness import small
from tests.harness.real_guides import real_sentences
from tests.harness.world import Villager, World, team_library

SKILLS = {"card": "eid", "paper": "portal", "purse": "pay"}


@cache
def skilled_library() -> Library:
    """Guides of one step, each counting as a skill, beside the ones of the small library."""
    guides = [
        small.guide(id, [small.step("only")], counts_as=skill, title=f"Bài {skill}") for id, skill in SKILLS.items()
    ]
    return small.library(real_sentences(), small.tea(), small.cup(), *guides, house=team_library().deployment)


def village() -> tuple[World, Villager, Villager]:
    """A world with a member of Thôn Một and a citizen."""
    world = World(skilled_library())
    return world, world.member("hoa", "lia-1"), world.person("bay")


def opened_house(member: Villager, label: str = "nhà gốc mít") -> Household:
    """A house that the member has put on the list."""
    member.open("house_new_lia-1")
    member.say(label)
    return member.world.one(Household, member.at.removeprefix("house_"))


def joined(person: Villager, house: Household) -> Villager:
    """The person, once they have agreed to belong to the house."""
    person.open(f"join_{house.id}", arrived=True)
    person.do(f"join:join_{house.id}")
    return person


def walked(person: Villager, guide: str, who: str | None = "me") -> None:
    """Walk a guide of one step to its end, for somebody."""
    person.do(f"start:guide_{guide}")
    if person.at.endswith("for-whom"):
        person.do(f"{who}:guide_{guide}")
    person.do(f"next:guide_{guide}_only")


def house_of(world: World) -> Household:
    return world.one(Household)


def lacks(world: World) -> list[str]:
    return sorted(count_missing(house_of(world), skilled_library()))


def visited() -> tuple[World, Villager, Household]:
    """A member at a house."""
    world, hoa, _ = village()
    house = opened_house(hoa)
    hoa.open(f"house_{house.id}")
    hoa.press("Tôi đang ở nhà này")
    return world, hoa, house
