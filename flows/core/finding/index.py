"""The index: texts as sparse vectors, and sums over the texts that share features with a query. It never changes."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
_NEW = 4.0  # weight of a feature that no text has, as one of the rarest


@dataclass(frozen=True, slots=True)
class Vector:
    """The known features of a text: their places and weights. With the unknown ones, the vector has length 1."""

    places: NDArray[np.intp]
    weights: Floats
    known: float  # 0-1: how much of the text's weight is known


@dataclass(frozen=True)
class Postings:
    """A sparse matrix by columns: which rows have a feature, and its value in them."""

    starts: NDArray[np.intp]  # feature: where its rows begin; one more at the end
    rows: Ints
    values: Floats
    count: int  # of rows

    def sum_rows(self, places: NDArray[np.intp], weights: Floats) -> NDArray[np.float64]:
        """Sum each row's values of these features, times these weights."""
        begins = self.starts[places]
        lengths = self.starts[places + 1] - begins
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        cells = np.arange(total) + np.repeat(begins - ends + lengths, lengths)
        values = (self.values[cells] * np.repeat(weights, lengths)).astype(np.float64)
        return np.bincount(self.rows[cells], values, self.count).astype(np.float64, copy=False)


class Vocabulary:
    """The features of all texts: their places, and how rare each is."""

    def __init__(self, texts: Sequence[Mapping[str, float]]) -> None:
        spread = Counter(chain.from_iterable(texts))
        self.places = {feature: place for place, feature in enumerate(spread)}
        counts = np.fromiter(spread.values(), np.float32, len(spread))
        self.rarity = (np.log((1 + len(texts)) / (1 + counts)) + 1).astype(np.float32)

    def list_rarities(self, kind: str) -> dict[str, float]:
        """Return how rare each feature of a kind is, by its name without the kind."""
        rarity = self.rarity.tolist()
        return {f[len(kind) :]: rarity[place] for f, place in self.places.items() if f.startswith(kind)}

    def make_vector(self, text: Mapping[str, float]) -> Vector:
        places, weights, unknown = [], [], 0.0
        for feature, weight in text.items():
            place = self.places.get(feature)
            if place is None:
                unknown += math.log1p(weight) ** 2
            else:
                places.append(place)
                weights.append(weight)
        at = np.array(places, np.intp)
        raw = np.log1p(np.array(weights, np.float32)) * self.rarity[at]
        own = float(raw @ raw)
        length = math.sqrt(own + unknown * _NEW**2) or 1.0
        return Vector(at, (raw / (math.sqrt(own) or 1.0)).astype(np.float32), math.sqrt(own) / length)

    def make_postings(self, texts: Sequence[Mapping[str, float]]) -> Postings:
        """Return the texts as rows of length 1; all their features must be known."""
        sizes = [len(text) for text in texts]
        rows = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
        columns = np.fromiter(map(self.places.__getitem__, chain.from_iterable(texts)), np.int32, sum(sizes))
        raw = np.fromiter(chain.from_iterable(text.values() for text in texts), np.float32, sum(sizes))
        values = np.log1p(raw) * self.rarity[columns]
        lengths = np.sqrt(np.bincount(rows, values * values, len(texts))).astype(np.float32)
        values /= np.maximum(lengths, 1e-9)[rows]
        return sort_by_column(rows, columns, values, (len(texts), len(self.places)))


class Bodies:
    """Whole guides as counts of words and pairs of words, compared by BM25."""

    _FULL, _LONG = 1.2, 0.4  # BM25's k1 and b

    def __init__(self, texts: Sequence[Mapping[str, float]]) -> None:
        spread = Counter(chain.from_iterable(texts))
        self._places = {feature: place for place, feature in enumerate(spread)}
        sizes = np.array([len(text) for text in texts], np.intp)
        rows = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
        at = np.fromiter(map(self._places.__getitem__, chain.from_iterable(texts)), np.int32, int(sizes.sum()))
        counts = np.fromiter(chain.from_iterable(text.values() for text in texts), np.float32, int(sizes.sum()))
        common = np.fromiter(spread.values(), np.float64, len(spread))
        self._rarity = np.log(1 + (len(texts) - common + 0.5) / (common + 0.5))
        lengths = np.bincount(rows, counts, len(texts))
        long = 1 - self._LONG + self._LONG * lengths / max(float(lengths.mean()), 1.0) if len(texts) else lengths
        values = self._rarity[at] * counts * (self._FULL + 1) / (counts + self._FULL * long[rows])
        self._postings = sort_by_column(rows, at, values.astype(np.float32), (len(texts), len(self._places)))

    def score(self, features: Iterable[str]) -> NDArray[np.float64]:
        """Return how much of the query each body speaks of, about 0-2."""
        asked = list(features)
        at = np.array([place for f in asked if (place := self._places.get(f)) is not None], np.intp)
        total = float(self._rarity[at].sum()) + _NEW * (len(asked) - len(at))
        return self._postings.sum_rows(at, np.ones(len(at), np.float32)) / (total or 1.0)


def sort_by_column(rows: Ints, columns: Ints, values: Floats, shape: tuple[int, int]) -> Postings:
    """Sort the cells of a matrix by column."""
    order = np.argsort(columns, kind="stable")
    starts = np.zeros(shape[1] + 1, np.intp)
    np.cumsum(np.bincount(columns, minlength=shape[1]), out=starts[1:])
    return Postings(starts, rows[order], values[order], shape[0])
