"""The finder: which guide, which problem of it, or which reply typed words mean.

The further the best guide's score is above the next one's, and above the replies', the surer it is.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from flows.core.content.guide import Guide
from flows.core.content.smalltalk import Reply, ReplyKind
from flows.core.finding.closeness import measure_closeness
from flows.core.finding.compare import ComparedQuery, Comparison, Scores
from flows.core.finding.crisis import Crisis
from flows.core.finding.entries import Entry, Owners
from flows.core.finding.floor import is_guide_offered, is_problem_meant, is_reply_meant
from flows.core.finding.synonyms import Synonyms
from flows.core.finding.thresholds import Thresholds
from flows.core.ids import GuideId
from flows.core.text.fold import fold

MAX_CHARS = 600  # longer texts are cut before searching
MeantKind = Literal["guide", "maybe"] | ReplyKind


@dataclass(frozen=True, slots=True)
class _Curve:
    """The logistic curve of certainty, fitted on phrases left out of the training (docs/finding.md)."""

    constant: float = -8.55
    above: float = 4.8  # for each point above the next guide
    over: float = 6.2  # for each point above the best reply
    body: float = 1.5
    telling: float = 1.6  # for each word that says something, four at most
    span: float = 0.6  # differences beyond this say no more


_CERTAIN = _Curve()
_WISH = 0.6  # a problem is meant where it is this alike, relative to the other texts of its guide
_PROBLEM = 0.2  # and this alike by itself
_DOUBTED = 1.55  # how much surer a guide must be than `maybe` where a reply is nearer and is not meant
_LIKELY = 3  # problems that are compared again, word by word


@dataclass(frozen=True, slots=True)
class Hit:
    """A guide that may be meant."""

    guide: GuideId
    sure: float  # 0-1
    step: str | None = None
    problem: str | None = None  # where the words describe a problem rather than a wish


@dataclass(frozen=True, slots=True)
class Meant:
    """What typed words mean."""

    kind: MeantKind
    hits: tuple[Hit, ...]  # guides, best first, also where none is sure enough
    reply: Reply | None = None  # what the bot says, where that is known


class Finder:
    """The search index of a library. It never changes; each part is built when it is first asked for."""

    def __init__(self, guides: Sequence[Guide], synonyms: Synonyms, replies: Sequence[Reply]) -> None:
        care = [reply for reply in replies if reply.kind == "crisis"]
        self._care = care[0] if care else None
        self._crisis = Crisis(phrase for reply in care for phrase in reply.phrases)
        chat = tuple(reply for reply in replies if reply.kind != "crisis")
        owners = Owners(tuple(dict.fromkeys(guide.id for guide in guides)), chat)
        self._guides, self._synonyms, self._owners = guides, synonyms, owners
        self._places: dict[str, int] = {id: place for place, id in enumerate(owners.guides)}
        self._refused: defaultdict[str, set[str]] = defaultdict(set)
        for guide in guides:
            for text in guide.search.nots:
                self._refused[fold(text)].add(guide.id)

    @classmethod
    def build(
        cls, guides: Iterable[Guide], synonyms: Synonyms | None = None, replies: Iterable[Reply] = ()
    ) -> "Finder":
        """Build the index of guides. Translations of a guide are more texts of it."""
        return cls(tuple(guides), synonyms or Synonyms(), tuple(reply for reply in replies if reply.phrases))

    def prepare(self) -> "Finder":
        """Build all parts now, so that nobody waits for them later."""
        self._all.prepare()
        return self

    @cached_property
    def _all(self) -> Comparison:
        return Comparison(self._owners, self._guides, self._synonyms)

    @cached_property
    def exact(self) -> dict[str, str]:
        """Map the folded phrases of one guide only to that guide: typed word for word, they surely mean it."""
        return {text: owner for text, owner in self._exact.items() if isinstance(owner, str)}

    @cached_property
    def _exact(self) -> dict[str, str | Reply]:
        """Map the folded phrases of one guide or reply only to that guide or reply."""
        owners: defaultdict[str, set[int]] = defaultdict(set)
        for entry in self._all.entries:
            if entry.field in ("phrase", "reply"):
                owners[fold(entry.text)].add(entry.owner)
        named: list[str | Reply] = [*self._all.owners.guides, *self._all.owners.replies]
        return {text: named[next(iter(places))] for text, places in owners.items() if text and len(places) == 1}

    def search(self, text: str, limit: int = 5, *, literal: bool = True) -> tuple[Hit, ...]:
        """Return the guides that a text may mean, best first, each once; none where no word is known.

        literal: whether a phrase of one guide only, word for word, surely means it.
        """
        text = text[:MAX_CHARS]
        seen = self._all.compare(self._all.read(text))
        return self._rank(text, seen, limit, literal=literal) if seen.known else ()

    def interpret(self, text: str, thresholds: Thresholds) -> Meant:
        """Decide what typed words mean."""
        text = text[:MAX_CHARS]
        seen = self._all.compare(self._all.read(text))
        hits = self._rank(text, seen, 5, literal=True)
        said = self._exact.get(fold(text))
        first = hits[0].sure if hits and seen.known else 0.0
        if isinstance(said, Reply):
            return Meant(said.kind, hits, said)
        if first >= thresholds.sure:
            return Meant("guide", hits)
        near = self._find_near_reply(seen)
        if near is not None and self._is_reply_meant(seen, near):
            reply = self._all.owners.replies[near]
            return Meant(reply.kind, hits, reply)
        line = thresholds.maybe * (1 if near is None else _DOUBTED)
        is_offered = first >= line and self._is_offered(seen, hits[0])
        return Meant("maybe" if is_offered else "none", hits)

    def find_care(self, text: str) -> Reply | None:
        """Return the reply to somebody in a crisis, where the words are of one."""
        return self._care if self._care is not None and self._crisis.is_in(text) else None

    def _find_near_reply(self, seen: ComparedQuery) -> int | None:
        """Return the place of the reply that is nearer than every guide."""
        guides, replies = np.split(seen.plain, [len(self._places)])
        if not seen.known or not len(replies) or replies.max() < guides.max(initial=0.0):
            return None
        return int(replies.argmax())

    def _is_reply_meant(self, seen: ComparedQuery, place: int) -> bool:
        owner = len(self._places) + place
        phrases = [self._all.readings[n] for n in self._all.list_wishes(owner)]
        human = self._all.owners.replies[place].kind == "human"
        return is_reply_meant(seen.reading, phrases, float(seen.plain[owner]), self._all.words, human=human)

    def _is_offered(self, seen: ComparedQuery, hit: Hit) -> bool:
        own = self._places[hit.guide]
        entries = range(self._all.list_wishes(own).start, self._all.list_problems(own).stop)
        return is_guide_offered(seen.reading, (self._all.readings[n] for n in entries), self._all.words)

    def find_problem(self, text: str, guide: str, step: str | None = None) -> Hit | None:
        """Return the problem of this guide (of this step, where given) that the words describe best."""
        asked = self._all.read(text[:MAX_CHARS])
        scored = [
            (measure_closeness(asked, self._all.readings[place], self._all.words), -place)
            for place in (self._all.list_problems(self._places[guide]) if guide in self._places else ())
            if step in (None, self._all.entries[place].step)
        ]
        best, place = max(scored, default=(0.0, 0))
        is_meant = best and is_problem_meant(asked, self._all.readings[-place], self._all.words)
        return self._make_hit(self._all.entries[-place], best) if is_meant else None

    def _make_hit(self, entry: Entry, sure: float) -> Hit:
        return Hit(self._all.owners.guides[entry.owner], sure, entry.step, entry.problem)

    def _rank(self, text: str, seen: ComparedQuery, limit: int, *, literal: bool) -> tuple[Hit, ...]:
        """Return the guides, best first."""
        query, names = fold(text), self._all.owners.guides
        refused = self._refused.get(query, set())
        meant = self.exact.get(query) if literal else None
        scores = seen.scores[: len(names)].copy()
        if meant is not None and meant not in refused:
            scores[self._places[meant]] = math.inf
        order = np.argsort(-scores, kind="stable")[: limit + len(refused) + 1].tolist()
        places = [place for place in order if names[place] not in refused]
        return tuple(
            Hit(names[place], self._measure_sureness(place, places, scores, seen), *self._find_described(place, seen))
            for place in places[:limit]
        )

    def _measure_sureness(self, place: int, places: Sequence[int], scores: Scores, seen: ComparedQuery) -> float:
        """Return how sure a guide is, 0-1, compared with the best other guide and the best reply."""
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

    def _find_described(self, owner: int, seen: ComparedQuery) -> tuple[str | None, str | None]:
        """Return the step and the problem that the words describe, if they describe one."""
        problems, wishes = self._all.list_problems(owner), self._all.list_wishes(owner)
        if not problems:
            return None, None
        alike = seen.alike[problems.start : problems.stop]
        wish = float(seen.alike[wishes.start : wishes.stop].max())
        if float(alike.max()) < max(_PROBLEM, wish * _WISH):
            return None, None
        likely = np.argsort(-alike, kind="stable")[:_LIKELY].tolist()
        best = max(likely, key=lambda n: alike[n] / 2 + self._measure_closeness(problems[n], seen))
        entry = self._all.entries[problems[best]]
        return entry.step, entry.problem

    def _measure_closeness(self, place: int, seen: ComparedQuery) -> float:
        return measure_closeness(seen.reading, self._all.readings[place], self._all.words)
