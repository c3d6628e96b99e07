"""The library: an immutable snapshot of all that can be shown. A reload makes a new one; nothing changes within."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from flows.core.content.glossary import Glossary
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue
from flows.core.content.smalltalk import Reply
from flows.core.finding.finder import Finder, Lines
from flows.core.finding.synonyms import Synonyms
from flows.core.places.fluency import FluentRule
from flows.core.places.office_hours import OfficeHours
from flows.core.places.place import Teams
from flows.core.text.sentences import SOURCE_LANGUAGE, Words


@dataclass(frozen=True, slots=True)
class Topic:
    """A shelf of guides on the home screen."""

    id: str
    titles: Mapping[str, str]  # language code: title

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles[SOURCE_LANGUAGE]


@dataclass(frozen=True, slots=True)
class Deployment:
    """What a deployment says of itself, from config.yaml."""

    run_by: str  # the office that answers for the bot
    contact: str  # how to reach a person of it, in words
    journal_months: int  # how long facts are kept
    missed_days: int  # how long words that found nothing are kept
    sure: float  # the finder's line of confidence, 0-1: from here on a guide is gone to at once
    maybe: float  # below it a guide is not offered at all
    problem_sure: float  # from here on typed words at a step are taken for one of its problems
    teams: Teams = field(default_factory=Teams)
    fluent: FluentRule = field(default_factory=FluentRule)  # when a house counts as fluent
    hours: OfficeHours = field(default_factory=OfficeHours)  # when a person answers
    hidden_under: int = 5  # cells of reports with fewer people are hidden outside the team
    demonstration: bool = False  # whether all that is kept was made up, which every screen says


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The guides and how they are shelved."""

    guides: Mapping[str, Guide]  # by id, in the source language
    translated: Mapping[tuple[str, str], Guide]  # by (language, id): overlays laid over their guides
    topics: tuple[Topic, ...]
    glossary: Glossary = field(default_factory=Glossary)
    synonyms: Synonyms = field(default_factory=Synonyms)
    replies: tuple[Reply, ...] = ()  # to what no guide answers


@dataclass(frozen=True)
class Library:
    """All guides, topics, words and the search index, at one moment."""

    guides: Mapping[str, Guide]  # by id, in the source language
    translated: Mapping[tuple[str, str], Guide]  # by (language, id): overlays laid over their guides
    topics: tuple[Topic, ...]
    words: Words
    deployment: Deployment
    teams: Teams = field(default_factory=Teams)
    glossary: Glossary = field(default_factory=Glossary)
    synonyms: Synonyms = field(default_factory=Synonyms)
    replies: Mapping[str, Reply] = field(default_factory=dict)  # by id: what is said where no guide answers
    issues: tuple[Issue, ...] = ()  # slips in the guides' folder, for admins
    formerly: Mapping[str, str] = field(default_factory=dict)  # old guide id: its id today
    index: Finder | None = None  # a search index made before; None: made when first asked for

    @classmethod
    def of(
        cls,
        catalogue: Catalogue,
        words: Words,
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
            words=words,
            deployment=deployment,
            teams=deployment.teams,
            glossary=catalogue.glossary,
            synonyms=catalogue.synonyms,
            replies={reply.id: reply for reply in catalogue.replies},
            issues=issues,
            index=index,
            formerly={old: guide.id for guide in guides.values() for old in guide.formerly},
        )

    @cached_property
    def finder(self) -> Finder:
        """The search index."""
        guides = (*self.guides.values(), *self.translated.values())
        return self.index or Finder.over(guides, self.synonyms, self.replies.values())

    @property
    def lines(self) -> Lines:
        """The finder's lines of confidence."""
        return Lines(self.deployment.sure, self.deployment.maybe)

    def guide(self, id: str, language: str = SOURCE_LANGUAGE) -> Guide | None:
        """The guide of this id, or the one that bore it formerly, in the language as far as it is translated."""
        today = id if id in self.guides else self.formerly.get(id, id)
        return self.translated.get((language, today)) or self.guides.get(today)

    def on_topic(self, topic: str, language: str) -> tuple[Guide, ...]:
        """The guides of a topic, in the order of their needs and ids."""
        return tuple(guide for id in self.shelves.get(topic, ()) if (guide := self.guide(id, language)))

    @cached_property
    def names(self) -> frozenset[str]:
        """Ids of guides, steps and problems, of today and of the past: what an address of ours may hold."""
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
