"""Cards: how a screen becomes messages of a chat.

One live card in a private chat: a press edits the message it was pressed on while that is the newest one; otherwise a
new message is sent and the old one loses its keyboard. A group has none: what it was told of before is told anew by an
edit of the same message.
"""

import asyncio
from dataclasses import dataclass
from typing import Any

import structlog
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.attachments import Attachments
from bot.channels.telegram.render import Card, card
from bot.store import Account, Store
from flows.core.address import Address
from flows.core.screen import Screen, Sheet

log = structlog.get_logger()

AT_ONCE = 200  # calls under way to the Bot API
_CARDS_KEPT = 50_000
_POSTED_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Live:
    """The live card of a chat."""

    message: int
    address: Address | None  # what it shows; None where an earlier run of the program showed it
    buttons: int = 0  # hash of its buttons

    def shows(self, screen: Screen) -> bool:
        """Whether it shows this screen, as it is now or was a while ago."""
        return self.address == screen.address


class Cards:
    """Shows screens. Every method that shows raises PTB's errors, and StoreUnavailable."""

    def __init__(self, api: Api, store: Store, attachments: Attachments) -> None:
        self._api, self._store, self._attachments = api, store, attachments
        self._live: dict[Account, Live] = {}  # the longest untouched first
        self._buried: set[Account] = set()  # whose live card has something else below it
        self._posted: dict[tuple[int, Address], int] = {}  # group, what it was told of: the message
        self._moved: dict[int, int] = {}  # a group's number in teams.yaml: what it has become
        self._slots = asyncio.Semaphore(AT_ONCE)

    @property
    def username(self) -> str:
        return self._api.username

    async def live(self, account: Account) -> Live | None:
        """The live card of a chat, where there is one."""
        known = self._live.get(account)
        if known is not None:
            return known
        message = await self._store.card(account)
        return Live(message, None) if message is not None else None

    def bury(self, account: Account) -> None:
        """Something else stands below the live card: what is shown next must not take its place up there."""
        self._buried.add(account)

    async def show(self, account: Account, screen: Screen, pressed: int | None) -> int:
        """Show a screen; gives the id of the live card."""
        chat, live = int(account.id), await self.live(account)
        drawn = await self._attachments.sendable(card(screen, self._api.username))
        may_edit = live is not None and live.message == pressed and account not in self._buried
        if live is not None and may_edit and await self._edited(chat, live.message, drawn):
            self._keep(account, Live(live.message, screen.address, hash(screen.rows)))
            return live.message
        message = await self._sent(chat, drawn)
        self._keep(account, Live(message, screen.address, hash(screen.rows)))
        self._buried.discard(account)
        for old in {old for old in (live.message if live else None, pressed) if old is not None and old != message}:
            await self._strip(chat, old)
        return message

    async def post(self, chat: int, address: Address, drawn: Card) -> None:
        """Show a group what it is told of: in the message that told it before, else in a new one."""
        told = self._posted.get((chat, address))
        now = self._moved.get(chat, chat)
        try:
            if told is not None and await self._edited(now, told, drawn):
                return
            message = await self._sent(now, drawn)
        except ChatMigrated as moved:
            log.error("a group has a new number: put it in teams.yaml", old=chat, new=moved.new_chat_id)
            self._moved[chat] = moved.new_chat_id
            message = await self._sent(moved.new_chat_id, drawn)
        self._posted.pop((chat, address), None)
        self._posted[chat, address] = message
        if len(self._posted) > _POSTED_KEPT:
            del self._posted[next(iter(self._posted))]

    async def withdraw(self, chat: int, address: Address, drawn: Card) -> None:
        """Put a last word in the place of what a group was told of, if it was told."""
        told = self._posted.pop((chat, address), None)
        if told is not None:
            await self._edited(self._moved.get(chat, chat), told, drawn)

    def _keep(self, account: Account, live: Live) -> None:
        self._live.pop(account, None)
        self._live[account] = live
        if len(self._live) > _CARDS_KEPT:
            del self._live[next(iter(self._live))]

    async def _edited(self, chat: int, message: int, drawn: Card) -> bool:
        """Put a card in the place of a message; False where that cannot be."""
        if isinstance(drawn.attached, Sheet) or len(drawn.texts) > 1:
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
