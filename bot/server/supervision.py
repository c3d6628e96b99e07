"""Supervision: work that runs as long as the program does. One that fails is logged, counted and begun again.

Nothing that such a work does may end the program: not an error, and not what would end a process elsewhere (SystemExit,
KeyboardInterrupt, a cancellation that nobody asked for).
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot.messaging.retry import Retry
from bot.server.logs import trace
from bot.server.metrics import WORK_FAILURES

log = structlog.get_logger()

Work = Callable[[], Awaitable[None]]
"""Something that runs until it is cancelled. One that ends by itself ends nothing else."""


class WorkFailed(Exception):
    """A work failed; its own error is the cause."""


AGAIN = Retry(transient=lambda error: isinstance(error, WorkFailed), first_s=1.0, max_s=60.0)


async def supervise(name: str, work: Work, again: Retry = AGAIN) -> None:
    """Run a work until it ends by itself or is cancelled; begin it again, ever less often, where it fails."""

    async def attempt() -> None:
        try:
            await contain(work())
        except WorkFailed as failed:
            WORK_FAILURES.labels(name).inc()
            log.error("work failed; it begins again", work=name, trace=trace(failed.__cause__))
            raise

    await again.run(attempt)


async def contain(work: Awaitable[None]) -> None:
    """Await something that may end nothing but itself. Raises WorkFailed for whatever came out of it."""
    try:
        await work
    except asyncio.CancelledError as error:
        task = asyncio.current_task()
        if task is None or task.cancelling():
            raise
        raise WorkFailed from error
    except BaseException as error:  # asyncio would let two of them through to the loop, which ends by it
        raise WorkFailed from error
