"""Compare: a query against all that may be meant, by three opinions added up.

The model: what people who asked like that have meant. The entries: the one text that is most alike. The bodies: how
much of what is asked a whole guide speaks of.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from flows.core.content.guide import Guide
from flows.core.finding.closeness import Words
from flows.core.finding.entries import Entry, Owners, bodies_of, entries_of
from flows.core.finding.index import Bodies, Vocabulary
from flows.core.finding.model import learnt
from flows.core.finding.reading import FILLERS, Reading, letters, read, without, words
from flows.core.finding.synonyms import Synonyms
from flows.core.finding.typed import bare, words_of

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shares:
    """What each opinion counts; the model counts 1."""

    alike: float = 0.2
    body: float = 0.2
    summary: float = 0.8  # of a summary among the entries


@dataclass(frozen=True, slots=True)
class Seen:
    """A query compared with everything."""

    reading: Reading
    scores: Scores  # owner: guides first, then replies; about 0-2
    plain: Scores  # owner: the same without the bodies, which replies have not
    bodies: Scores  # owner: how much of what is asked its body speaks of
    alike: Scores  # entry: 0-1
    known: float  # how much of the query's weight is known, 0-1
    telling: int  # words that say something of what is wanted


class Comparison:
    """All that queries are compared with. Never changed once made."""

    def __init__(
        self, owners: Owners, guides: Sequence[Guide], synonyms: Synonyms, shares: Shares | None = None
    ) -> None:
        self.owners = owners
        self.entries = entries_of(owners, guides)
        self._shares = shares or Shares()
        self._synonyms = synonyms
        self._taken = synonyms.known | _bare_words(self.entries)
        self.readings = tuple(self.read(entry.text) for entry in self.entries)
        titles = _titles(self.entries, self.readings)
        texts = [
            words(without(reading, titles[entry.owner]) if entry.field == "problem" else reading)
            for entry, reading in zip(self.entries, self.readings, strict=True)
        ]
        self._vocabulary = Vocabulary(texts)
        self._postings = self._vocabulary.postings(texts)
        self.words = Words(self._vocabulary.rarities("w:"))
        self._bodies = Bodies([_counted(body) for body in bodies_of(owners, guides, self.entries)])
        order = [(entry.owner, entry.field == "problem") for entry in self.entries]
        places = [2 * owner + problem for owner, problem in order]
        self._starts = np.searchsorted(places, 2 * np.arange(len(owners)))
        self._problems = np.searchsorted(places, 2 * np.arange(len(owners)) + 1)
        self._weights = np.array([self._shares.summary if e.field == "summary" else 1.0 for e in self.entries])
        learning = [n for n, entry in enumerate(self.entries) if entry.field != "problem"]
        examples = [{**texts[n], **letters(self.readings[n])} for n in learning]
        self._spelt = Vocabulary(examples)
        labels = np.array([self.entries[n].owner for n in learning], np.intp)
        self._model = learnt(self._spelt.postings(examples), labels, len(owners))

    def read(self, text: str) -> Reading:
        return read(text, self._taken, self._synonyms)

    def wishes(self, owner: int) -> range:
        """Where an owner's entries stand that are no problems; it has one at least."""
        return range(int(self._starts[owner]), int(self._problems[owner]))

    def problems(self, owner: int) -> range:
        """Where an owner's problems stand."""
        end = self._starts[owner + 1] if owner + 1 < len(self.owners) else len(self.entries)
        return range(int(self._problems[owner]), int(end))

    def seen(self, reading: Reading) -> Seen:
        """Ask the three opinions."""
        meant = [((other,), like) for word in reading.bares for other, like in self.words.nearest(word)]
        reading = replace(reading, beside=(*reading.beside, *meant))
        features = words(reading)
        vector = self._vocabulary.vector(features)
        if not len(vector.places) or not len(self.owners):
            nothing = np.zeros(len(self.owners))
            return Seen(reading, nothing, nothing, nothing, np.zeros(len(self.entries)), 0.0, 0)
        alike = self._postings.sums(vector.places, vector.weights) * self._weights
        spelt = self._spelt.vector({**features, **letters(reading)})
        nearest = np.maximum.reduceat(alike, self._starts) * vector.known
        plain = self._model.sums(spelt.places, spelt.weights) + self._shares.alike * nearest
        bodies = self._bodies.scores([feature for feature in features if feature[:2] in ("w:", "b:")])
        telling = sum(word not in FILLERS for word in reading.bares)
        return Seen(reading, plain + self._shares.body * bodies, plain, bodies, alike, vector.known, telling)


def _titles(entries: Sequence[Entry], readings: Sequence[Reading]) -> dict[int, frozenset[str]]:
    """Guide: the bare words of its title, which tell its problems from each other as little as fillers do."""
    found: dict[int, frozenset[str]] = {}
    for entry, reading in zip(entries, readings, strict=True):
        if entry.field == "title":
            found[entry.owner] = found.get(entry.owner, frozenset()) | frozenset(reading.bares)
    return found


def _bare_words(entries: Sequence[Entry]) -> frozenset[str]:
    return frozenset(bare(word) for entry in entries for word in words_of(entry.text) if word.isascii())


def _counted(body: Sequence[str]) -> Counter[str]:
    """A guide's whole text as a bag of words and of pairs."""
    found: Counter[str] = Counter()
    for text in body:
        bares = [bare(word) for word in words_of(text)]
        found.update(["w:" + word for word in bares])
        found.update(["b:" + " ".join(pair) for pair in pairwise(bares)])
    return found
