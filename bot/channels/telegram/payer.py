"""The payer: shows the screens that people are owed. A debt is retried with back-off until it is paid; several debts
of one person are paid by one screen; a chat that is slow, flooded or unreachable holds up nobody else.

One live card: a press edits the message it was pressed on while that is the newest one; otherwise a new message is
sent and the old one loses its keyboard.
"""

import asyncio
import random
from dataclasses import dataclass, replace
from typing import Any

import structlog
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api import Api, wait_of
from bot.channels.telegram.attachments import Attachments
from bot.channels.telegram.render import Card, card
from bot.metrics import DEBTS
from bot.store import Account, Debt, Store, StoreUnavailable
from bot.turns import Answer, Turns
from flows.core.address import Address
from flows.core.screen import Screen, Sheet

log = structlog.get_logger()

AT_ONCE = 200  # calls under way to the Bot API
BACKOFF_FIRST_S, BACKOFF_MAX_S = 0.5, 60.0
_CARDS_KEPT = 50_000
_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot can't initiate conversation")


@dataclass(frozen=True, slots=True)
class Owing:
    """A debt that is being paid, with the screen that pays it; a newer one of the same place takes its place."""

    debt: Debt
    screen: Screen
    attempts: int = 0


class Payer:
    """Pays debts, one task a person at most."""

    def __init__(self, api: Api, store: Store, turns: Turns, attachments: Attachments) -> None:
        self._api, self._store, self._turns, self._attachments = api, store, turns, attachments
        self._owing: dict[Account, dict[Address | None, Owing]] = {}
        self._tasks: dict[Account, asyncio.Task[None]] = {}
        self._cards: dict[Account, int] = {}  # the live card of each chat, the longest untouched first
        self._slots = asyncio.Semaphore(AT_ONCE)

    def owe(self, account: Account, answer: Answer, pressed: int | None) -> None:
        """Show an answer as soon as it can be; it takes the place of the answer that was owed before."""
        self._put(Owing(Debt(account, answer.serial, None, pressed), answer.screens[-1]))

    async def resume(self, channel: str) -> None:
        """Take up the debts of the last run of the program."""
        debts = await self._store.debts(channel)
        for debt in debts:
            await self.owe_debt(debt)
        if debts:
            log.info("debts taken up", count=len(debts))

    async def owe_debt(self, debt: Debt) -> None:
        """Show what a stored debt asks for."""
        self._put(Owing(debt, await self._turns.owed_screen(debt)))

    async def close(self, timeout_s: float) -> None:
        """Give what is under way a moment, then leave the rest for the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=timeout_s)
        for task in tuple(self._tasks.values()):
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _put(self, owing: Owing) -> None:
        account = owing.debt.account
        self._owing.setdefault(account, {})[owing.debt.address] = owing
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
        backoff_s = min(BACKOFF_MAX_S, BACKOFF_FIRST_S * 2.0 ** min(owing.attempts, 10)) * random.uniform(0.8, 1.2)  # noqa: S311 (spreads retries, guards nothing)
        try:
            message = await self._show(owing)
        except RetryAfter as flood:
            return wait_of(flood)
        except Forbidden:
            message = None  # blocked by the person: nothing to show any more
        except NetworkError as error:
            if not isinstance(error, BadRequest):
                return backoff_s
            if not any(reason in str(error).lower() for reason in _GONE):
                log.error("screen refused", address=owing.screen.address.token, error=str(error))
            message = None
        except TelegramError as error:
            log.error("screen refused", address=owing.screen.address.token, error=str(error))
            return backoff_s
        except StoreUnavailable:
            return backoff_s
        except Exception:
            log.exception("screen not shown", address=owing.screen.address.token)
            return backoff_s
        return await self._settle(owing.debt, message, backoff_s)

    async def _settle(self, debt: Debt, message: int | None, backoff_s: float) -> float | None:
        account = debt.account
        if message is not None:
            self._cards.pop(account, None)
            self._cards[account] = message
            if len(self._cards) > _CARDS_KEPT:
                del self._cards[next(iter(self._cards))]
        try:
            await self._store.paid(debt, message)
        except StoreUnavailable:
            return backoff_s
        return None

    async def _show(self, owing: Owing) -> int | None:
        """Show a screen; gives the id of the live card."""
        account, pressed = owing.debt.account, owing.debt.pressed
        chat = int(account.id)
        live = self._cards.get(account) or await self._store.card(account)
        drawn = await self._attachments.sendable(card(owing.screen, self._api.username))
        if live is not None and pressed == live and len(drawn.texts) == 1 and await self._edited(chat, live, drawn):
            return live
        message = await self._sent(chat, drawn)
        for old in {old for old in (live, pressed) if old is not None and old != message}:
            await self._strip(chat, old)
        return message

    async def _edited(self, chat: int, message: int, drawn: Card) -> bool:
        """Put a card in the place of a message; False where Telegram does not let that one be edited."""
        if isinstance(drawn.attached, Sheet):
            return False  # a paper is to be kept: it is a message of its own
        try:
            if drawn.attached is not None:
                async with self._slots:
                    await self._attachments.edit(chat, message, drawn)
            else:
                await self._call(
                    "editMessageText",
                    chat_id=chat,
                    message_id=message,
                    text=drawn.texts[0],
                    parse_mode="HTML",
                    reply_markup=drawn.keyboard,
                )
        except BadRequest as refusal:
            return "message is not modified" in str(refusal).lower()
        return True

    async def _sent(self, chat: int, drawn: Card) -> int:
        """Send a card as new messages; gives the id of the last."""
        if drawn.attached is not None:
            async with self._slots:
                return await self._attachments.send(chat, drawn)
        for text in drawn.texts[:-1]:
            await self._call("sendMessage", chat_id=chat, text=text, parse_mode="HTML")
        last = drawn.texts[-1]
        sent = await self._call("sendMessage", chat_id=chat, text=last, parse_mode="HTML", reply_markup=drawn.keyboard)
        return int(sent["message_id"])

    async def _strip(self, chat: int, message: int) -> None:
        """Take the keyboard of an old card away; where that fails, its buttons still answer."""
        try:
            await self._call("editMessageReplyMarkup", chat_id=chat, message_id=message)
        except TelegramError as error:
            log.debug("keyboard left", error=str(error))

    async def _call(self, method: str, **parameters: Any) -> Any:
        async with self._slots:
            return await self._api.call(method, **parameters)
