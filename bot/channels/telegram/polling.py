"""Polling: updates are fetched, played in parallel, and acknowledged once every one of them is saved."""

import asyncio

import structlog
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api import Api, wait_of
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.read import ALLOWED_UPDATES
from bot.channels.telegram.update import Update, understood
from bot.store import StoreUnavailable

log = structlog.get_logger()

LONG_POLL_S = 30
_BATCH = 100
_WAIT_FIRST_S, _WAIT_MAX_S = 0.5, 30.0


async def poll(api: Api, channel: TelegramChannel) -> None:
    """Poll until cancelled. Returns where the token is refused: that does not mend itself."""
    offset: int | None = None
    wait_s = _WAIT_FIRST_S
    await _without_webhook(api)
    while True:
        try:
            raw = await api.updates(offset, _BATCH, LONG_POLL_S, ALLOWED_UPDATES)
        except RetryAfter as flood:
            await asyncio.sleep(wait_of(flood))
            continue
        except (InvalidToken, Forbidden) as error:
            log.error("Telegram refuses the token; the other channels go on", error=str(error))
            return
        except TelegramError as error:
            if isinstance(error, Conflict):
                log.error("another program polls with the same token, or a webhook is set", error=str(error))
            await asyncio.sleep(wait_s)
            wait_s = min(_WAIT_MAX_S, wait_s * 2)
            continue
        read = [update for update in map(understood, raw) if update is not None]
        if len(read) < len(raw):
            log.warning("updates without a number passed over", count=len(raw) - len(read))
        unsaved = await _play(channel, [update for update in read if isinstance(update, Update)])
        if unsaved is None:
            offset = max((update.update_id + 1 for update in read), default=offset)
            wait_s = _WAIT_FIRST_S
            continue
        offset = unsaved  # it and all that follow come again; what was saved of them is known by its id
        await asyncio.sleep(wait_s)
        wait_s = min(_WAIT_MAX_S, wait_s * 2)


async def _play(channel: TelegramChannel, updates: list[Update]) -> int | None:
    """Play a batch; gives the id of the first update that could not be saved."""
    results = await asyncio.gather(*(channel.handle(update) for update in updates), return_exceptions=True)
    unsaved: int | None = None
    for update, result in zip(updates, results, strict=True):
        match result:
            case StoreUnavailable():
                log.error("not saved; it will come again", update_id=update.update_id, error=str(result))
                unsaved = unsaved if unsaved is not None else update.update_id
            case BaseException():
                log.error("update failed", update_id=update.update_id, exc_info=result)
            case _:
                if result.query is not None:
                    channel.answer(result.query)
    return unsaved


async def _without_webhook(api: Api) -> None:
    """Take a webhook away that an earlier deployment may have set; polling does not work beside it."""
    while True:
        try:
            await api.call("deleteWebhook")
        except NetworkError:
            await asyncio.sleep(_WAIT_FIRST_S)
        except TelegramError as error:
            log.warning("webhook not taken away", error=str(error))
            return
        else:
            return
