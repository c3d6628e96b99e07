"""What a rule is given."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from bot.config import Config
from bot.guides.load import Shelf, Source
from bot.guides.scripts import Outcome, Talk, play
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue
from flows.core.library import Library


@dataclass(frozen=True)
class Context:
    """All that a rule may look at beside its guide."""

    shelf: Shelf
    config: Config
    library: Library  # of every guide that could be read, with or without other issues
    today: date
    _played: dict[int, Outcome] = field(default_factory=dict)

    @cached_property
    def phrase_owners(self) -> Mapping[str, set[str]]:
        """Folded search phrase: the guides that have it."""
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for source in self.shelf.sources.values():
            for phrase in source.phrases:
                owners[phrase].add(source.id)
        return owners

    def played(self, talk: Talk) -> Outcome:
        """What a talk comes to; several rules ask, and it is played once."""
        if id(talk) not in self._played:
            self._played[id(talk)] = play(talk, self.library)
        return self._played[id(talk)]


class Rule(Protocol):
    """A rule: the issues of one guide."""

    def __call__(self, source: Source, guide: Guide, context: Context) -> Iterable[Issue]: ...
