"""The eraser: deletes messages that held a secret from private chats, whatever happens to the screen that answers them.

Each is tried until Telegram has done it or refuses it for good (after 48 hours it does); what is left when the program
ends is taken up by the next start. Outcomes are counted with all calls, as `deleteMessage`.
"""

from dataclasses import replace
from functools import partial

import structlog
from telegram.error import TelegramError

from bot.channels.telegram.api import RETRY, Api, is_transient
from bot.messaging.background import Background
from bot.store import Account, Store, StoreUnavailable

log = structlog.get_logger()

_RETRY = replace(RETRY, tries=12)


class Eraser:
    """Deletes messages in the background, one task a message."""

    def __init__(self, api: Api, store: Store) -> None:
        self._api, self._store = api, store
        self._background = Background()

    def erase(self, account: Account, message: int) -> None:
        """Delete a message as soon as it can be."""
        self._background.start(self._erase(account, message))

    async def resume(self, channel: str) -> None:
        """Take up what the last run of the program left."""
        for account, message in await self._store.chats.find_deletions(channel):
            self.erase(account, message)

    async def close(self, patience_s: float) -> None:
        """Give what is under way a moment, then leave the rest for the next start."""
        await self._background.close(patience_s)

    async def _erase(self, account: Account, message: int) -> None:
        try:
            await _RETRY.run(partial(self._api.call, "deleteMessage", chat_id=int(account.id), message_id=message))
        except TelegramError as error:
            if is_transient(error):
                return  # tried often enough; once more at the next start
            log.info("message not deleted", reason=str(error))  # too old, or gone already
        try:
            await self._store.chats.drop_deletion(account, message)
        except StoreUnavailable as error:
            log.error("a deletion not noted; it is tried again at the next start", error=str(error))
