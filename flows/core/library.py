"""The library: an immutable snapshot of all that can be shown. A reload makes a new one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from flows.core.address import Address
from flows.core.content.glossary import Glossary
from flows.core.content.guide import Guide, Problem, Step
from flows.core.content.issue import Issue
from flows.core.content.smalltalk import Reply
from flows.core.finding.finder import Finder
from flows.core.finding.synonyms import Synonyms
from flows.core.places.deployment import Deployment
from flows.core.places.place import Teams
from flows.core.steering.grammar import Steering
from flows.core.text.sentences import SOURCE_LANGUAGE, Sentences


@dataclass(frozen=True, slots=True)
class Topic:
    """A shelf of guides on the home screen."""

    id: str
    titles: Mapping[str, str]  # language code: title
    icon: str = ""  # one sign that every phone has

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles[SOURCE_LANGUAGE]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The guides and how they are shelved."""

    guides: Mapping[str, Guide]  # by id, in the source language
    translated: Mapping[tuple[str, str], Guide]  # by (language, id): overlays laid over their guides
    topics: tuple[Topic, ...]
    glossary: Glossary = field(default_factory=Glossary)
    synonyms: Synonyms = field(default_factory=Synonyms)
    replies: tuple[Reply, ...] = ()  # to what no guide answers
    steering: Steering = field(default_factory=Steering)


class Whereabouts(NamedTuple):
    """What the address of a guide's screen names; None for what does not exist."""

    guide: Guide | None = None
    step: Step | None = None
    problem: Problem | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all that exists."""
        return tuple(found.id for found in self if found)


@dataclass(frozen=True)
class Library:
    """All guides, topics, sentences and the search index, at one moment."""

    guides: Mapping[str, Guide]  # by id, in the source language
    translated: Mapping[tuple[str, str], Guide]  # by (language, id): overlays laid over their guides
    topics: tuple[Topic, ...]
    sentences: Sentences
    deployment: Deployment
    teams: Teams = field(default_factory=Teams)
    glossary: Glossary = field(default_factory=Glossary)
    synonyms: Synonyms = field(default_factory=Synonyms)
    replies: Mapping[str, Reply] = field(default_factory=dict)  # by id; said where no guide answers
    steering: Steering = field(default_factory=Steering)  # what short typed words mean, wherever the person stands
    issues: tuple[Issue, ...] = ()  # mistakes in the guides' folder, for admins
    formerly: Mapping[str, str] = field(default_factory=dict)  # old guide id: its id today
    index: Finder | None = None  # a search index made before; None: made when first asked for

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        sentences: Sentences,
        deployment: Deployment,
        issues: tuple[Issue, ...] = (),
        index: Finder | None = None,
    ) -> "Library":
        """Put a library together."""
        guides, translated = catalogue.guides, catalogue.translated
        return cls(
            guides=guides,
            translated=translated,
            topics=catalogue.topics,
            sentences=sentences,
            deployment=deployment,
            teams=deployment.places,
            glossary=catalogue.glossary,
            synonyms=catalogue.synonyms,
            replies={reply.id: reply for reply in catalogue.replies},
            steering=catalogue.steering,
            issues=issues,
            index=index,
            formerly={old: guide.id for guide in guides.values() for old in guide.formerly},
        )

    @cached_property
    def finder(self) -> Finder:
        """The search index."""
        guides = (*self.guides.values(), *self.translated.values())
        return self.index or Finder.build(guides, self.synonyms, self.replies.values())

    def guide(self, id: str, language: str = SOURCE_LANGUAGE) -> Guide | None:
        """Return the guide of this id, or the one that had it formerly, in the language where it is translated."""
        today = id if id in self.guides else self.formerly.get(id, id)
        return self.translated.get((language, today)) or self.guides.get(today)

    def is_translated(self, guide: Guide, language: str) -> bool:
        """Return whether a guide can be read in a language."""
        return language == SOURCE_LANGUAGE or (language, guide.id) in self.translated

    def at(self, address: Address, language: str = SOURCE_LANGUAGE) -> Whereabouts:
        """Return the guide, step and problem that `guide/G/STEP/PROBLEM`, or as much of it, names."""
        names = (*address.ids, "", "", "")
        guide = self.guide(names[0], language) if address.flow == "guide" else None
        step = guide.step(names[1]) if guide else None
        return Whereabouts(guide, step, step.problem(names[2]) if step else None)

    def on_topic(self, topic: str, language: str) -> tuple[Guide, ...]:
        """Return the guides of a topic, in the order of their needs and ids."""
        return tuple(guide for id in self.shelves.get(topic, ()) if (guide := self.guide(id, language)))

    def list_urgent(self, language: str) -> tuple[Guide, ...]:
        """Return the guides of what cannot wait, in the order of their ids."""
        return tuple(guide for id in sorted(self.guides) if (guide := self.guide(id, language)) and guide.urgent)

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of guides, steps and problems, of today and of the past: what an address of ours may hold."""
        names: set[str] = {*self.guides, *self.formerly}
        for guide in self.guides.values():
            names |= {*guide.by_id, *guide.renamed}
            names |= {problem.id for step in guide.steps for problem in step.problems}
        return frozenset(names)

    @cached_property
    def shelves(self) -> Mapping[str, tuple[str, ...]]:
        """Topic: the ids of its guides, in order."""
        shelves: dict[str, tuple[str, ...]] = {}
        for guide in self.guides.values():
            shelves[guide.topic] = (*shelves.get(guide.topic, ()), guide.id)
        return shelves
