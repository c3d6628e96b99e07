"""Polling: updates are fetched, played in parallel, and acknowledged once every one of them is saved."""

import asyncio
from dataclasses import replace

import structlog
from telegram.error import Conflict, Forbidden, InvalidToken, TelegramError

from bot.channels.telegram.api import RETRY, Api, describe
from bot.channels.telegram.events import ALLOWED_UPDATES
from bot.channels.telegram.handler import UpdateHandler
from bot.channels.telegram.update import Update, check_update
from bot.store import StoreUnavailable

log = structlog.get_logger()

LONG_POLL_S = 30
_BATCH = 100
_TOKEN_REFUSED = (InvalidToken, Forbidden)


def _goes_on(error: BaseException) -> bool:
    return isinstance(error, TelegramError | StoreUnavailable) and not isinstance(error, _TOKEN_REFUSED)


_POLLING = replace(RETRY, transient=_goes_on, max_s=30.0)
_STARTING = replace(RETRY, max_s=0.5)


async def poll(api: Api, handler: UpdateHandler) -> None:
    """Poll until cancelled. Returns where the token is refused: that does not mend itself."""
    await _delete_webhook(api)
    poller = _Poller(api, handler)
    try:
        while True:
            await _POLLING.run(poller.poll_once)
    except _TOKEN_REFUSED:
        log.error("Telegram refuses TELEGRAM_TOKEN; the other channels go on")


class _Poller:
    """Fetches batch after batch, and knows what is acknowledged."""

    def __init__(self, api: Api, handler: UpdateHandler) -> None:
        self._api, self._handler = api, handler
        self._offset: int | None = None  # the first update that is not acknowledged

    async def poll_once(self) -> None:
        """Fetch a batch and play it. Raises StoreUnavailable where some of it must come again."""
        try:
            raw = await self._api.fetch_updates(self._offset, _BATCH, LONG_POLL_S, ALLOWED_UPDATES)
        except Conflict as error:
            log.error("another program polls with the same token, or a webhook is set", error=describe(error))
            raise
        read = [update for update in map(check_update, raw) if update is not None]
        if len(read) < len(raw):
            log.warning("updates without a number passed over", count=len(raw) - len(read))
        unsaved = await self._play([update for update in read if isinstance(update, Update)])
        if unsaved is not None:
            self._offset = unsaved  # it and all that follow come again; what was saved of them is known by its id
            raise StoreUnavailable
        self._offset = max((update.update_id + 1 for update in read), default=self._offset)

    async def _play(self, updates: list[Update]) -> int | None:
        """Play a batch; return the id of the first update that could not be saved."""
        results = await asyncio.gather(*(self._handler.handle(update) for update in updates), return_exceptions=True)
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
                        self._handler.answer(result.query)
        return unsaved


async def _delete_webhook(api: Api) -> None:
    """Take away a webhook that an earlier deployment may have set; polling does not work next to it."""

    async def delete() -> None:
        await api.call("deleteWebhook")

    try:
        await _STARTING.run(delete)
    except TelegramError as error:
        log.warning("webhook not taken away", error=describe(error))
