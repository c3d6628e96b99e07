"""Live refresh: how often a screen that changes by what others do is shown again in its place.

At most every few seconds a person; what changes meanwhile is shown together, and the last state is never missed.
"""

import asyncio
import math
import time
from collections.abc import Callable

from bot.store import Account
from flows.core.address import Address

RENEW_EVERY_S = 3.0


class LiveRefresh:
    """Keeps the pace of live screens."""

    def __init__(self) -> None:
        self._renewed: dict[Account, float] = {}  # when a live screen was last shown again, by the steady clock
        self._timers: dict[tuple[Account, Address | None], asyncio.TimerHandle] = {}
        self._closed = False

    def is_due(self, account: Account, address: Address | None, later: Callable[[], None]) -> bool:
        """Say whether a live screen may be shown again now; where not, `later` is called once it may."""
        now = time.monotonic()
        early_s = self._renewed.get(account, -math.inf) + RENEW_EVERY_S - now
        if early_s <= 0:
            self._renewed = {who: at for who, at in self._renewed.items() if at + RENEW_EVERY_S > now} | {account: now}
            return True
        key = (account, address)
        if key not in self._timers and not self._closed:

            def ring() -> None:
                del self._timers[key]
                later()

            self._timers[key] = asyncio.get_running_loop().call_later(early_s, ring)
        return False

    def close(self) -> None:
        """Forget what waits, and let nothing wait from now on."""
        self._closed = True
        for timer in self._timers.values():
            timer.cancel()
