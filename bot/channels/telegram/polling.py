"""Polling: updates are fetched, played in parallel, and acknowledged once every one of them is saved."""

import asyncio

import structlog
from telegram import Bot, Update
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.read import ALLOWED_UPDATES
from bot.channels.telegram.wire import call, wait_of
from bot.store import StoreUnavailable

log = structlog.get_logger()

LONG_POLL_S = 30
_BATCH = 100
_WAIT_FIRST_S, _WAIT_MAX_S = 0.5, 30.0


async def poll(bot: Bot, channel: TelegramChannel) -> None:
    """Poll until cancelled. Returns where the token is refused: that does not mend itself."""
    offset: int | None = None
    wait_s = _WAIT_FIRST_S
    await _without_webhook(bot)
    while True:
        try:
            updates = await bot.get_updates(
                offset, _BATCH, LONG_POLL_S, allowed_updates=ALLOWED_UPDATES, read_timeout=LONG_POLL_S + 10
            )
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
        unsaved = await _play(channel, updates)
        if unsaved is None:
            offset = updates[-1].update_id + 1 if updates else offset
            wait_s = _WAIT_FIRST_S
            continue
        offset = unsaved  # it and all that follow come again; what was saved of them is known by its id
        await asyncio.sleep(wait_s)
        wait_s = min(_WAIT_MAX_S, wait_s * 2)


async def _play(channel: TelegramChannel, updates: tuple[Update, ...]) -> int | None:
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


async def _without_webhook(bot: Bot) -> None:
    """Take a webhook away that an earlier deployment may have set; polling does not work beside it."""
    while True:
        try:
            await call(bot.delete_webhook(), "deleteWebhook")
        except NetworkError:
            await asyncio.sleep(_WAIT_FIRST_S)
        except TelegramError as error:
            log.warning("webhook not taken away", error=str(error))
            return
        else:
            return
