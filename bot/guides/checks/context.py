"""The context of a rule: what it may look at besides the guide that it checks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from bot.config import Config
from bot.guides.load import Shelf, Source
from bot.guides.scripts import Talk, TalkResult, play
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue
from flows.core.library import Library


@dataclass(frozen=True)
class Context:
    """The shelf, settings and library in which a guide is checked."""

    shelf: Shelf
    config: Config
    library: Library  # of every guide that could be read, with or without other issues
    today: date
    _played: dict[int, TalkResult] = field(default_factory=dict)

    @cached_property
    def phrase_owners(self) -> Mapping[str, set[str]]:
        """Map folded search phrases to the guides that have them."""
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for source in self.shelf.sources.values():
            for phrase in source.phrases:
                owners[phrase].add(source.id)
        return owners

    def play_once(self, talk: Talk) -> TalkResult:
        """Play a talk, once for all rules that ask for its result."""
        if id(talk) not in self._played:
            self._played[id(talk)] = play(talk, self.library)
        return self._played[id(talk)]


class Rule(Protocol):
    """A rule: finds the issues of one guide."""

    def __call__(self, source: Source, guide: Guide, context: Context) -> Iterable[Issue]: ...
