"""Flood control: a person who floods is shown a note once, then slowed down; nobody else is."""

from dataclasses import dataclass
from typing import Literal

from cachetools import LRUCache

from bot.config import Flood
from bot.store import Account

Verdict = Literal["pass", "note", "drop"]
_KEPT = 20_000  # accounts remembered; the longest quiet go first


@dataclass
class _Bucket:
    tokens: float
    at: float
    noted: bool = False

    def fill(self, at: float, burst: float, per_second: float) -> None:
        """Add what has grown back by this time."""
        self.tokens, self.at = min(burst, self.tokens + (at - self.at) * per_second), at


class TokenBuckets:
    """A token bucket a name, in memory."""

    def __init__(self, burst: int, per_second: float) -> None:
        self._burst, self._per_second = burst, per_second
        self._buckets: LRUCache[str, _Bucket] = LRUCache(_KEPT)

    def take(self, name: str, at: float) -> bool:
        """Take a token at this time (seconds of any steady clock); return whether there was one."""
        bucket = self._buckets.get(name)
        if bucket is None:
            bucket = self._buckets[name] = _Bucket(self._burst, at)
        bucket.fill(at, self._burst, self._per_second)
        if bucket.tokens < 1:
            return False
        bucket.tokens -= 1
        return True


class FloodLimiter:
    """A token bucket an account, in memory."""

    def __init__(self, flood: Flood) -> None:
        self.settings = flood
        self._buckets: LRUCache[Account, _Bucket] = LRUCache(_KEPT)

    def admit(self, account: Account, at: float) -> Verdict:
        """Return what to do with an event that came at this time (seconds of any steady clock).

        `note` once when the tokens are used up, then `drop` until half of it has grown back.
        """
        bucket = self._buckets.get(account)
        if bucket is None:
            bucket = self._buckets[account] = _Bucket(self.settings.burst, at)
        bucket.fill(at, self.settings.burst, self.settings.per_second)
        if bucket.noted and bucket.tokens < self.settings.burst / 2:
            return "drop"
        bucket.noted = False
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return "pass"
        bucket.noted = True
        return "note"
