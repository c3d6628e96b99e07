"""What `make test` plays of a long list; `make test-all` plays the whole of it."""

from collections.abc import Collection, Iterable
from typing import TypeVar

import pytest
from _pytest.mark.structures import ParameterSet
from hypothesis import settings

T = TypeVar("T")
ALL_EXAMPLES = 100


def mostly(usual: Collection[T], whole: Iterable[T]) -> list[ParameterSet]:
    """Parameters for the whole list, of which `make test` plays the usual ones."""
    return [pytest.param(one, marks=[] if one in usual else pytest.mark.whole) for one in whole]


def examples(count: int) -> settings:
    """Hypothesis settings of this many examples, of which `make test` plays the share that the profile says."""
    return settings(max_examples=max(1, count * settings().max_examples // ALL_EXAMPLES))
