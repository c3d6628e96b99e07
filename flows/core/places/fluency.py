"""Fluent: whether a house has somebody who can do it alone. The rule is config.yaml's; the proof is finished guides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FluentRule:
    """What a house must show: of each skill so many different guides, finished alone."""

    skills: Mapping[str, int] = field(default_factory=lambda: {"eid": 1, "portal": 1, "pay": 1})
    one_person: bool = True  # by one and the same person; else by the house together


def lacking(mark: str, rule: FluentRule, skill_of: Callable[[str], str | None]) -> Mapping[str, int]:
    """How many guides of which skills are missing; nothing where the house is fluent.

    mark: House.mark, a line of guide ids a resident. skill_of: `counts_as` of a guide. Of several people the one who
    lacks least is told.
    """
    people = [set(line.split()) for line in mark.split("\n")]
    if not rule.one_person:
        people = [set().union(*people)]
    found = []
    for done in people:
        shown: dict[str, int] = {}
        for guide in done:
            skill = skill_of(guide)
            if skill:
                shown[skill] = shown.get(skill, 0) + 1
        short = {skill: need - shown.get(skill, 0) for skill, need in rule.skills.items()}
        found.append({skill: count for skill, count in short.items() if count > 0})
    return min(found, key=lambda short: sum(short.values()))
