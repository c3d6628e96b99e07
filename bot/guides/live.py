"""The live library: the current snapshot of the guides, and the watch that makes a new one after every edit."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import structlog
from watchfiles import awatch

from bot.config import Config
from bot.guides.checks import Check
from bot.guides.last_good import LastGood
from bot.guides.load import build_library, read_shelf, rebuild_index
from bot.guides.stranded import OpenRuns, find_stranding_edits, loses_steps
from bot.server.metrics import ISSUES
from flows.core.content.issue import Issue
from flows.core.library import Catalogue, Library
from flows.core.text.sentences import Sentences

log = structlog.get_logger()
_LOOK_AGAIN_MS = 2000
Notify = Callable[[Sequence[Issue]], Awaitable[None]]
CountRuns = Callable[[], Awaitable[OpenRuns]]


class LiveLibrary:
    """Holds the library. `reload` checks the folder and swaps in a new snapshot; turns in progress keep the old one.

    At the start, the rules that draw and play each guide are left out, so that nobody waits for them; `watch` begins
    with these. Until then, a guide that was edited since the last run stays as it was. A guide that fails them stays in
    the last revision that passed; one without such a revision is taken out of service. So does a guide whose edit would
    take a step away from people who stand at it, where `count_runs` can say who stands where.
    """

    def __init__(
        self,
        config: Config,
        sentences: Sentences,
        check: Check,
        last_good: LastGood | None = None,
        count_runs: CountRuns | None = None,
    ) -> None:
        self._config, self._sentences, self._check, self._last_good = config, sentences, check, last_good
        self._count_runs = count_runs
        last = self._proven = self._read_last_good()
        self._shelf = read_shelf(config.guides)
        known = last.guides if last else {}
        edited = {id for id, guide in known.items() if guide.revision != self._find_revision(id)}
        self._shelf = replace(self._shelf, waiting=frozenset(edited))
        self.library: Library = self._build(last, prove=False)

    def __call__(self) -> Library:
        return self.library

    def reload(self, changed: Collection[str] | None = None) -> bool:
        """Read the folder again, and say whether the issues differ from before.

        changed: names in the folder that may differ since the last reading; None where that is not known.
        """
        self._shelf = read_shelf(self._config.guides, self._shelf, changed)
        return self._swap(())

    def _swap(self, stranding: Iterable[Issue]) -> bool:
        """Swap in the guides as they were read last, and say whether the issues differ from before."""
        before = self.library.issues
        last = replace(self._proven, index=self.library.index) if self._proven else None
        self.library = self._proven = self._build(last, prove=True, stranding=stranding)
        if self._last_good is not None:
            self._last_good.keep(self.library)
        return self.library.issues != before

    def rebuild_index(self) -> None:
        """Build the search index again, from what the library holds now."""
        self.library = rebuild_index(self.library)

    async def watch(self, notify: Notify, stop: asyncio.Event | None = None) -> None:
        """Check the guides fully, then reload after every change in the folder. New issues go to `notify`.

        Runs until cancelled.
        """
        while stop is None or not stop.is_set():
            try:
                await self._watch_folder(notify, stop)
            except Exception:
                # Such as a folder that is gone, a name that is no UTF-8, or too many watches: looked at until it heals.
                log.exception("guides not watched; they are read again every few seconds")
                await self._reload_and_notify(notify, None)
                await asyncio.sleep(_LOOK_AGAIN_MS / 1000)

    async def _watch_folder(self, notify: Notify, stop: asyncio.Event | None) -> None:
        """Watch the folder until another stands in its place. Raises what the watch raises."""
        watched = self._identify()
        # A task, since the watch must already run: no edit may be missed.
        proving = asyncio.create_task(self._reload_and_notify(notify, None))
        try:
            async for changes in awatch(
                self._config.guides,
                stop_event=stop,
                debounce=300,
                step=50,
                rust_timeout=_LOOK_AGAIN_MS,
                yield_on_timeout=True,
            ):
                await proving
                if self._identify() != watched:
                    return
                if changes:
                    await self._reload_and_notify(notify, self._list_names(path for _, path in changes))
            await proving
        finally:
            proving.cancel()

    def _identify(self) -> tuple[int, int, int] | None:
        """Say which folder stands there now; a watch sees only the one that it began with."""
        try:
            found = self._config.guides.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_ctime_ns

    async def _reload_and_notify(self, notify: Notify, changed: Collection[str] | None) -> None:
        try:
            self._shelf = await asyncio.to_thread(read_shelf, self._config.guides, self._shelf, changed)
            other_issues = await asyncio.to_thread(self._swap, await self._find_stranding())
            await asyncio.to_thread(self.rebuild_index)
        except Exception:
            log.exception("reload failed; the last library stays")
            return
        log.info("guides loaded", guides=len(self.library.guides), issues=len(self.library.issues))
        if other_issues and self.library.issues:
            await notify(self.library.issues)

    async def _find_stranding(self) -> Sequence[Issue]:
        """Return the issues of edits that would strand somebody. People are counted only where a step is gone."""
        live = self._proven.guides if self._proven else {}
        if self._count_runs is None or not loses_steps(self._shelf, live):
            return ()
        return tuple(find_stranding_edits(self._shelf, live, await self._count_runs(), self._config.guides.name))

    def _list_names(self, paths: Iterable[str]) -> frozenset[str] | None:
        """Return the names in the folder that paths belong to; None where one lies elsewhere, as behind a link."""
        folder = self._config.guides.resolve()
        try:
            return frozenset(Path(path).resolve().relative_to(folder).parts[0] for path in paths)
        except (ValueError, IndexError, OSError, RuntimeError):  # the last two: links in a circle
            return None

    def _build(self, last: Library | None, *, prove: bool, stranding: Iterable[Issue] = ()) -> Library:
        issues = sorted({*self._check(self._shelf, prove=prove), *stranding})
        for issue in issues if prove else ():
            log.warning(
                "guide issue", where=f"{issue.file}:{issue.line}:{issue.column}", rule=issue.rule, what=issue.what
            )
        ISSUES.set(len(issues))
        return build_library(self._shelf, self._sentences, self._config, issues, last)

    def _find_revision(self, id: str) -> str | None:
        source = self._shelf.sources.get(id)
        return source.guide.revision if source and source.guide else None

    def _read_last_good(self) -> Library | None:
        """Return the library of the last run's good revisions, for guides that have issues at the start."""
        if self._last_good is None:
            return None
        guides, translated = self._last_good.read()
        return Library.of(Catalogue(guides, translated, ()), self._sentences, self._config)
