"""The library: an immutable snapshot of all that can be shown. A reload makes a new one; nothing changes within."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.core.finder import Finder
from flows.core.guide import Guide
from flows.core.issue import Issue
from flows.core.words import SOURCE_LANGUAGE, Words


@dataclass(frozen=True, slots=True)
class Topic:
    """A shelf of guides on the home screen."""

    id: str
    titles: Mapping[str, str]  # language code: title

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles[SOURCE_LANGUAGE]


@dataclass(frozen=True, slots=True)
class House:
    """What a deployment says of itself, from config.yaml."""

    run_by: str  # the office that answers for the bot
    contact: str  # how to reach a person of it, in words
    journal_months: int  # how long facts are kept
    sure: float  # the finder's line of confidence, 0-1: above it one guide is offered first
    maybe: float  # below it a guide is not offered at all
    problem_sure: float  # from here on typed words at a step are taken for one of its problems


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The guides and how they are shelved."""

    guides: Mapping[str, Guide]  # by id, in the source language
    translated: Mapping[tuple[str, str], Guide]  # by (language, id): overlays laid over their guides
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Library:
    """All guides, topics, words and the search index, at one moment."""

    guides: Mapping[str, Guide]  # by id, in the source language
    translated: Mapping[tuple[str, str], Guide]  # by (language, id): overlays laid over their guides
    topics: tuple[Topic, ...]
    words: Words
    house: House
    finder: Finder
    issues: tuple[Issue, ...] = ()  # slips in the guides' folder, for admins
    formerly: Mapping[str, str] = field(default_factory=dict)  # old guide id: its id today

    @classmethod
    def of(cls, catalogue: Catalogue, words: Words, house: House, issues: tuple[Issue, ...] = ()) -> "Library":
        """Put a library together and index it."""
        guides, translated = catalogue.guides, catalogue.translated
        return cls(
            guides=guides,
            translated=translated,
            topics=catalogue.topics,
            words=words,
            house=house,
            finder=Finder.over((*guides.values(), *translated.values())),
            issues=issues,
            formerly={old: guide.id for guide in guides.values() for old in guide.formerly},
        )

    def guide(self, id: str, language: str = SOURCE_LANGUAGE) -> Guide | None:
        """The guide of this id, or the one that bore it formerly, in the language as far as it is translated."""
        today = id if id in self.guides else self.formerly.get(id, id)
        return self.translated.get((language, today)) or self.guides.get(today)

    def on_topic(self, topic: str, language: str) -> tuple[Guide, ...]:
        """The guides of a topic, in the order of their needs and ids."""
        ids = [guide.id for guide in self.guides.values() if guide.topic == topic]
        return tuple(guide for id in ids if (guide := self.guide(id, language)))
