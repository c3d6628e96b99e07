"""Stranded people: how many are in the middle of a guide at a step that an edit takes away."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from flows.core.content.guide import Guide
from flows.core.person import UnknownVersion, load


@dataclass(frozen=True, slots=True, order=True)
class RunPosition:
    """A step of a guide's revision at which people are."""

    guide: str
    step: str
    revision: str


@dataclass(frozen=True, slots=True)
class OpenRuns:
    """How many people are at which step, and how many states could not be read."""

    counts: Mapping[RunPosition, int]
    unread: int  # states that a newer version of the program saved

    def find_stranded(self, guides: Mapping[str, Guide]) -> dict[RunPosition, int]:
        """Return the steps that these guides no longer have, neither by today's ids nor by former ones."""
        today = {old: guide for guide in guides.values() for old in guide.formerly} | dict(guides)
        return {
            position: count
            for position, count in sorted(self.counts.items())
            if (guide := today.get(position.guide)) is None or guide.step(position.step) is None
        }


async def count_open_runs(states: AsyncIterator[dict[str, Any]]) -> OpenRuns:
    """Count the open runs of saved people."""
    counts: Counter[RunPosition] = Counter()
    unread = 0
    async for state in states:
        try:
            person = load("—", state)
        except UnknownVersion:
            unread += 1
            continue
        counts.update(RunPosition(run.guide, run.step, run.revision) for run in person.open_runs)
    return OpenRuns(counts, unread)
