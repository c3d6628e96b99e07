"""The guard: patience with fast fingers. A person who floods is told so once, then slowed down; nobody else is."""

from dataclasses import dataclass
from typing import Literal

from bot.config import Flood
from bot.store import Account

Verdict = Literal["pass", "note", "drop"]
_KEPT = 20_000  # accounts remembered; the longest quiet go first


@dataclass
class _Bucket:
    tokens: float
    at: float
    told: bool = False


class Guard:
    """A token bucket an account, in memory."""

    def __init__(self, flood: Flood) -> None:
        self._flood = flood
        self._buckets: dict[Account, _Bucket] = {}

    def admit(self, account: Account, at: float) -> Verdict:
        """Say what to do with an event that came at this time (seconds of any steady clock).

        `note` once when the patience is used up, then `drop` until half of it has grown back.
        """
        bucket = self._buckets.pop(account, None) or _Bucket(self._flood.burst, at)
        self._buckets[account] = bucket
        if len(self._buckets) > _KEPT:
            del self._buckets[next(iter(self._buckets))]
        grown = bucket.tokens + (at - bucket.at) * self._flood.per_second
        bucket.tokens, bucket.at = min(self._flood.burst, grown), at
        if bucket.told and bucket.tokens < self._flood.burst / 2:
            return "drop"
        bucket.told = False
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return "pass"
        bucket.told = True
        return "note"
