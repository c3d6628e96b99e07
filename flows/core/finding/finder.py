"""Finder: which guide, which problem of it, or which kind word is meant by typed words.

How far the best guide stands above the next one, and above what no guide answers, says how sure it is.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from flows.core.content.guide import Guide
from flows.core.content.smalltalk import Reply
from flows.core.finding.closeness import closeness
from flows.core.finding.compare import Comparison, Scores, Seen
from flows.core.finding.entries import Entry, Owners
from flows.core.finding.synonyms import Synonyms
from flows.core.text.fold import fold

MAX_CHARS = 600  # longer texts are cut before searching
MeantKind = Literal["guide", "maybe", "smalltalk", "human", "none"]


@dataclass(frozen=True, slots=True)
class _Curve:
    """The logistic curve of certainty, fitted on phrases left out of the training (docs/finding.md)."""

    constant: float = -8.55
    above: float = 4.8  # above the next guide
    over: float = 6.2  # above the best reply
    body: float = 1.5
    telling: float = 1.6  # a word that says something, four at most
    span: float = 0.6  # differences beyond say no more


_CERTAIN = _Curve()
_WISH = 0.6  # a problem is meant where it is so alike, beside the wishes of its guide
_PROBLEM = 0.2  # and so alike in itself
_LIKELY = 3  # problems that are compared once more, word by word


@dataclass(frozen=True, slots=True)
class Hit:
    """A guide that may be meant."""

    guide: str
    sure: float  # 0-1
    step: str | None = None
    problem: str | None = None  # where the words describe a problem rather than a wish


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of confidence, 0-1."""

    sure: float  # from here on a guide is gone to
    maybe: float  # from here on a guide is offered


@dataclass(frozen=True, slots=True)
class Meant:
    """What typed words come to."""

    kind: MeantKind
    hits: tuple[Hit, ...]  # guides, best first, also where none is sure enough
    reply: Reply | None = None  # what to say, where it is known


