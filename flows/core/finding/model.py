"""Model: a linear score a class, learnt from example texts when the library loads.

Half of a score is ridge regression on the examples' likeness (its dual form, solved by conjugate gradients), which
learns what tells classes apart; half is the likeness to the mean of a class's examples, which generalises better. A
library of many guides takes the means alone, which ask for one pass only.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from flows.core.finding.index import Floats, Postings, Vector, by_column

_EXAMPLES_MAX = 2600  # of a ridge; their likeness takes the square of it
_FEW = 16  # examples that have a feature
_BLOCK = 4096  # features at once
_STEPS = 10
_STIFF = 1.0  # ridge's lambda


@dataclass(frozen=True)
class Model:
    """Scores of classes; about 1 for the class that is meant."""

    classes: int
    dense: Floats | None  # feature x class
    sparse: Postings | None  # classes as rows, where there are many

    def scores(self, vector: Vector) -> Floats:
        if self.dense is not None:
            return vector.weights @ self.dense[vector.places]
        assert self.sparse is not None
        return self.sparse.sums(vector.places, vector.weights).astype(np.float32)


def learnt(examples: Postings, labels: NDArray[np.intp], classes: int) -> Model:
    """Learn from examples (rows of length 1), each of one class."""
    if examples.count > _EXAMPLES_MAX:
        return Model(classes, None, _means(examples, labels, classes))
    wanted = np.zeros((examples.count, classes), np.float32)
    wanted[np.arange(examples.count), labels] = 1
    shares = _solved(_likeness(examples), wanted)
    dense = _spread(examples, shares)
    means = _means(examples, labels, classes)
    dense[np.repeat(np.arange(len(dense)), np.diff(means.starts)), means.rows] += means.values
    return Model(classes, dense * np.float32(0.5), None)


def _spread(examples: Postings, shares: Floats) -> Floats:
    """The examples' shares brought to their features: feature x class. In blocks, which spares memory."""
    dense = np.zeros((len(examples.starts) - 1, shares.shape[1]), np.float32)
    filled = np.flatnonzero(np.diff(examples.starts))
    for first in range(0, len(filled), _BLOCK):
        block = filled[first : first + _BLOCK]
        begin, end = examples.starts[block[0]], examples.starts[block[-1] + 1]
        parts = examples.values[begin:end, None] * shares[examples.rows[begin:end]]
        dense[block] = np.add.reduceat(parts, examples.starts[block] - begin, axis=0)
    return dense


def _likeness(examples: Postings) -> Floats:
    """How alike each two examples are: the products of the rows."""
    count, sizes = examples.count, np.diff(examples.starts)
    alike = np.zeros(count * count, np.float32)
    for size in range(1, _FEW + 1):  # features that few have, all of a size at once
        cells = examples.starts[:-1][sizes == size, None] + np.arange(size)
        rows, values = examples.rows[cells].astype(np.intp), examples.values[cells]
        places = (rows[:, :, None] * count + rows[:, None, :]).ravel()
        np.add.at(alike, places, (values[:, :, None] * values[:, None, :]).ravel())
    square = alike.reshape(count, count)
    for feature in np.flatnonzero(sizes > _FEW).tolist():
        begin, end = examples.starts[feature], examples.starts[feature + 1]
        rows, values = examples.rows[begin:end], examples.values[begin:end]
        square[rows[:, None], rows] += values[:, None] * values
    return square


def _solved(alike: Floats, wanted: Floats) -> Floats:
    """Solve (alike + _STIFF) x = wanted, all columns at once."""
    found = np.zeros_like(wanted)
    rest = wanted.copy()
    way = rest.copy()
    size = (rest * rest).sum(0)
    for _ in range(_STEPS):
        turned = alike @ way + _STIFF * way
        step = size / np.maximum((way * turned).sum(0), 1e-12)
        found += step * way
        rest -= step * turned
        before, size = size, (rest * rest).sum(0)
        way = rest + (size / np.maximum(before, 1e-12)) * way
    return found


def _means(examples: Postings, labels: NDArray[np.intp], classes: int) -> Postings:
    """The mean of each class's examples, as rows of length 1."""
    width = len(examples.starts) - 1
    columns = np.repeat(np.arange(width, dtype=np.int64), np.diff(examples.starts))
    cells, where = np.unique(columns * classes + labels[examples.rows], return_inverse=True)
    values = np.bincount(where, examples.values).astype(np.float32)
    rows, owners = (cells // classes).astype(np.int32), (cells % classes).astype(np.int32)
    lengths: NDArray[np.float64] = np.sqrt(np.bincount(owners, values * values, classes))
    values /= np.maximum(lengths, 1e-9)[owners].astype(np.float32)
    return by_column(owners, rows, values, (classes, width))
