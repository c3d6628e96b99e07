"""The escalation of help requests: what waits for too long is carried on to the next team, or called off.

What is due is decided by flows.core.help.escalation, from what is stored: a restart at any moment changes nothing.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

import structlog

from bot import clock
from bot.store import Stale, Store, StoreUnavailable, SystemChange
from bot.store.odd_rows import set_aside
from bot.turns.service import Turns
from flows.core.flow import Upshot
from flows.core.help.escalation import escalate
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.turn import note_facts

log = structlog.get_logger()

ESCALATE_EVERY_S = 20.0
_NOBODY = Person("")  # time itself, which acts for nobody


async def escalate_forever(
    turns: Turns, store: Store, now: Callable[[], datetime] = clock.now, every_s: float = ESCALATE_EVERY_S
) -> None:
    """Carry out what is due, every few seconds, until cancelled."""
    while True:
        try:
            count = await escalate_due(turns, store, now())
        except StoreUnavailable as error:
            log.error("requests not escalated", error=str(error))
        else:
            if count:
                log.info("requests escalated", count=count)
        await asyncio.sleep(every_s)


async def escalate_due(turns: Turns, store: Store, at: datetime) -> int:
    """Carry out what is due at this moment; return for how many requests. Raises StoreUnavailable.

    A request that cannot be judged is set aside: the others wait for nothing.
    """
    count = 0
    for help in await store.records.find(HelpRequest.kind, None):
        if not isinstance(help, HelpRequest):
            continue
        try:
            count += await _escalate(help, turns, store, at)
        except StoreUnavailable:
            raise
        except Exception as error:
            set_aside("record", f"help {help.id}", error)
    return count


async def _escalate(help: HelpRequest, turns: Turns, store: Store, at: datetime) -> bool:
    gone = not await store.people.find_accounts(help.key)
    upshot = await turns.lookup.play(_NOBODY, partial(_find_due, help, at, turns.library, gone))
    if upshot is None:
        return False
    told = await turns.deliveries.find_recipients(upshot.told)
    facts = note_facts(upshot.facts, _NOBODY, _NOBODY, at, help.channel)
    try:
        await turns.apply(SystemChange(at, facts, upshot.changed, told))
    except Stale:  # somebody took or closed it at this very moment: what is due then is seen the next time
        return False
    return True


def _find_due(help: HelpRequest, at: datetime, library: Library, gone: bool, asking: Person) -> Upshot | None:
    return escalate(help, at, asking.shared, library, gone=gone)
