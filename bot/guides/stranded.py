"""Stranded people: how many are in the middle of a guide at a step that an edit takes away."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.guides.load import Shelf
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue
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


def loses_steps(shelf: Shelf, live: Mapping[str, Guide]) -> bool:
    """Say whether a folder as it was read lacks a step of the guides that are live now."""
    steps = {RunPosition(guide.id, step.id, guide.revision): 1 for guide in live.values() for step in guide.steps}
    return bool(OpenRuns(steps, 0).find_stranded(_list_guides(shelf, live)))


def find_stranding_edits(shelf: Shelf, live: Mapping[str, Guide], runs: OpenRuns, folder: str) -> Iterator[Issue]:
    """Yield an issue for each step that an edit would take away from people who stand there.

    Steps that are gone already, so that nobody can go on there anyway, hold up no edit.
    """
    already = runs.find_stranded(live)
    people: Counter[tuple[str, str]] = Counter()
    for at, count in runs.find_stranded(_list_guides(shelf, live)).items():
        if at not in already:
            people[at.guide, at.step] += count
    for (guide, step), count in sorted(people.items()):
        source = shelf.sources.get(guide)
        what = f"bước “{step}” không còn, mà {count} người đang làm dở ở đó"
        mend = "thêm nó vào renamed, trỏ tới bước thay nó; hoặc để lại bước cũ cho tới khi họ làm xong"
        if source is None:
            what = f"bài này không còn, mà {count} người đang làm dở ở bước “{step}”"
            mend = "để lại thư mục của bài, hoặc ghi mã cũ vào formerly của bài thay nó"
            yield Issue(f"{folder}/{guide}/guide.yaml", 1, 1, "stranded", what, mend)
        else:
            yield source.document.issue(("steps",), "stranded", what, mend)


def _list_guides(shelf: Shelf, live: Mapping[str, Guide]) -> dict[str, Guide]:
    """Return the guides as an edit would have them; one that cannot be read stays as it is."""
    guides = {id: source.guide or live.get(id) for id, source in shelf.sources.items()}
    return {id: guide for id, guide in guides.items() if guide is not None}
