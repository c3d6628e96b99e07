"""The outbox: shows the screens that people are owed, over any channel.

A debt is retried with back-off until it is paid; several debts of one person are paid by one screen; a chat that is
slow, flooded or unreachable holds up nobody else. A screen that others change is shown again in its place, while its
person looks at it.
"""

from dataclasses import dataclass, replace
from functools import partial

import structlog

from bot.messaging.background import Background
from bot.messaging.failures import Failed, Refused, Throttled, Unreachable
from bot.messaging.live_refresh import LiveRefresh
from bot.messaging.messenger import Messenger
from bot.messaging.retry import Retry
from bot.server.metrics import DEBTS
from bot.store import Account, Debt, Store, StoreUnavailable, Unreadable
from bot.turns.deliveries import is_group
from bot.turns.service import Answer, Turns
from flows.core.address import Address
from flows.core.person import Person
from flows.core.screen import Screen

log = structlog.get_logger()

_RETRY = Retry(transient=lambda error: isinstance(error, Exception))


@dataclass(frozen=True, slots=True)
class Owing:
    """A debt that is being paid; a newer one of the same address replaces it."""

    debt: Debt
    screen: Screen | None  # that pays it; None: drawn when it is paid
    update: bool = False  # of a screen that its person was looking at; they may have gone elsewhere

    @property
    def name(self) -> str:
        """What is owed, for the log."""
        here = self.screen.address if self.screen else self.debt.address
        return here.token if here else "where they stand"


class _NotYet(Exception):
    """It was shown a moment ago; a timer brings it up again."""


class Outbox:
    """Pays debts, one task a person at most."""

    def __init__(self, store: Store, turns: Turns, messenger: Messenger) -> None:
        self._store, self._turns, self._messenger = store, turns, messenger
        self._owing: dict[Account, dict[Address | None, Owing]] = {}  # a task works on each account
        self._background = Background()
        self._refresh = LiveRefresh()

    def owe(self, account: Account, answer: Answer, pressed: int | None) -> None:
        """Show an answer as soon as it can be; it replaces the answer that was owed before."""
        self._put(Owing(Debt(account, answer.serial, None, pressed), answer.screen))

    def owe_debt(self, debt: Debt) -> None:
        """Show what a stored debt asks for, as it is by then."""
        self._put(Owing(debt, None))

    async def resume(self, channel: str) -> None:
        """Take up the debts of the last run of the program."""
        debts = await self._store.debts.find(channel)
        for debt in debts:
            self.owe_debt(debt)
        if debts:
            log.info("debts taken up", count=len(debts))

    async def close(self, patience_s: float) -> None:
        """Give what is under way a moment, then leave the rest for the next start."""
        self._refresh.close()
        await self._background.close(patience_s)

    def _put(self, owing: Owing) -> None:
        account, address = owing.debt.account, owing.debt.address
        idle = account not in self._owing
        owed = self._owing.setdefault(account, {})
        if address in owed:
            owing = replace(owing, update=owing.update and owed[address].update)
        owed[address] = owing
        if idle:
            DEBTS.inc()
            self._background.start(self._pay(account))

    async def _pay(self, account: Account) -> None:
        owed = self._owing[account]
        try:
            while owed:
                address, owing = next(iter(owed.items()))
                await _RETRY.run(partial(self._settle, owing))
                if owed[address] is owing:
                    del owed[address]
        finally:
            del self._owing[account]
            DEBTS.dec()

    async def _settle(self, owing: Owing) -> None:
        """Show what is owed, or give it up, and note that. Raises where it must be tried again."""
        debt = owing.debt
        if self._owing[debt.account][debt.address] is not owing:
            return  # a newer one replaced it between two tries
        message: int | None = None
        try:
            message = await self._show(owing)
        except _NotYet:
            return
        except (Unreachable, Unreadable):
            pass
        except Refused as error:
            log.error("screen refused", address=owing.name, error=str(error))
        except Failed as error:
            if not error.expected:
                log.error("screen refused", address=owing.name, error=str(error))
            raise
        except (Throttled, StoreUnavailable):
            raise
        except Exception:
            log.exception("screen not shown", address=owing.name)
            raise
        await self._store.debts.pay(debt, message)

    async def _show(self, owing: Owing) -> int | None:
        """Show what is owed; return the id of the live card, None where none was shown. Raises _NotYet."""
        account, address, pressed = owing.debt.account, owing.debt.address, owing.debt.pressed
        if owing.screen is not None:
            return await self._messenger.show(account, owing.screen, pressed)
        person, screen = await self._turns.look(account, address)
        if address is None:
            return await self._messenger.show(account, screen, pressed)
        if is_group(account):
            await self._messenger.post(account, address, screen)
            return None
        return await self._notify(owing, person, screen)

    async def _notify(self, owing: Owing, person: Person, screen: Screen) -> int | None:
        """Show a screen that was not asked for: in its place where the person looks at it, else as news.

        An edit makes no sound. So it is news as well where other buttons may be pressed than before: a request that
        was taken, say. A board where only numbers change is not.
        """
        account, address = owing.debt.account, owing.debt.address
        stands = screen.live and person.here == screen.address
        live = await self._messenger.find_live(account)
        if stands and live is not None and live.shows(screen) and (owing.update or live.buttons == hash(screen.rows)):
            if not self._messenger.edits:
                return None
            if not self._refresh.is_due(account, address, lambda: self._put(replace(owing, update=True))):
                raise _NotYet
            return await self._messenger.show(account, screen, live.message)
        if owing.update:
            return None  # they look at something else
        return await self._messenger.show(account, screen, None)
