"""What the bot asked for: every call with its answer, and how many of each kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Logged:
    """One call as it was answered."""

    at_s: float
    """Unix time."""
    method: str
    """As the bot spelt it."""
    chat_id: int | None
    params: dict[str, Any]
    code: int
    """The HTTP status; 0 when no answer was given."""
    words: str
    """The description of a refusal, or the kind of the fault that struck, or nothing."""
    done: bool
    """It was carried out, whatever the bot was told."""
    by_webhook: bool = False
    """It came in a webhook's answer."""


@dataclass(slots=True)
class Journal:
    """The calls so far."""

    lean: bool
    """Only counts are kept: for load, where a log would only grow."""
    calls: list[Logged] = field(default_factory=list)
    """Oldest first."""
    counts: Counter[str] = field(default_factory=Counter)
    """By method in small letters."""
