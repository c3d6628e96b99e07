"""Background: work that nobody waits for, until the end."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.server.logs import trace
from bot.server.supervision import contain

log = structlog.get_logger()


class Background:
    """Tasks under way. At the end they get a moment to finish."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin a piece of work."""
        task = asyncio.create_task(contain(work))
        self._tasks.add(task)
        task.add_done_callback(self._finish)

    async def close(self, patience_s: float) -> None:
        """Wait for what is under way, then cancel the rest."""
        if self._tasks:
            await asyncio.wait(tuple(self._tasks), timeout=patience_s)
        while tasks := tuple(self._tasks):  # also what began while this waited
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _finish(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("work in the background failed", trace=trace(error))
