"""Entries: the texts by which guides are found, and the phrases that no guide answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from flows.core.content.guide import Guide
from flows.core.content.smalltalk import Reply
from flows.core.ids import GuideId

Field = Literal["title", "summary", "phrase", "problem", "reply"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One text that a query may mean."""

    owner: int  # place of its guide or reply in `Owners`
    text: str
    field: Field
    step: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Owners:
    """Everything that a query may mean: guides first, then replies."""

    guides: tuple[GuideId, ...]
    replies: tuple[Reply, ...]

    def __len__(self) -> int:
        return len(self.guides) + len(self.replies)


def collect_entries(owners: Owners, guides: Iterable[Guide]) -> tuple[Entry, ...]:
    """Collect all entries, grouped by owner, problems last. Translations of a guide are more texts of it."""
    places = {id: place for place, id in enumerate(owners.guides)}
    found = [entry for guide in guides for entry in _list_entries(guide, places[guide.id])]
    found.sort(key=lambda entry: (entry.owner, entry.field == "problem"))
    for place, reply in enumerate(owners.replies, len(owners.guides)):
        found += [Entry(place, phrase, "reply") for phrase in reply.phrases]
    return tuple(dict.fromkeys(found))


def _list_entries(guide: Guide, owner: int) -> Iterable[Entry]:
    yield Entry(owner, guide.title, "title")
    yield Entry(owner, guide.summary, "summary")
    for phrase in guide.search.phrases:
        yield Entry(owner, phrase, "phrase")
    for step in guide.steps:
        for problem in step.problems:
            yield Entry(owner, problem.when, "problem", step.id, problem.id)


def collect_bodies(owners: Owners, guides: Sequence[Guide], entries: Iterable[Entry]) -> list[list[str]]:
    """Collect all texts of each owner, from title to remedies."""
    bodies: list[list[str]] = [[] for _ in range(len(owners))]
    for entry in entries:
        bodies[entry.owner].append(entry.text)
    places = {id: place for place, id in enumerate(owners.guides)}
    for guide in guides:
        body = bodies[places[guide.id]]
        body += [guide.result, *guide.needs.devices, *guide.needs.documents, *guide.warnings]
        for step in guide.steps:
            body += [step.text, *(choice.label for choice in step.choices)]
            body += [problem.then for problem in step.problems]
    return bodies
