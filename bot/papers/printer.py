"""The printer: papers for the channels, made in a thread of its own and kept for whoever asks next."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import structlog

from bot.config import Config
from bot.drawing.links import Links
from bot.drawing.press import CannotDraw, Press
from bot.papers import PAPERS
from bot.papers.pages import Order
from bot.papers.paper import Format
from flows.core.library import Library
from flows.core.screen import Sheet

_KEPT = 64  # papers in memory, a few hundred kB each at most

log = structlog.get_logger()


class Printer:
    """Makes papers of the library of the moment."""

    def __init__(self, library: Callable[[], Library], config: Config, bot_name: Callable[[], str | None]) -> None:
        self._library, self._config, self._bot_name = library, config, bot_name
        self._press = Press()
        self._worker = ThreadPoolExecutor(1, "printing")
        self._made: dict[str, bytes] = {}

    def order(self, sheet: Sheet) -> Order | None:
        """What is to be printed; None where the guide is no more, or nothing is said in the language."""
        library, config = self._library(), self._config
        guide = library.guide(sheet.guide, sheet.language)
        if guide is None or sheet.language not in library.words.languages:
            return None
        links = Links(config.address, config.telegram_bot or self._bot_name())
        return Order(guide, library, links, sheet.language, sheet.via, config.guides, config.syllables_per_minute)

    def key(self, sheet: Sheet, format: Format = "pdf") -> str:
        """What a paper is called: the hash of all that it is made of, 64 hex digits."""
        order = self.order(sheet)
        made_of = [order.guide.id, order.guide.revision, PAPERS[sheet.kind].data(order)] if order else [sheet.guide]
        return hashlib.sha256(json.dumps([sheet.kind, format, self._press.digest, *made_of]).encode()).hexdigest()

    async def content(self, sheet: Sheet, format: Format = "pdf") -> bytes | None:
        """A paper as one file; None where there is none, which is logged. Of PNG and SVG, the first page."""
        order, key = self.order(sheet), self.key(sheet, format)
        if order is None:
            return None
        if key not in self._made:
            loop = asyncio.get_running_loop()
            try:
                pages = await loop.run_in_executor(self._worker, PAPERS[sheet.kind].made, order, format, self._press)
            except CannotDraw as error:
                log.error("paper not made", error=str(error))
                return None
            self._made[key] = pages[0]
            if len(self._made) > _KEPT:
                del self._made[next(iter(self._made))]
        return self._made[key]

    def close(self) -> None:
        """End; what is under way is finished first."""
        self._worker.shutdown(cancel_futures=True)
