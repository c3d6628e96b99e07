"""Synonyms: words and phrases that mean the same, as admins write them in guides/synonyms.yaml.

The first of a group is the word that guides use. Where a text has another of the group, the first is read beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.core.finding.typed import bare, is_syllable, words_of


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to say a word."""

    words: tuple[str, ...]  # spellings where exact, else bare
    exact: bool  # a single syllable, which without its marks would be another: `mô` is not `mo`
    means: tuple[str, ...]  # spellings of what it stands for


class Synonyms:
    """Groups of words, made ready for reading. Never changed once made; equal where the groups are."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self.groups = tuple(map(tuple, groups))
        by_first: defaultdict[str, list[_Form]] = defaultdict(list)
        for first, *others in self.groups:
            for spellings in filter(None, map(words_of, others)):
                exact = len(spellings) == 1 and is_syllable(spellings[0])
                form = spellings if exact else tuple(map(bare, spellings))
                by_first[bare(spellings[0])].append(_Form(form, exact, words_of(first)))
        self._by_first = dict(by_first)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Synonyms) and self.groups == other.groups

    def __hash__(self) -> int:
        return hash(self.groups)

    @cached_property
    def known(self) -> frozenset[str]:
        """Bare words that are no raw Telex or VNI, since a group has them."""
        return frozenset(word for group in self.groups for text in group for word in words_of(text) if word.isascii())

    def beside(self, spellings: Sequence[str]) -> list[tuple[str, ...]]:
        """What a text says in other words: the firsts of the groups that it has others of."""
        bares = tuple(map(bare, spellings))
        return [
            form.means
            for place, word in enumerate(bares)
            for form in self._by_first.get(word, ())
            if (spellings if form.exact else bares)[place : place + len(form.words)] == form.words
        ]
