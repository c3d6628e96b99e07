"""Passing: what time does to wishes for a person. Looks at every open one again and again and carries out what is due.

What is due is decided by flows.core.help.escalation, from what is stored: a restart at any moment changes nothing.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

import structlog

from bot import clock
from bot.store import Moved, Stale, Store, StoreUnavailable
from bot.turns.service import Turns, unnamed
from flows.core.flow import Upshot
from flows.core.help.escalation import due
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import HelpRequest

log = structlog.get_logger()

EVERY_S = 20.0
_NOBODY = Person("")  # whom the ledger is asked for


async def passing(
    turns: Turns, store: Store, now: Callable[[], datetime] = clock.now, every_s: float = EVERY_S
) -> None:
    """Look at the open wishes every few seconds. Runs until cancelled."""
    while True:
        try:
            count = await pass_on(turns, store, now())
        except StoreUnavailable as error:
            log.error("wishes not passed on", error=str(error))
        else:
            if count:
                log.info("wishes passed on", count=count)
        await asyncio.sleep(every_s)


async def pass_on(turns: Turns, store: Store, at: datetime) -> int:
    """Carry out what is due at this moment; says for how many wishes. Raises StoreUnavailable."""
    count = 0
    for help in await store.records(HelpRequest.kind, None):
        if isinstance(help, HelpRequest):
            count += await _pass_on(help, turns, store, at)
    return count


async def _pass_on(help: HelpRequest, turns: Turns, store: Store, at: datetime) -> bool:
    gone = not await store.accounts(help.key)
    upshot = await turns.lookup.play(_NOBODY, partial(_due, help, at, turns.library, gone))
    if upshot is None:
        return False
    told = await turns.post.told(upshot.told)
    facts = unnamed(upshot.facts, _NOBODY, help.channel, at)
    try:
        await turns.move(Moved(at, facts, upshot.changed, told))
    except Stale:  # somebody took or closed it at this very moment: what is due then is seen next time
        return False
    return True


def _due(help: HelpRequest, at: datetime, library: Library, gone: bool, asking: Person) -> Upshot | None:
    return due(help, at, asking.shared, library, gone=gone)
