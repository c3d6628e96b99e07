"""When a household is fluent: whether somebody in it can do things alone, as finished guides prove."""

from collections.abc import Callable, Mapping
from typing import Annotated

from pydantic import Field

from flows.core.content.guide import Skill
from flows.core.content.section import Section


class FluentRule(Section):
    """When a household counts as fluent: by guides finished alone, never by what somebody helped with or said."""

    fluent: dict[Skill, Annotated[int, Field(ge=1, le=9)]] = Field(
        {"eid": 1, "portal": 1, "pay": 1},
        min_length=1,
        description="How many different guides of each skill (`counts_as`) must have been finished alone.",
    )
    one_person: bool = Field(True, description="Whether one and the same person must have finished them all.")


def count_lacking(mark: str, rule: FluentRule, skill_of: Callable[[str], str | None]) -> Mapping[str, int]:
    """Count the guides that are missing by skill, of the person who lacks least; empty where the household is fluent.

    mark: Household.mark, a line of guide ids per resident. skill_of: `counts_as` of a guide.
    """
    people = [set(line.split()) for line in mark.split("\n")]
    if not rule.one_person:
        people = [set().union(*people)]
    found: list[Mapping[str, int]] = []
    for done in people:
        shown: dict[str, int] = {}
        for guide in done:
            skill = skill_of(guide)
            if skill:
                shown[skill] = shown.get(skill, 0) + 1
        short = {skill: need - shown.get(skill, 0) for skill, need in rule.fluent.items()}
        found.append({skill: count for skill, count in short.items() if count > 0})
    return min(found, key=lambda short: sum(short.values()))
