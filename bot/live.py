"""The live library: the snapshot of this moment, and the watch that makes a new one when an editor saves a file."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from watchfiles import awatch

from bot.checks import Check
from bot.config import Config
from bot.loader import build_library, read_shelf
from bot.metrics import ISSUES
from flows.core.issue import Issue
from flows.core.library import Library
from flows.core.words import Words

log = structlog.get_logger()
Tell = Callable[[Sequence[Issue]], Awaitable[None]]


class LiveLibrary:
    """Holds the library. `reload` checks the folder and swaps in a new snapshot; turns under way keep the old one."""

    def __init__(self, config: Config, words: Words, check: Check) -> None:
        self._config, self._words, self._check = config, words, check
        self._shelf = read_shelf(config.guides)
        self.library: Library = self._made(None)

    def __call__(self) -> Library:
        return self.library

    def reload(self) -> bool:
        """Read the folder again; says whether there are other issues than before."""
        before = self.library.issues
        self._shelf = read_shelf(self._config.guides, self._shelf)
        self.library = self._made(self.library)
        return self.library.issues != before

    async def watch(self, tell: Tell, stop: asyncio.Event | None = None) -> None:
        """Reload whenever something in the folder changes; tell admins of new issues. Runs until cancelled."""
        async for _ in awatch(self._config.guides, stop_event=stop, debounce=300, step=50):
            try:
                changed = await asyncio.to_thread(self.reload)
            except Exception:
                log.exception("reload failed; the last library stays")
                continue
            log.info("guides reloaded", guides=len(self.library.guides), issues=len(self.library.issues))
            if changed and self.library.issues:
                await tell(self.library.issues)

    def _made(self, last: Library | None) -> Library:
        issues = self._check(self._shelf)
        for issue in issues:
            log.warning(
                "guide issue", where=f"{issue.file}:{issue.line}:{issue.column}", rule=issue.rule, what=issue.what
            )
        ISSUES.set(len(issues))
        return build_library(self._shelf, self._words, self._config, issues, last)
