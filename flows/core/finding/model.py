"""Model: a linear score a class, learnt from example texts when the library loads: the likeness to their mean.

Ridge regression beside it was tried and taken out again: a fifth of a point, for a second at every start.
"""

import numpy as np
from numpy.typing import NDArray

from flows.core.finding.index import Postings, by_column


def learnt(examples: Postings, labels: NDArray[np.intp], classes: int) -> Postings:
    """The mean of each class's examples (rows of length 1), as rows of length 1: a score is a sum over one."""
    width = len(examples.starts) - 1
    columns = np.repeat(np.arange(width, dtype=np.int64), np.diff(examples.starts))
    cells, where = np.unique(columns * classes + labels[examples.rows], return_inverse=True)
    values = np.bincount(where, examples.values).astype(np.float32)
    rows, owners = (cells // classes).astype(np.int32), (cells % classes).astype(np.int32)
    lengths: NDArray[np.float64] = np.sqrt(np.bincount(owners, values * values, classes))
    values /= np.maximum(lengths, 1e-9)[owners].astype(np.float32)
    return by_column(owners, rows, values, (classes, width))
