"""Retry: the one way to try again, over tenacity, waiting longer each time.

A try that works at once costs no more than its call: tenacity is entered only after a failure.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, stop_never, wait_exponential

from bot.messaging.failures import Failed, Throttled

_T = TypeVar("_T")


def _is_transient(error: BaseException) -> bool:
    """Whether a delivery may work the next time."""
    return isinstance(error, Throttled | Failed)


def _asked_wait_s(error: BaseException) -> float | None:
    """Return how long the other side asks us to wait, in seconds, if it does."""
    return error.wait_s if isinstance(error, Throttled) else None


@dataclass(frozen=True, slots=True)
class Retry:
    """When, how often and how soon something is tried again."""

    transient: Callable[[BaseException], bool] = _is_transient  # whether an error may be gone the next time
    asked_s: Callable[[BaseException], float | None] = _asked_wait_s  # waited as it is: no less, no spread
    first_s: float = 0.5  # the wait after the first failure; it doubles with each
    max_s: float = 60.0
    tries: int | None = None  # None: until it works

    async def run(self, act: Callable[[], Awaitable[_T]]) -> _T:
        """Try until it works. Raises an error that is not transient, or the last one when no tries are left."""
        try:
            return await act()
        except Exception as error:
            if self.tries == 1 or not self.transient(error):
                raise
            failure: Exception | None = error

        async def again() -> _T:
            nonlocal failure
            if failure is not None:  # tenacity counts the try that failed above
                first, failure = failure, None
                raise first
            return await act()

        return await AsyncRetrying(
            retry=retry_if_exception(self.transient),
            stop=stop_never if self.tries is None else stop_after_attempt(self.tries),
            wait=self._wait_s,
            sleep=asyncio.sleep,
            reraise=True,
        )(again)

    def _wait_s(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked_s = self.asked_s(error) if error else None
        if asked_s is not None:
            return asked_s
        spread = random.uniform(0.8, 1.2)  # noqa: S311 (guards nothing)  # so that many do not come back at once
        return wait_exponential(multiplier=self.first_s, max=self.max_s)(state) * spread
