"""The payer: shows the screens that people are owed. A debt is retried with back-off until it is paid; several debts
of one person are paid by one screen; a chat that is slow, flooded or unreachable holds up nobody else.

A screen that changes by what others do is shown anew in its place, while its person stands there: the newest state of
it, every few seconds at most.
"""

import asyncio
import math
import time
from dataclasses import dataclass, replace

import structlog
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.channels.telegram.api import backoff_s, is_passing, wait_of
from bot.channels.telegram.messages import Cards
from bot.channels.telegram.render import group_card, last_word
from bot.server.metrics import DEBTS
from bot.store import Account, Debt, Store, StoreUnavailable
from bot.turns.deliveries import is_group
from bot.turns.service import Answer, Turns
from flows.core.address import Address
from flows.core.person import Person
from flows.core.screen import Screen

log = structlog.get_logger()

RENEW_EVERY_S = 3.0
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot can't initiate conversation")


@dataclass(frozen=True, slots=True)
class Owing:
    """A debt that is being paid; a newer one of the same place takes its place."""

    debt: Debt
    screen: Screen | None  # that pays it; None: drawn when it is paid
    update: bool = False  # of what they look at: nothing for who has gone elsewhere
    attempts: int = 0

    @property
    def name(self) -> str:
        """What is to be shown, for the log."""
        place = self.screen.address if self.screen else self.debt.address
        return place.token if place else "where they stand"


class _NotYet(Exception):
    """It was shown a moment ago; a timer brings it up again."""


