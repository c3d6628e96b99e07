"""The courier: brings what one person said to another: by reference where it is a message here, else its words.

In order for each who is brought something; a chat that is slow, flooded or unreachable holds up nobody else. A parcel
is dropped once it was brought, or never can be. What is left when the program ends is taken up by the next start.
Something is brought twice only where the program is killed after it was sent and before it was dropped, or where the
line broke after Telegram had it: that it came was not heard then, and losing it would be worse.
"""

import asyncio

import structlog
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.channels.message_limits import TEXT_MAX
from bot.channels.telegram.api import Api, backoff_s, is_passing, wait_of
from bot.channels.telegram.messages import Cards
from bot.channels.telegram.render import pieces
from bot.store import Account, Parcel, Store, StoreUnavailable

log = structlog.get_logger()

_AT_ONCE = 40  # calls under way to the Bot API, beside those of the payer


class Courier:
    """Brings parcels, one task an account at most."""

    def __init__(self, api: Api, store: Store, cards: Cards) -> None:
        self._api, self._store, self._cards = api, store, cards
        self._tasks: dict[Account, asyncio.Task[None]] = {}
        self._called: set[Account] = set()  # for whom more may have come since their task looked
        self._slots = asyncio.Semaphore(_AT_ONCE)

    def bring(self, account: Account) -> None:
        """Bring somebody all that waits for them."""
        self._called.add(account)
        if account not in self._tasks:
            self._tasks[account] = asyncio.create_task(self._bring(account))

    async def resume(self, channel: str) -> None:
        """Take up what the last run of the program left."""
        parcels = await self._store.parcels(channel)
        for account in {parcel.to for parcel in parcels}:
            self.bring(account)
        if parcels:
            log.info("parcels taken up", count=len(parcels))

    async def close(self, timeout_s: float) -> None:
        """Give what is under way a moment, then leave the rest for the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=timeout_s)
        for task in tuple(self._tasks.values()):
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _bring(self, account: Account) -> None:
        try:
            failures = 0
            while account in self._called:
                self._called.discard(account)
                try:
                    for parcel in await self._store.parcels(account.channel, account.id):
                        await self._bring_one(parcel)
                    failures = 0
                except StoreUnavailable as error:
                    log.error("parcels not brought", error=str(error))
                    self._called.add(account)
                    await asyncio.sleep(backoff_s(failures))
                    failures += 1
        finally:
            self._called.discard(account)
            self._tasks.pop(account, None)

    async def _bring_one(self, parcel: Parcel) -> None:
        """Bring a parcel, however long it takes, and drop it. Raises StoreUnavailable where it cannot even be seen."""
        failures = 0
        while (wait_s := await self._tried(parcel, failures)) is not None:
            await asyncio.sleep(wait_s)
            failures += 1
        failures = 0
        while not await self._dropped(parcel):
            await asyncio.sleep(backoff_s(failures))
            failures += 1

    async def _tried(self, parcel: Parcel, failures: int) -> float | None:
        """Send once; None when that is settled, else how long to wait before the next try, in seconds."""
        try:
            await self._send(parcel)
        except RetryAfter as flood:
            return wait_of(flood)
        except (Forbidden, BadRequest) as refusal:  # blocked, gone, or the message was deleted: it never can be
            log.warning("a parcel dropped", help=parcel.help, reason=str(refusal))
        except TelegramError as error:
            if not is_passing(error):
                log.error("a parcel refused", help=parcel.help, error=str(error))
            return backoff_s(failures)
        else:
            self._cards.bury(parcel.to)
        return None

    async def _send(self, parcel: Parcel) -> None:
        chat = int(parcel.to.id)
        if parcel.message is not None:
            async with self._slots:
                await self._api.call(
                    "copyMessage", chat_id=chat, from_chat_id=int(parcel.sender), message_id=parcel.message
                )
            return
        for text in pieces(parcel.words or "", TEXT_MAX):
            async with self._slots:
                await self._api.call("sendMessage", chat_id=chat, text=text)

    async def _dropped(self, parcel: Parcel) -> bool:
        try:
            await self._store.drop_parcels(parcel.to, parcel.id)
        except StoreUnavailable as error:
            log.error("a parcel brought but not dropped", help=parcel.help, error=str(error))
            return False
        return True
