"""Facts, records, runs and people of tests, with plain strings for ids."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


def make(kind: Callable[..., T], *given: Any, **fields: Any) -> T:
    """Build a value; its ids may be plain strings here, which flows and bot keep apart by type."""
    return kind(*given, **fields)