class Payer:
    """Pays debts, one task a person at most."""

    def __init__(self, store: Store, turns: Turns, cards: Cards) -> None:
        self._store, self._turns, self._cards = store, turns, cards
        self._owing: dict[Account, dict[Address | None, Owing]] = {}
        self._tasks: dict[Account, asyncio.Task[None]] = {}
        self._renewed: dict[Account, float] = {}  # when a live screen was last shown anew, by the steady clock
        self._timers: dict[tuple[Account, Address | None], asyncio.TimerHandle] = {}

    def owe(self, account: Account, answer: Answer, pressed: int | None) -> None:
        """Show an answer as soon as it can be; it takes the place of the answer that was owed before."""
        self._put(Owing(Debt(account, answer.serial, None, pressed), answer.screens[-1]))

    async def resume(self, channel: str) -> None:
        """Take up the debts of the last run of the program."""
        debts = await self._store.debts(channel)
        for debt in debts:
            self.owe_debt(debt)
        if debts:
            log.info("debts taken up", count=len(debts))

    def owe_debt(self, debt: Debt) -> None:
        """Show what a stored debt asks for, as it is by then."""
        self._put(Owing(debt, None))

    async def refresh(self, account: Account, address: Address | None = None) -> None:
        """Show somebody anew what they look at, if it is a live screen (and of this address, where given).

        Nothing is stored. Raises StoreUnavailable.
        """
        person, screen = await self._turns.look(account)
        if screen.live and address in (None, person.here):
            self._put(Owing(Debt(account, 0, screen.address, None), None, update=True))

    async def close(self, timeout_s: float) -> None:
        """Give what is under way a moment, then leave the rest for the next start."""
        for timer in self._timers.values():
            timer.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=timeout_s)
        for task in tuple(self._tasks.values()):
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _put(self, owing: Owing) -> None:
        account, place = owing.debt.account, owing.debt.address
        owed = self._owing.setdefault(account, {})
        if place in owed:
            owing = replace(owing, update=owing.update and owed[place].update)
        owed[place] = owing
        if account not in self._tasks:
            self._tasks[account] = asyncio.create_task(self._pay(account))
            DEBTS.set(len(self._tasks))

    async def _pay(self, account: Account) -> None:
        try:
            owed = self._owing[account]
            while owed:
                place, owing = next(iter(owed.items()))
                wait_s = await self._try(owing)
                if wait_s is not None:
                    owed[place] = replace(owed[place], attempts=owing.attempts + 1)
                    await asyncio.sleep(wait_s)
                elif owed[place] is owing:
                    del owed[place]
        finally:
            self._owing.pop(account, None)
            self._tasks.pop(account, None)
            DEBTS.set(len(self._tasks))

    async def _try(self, owing: Owing) -> float | None:
        """Show once; None when that is settled, else how long to wait before the next try, in seconds."""
        later_s = backoff_s(owing.attempts)
        try:
            message = await self._show(owing)
            await self._store.paid(owing.debt, message)
        except _NotYet:
            return None
        except RetryAfter as flood:
            return wait_of(flood)
        except TelegramError as error:
            if not isinstance(error, Forbidden | BadRequest):
                if not is_passing(error):
                    log.error("screen refused", address=owing.name, error=str(error))
                return later_s
            if isinstance(error, BadRequest) and not any(reason in str(error).lower() for reason in _GONE):
                log.error("screen refused", address=owing.name, error=str(error))
            return await self._given_up(owing.debt, later_s)
        except StoreUnavailable:
            return later_s
        except Exception:
            log.exception("screen not shown", address=owing.name)
            return later_s
        return None

    async def _given_up(self, debt: Debt, later_s: float) -> float | None:
        """Settle a debt that cannot be paid: blocked by the person, or refused for good."""
        try:
            await self._store.paid(debt, None)
        except StoreUnavailable:
            return later_s
        return None

    async def _show(self, owing: Owing) -> int | None:
        """Show what is owed; gives the id of the live card, None where none was shown. Raises _NotYet."""
        account, place = owing.debt.account, owing.debt.address
        if owing.screen is not None:
            return await self._cards.show(account, owing.screen, owing.debt.pressed)
        person, screen = await self._turns.look(account, place)
        if place is None:
            return await self._cards.show(account, screen, owing.debt.pressed)
        if is_group(account):
            await self._post(int(account.id), place, screen)
            return None
        return await self._tell(owing, person, screen)

    async def _post(self, chat: int, place: Address, screen: Screen) -> None:
        """Tell a group of a screen; where it is no longer theirs, what told them of it says so."""
        words, name = self._turns.library.words, self._cards.username
        if screen.address == place:
            here = words.say(screen.language, "inline-here")
            await self._cards.post(chat, place, group_card(screen, name, here))
        else:
            await self._cards.withdraw(chat, place, last_word(words.say(screen.language, "inline-over")))

    async def _tell(self, owing: Owing, person: Person, screen: Screen) -> int | None:
        """Show a screen that was not asked for: in its place where they look at it, else as news.

        An edit makes no sound. So it is news as well where something else may be pressed than before: a wish that was
        taken, say. A board where only numbers change is not.
        """
        account = owing.debt.account
        stands = screen.live and person.here == screen.address
        live = await self._cards.live(account)
        if stands and live is not None and live.shows(screen) and (owing.update or live.buttons == hash(screen.rows)):
            self._keep_pace(owing)
            return await self._cards.show(account, screen, live.message)
        if owing.update and (not stands or (live is not None and live.address is not None)):
            return None  # they look at something else
        return await self._cards.show(account, screen, None)

    def _keep_pace(self, owing: Owing) -> None:
        """Raise _NotYet where a live screen was shown anew just now."""
        account, now = owing.debt.account, time.monotonic()
        early_s = self._renewed.get(account, -math.inf) + RENEW_EVERY_S - now
        if early_s <= 0:
            self._renewed = {who: at for who, at in self._renewed.items() if at + RENEW_EVERY_S > now} | {account: now}
            return
        key = (account, owing.debt.address)
        if key not in self._timers:
            self._timers[key] = asyncio.get_running_loop().call_later(early_s, self._bring_up, owing)
        raise _NotYet

    def _bring_up(self, owing: Owing) -> None:
        del self._timers[owing.debt.account, owing.debt.address]
        self._put(replace(owing, update=True, attempts=0))
