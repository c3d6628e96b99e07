"""The printer: papers for the channels, made in a thread of its own and cached."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import structlog
from cachetools import LRUCache

from bot.config import Config
from bot.drawing.child import ChildTypesetter
from bot.drawing.links import Links
from bot.drawing.typesetter import CannotDraw
from bot.papers import PAPERS
from bot.papers.pages import Order
from bot.papers.paper import PaperFormat
from flows.core.library import Library
from flows.core.screen import Sheet

_CACHED_MAX = 64  # papers in memory, a few hundred kB each at most

log = structlog.get_logger()


class Printer:
    """Makes papers from the current library."""

    def __init__(self, library: Callable[[], Library], config: Config, bot_name: Callable[[], str | None]) -> None:
        self._library, self._config, self._bot_name = library, config, bot_name
        self._typesetter = ChildTypesetter()
        self._worker = ThreadPoolExecutor(1, "printing")
        self._cache: LRUCache[str, bytes] = LRUCache(_CACHED_MAX)

    def make_order(self, sheet: Sheet) -> Order | None:
        """Make the order for a sheet; None where there is no such guide or language."""
        library, config = self._library(), self._config
        guide = library.guide(sheet.guide, sheet.language)
        if guide is None or sheet.language not in library.sentences.languages:
            return None
        links = Links(config.address, config.telegram_bot or self._bot_name())
        return Order(guide, library, links, sheet.language, sheet.via, config.guides, config.syllables_per_minute)

    def key(self, sheet: Sheet, format: PaperFormat = "pdf") -> str:
        """Return the name of a paper: the hash of all that it is made from, 64 hex digits."""
        order = self.make_order(sheet)
        made_of = [order.guide.id, order.guide.revision, PAPERS[sheet.kind].data(order)] if order else [sheet.guide]
        return hashlib.sha256(json.dumps([sheet.kind, format, self._typesetter.digest, *made_of]).encode()).hexdigest()

    async def content(self, sheet: Sheet, format: PaperFormat = "pdf") -> bytes | None:
        """Return a paper as one file, of PNG and SVG the first page; None where there is none."""
        order, key = self.make_order(sheet), self.key(sheet, format)
        if order is None:
            return None
        if key not in self._cache:
            loop = asyncio.get_running_loop()
            try:
                pages = await loop.run_in_executor(
                    self._worker, PAPERS[sheet.kind].make, order, format, self._typesetter
                )
            except CannotDraw as error:
                log.error("paper not made", error=str(error))
                return None
            self._cache[key] = pages[0]
        return self._cache[key]

    def close(self) -> None:
        """Close, after the paper in progress is finished."""
        self._worker.shutdown(cancel_futures=True)
