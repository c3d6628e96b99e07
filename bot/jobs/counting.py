"""Counting: keeps the tallies up with the journal, and answers what reports ask of them.

Facts after the watermark are counted in chunks. A chunk's cells and its watermark are kept in one transaction, so a
kill loses nothing and nothing counts twice. When the rules are others than before, all is counted anew; months whose
facts may be pruned already stay as they were counted.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.store import Stale, StoreUnavailable
from bot.store.tallies import Chunk, TallyStore
from flows.core.places.place import Teams
from flows.core.reports import BY_NAME, REPORTS, VERSION
from flows.core.reports.base import bounds, month_of, span
from flows.core.reports.cells import ALL, own
from flows.core.reports.tally import Spot, Tally, kept, rules, runs_of
from flows.core.shared import Counted, Tallied
from flows.core.text.clock import local

log = structlog.get_logger()

CHUNK = 1_000  # facts; some 20 ms of work
EVERY_S = 60.0
PATIENCE_S = 1.5  # how long who asks for a report waits for what is not counted yet
_MONTH = timedelta(days=30.5)


class Counter:
    """Counts facts, one chunk at a time."""

    def __init__(
        self, store: TallyStore, teams: Callable[[], Teams], now: Callable[[], datetime], journal_months: int
    ) -> None:
        self._store, self._teams, self._now = store, teams, now
        self._kept = journal_months * _MONTH
        self._lock = asyncio.Lock()

    async def run(self, every_s: float = EVERY_S) -> None:
        """Count what has come, over and over. Runs until cancelled."""
        while True:
            try:
                await self.catch_up()
            except StoreUnavailable as error:
                log.error("not counted", error=str(error))
            await asyncio.sleep(every_s)

    async def catch_up(self, patience_s: float | None = None, chunk: int = CHUNK) -> bool:
        """Count what is not counted yet; says whether that is all. Raises StoreUnavailable.

        patience_s: stop after this long; None: when all is counted.
        """
        begun = time.monotonic()
        while True:
            async with self._lock:
                try:
                    done = await self._count(chunk)
                except Stale:  # somebody else counts on the same store
                    done = False
            if done or (patience_s is not None and time.monotonic() - begun > patience_s):
                return done

    async def _count(self, most: int) -> bool:
        """Count a chunk; says whether it was the last."""
        mark, teams = await self._store.watermark(), self._teams()
        now_rules = rules(VERSION, teams)
        if mark.rules != now_rules:
            after = month_of(self._now() - self._kept) if mark.rules else ""
            log.info("counting anew", after=after)
            await self._store.count_anew(now_rules, after)
            return False
        if mark.upto >= mark.newest:
            return True
        facts = await self._store.facts_after(mark.upto, most)
        known = [(id, n) for id, n in facts if n is not None and month_of(n.at) > mark.after]
        tally = Tally(teams, REPORTS, dict(await self._store.passages(runs_of(known))))
        await asyncio.to_thread(_add_all, tally, known)
        before = await self._store.cells([Spot(*spot) for spot in tally.cells])
        await self._store.keep_chunk(Chunk(mark.rules, mark.upto, facts[-1][0], kept(tally, before), tally.runs))
        return len(facts) < most

    async def answer(self, kind: str, subject: str, value: str) -> Any:
        """The answer to a question of the ledger about reports. Raises StoreUnavailable."""
        if subject == "tallied":
            done = await self.catch_up(PATIENCE_S)
            return Tallied(local(self._now()).date(), not done)
        place, _, month = value.partition(" ")
        return await (self.listed if subject == "listed" else self.counted)(kind, place, month)

    async def counted(self, name: str, place: str, month: str) -> Sequence[Counted]:
        """What a report has counted at a place, and just below it where it wants that."""
        report, teams = BY_NAME[name], self._teams()
        below = [own(place), *(one.id for one in teams.below(place))] if report.below else []
        first, last = bounds(month)
        return tuple(await self._store.counted(name, [place, *below], month, ("" if report.carries else first, last)))

    async def listed(self, name: str, place: str, month: str) -> Sequence[Counted]:
        """What a report lists of the facts at a place and below it."""
        lists, teams = BY_NAME[name].lists, self._teams()
        if lists is None:
            return ()
        begin, end = (None, None) if month == ALL else span(month)
        places = [id for id in teams.places if teams.covers(place, id)]
        found = await self._store.finished(places, begin, end)
        return tuple(Counted(noted.place, month, lists(noted), 1, 1) for noted in found)


def _add_all(tally: Tally, facts: Sequence[tuple[int, Any]]) -> None:
    for id, noted in facts:
        tally.add(id, noted)
