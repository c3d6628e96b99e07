"""The draft: the guides' folder as it is now, issues or not, and a signal for every change in it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import awatch

from bot.config import Config
from bot.guides.checks import Check
from bot.guides.load import build_library, read_shelf
from flows.core.content.issue import Issue
from flows.core.library import Library
from flows.core.text.sentences import Sentences


class DraftLibrary:
    """Holds every guide that can be read at all, and all issues."""

    def __init__(self, config: Config, sentences: Sentences, check: Check) -> None:
        self._config, self._sentences, self._check = config, sentences, check
        self._shelf = read_shelf(config.guides)
        self._changed, self._ended = asyncio.Event(), False
        self.library: Library = build_library(self._shelf, sentences, config)
        self.issues: list[Issue] = []

    def __call__(self) -> Library:
        return self.library

    @property
    def ids(self) -> list[str]:
        """Return the ids of all folders, also of those whose guide cannot be read."""
        return list(self._shelf.sources)

    def find_issues(self, guide: str) -> list[Issue]:
        """Return the issues of one guide's files."""
        return [issue for issue in self.issues if Path(issue.file).parent.name == guide]

    def read(self) -> None:
        """Read and check the folder again."""
        self._shelf = read_shelf(self._config.guides, self._shelf)
        self.library = build_library(self._shelf, self._sentences, self._config)
        self.issues = self._check(self._shelf)

    async def watch(self) -> None:
        """Check, then read again whenever a file is saved. Runs until cancelled, which ends all `watch_changes`."""
        try:
            await asyncio.to_thread(self.read)
            self._announce()
            async for _ in awatch(self._config.guides, debounce=300, step=50):
                await asyncio.to_thread(self.read)
                self._announce()
        finally:
            self._ended = True
            self._announce()

    async def watch_changes(self) -> AsyncIterator[None]:
        """Yield after each change of the draft, until `watch` ends."""
        while True:
            await self._changed.wait()
            if self._ended:
                return  # an open page would hold up the end of the program
            yield

    def _announce(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
