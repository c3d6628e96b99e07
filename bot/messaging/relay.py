"""The relay: delivers what one person said to another, over any channel.

In order for each recipient; a chat that is slow, flooded or unreachable holds up nobody else. A parcel is dropped once
it was delivered, or never can be. What is left when the program ends is taken up by the next start. A parcel is
delivered twice only where the program is killed between sending and dropping it, or where the line broke after the
other side had it: that it arrived is not known then, and losing it would be worse.
"""

from functools import partial

import structlog

from bot.messaging.background import Background
from bot.messaging.failures import Failed, Refused, Unreachable
from bot.messaging.messenger import Messenger
from bot.messaging.retry import Retry
from bot.store import Account, Parcel, Store, StoreUnavailable

log = structlog.get_logger()

_SENDING = Retry()
_STORING = Retry(transient=lambda error: isinstance(error, StoreUnavailable))


class Relay:
    """Delivers parcels, one task a recipient at most."""

    def __init__(self, store: Store, messenger: Messenger) -> None:
        self._store, self._messenger = store, messenger
        self._busy: set[Account] = set()  # recipients whom a task works for
        self._called: set[Account] = set()  # recipients for whom more may have come since their task looked
        self._background = Background()

    def deliver(self, account: Account) -> None:
        """Deliver all that waits for somebody."""
        self._called.add(account)
        if account not in self._busy:
            self._busy.add(account)
            self._background.start(self._deliver_to(account))

    async def resume(self, channel: str) -> None:
        """Take up what the last run of the program left."""
        parcels = await self._store.parcels.find(channel)
        for account in {parcel.to for parcel in parcels}:
            self.deliver(account)
        if parcels:
            log.info("parcels taken up", count=len(parcels))

    async def close(self, patience_s: float) -> None:
        """Give what is under way a moment, then leave the rest for the next start."""
        await self._background.close(patience_s)

    async def _deliver_to(self, account: Account) -> None:
        try:
            while account in self._called:
                self._called.discard(account)
                for parcel in await _STORING.run(partial(self._waiting_for, account)):
                    await _SENDING.run(partial(self._send, parcel))
                    await _STORING.run(partial(self._drop, parcel))
        finally:
            self._called.discard(account)
            self._busy.discard(account)

    async def _waiting_for(self, account: Account) -> list[Parcel]:
        try:
            return list(await self._store.parcels.find(account.channel, account.id))
        except StoreUnavailable as error:
            log.error("parcels not delivered", error=str(error))
            raise

    async def _send(self, parcel: Parcel) -> None:
        """Send a parcel, or give it up. Raises where it must be tried again."""
        try:
            await self._messenger.deliver(parcel)
        except (Unreachable, Refused) as refusal:  # blocked, gone, or the message was deleted
            log.warning("a parcel dropped", help=parcel.help, reason=str(refusal))
            await self._tell_undelivered(parcel)
        except Failed as error:
            if not error.expected:
                log.error("a parcel refused", help=parcel.help, error=str(error))
            raise

    async def _tell_undelivered(self, parcel: Parcel) -> None:
        try:
            await self._messenger.tell_undelivered(parcel)
        except Failed as error:
            log.warning("nobody told of a parcel that was dropped", help=parcel.help, reason=str(error))

    async def _drop(self, parcel: Parcel) -> None:
        try:
            await self._store.parcels.drop(parcel.to, parcel.id)
        except StoreUnavailable as error:
            log.error("a parcel delivered but not dropped", help=parcel.help, error=str(error))
            raise
