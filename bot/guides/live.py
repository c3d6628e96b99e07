"""The live library: the snapshot of this moment, and the watch that makes a new one when an editor saves a file."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import structlog
from watchfiles import awatch

from bot.config import Config
from bot.guides.checks import Check
from bot.guides.last_good import LastGood
from bot.guides.load import build_library, deployment_of, indexed, read_shelf
from bot.server.metrics import ISSUES
from flows.core.content.issue import Issue
from flows.core.library import Catalogue, Library
from flows.core.text.sentences import Words

log = structlog.get_logger()
Tell = Callable[[Sequence[Issue]], Awaitable[None]]


class LiveLibrary:
    """Holds the library. `reload` checks the folder and swaps in a new snapshot; turns under way keep the old one.

    At the start the rules that draw and play each guide are left out, so that the first person need not wait for
    them; `watch` begins with these. Until then a guide edited since the last run stays as it was. A guide that
    fails the proof stays in its last proven revision; one that has none is taken away.
    """

    def __init__(self, config: Config, words: Words, check: Check, last_good: LastGood | None = None) -> None:
        self._config, self._words, self._check, self._last_good = config, words, check, last_good
        last = self._proven = self._remembered()
        self._shelf = read_shelf(config.guides)
        edited = {id for id, guide in last.guides.items() if guide.revision != self._revision(id)} if last else set()
        self._shelf = replace(self._shelf, waiting=frozenset(edited))
        self.library: Library = self._made(last, prove=False)

    def __call__(self) -> Library:
        return self.library

    def reload(self, changed: Collection[str] | None = None) -> bool:
        """Read the folder again; says whether there are other issues than before.

        changed: names in the folder that may be other than before; None where that is not known.
        """
        before = self.library.issues
        self._shelf = read_shelf(self._config.guides, self._shelf, changed)
        last = replace(self._proven, index=self.library.index) if self._proven else None
        self.library = self._proven = self._made(last, prove=True)
        if self._last_good is not None:
            self._last_good.keep(self.library)
        return self.library.issues != before

    def index(self) -> None:
        """Make the search index anew, for what is in the library now."""
        self.library = indexed(self.library)

    async def watch(self, tell: Tell, stop: asyncio.Event | None = None) -> None:
        """Prove the guides, then reload whenever something in the folder changes. Admins are told of new issues.

        Runs until cancelled.
        """
        proving = asyncio.create_task(self._reload_and_tell(tell, None))  # beside the watch, which must miss no edit
        try:
            async for changes in awatch(self._config.guides, stop_event=stop, debounce=300, step=50):
                await proving
                await self._reload_and_tell(tell, self._names(path for _, path in changes))
            await proving
        finally:
            proving.cancel()

    async def _reload_and_tell(self, tell: Tell, changed: Collection[str] | None) -> None:
        try:
            other_issues = await asyncio.to_thread(self.reload, changed)
            await asyncio.to_thread(self.index)
        except Exception:
            log.exception("reload failed; the last library stays")
            return
        log.info("guides loaded", guides=len(self.library.guides), issues=len(self.library.issues))
        if other_issues and self.library.issues:
            await tell(self.library.issues)

    def _names(self, paths: Iterable[str]) -> frozenset[str] | None:
        """What the paths belong to in the folder; None where one lies elsewhere, as what a link leads to does."""
        folder = self._config.guides.resolve()
        try:
            return frozenset(Path(path).resolve().relative_to(folder).parts[0] for path in paths)
        except (ValueError, IndexError):
            return None

    def _made(self, last: Library | None, *, prove: bool) -> Library:
        issues = self._check(self._shelf, prove=prove)
        for issue in issues if prove else ():
            log.warning(
                "guide issue", where=f"{issue.file}:{issue.line}:{issue.column}", rule=issue.rule, what=issue.what
            )
        ISSUES.set(len(issues))
        return build_library(self._shelf, self._words, self._config, issues, last)

    def _revision(self, id: str) -> str | None:
        source = self._shelf.sources.get(id)
        return source.guide.revision if source and source.guide else None

    def _remembered(self) -> Library | None:
        """The library of the last run's good revisions, for guides that are bad at the start."""
        if self._last_good is None:
            return None
        guides, translated = self._last_good.read()
        return Library.of(Catalogue(guides, translated, ()), self._words, deployment_of(self._config))
