"""The finder: which guides, and which problem of a guide, are meant by typed words.

An entry is one text that may be asked for: a title, a search phrase, a summary, a step, a problem. Words that few
guides use weigh more than words that many use; each typed word counts as far as it is close to a word of the entry,
and the whole text counts as far as it is close to the whole entry.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz, process

from flows.core.fold import fold
from flows.core.guide import Guide

MAX_CHARS = 300  # longer texts are cut before searching
_CLOSE = 78.0  # how alike two words must be (rapidfuzz ratio, 0-100) to count as misspelt
_RERANKED = 40  # entries that are compared as whole texts
_FILLERS = frozenset(
    fold(
        "à ạ ah ak cái cho chứ của dạ đã đi được gì giúp hỏi là làm lại mà mình này nè nha nhé nó nữa ở ơi quá rồi rứa"
        " sao thì thôi tôi tui và vậy với bị cũng đang em anh chị bác thế như to i my me the is of do how"
    ).split()
)  # words that say little of what is wanted
_FILLER_WEIGHT = 0.25
_FIELD = {"title": 1.0, "phrase": 1.0, "problem": 0.9, "summary": 0.8, "step": 0.6}


@dataclass(frozen=True, slots=True)
class Entry:
    """One text that may be asked for."""

    guide: str
    folded: str
    weight: float  # 0-1, by the kind of text
    step: str | None = None
    problem: str | None = None
    phrase: bool = False  # one of the guide's search phrases


@dataclass(frozen=True, slots=True)
class Hit:
    """A guide that may be meant."""

    guide: str
    sure: float  # 0-1
    step: str | None = None
    problem: str | None = None  # where the words describe a problem rather than a wish


def entries_of(guide: Guide) -> Iterable[Entry]:
    """All texts by which one guide may be found."""
    yield Entry(guide.id, fold(guide.title), _FIELD["title"])
    yield Entry(guide.id, fold(guide.summary), _FIELD["summary"])
    for phrase in guide.search.phrases:
        yield Entry(guide.id, fold(phrase), _FIELD["phrase"], phrase=True)
    for step in guide.steps:
        yield Entry(guide.id, fold(step.text), _FIELD["step"], step.id)
        for problem in step.problems:
            yield Entry(guide.id, fold(problem.when), _FIELD["problem"], step.id, problem.id)


@dataclass(frozen=True)
class Finder:
    """The search index; made once a library, never changed."""

    entries: tuple[Entry, ...]
    refused: frozenset[tuple[str, str]] = frozenset()  # (folded `not` phrase, guide id)
    by_word: dict[str, list[int]] = field(default_factory=dict)  # word: places in entries
    weights: dict[str, float] = field(default_factory=dict)  # word: how rare it is, >= 0

    @classmethod
    def over(cls, guides: Iterable[Guide]) -> "Finder":
        """Make the index over guides (translations of a guide count as more texts of it)."""
        guides = tuple(guides)
        entries = tuple(dict.fromkeys(entry for guide in guides for entry in entries_of(guide)))
        refused = frozenset((fold(text), guide.id) for guide in guides for text in guide.search.nots)
        by_word: defaultdict[str, list[int]] = defaultdict(list)
        spread: Counter[str] = Counter()
        seen: set[tuple[str, str]] = set()
        for place, entry in enumerate(entries):
            for word in set(entry.folded.split()):
                by_word[word].append(place)
                if (word, entry.guide) not in seen:
                    seen.add((word, entry.guide))
                    spread[word] += 1
        count = len({entry.guide for entry in entries}) or 1
        weights = {
            word: math.log(1 + count / n) * (_FILLER_WEIGHT if word in _FILLERS else 1) for word, n in spread.items()
        }
        return cls(entries, refused, dict(by_word), weights)

    @cached_property
    def exact(self) -> dict[str, str]:
        """Phrases that stand in one guide alone, folded: that guide. Who types just that means just that."""
        owners: defaultdict[str, set[str]] = defaultdict(set)
        for entry in self.entries:
            if entry.phrase:
                owners[entry.folded].add(entry.guide)
        return {text: next(iter(ids)) for text, ids in owners.items() if len(ids) == 1}

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        return tuple(self.by_word)

    @cached_property
    def rarest(self) -> float:
        return max(self.weights.values(), default=1.0)

    def search(self, text: str, limit: int = 5, *, literal: bool = True) -> tuple[Hit, ...]:
        """The guides that are meant, best first, each once.

        literal: whether a phrase that stands in one guide word for word is sure to mean it.
        """
        query = fold(text[:MAX_CHARS])
        scored = self._score(query)
        best: dict[str, Hit] = {}
        if literal and (meant := self.exact.get(query)) is not None and (query, meant) not in self.refused:
            best[meant] = Hit(meant, 1.0)
        for sure, place in scored:
            entry = self.entries[place]
            if entry.guide in best or (query, entry.guide) in self.refused:
                continue
            best[entry.guide] = Hit(entry.guide, sure, entry.step if entry.problem else None, entry.problem)
            if len(best) == limit:
                break
        return tuple(best.values())

    def problem(self, text: str, guide: str, step: str | None = None) -> Hit | None:
        """The problem of this guide (of this step, where given) that the words describe best."""
        places = [
            place
            for place, entry in enumerate(self.entries)
            if entry.guide == guide and entry.problem and (step is None or entry.step == step)
        ]
        scored = self._rerank(fold(text[:MAX_CHARS]), places, one_kind=True)
        if not scored:
            return None
        sure, place = scored[0]
        entry = self.entries[place]
        return Hit(entry.guide, sure, entry.step, entry.problem)

    def _matches(self, word: str) -> list[tuple[str, float]]:
        """Words of the index that a typed word may stand for, with how alike they are, 0-1."""
        if word in self.by_word:
            return [(word, 1.0)]
        if len(word) < 3:
            return []
        close = process.extract(word, self.vocabulary, scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=4)
        return [(other, score / 100) for other, score, _ in close]

    def _score(self, query: str) -> list[tuple[float, int]]:
        points: defaultdict[int, float] = defaultdict(float)
        for word in set(query.split()):
            for other, likeness in self._matches(word):
                gain = likeness * self.weights[other]
                for place in self.by_word[other]:
                    points[place] += gain
        likely = sorted(points, key=lambda p: -points[p] * self.entries[p].weight)[:_RERANKED]
        return self._rerank(query, likely)

    def _rerank(self, query: str, places: Sequence[int], *, one_kind: bool = False) -> list[tuple[float, int]]:
        """Compare whole texts: how much of the query's weight the entry covers, and how alike they read.

        one_kind: all places hold the same kind of text, so its weight does not count.
        """
        words = {word: self._matches(word) for word in query.split()}
        total = sum(
            max((self.weights[o] for o, _ in m), default=self.rarest * (_FILLER_WEIGHT if word in _FILLERS else 1))
            for word, m in words.items()
        )
        if not total:
            return []
        scored = [
            (self._closeness(query, words, total, place) * (1 if one_kind else self.entries[place].weight), place)
            for place in places
        ]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1]))

    def _closeness(self, query: str, words: dict[str, list[tuple[str, float]]], total: float, place: int) -> float:
        entry = self.entries[place]
        own = set(entry.folded.split())
        covered = sum(
            max((likeness * self.weights[o] for o, likeness in matches if o in own), default=0.0)
            for matches in words.values()
        )
        own_total = sum(self.weights[word] for word in own)
        cover, fill = covered / total, min(1.0, covered / own_total) if own_total else 0.0
        alike = max(fuzz.ratio(query, entry.folded), fuzz.token_sort_ratio(query, entry.folded)) / 100
        return 0.5 * cover + 0.2 * fill + 0.3 * alike
