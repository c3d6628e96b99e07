"""Retention: forgets people whose time has come, and drops what is older than it may be."""

import asyncio
from datetime import timedelta

import structlog

from bot import clock
from bot.config import Config
from bot.store import Store, StoreUnavailable
from bot.turns.service import Turns

log = structlog.get_logger()

SWEEP_EVERY_S = 300.0
EVENTS_KEPT = timedelta(days=8)  # Telegram keeps an update for a day; a web form may lie open for a week
_MONTH = timedelta(days=30.5)


async def sweep(turns: Turns, store: Store, config: Config) -> None:
    """Forget and drop what is due, every few minutes. Runs until cancelled."""
    while True:
        now = clock.now()
        try:
            count = await turns.forget_due(now)
            facts_before, words_before = now - config.journal_months * _MONTH, now - timedelta(days=config.missed_days)
            await store.prune(now - EVENTS_KEPT, facts_before, words_before)
            if count:
                log.info("forgotten", people=count)
        except StoreUnavailable as error:
            log.error("not swept", error=str(error))
        await asyncio.sleep(SWEEP_EVERY_S)
