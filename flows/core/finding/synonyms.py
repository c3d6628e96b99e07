"""Synonyms: words and phrases that mean the same, as editors write them in guides/synonyms.yaml.

The first of a group is the word that guides use. It is an alternative in every text that has another of the group.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.core.text.fold import split_words, strip_marks
from flows.core.text.typed import is_syllable


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to say a word."""

    words: tuple[str, ...]  # spellings where exact, else without marks
    exact: bool  # a single syllable, which would be another one without its marks: `mô` is not `mo`
    means: tuple[str, ...]  # spellings of the group's first


class Synonyms:
    """Groups of words, prepared for reading. They never change, and are equal where the groups are."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self.groups = tuple(map(tuple, groups))
        by_first: defaultdict[str, list[_Form]] = defaultdict(list)
        for first, *others in self.groups:
            for spellings in filter(None, map(split_words, others)):
                exact = len(spellings) == 1 and is_syllable(spellings[0])
                form = spellings if exact else tuple(map(strip_marks, spellings))
                by_first[strip_marks(spellings[0])].append(_Form(form, exact, split_words(first)))
        self._by_first = dict(by_first)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Synonyms) and self.groups == other.groups

    def __hash__(self) -> int:
        return hash(self.groups)

    @cached_property
    def known(self) -> frozenset[str]:
        """Return the ASCII words of all groups, which are therefore no raw Telex or VNI."""
        return frozenset(
            word for group in self.groups for text in group for word in split_words(text) if word.isascii()
        )

    def find_alternatives(self, spellings: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the first of every group that a text has another of."""
        bares = tuple(map(strip_marks, spellings))
        return [
            form.means
            for place, word in enumerate(bares)
            for form in self._by_first.get(word, ())
            if (spellings if form.exact else bares)[place : place + len(form.words)] == form.words
        ]
