"""The live library: the snapshot of this moment, and the watch that makes a new one when an editor saves a file."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from watchfiles import awatch

from bot.checks import Check
from bot.config import Config
from bot.lastgood import LastGood
from bot.loader import build_library, house_of, read_shelf
from bot.metrics import ISSUES
from flows.core.issue import Issue
from flows.core.library import Catalogue, Library
from flows.core.words import Words

log = structlog.get_logger()
Tell = Callable[[Sequence[Issue]], Awaitable[None]]


class LiveLibrary:
    """Holds the library. `reload` checks the folder and swaps in a new snapshot; turns under way keep the old one."""

    def __init__(self, config: Config, words: Words, check: Check, last_good: LastGood | None = None) -> None:
        self._config, self._words, self._check, self._last_good = config, words, check, last_good
        self._shelf = read_shelf(config.guides)
        self.library: Library = self._made(self._remembered())

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
        library = build_library(self._shelf, self._words, self._config, issues, last)
        if self._last_good is not None:
            self._last_good.keep(library)
        return library

    def _remembered(self) -> Library | None:
        """The library of the last run's good revisions, for guides that are bad at the start."""
        if self._last_good is None:
            return None
        guides, translated = self._last_good.read()
        return Library.of(Catalogue(guides, translated, ()), self._words, house_of(self._config))
