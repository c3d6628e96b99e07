"""Standing: who is in the middle of which guide, in counts, and whom an edit would strand."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from flows.core.content.guide import Guide
from flows.core.person import UnknownVersion, load


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where people stand: a guide, its revision and a step."""

    guide: str
    step: str
    revision: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How many people stand where, and which states could not be read."""

    counts: Mapping[Place, int]
    unread: int  # states of a newer program

    def stranded(self, guides: Mapping[str, Guide]) -> dict[Place, int]:
        """Places that these guides no longer have: neither the guide nor the step, by today's id or a former one."""
        today = {old: guide for guide in guides.values() for old in guide.formerly} | dict(guides)
        return {
            place: count
            for place, count in sorted(self.counts.items())
            if (guide := today.get(place.guide)) is None or guide.step(place.step) is None
        }


async def standing(states: AsyncIterator[dict[str, Any]]) -> Standing:
    """Count the open runs of saved people."""
    counts: Counter[Place] = Counter()
    unread = 0
    async for state in states:
        try:
            person = load("—", state)
        except UnknownVersion:
            unread += 1
            continue
        counts.update(Place(run.guide, run.step, run.revision) for run in person.open_runs)
    return Standing(counts, unread)
