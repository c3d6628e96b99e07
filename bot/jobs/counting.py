"""The counting of facts for reports, and the answers to what reports ask of the counts.

Facts after the watermark are counted in chunks. A chunk's cells and its watermark are kept in one transaction, so a
kill loses nothing and nothing counts twice. When the rules have changed, all is counted again; months whose facts may
have been pruned stay as they were counted.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, assert_never

import structlog

from bot.store import Stale, Store, StoreUnavailable
from bot.store.odd_rows import set_aside
from bot.store.tallies import Chunk
from flows.core.places.place import Teams
from flows.core.reports import BY_NAME, REPORTS, VERSION
from flows.core.reports.base import bound_months, find_month, span_month
from flows.core.reports.cells import ALL, mark_own
from flows.core.reports.tally import CellKey, Tally, identify_rules, list_runs, merge_cells
from flows.core.shared import Counted, CountingState, CountsOf, LinesOf, ReportQuestion, Tallied
from flows.core.text.local_time import to_local

log = structlog.get_logger()

CHUNK_FACTS = 1_000  # facts; some 20 ms of work
COUNT_EVERY_S = 60.0
PATIENCE_S = 1.5  # how long a report waits for what is not counted yet
_MONTH = timedelta(days=30.5)


class FactCounter:
    """Counts facts, one chunk at a time."""

    def __init__(
        self, store: Store, teams: Callable[[], Teams], now: Callable[[], datetime], journal_months: int
    ) -> None:
        self._store, self._teams, self._now = store, teams, now
        self._kept = journal_months * _MONTH
        self._lock = asyncio.Lock()

    async def run(self, every_s: float = COUNT_EVERY_S) -> None:
        """Count what has come, over and over, until cancelled."""
        while True:
            try:
                await self.catch_up()
            except StoreUnavailable as error:
                log.error("not counted", error=str(error))
            await asyncio.sleep(every_s)

    async def catch_up(self, patience_s: float | None = None, chunk: int = CHUNK_FACTS) -> bool:
        """Count what is not counted yet; return whether that is all. Raises StoreUnavailable.

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
        """Count a chunk; return whether it was the last."""
        mark, teams = await self._store.tallies.read_watermark(), self._teams()
        today_rules = identify_rules(VERSION, teams)
        if mark.rules != today_rules:
            after = find_month(self._now() - self._kept) if mark.rules else ""
            log.info("counting again", after=after)
            await self._store.tallies.restart(today_rules, after)
            return False
        if mark.upto >= mark.newest:
            return True
        facts = await self._store.tallies.read_facts(mark.upto, most)
        if not facts:  # they grew too old and were dropped meanwhile
            return True
        known = [(id, n) for id, n in facts if n is not None and find_month(n.at) > mark.after]
        tally = Tally(teams, REPORTS, dict(await self._store.tallies.find_passages(list_runs(known))))
        await asyncio.to_thread(_add_all, tally, known)
        before = await self._store.tallies.find_cells([CellKey(*spot) for spot in tally.cells])
        await self._store.tallies.keep(
            Chunk(mark.rules, mark.upto, facts[-1][0], merge_cells(tally, before), tally.runs)
        )
        return len(facts) < most

    async def answer(self, question: ReportQuestion) -> Any:
        """Answer a question about reports. Raises StoreUnavailable."""
        match question:
            case CountingState():
                done = await self.catch_up(PATIENCE_S)
                return Tallied(to_local(self._now()).date(), not done)
            case CountsOf(report, place, month):
                return await self.read_counts(report, place, month)
            case LinesOf(report, place, month):
                return await self.read_lines(report, place, month)
            case _:
                assert_never(question)

    async def read_counts(self, name: str, place: str, month: str) -> Sequence[Counted]:
        """Return what a report has counted at a place, and just below it where the report shows that."""
        report, teams = BY_NAME[name], self._teams()
        below = [mark_own(place), *(one.id for one in teams.below(place))] if report.below else []
        first, last = bound_months(month)
        return tuple(
            await self._store.tallies.find_counted(
                name, [place, *below], month, ("" if report.carries else first, last)
            )
        )

    async def read_lines(self, name: str, place: str, month: str) -> Sequence[Counted]:
        """Return what a report lists of the facts at a place and below it."""
        lists, teams = BY_NAME[name].lists, self._teams()
        if lists is None:
            return ()
        begin, end = (None, None) if month == ALL else span_month(month)
        places = [id for id in teams.places if teams.covers(place, id)]
        found = await self._store.tallies.find_finishes(places, begin, end)
        return tuple(Counted(noted.place, month, lists(noted), 1, 1) for noted in found)


def _add_all(tally: Tally, facts: Sequence[tuple[int, Any]]) -> None:
    for id, noted in facts:
        try:
            tally.add(id, noted)
        except Exception as error:  # a field that no report can count with
            set_aside("fact", id, error)