class Finder:
    """The search index; made once a library, never changed."""

    def __init__(self, guides: Sequence[Guide], synonyms: Synonyms, replies: Sequence[Reply]) -> None:
        owners = Owners(tuple(dict.fromkeys(guide.id for guide in guides)), tuple(replies))
        self._all = Comparison(owners, guides, synonyms)
        self._places = {id: place for place, id in enumerate(owners.guides)}
        self._refused: defaultdict[str, set[str]] = defaultdict(set)
        for guide in guides:
            for text in guide.search.nots:
                self._refused[fold(text)].add(guide.id)

    @classmethod
    def over(cls, guides: Iterable[Guide], synonyms: Synonyms | None = None, replies: Iterable[Reply] = ()) -> "Finder":
        """Make the index over guides (translations of a guide count as more texts of it)."""
        return cls(tuple(guides), synonyms or Synonyms(), tuple(reply for reply in replies if reply.phrases))

    @cached_property
    def exact(self) -> dict[str, str]:
        """Phrases that stand in one guide alone, folded: that guide. Who types just that means just that."""
        return {text: owner for text, owner in self._exact.items() if isinstance(owner, str)}

    @cached_property
    def _exact(self) -> dict[str, str | Reply]:
        """The same with the phrases of replies."""
        owners: defaultdict[str, set[int]] = defaultdict(set)
        for entry in self._all.entries:
            if entry.field in ("phrase", "reply"):
                owners[fold(entry.text)].add(entry.owner)
        named: list[str | Reply] = [*self._all.owners.guides, *self._all.owners.replies]
        return {text: named[next(iter(places))] for text, places in owners.items() if text and len(places) == 1}

    def search(self, text: str, limit: int = 5, *, literal: bool = True) -> tuple[Hit, ...]:
        """The guides that are meant, best first, each once; none where no word is known.

        literal: whether a phrase that stands in one guide word for word is sure to mean it.
        """
        text = text[:MAX_CHARS]
        seen = self._all.seen(self._all.read(text))
        return self._hits(text, seen, limit, literal=literal) if seen.known else ()

    def meant(self, text: str, lines: Lines) -> Meant:
        """What to do with typed words."""
        text = text[:MAX_CHARS]
        seen = self._all.seen(self._all.read(text))
        hits = self._hits(text, seen, 5, literal=True)
        said = self._exact.get(fold(text))
        first = hits[0].sure if hits and seen.known else 0.0
        reply = said if isinstance(said, Reply) else self._best_reply(seen) if first < 1.0 else None
        if first >= lines.sure and not isinstance(said, Reply):
            return Meant("guide", hits)
        if first >= lines.maybe and reply is None:
            return Meant("maybe", hits)
        return Meant(reply.kind if reply else "none", hits, reply)

    def _best_reply(self, seen: Seen) -> Reply | None:
        """The reply that is nearer than every guide."""
        guides, replies = np.split(seen.plain, [len(self._places)])
        if not seen.known or not len(replies) or replies.max() < guides.max(initial=0.0):
            return None
        return self._all.owners.replies[int(replies.argmax())]

    def problem(self, text: str, guide: str, step: str | None = None) -> Hit | None:
        """The problem of this guide (of this step, where given) that the words describe best."""
        asked = self._all.read(text[:MAX_CHARS])
        scored = [
            (closeness(asked, self._all.readings[place], self._all.words), -place)
            for place in (self._all.problems(self._places[guide]) if guide in self._places else ())
            if step in (None, self._all.entries[place].step)
        ]
        best, place = max(scored, default=(0.0, 0))
        return self._hit(self._all.entries[-place], best) if best else None

    def _hit(self, entry: Entry, sure: float) -> Hit:
        return Hit(self._all.owners.guides[entry.owner], sure, entry.step, entry.problem)

    def _hits(self, text: str, seen: Seen, limit: int, *, literal: bool) -> tuple[Hit, ...]:
        """The guides, best first."""
        query, names = fold(text), self._all.owners.guides
        refused = self._refused.get(query, set())
        meant = self.exact.get(query) if literal else None
        scores = seen.scores[: len(names)].copy()
        if meant is not None and meant not in refused:
            scores[self._places[meant]] = math.inf
        order = np.argsort(-scores, kind="stable")[: limit + len(refused) + 1].tolist()
        places = [place for place in order if names[place] not in refused]
        return tuple(
            Hit(names[place], self._sure(place, places, scores, seen), *self._told(place, seen))
            for place in places[:limit]
        )

    def _sure(self, place: int, places: Sequence[int], scores: Scores, seen: Seen) -> float:
        """How sure a guide is, 0-1, beside the best of the other guides and of the replies."""
        if math.isinf(scores[place]):
            return 1.0
        other = next((float(scores[n]) for n in places if n != place), 0.0)
        reply = float(seen.plain[len(self._places) :].max(initial=0.0))
        power = (
            _CERTAIN.constant
            + _CERTAIN.above * min(_CERTAIN.span, max(-_CERTAIN.span, float(scores[place]) - other))
            + _CERTAIN.over * min(_CERTAIN.span, max(-_CERTAIN.span, float(seen.plain[place]) - reply))
            + _CERTAIN.body * float(seen.bodies[place])
            + _CERTAIN.telling * min(seen.telling, 4)
        )
        return 1 / (1 + math.exp(-power))

    def _told(self, owner: int, seen: Seen) -> tuple[str | None, str | None]:
        """The step and the problem that are told of, where it is no mere wish."""
        problems, wishes = self._all.problems(owner), self._all.wishes(owner)
        if not problems:
            return None, None
        alike = seen.alike[problems.start : problems.stop]
        wish = float(seen.alike[wishes.start : wishes.stop].max())
        if float(alike.max()) < max(_PROBLEM, wish * _WISH):
            return None, None
        likely = np.argsort(-alike, kind="stable")[:_LIKELY].tolist()
        best = max(likely, key=lambda n: alike[n] / 2 + self._close(problems[n], seen))
        entry = self._all.entries[problems[best]]
        return entry.step, entry.problem

    def _close(self, place: int, seen: Seen) -> float:
        return closeness(seen.reading, self._all.readings[place], self._all.words)
