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


class FloodLimiter:
    """A token bucket an account, in memory."""

    def __init__(self, flood: Flood) -> None:
        self._flood = flood
        self._buckets: LRUCache[Account, _Bucket] = LRUCache(_KEPT)

    def admit(self, account: Account, at: float) -> Verdict:
        """Return what to do with an event that came at this time (seconds of any steady clock).

        `note` once when the tokens are used up, then `drop` until half of it has grown back.
        """
        bucket = self._buckets.get(account)
        if bucket is None:
            bucket = self._buckets[account] = _Bucket(self._flood.burst, at)
        grown = bucket.tokens + (at - bucket.at) * self._flood.per_second
        bucket.tokens, bucket.at = min(self._flood.burst, grown), at
        if bucket.noted and bucket.tokens < self._flood.burst / 2:
            return "drop"
        bucket.noted = False
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return "pass"
        bucket.noted = True
        return "note"
