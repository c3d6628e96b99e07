"""The channel: one update from its arrival to its saved turn; how it came in and how it is shown are elsewhere."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

import flows
from bot.channels.telegram.api import Api, wait_of
from bot.channels.telegram.payer import Payer
from bot.channels.telegram.read import Addressed, Read, read
from bot.channels.telegram.render import group_card
from bot.channels.telegram.update import Update
from bot.guard import Guard
from bot.turns import Turns
from flows.core.event import Sent
from flows.core.person import Person
from flows.core.words import SOURCE_LANGUAGE

log = structlog.get_logger()

_ANSWER_TRIES = 3
_ANSWER_PATIENCE_S = 5.0  # a query that waits longer has stopped spinning on the phone anyway


@dataclass(frozen=True, slots=True)
class Handled:
    """What is still to be done for an update once its turn is saved."""

    query: str | None  # the callback query that wants an answer


class TelegramChannel:
    """Plays updates. Raises StoreUnavailable where an update must come again."""

    def __init__(self, api: Api, turns: Turns, payer: Payer, guard: Guard) -> None:
        self._api, self._turns, self._payer, self._guard = api, turns, payer, guard
        self._background: set[asyncio.Task[None]] = set()

    async def handle(self, update: Update) -> Handled:
        """Play one update and save it; the screen follows by the payer."""
        try:
            meant = read(update, self._api.username)
        except Exception:
            log.exception("update not understood", update_id=update.update_id)
            return Handled(None)
        match meant:
            case Read():
                return await self._play(meant)
            case Addressed():
                self._later(self._answer_group(meant))
        return Handled(None)

    async def _play(self, meant: Read) -> Handled:
        event = meant.event
        verdict = self._guard.admit(meant.account, time.monotonic())
        if verdict == "drop":
            return Handled(meant.query)
        if verdict == "note":
            event = Sent(event.origin, "flood")
        answer = await self._turns.take(meant.account, event, owed=True, pressed=meant.pressed)
        if not answer.known:
            self._payer.owe(meant.account, answer, meant.pressed)
        return Handled(meant.query)

    def answer(self, query: str) -> None:
        """Stop the spinner on the pressed button, in the background."""
        self._later(self._answer_query(query))

    async def set_up(self) -> None:
        """Tell Telegram the commands, in every language. Tried until it works."""
        words = self._turns.library.words
        for language in words.languages:
            commands = [
                {"command": name, "description": words.say(language, f"command-{name}")} for name in flows.COMMANDS
            ]
            await self._until_done(commands, None if language == SOURCE_LANGUAGE else language)

    async def close(self) -> None:
        """Wait for the answers that are under way."""
        if self._background:
            await asyncio.wait(self._background, timeout=2)
        for task in tuple(self._background):
            task.cancel()

    def _later(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(doing)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _answer_query(self, query: str) -> None:
        for _ in range(_ANSWER_TRIES):
            try:
                await self._api.call("answerCallbackQuery", callback_query_id=query)
            except RetryAfter as flood:
                if wait_of(flood) > _ANSWER_PATIENCE_S:
                    return
                await asyncio.sleep(wait_of(flood))
            except BadRequest:
                return  # "query is too old": it has stopped spinning
            except NetworkError:
                await asyncio.sleep(0.5)
            except TelegramError as error:
                log.debug("query not answered", error=str(error))
                return
            else:
                return

    async def _answer_group(self, meant: Addressed) -> None:
        """Answer words in a group with links into the private chat. Nobody's place moves, nothing is kept."""
        turn = flows.advance(Person("group"), meant.event, self._turns.library)
        drawn = group_card(turn.screens[-1], self._api.username)
        try:
            await self._api.call(
                "sendMessage",
                chat_id=meant.chat,
                text=drawn.texts[0],
                parse_mode="HTML",
                reply_markup=drawn.keyboard,
                reply_parameters={"message_id": meant.message, "allow_sending_without_reply": True},
            )
        except TelegramError as error:
            log.info("group not answered", error=str(error))

    async def _until_done(self, commands: list[dict[str, str]], language: str | None) -> None:
        wait_s = 1.0
        while True:
            try:
                await self._api.call("setMyCommands", commands=commands, language_code=language)
            except NetworkError as error:
                if isinstance(error, BadRequest):
                    log.error("commands refused", error=str(error))
                    return
            except RetryAfter as flood:
                wait_s = wait_of(flood)
            else:
                return
            await asyncio.sleep(wait_s)
            wait_s = min(60.0, wait_s * 2)
