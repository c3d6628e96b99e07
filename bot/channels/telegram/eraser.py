"""The eraser: deletes messages that held a secret from private chats, whatever becomes of the screen that answers them.

Each is tried until Telegram has done it or refuses it for good (after 48 hours it does); what is left when the program
ends is taken up by the next start. Outcomes are counted with all calls, as `deleteMessage`.
"""

import asyncio

import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api import Api, wait_of
from bot.store import Account, Store, StoreUnavailable

log = structlog.get_logger()

_TRIES = 12
_WAIT_FIRST_S, _WAIT_MAX_S = 0.5, 60.0


class Eraser:
    """Deletes messages in the background, one task a message."""

    def __init__(self, api: Api, store: Store) -> None:
        self._api, self._store = api, store
        self._tasks: set[asyncio.Task[None]] = set()

    def erase(self, account: Account, message: int) -> None:
        """Delete a message as soon as it can be."""
        task = asyncio.create_task(self._erase(account, message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def resume(self, channel: str) -> None:
        """Take up what the last run of the program left."""
        for account, message in await self._store.unsaid(channel):
            self.erase(account, message)

    async def close(self, timeout_s: float) -> None:
        """Give what is under way a moment, then leave the rest for the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=timeout_s)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _erase(self, account: Account, message: int) -> None:
        wait_s = _WAIT_FIRST_S
        for _ in range(_TRIES):
            try:
                await self._api.call("deleteMessage", chat_id=int(account.id), message_id=message)
            except RetryAfter as flood:
                await asyncio.sleep(wait_of(flood))
                continue
            except TelegramError as error:
                if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
                    await asyncio.sleep(wait_s)
                    wait_s = min(_WAIT_MAX_S, wait_s * 2)
                    continue
                log.info("message not deleted", reason=str(error))  # too old, or gone already
            await self._settle(account, message)
            return

    async def _settle(self, account: Account, message: int) -> None:
        try:
            await self._store.drop_unsaid(account, message)
        except StoreUnavailable as error:
            log.error("a deletion not noted; it is tried again at the next start", error=str(error))
