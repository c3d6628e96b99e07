"""Closeness: misspelt words, and how much two short texts say the same; both by rapidfuzz."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from flows.core.finding.reading import FILLERS, TextWords

_CLOSE = 78.0  # how alike two words must be to count as misspelt (rapidfuzz ratio, 0-100)
_MISSPELT = 0.8  # weight of a word that is only alike
_MIN_CHARS = 3  # shorter words are like too many others
_MAX_CHARS = 24  # longer ones are no words
_FILLER = 0.25


@dataclass(frozen=True)
class KnownWords:
    """The words of the library without marks, and how rare each is."""

    rarity: Mapping[str, float]

    @cached_property
    def _by_size(self) -> dict[int, list[str]]:
        """Map lengths to the words of that length, give or take a letter."""
        found: dict[int, list[str]] = {}
        for word in self.rarity:
            for size in range(max(_MIN_CHARS, len(word) - 1), len(word) + 2):
                found.setdefault(size, []).append(word)
        return found

    @cached_property
    def _rarest(self) -> float:
        return max(self.rarity.values(), default=1.0)

    def find_nearest(self, word: str) -> list[tuple[str, float]]:
        """Return the known word that an unknown one may be, with its weight; nothing for a known word."""
        if word in self.rarity or not _MIN_CHARS <= len(word) <= _MAX_CHARS:
            return []
        close = process.extract(word, self._by_size.get(len(word), ()), scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=1)
        return [(other, _MISSPELT * score / 100) for other, score, _ in close]

    def weigh(self, word: str) -> float:
        return self.rarity.get(word, self._rarest) * (_FILLER if word in FILLERS else 1)


def measure_closeness(asked: TextWords, text: TextWords, known: KnownWords) -> float:
    """Measure how much a query and a short text say the same, 0-1, by their common words and by letters."""
    said, own = _list_words(asked), _list_words(text)
    if not said or not own:
        return 0.0
    both = sum(known.weigh(word) * _measure_nearest(word, own) for word in said)
    cover = both / sum(map(known.weigh, said))
    fill = min(1.0, both / sum(map(known.weigh, own)))
    typed, written = " ".join(asked.bares), " ".join(text.bares)
    alike = max(fuzz.ratio(typed, written), fuzz.token_sort_ratio(typed, written)) / 100
    return min(1.0, 0.5 * cover + 0.2 * fill + 0.3 * alike)


def _list_words(reading: TextWords) -> frozenset[str]:
    return frozenset(reading.bares)


def _measure_nearest(word: str, others: frozenset[str]) -> float:
    """Return how alike the nearest of some words is; 0 where none is near."""
    if word in others:
        return 1.0
    if len(word) < _MIN_CHARS:
        return 0.0
    return max((fuzz.ratio(word, other, score_cutoff=_CLOSE) for other in others), default=0.0) / 100
