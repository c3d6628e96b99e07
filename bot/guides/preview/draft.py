"""The draft: the guides' folder as it is at this moment, issues or not, and who wants to know when it changes."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import awatch

from bot.config import Config
from bot.guides.checks import Check
from bot.guides.load import build_library, read_shelf
from flows.core.content.issue import Issue
from flows.core.library import Library
from flows.core.text.sentences import Words


class Draft:
    """Every guide that can be read at all, and everything that is wrong."""

    def __init__(self, config: Config, words: Words, check: Check) -> None:
        self._config, self._words, self._check = config, words, check
        self._shelf = read_shelf(config.guides)
        self._changed, self._ended = asyncio.Event(), False
        self.library: Library = build_library(self._shelf, words, config)
        self.issues: list[Issue] = []

    def __call__(self) -> Library:
        return self.library

    @property
    def ids(self) -> list[str]:
        """All folders, also those whose guide cannot be read."""
        return list(self._shelf.sources)

    def of(self, guide: str) -> list[Issue]:
        """The issues of one guide's files."""
        return [issue for issue in self.issues if Path(issue.file).parent.name == guide]

    def read(self) -> None:
        """Read and check the folder again."""
        self._shelf = read_shelf(self._config.guides, self._shelf)
        self.library = build_library(self._shelf, self._words, self._config)
        self.issues = self._check(self._shelf)

    async def watch(self) -> None:
        """Check, then read again whenever a file is saved. Runs until cancelled; then nobody waits for changes."""
        try:
            await asyncio.to_thread(self.read)
            self._tell()
            async for _ in awatch(self._config.guides, debounce=300, step=50):
                await asyncio.to_thread(self.read)
                self._tell()
        finally:
            self._ended = True
            self._tell()

    async def changes(self) -> AsyncIterator[None]:
        """Something each time that the draft has changed, until nobody watches any more."""
        while True:
            await self._changed.wait()
            if self._ended:
                return  # an open page would hold up the end of the program
            yield

    def _tell(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
