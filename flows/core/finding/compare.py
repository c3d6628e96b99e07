"""Comparing a query with everything that it may mean, by three scores added up.

The model scores how people ask for each guide or reply. The entries score the one text that is nearest. The bodies
score how much of the query a whole guide speaks of.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from flows.core.content.guide import Guide
from flows.core.finding.closeness import KnownWords
from flows.core.finding.entries import Entry, Owners, collect_bodies, collect_entries
from flows.core.finding.index import Bodies, Postings, Vocabulary
from flows.core.finding.model import learn
from flows.core.finding.reading import (
    FILLERS,
    TextWords,
    extract_letter_features,
    extract_word_features,
    read_words,
    remove_words,
)
from flows.core.finding.synonyms import Synonyms
from flows.core.text.fold import split_words, strip_marks

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shares:
    """The weight of each score; the model's is 1."""

    alike: float = 0.2
    body: float = 0.2
    summary: float = 0.8  # of a summary among the entries


@dataclass(frozen=True, slots=True)
class ComparedQuery:
    """A query, and its scores against everything."""

    reading: TextWords
    scores: Scores  # owner: guides first, then replies; about 0-2
    plain: Scores  # owner: the same without the bodies, since replies have none
    bodies: Scores  # owner: how much of the query its body speaks of
    alike: Scores  # entry: 0-1
    known: float  # how much of the query's weight is known, 0-1
    telling: int  # words that say something about what is wanted


class Comparison:
    """What queries are compared with. It never changes; what only whole queries need is built by the first of them."""

    def __init__(
        self, owners: Owners, guides: Sequence[Guide], synonyms: Synonyms, shares: Shares | None = None
    ) -> None:
        self.owners = owners
        self.entries = collect_entries(owners, guides)
        self._shares = shares or Shares()
        self._synonyms = synonyms
        self._taken = synonyms.known | _collect_ascii_words(self.entries)
        self.readings = tuple(self.read(entry.text) for entry in self.entries)
        titles = _collect_title_words(self.entries, self.readings)
        texts = [
            extract_word_features(remove_words(reading, titles[entry.owner]) if entry.field == "problem" else reading)
            for entry, reading in zip(self.entries, self.readings, strict=True)
        ]
        self._vocabulary = Vocabulary(texts)
        self._postings = self._vocabulary.make_postings(texts)
        self.words = KnownWords(self._vocabulary.list_rarities("w:"))
        order = [(entry.owner, entry.field == "problem") for entry in self.entries]
        places = [2 * owner + problem for owner, problem in order]
        self._starts = np.searchsorted(places, 2 * np.arange(len(owners)))
        self._problems = np.searchsorted(places, 2 * np.arange(len(owners)) + 1)
        self._weights = np.array([self._shares.summary if e.field == "summary" else 1.0 for e in self.entries])
        self._guides, self._texts = guides, texts

    def prepare(self) -> None:
        """Build what is left to build."""
        _ = self._learnt, self._bodies

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies([_count_words(body) for body in collect_bodies(self.owners, self._guides, self.entries)])

    @cached_property
    def _learnt(self) -> tuple[Vocabulary, Postings]:
        """The vocabulary of words and letters, and what is learnt of which owner they mean."""
        learning = [n for n, entry in enumerate(self.entries) if entry.field != "problem"]
        examples = [{**self._texts[n], **extract_letter_features(self.readings[n])} for n in learning]
        spelt = Vocabulary(examples)
        labels = np.array([self.entries[n].owner for n in learning], np.intp)
        return spelt, learn(spelt.make_postings(examples), labels, len(self.owners))

    def read(self, text: str) -> TextWords:
        return read_words(text, self._taken, self._synonyms)

    def list_wishes(self, owner: int) -> range:
        """Return the places of an owner's entries that are no problems; each owner has at least one."""
        return range(int(self._starts[owner]), int(self._problems[owner]))

    def list_problems(self, owner: int) -> range:
        """Return the places of an owner's problems among the entries."""
        end = self._starts[owner + 1] if owner + 1 < len(self.owners) else len(self.entries)
        return range(int(self._problems[owner]), int(end))

    def compare(self, reading: TextWords) -> ComparedQuery:
        """Score a query against everything."""
        meant = [((other,), like) for word in reading.bares for other, like in self.words.find_nearest(word)]
        reading = replace(reading, alternatives=(*reading.alternatives, *meant))
        features = extract_word_features(reading)
        vector = self._vocabulary.make_vector(features)
        if not len(vector.places) or not len(self.owners):
            nothing = np.zeros(len(self.owners))
            return ComparedQuery(reading, nothing, nothing, nothing, np.zeros(len(self.entries)), 0.0, 0)
        alike = self._postings.sum_rows(vector.places, vector.weights) * self._weights
        vocabulary, model = self._learnt
        spelt = vocabulary.make_vector({**features, **extract_letter_features(reading)})
        nearest = np.maximum.reduceat(alike, self._starts) * vector.known
        plain = model.sum_rows(spelt.places, spelt.weights) + self._shares.alike * nearest
        bodies = self._bodies.score([feature for feature in features if feature[:2] in ("w:", "b:")])
        telling = sum(word not in FILLERS for word in reading.bares)
        return ComparedQuery(reading, plain + self._shares.body * bodies, plain, bodies, alike, vector.known, telling)


def _collect_title_words(entries: Sequence[Entry], readings: Sequence[TextWords]) -> dict[int, frozenset[str]]:
    """Map guides to the words of their titles, which no more distinguish their problems than fillers do."""
    found: dict[int, frozenset[str]] = {}
    for entry, reading in zip(entries, readings, strict=True):
        if entry.field == "title":
            found[entry.owner] = found.get(entry.owner, frozenset()) | frozenset(reading.bares)
    return found


def _collect_ascii_words(entries: Sequence[Entry]) -> frozenset[str]:
    return frozenset(strip_marks(word) for entry in entries for word in split_words(entry.text) if word.isascii())


def _count_words(body: Sequence[str]) -> Counter[str]:
    """Count the words and pairs of words in a guide's whole text."""
    found: Counter[str] = Counter()
    for text in body:
        bares = [strip_marks(word) for word in split_words(text)]
        found.update(["w:" + word for word in bares])
        found.update(["b:" + " ".join(pair) for pair in pairwise(bares)])
    return found
