"""Retention: forgets people whose time has come, and drops what is older than it may be."""

import asyncio
from datetime import datetime, timedelta

import structlog

from bot import clock
from bot.jobs.clock_jump import judge_clock, read_mark
from bot.store import Store, StoreUnavailable
from bot.turns.service import Turns
from flows.core.places.deployment import Deployment

log = structlog.get_logger()

SWEEP_EVERY_S = 300.0
EVENTS_KEPT = timedelta(days=8)  # Telegram keeps an update for a day; a web form may lie open for a week
OVER_KEPT = timedelta(days=30)  # requests and invitations that are over, names of members who were removed
_MONTH = timedelta(days=30.5)
_SWEPT_LABEL = "swept"


async def sweep(turns: Turns, store: Store, config: Deployment) -> None:
    """Forget and drop what is due, every few minutes. Runs until cancelled."""
    while True:
        now = clock.now()
        try:
            await sweep_once(turns, store, config, now)
        except StoreUnavailable as error:
            log.error("not swept", error=str(error))
        await asyncio.sleep(SWEEP_EVERY_S)


async def sweep_once(turns: Turns, store: Store, config: Deployment, now: datetime) -> None:
    """Forget and drop what is due by this time, unless the clock seems to have jumped."""
    mark = judge_clock(read_mark(await store.read_label(_SWEPT_LABEL)), now)
    await store.keep_label(_SWEPT_LABEL, str(mark))
    if mark.held_until is not None:
        log.error("nothing deleted: is the clock right?", now=now, last_sweep=mark.at, believed_at=mark.held_until)
        return
    people = await turns.forget_due(now)
    facts_before, words_before = now - config.journal_months * _MONTH, now - timedelta(days=config.missed_days)
    facts = await store.prune(now - EVENTS_KEPT, facts_before, words_before, now - OVER_KEPT)
    await store.empty_log()
    if people or facts:
        log.info("deleted by age", people=people, facts=facts)
