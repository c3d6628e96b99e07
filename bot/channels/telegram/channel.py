"""The channel: one update from its arrival to its saved turn; how it came in and how it is shown are elsewhere."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any

import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

import flows
from bot.channels.telegram.api import Api, wait_of
from bot.channels.telegram.eraser import Eraser
from bot.channels.telegram.listener import Listener
from bot.channels.telegram.payer import Payer
from bot.channels.telegram.read import CHANNEL, Addressed, Read, read
from bot.channels.telegram.render import group_card
from bot.channels.telegram.update import Update, Voice
from bot.guard import Guard
from bot.store import StoreUnavailable
from bot.turns import Turns, origin
from flows.core.event import Said, Sent
from flows.core.person import Person
from flows.core.secret import secret_in
from flows.core.words import SOURCE_LANGUAGE

log = structlog.get_logger()

_ANSWER_TRIES = 3
_ANSWER_PATIENCE_S = 5.0  # a query that waits longer has stopped spinning on the phone anyway


@dataclass(frozen=True, slots=True)
class Handled:
    """What is still to be done for an update once its turn is saved."""

    query: str | None  # the callback query that wants an answer


@dataclass(frozen=True, slots=True)
class Showing:
    """What the channel hands its work on to, once a turn is saved."""

    payer: Payer
    eraser: Eraser
    listener: Listener | None = None  # None: voices are not listened to


class TelegramChannel:
    """Plays updates. Raises StoreUnavailable where an update must come again."""

    def __init__(self, api: Api, turns: Turns, showing: Showing, guard: Guard) -> None:
        self._api, self._turns, self._guard = api, turns, guard
        self._payer, self._eraser, self._listener = showing.payer, showing.eraser, showing.listener
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
        secret = isinstance(event, Said | Sent) and secret_in(event.text) is not None
        if verdict == "drop":
            if secret and meant.message is not None:
                self._eraser.erase(meant.account, meant.message)
            return Handled(meant.query)
        if verdict == "note" and not secret:
            event = Sent(event.origin, "flood")
        listener = self._listener if meant.voice is not None and event is meant.event else None
        if listener is not None:
            event = Sent(event.origin, "listening")
        silent = await self._take(replace(meant, event=event))
        if listener is not None and meant.voice is not None and not silent:  # else it was carried to somebody
            self._later(self._listen(listener, meant, meant.voice))
        return Handled(meant.query)

    async def _take(self, meant: Read) -> bool:
        """Play it; says whether nothing is shown for it."""
        account, message = meant.account, meant.message
        answer = await self._turns.take(account, meant.event, owed=True, pressed=meant.pressed, message=message)
        if not answer.known:
            self._payer.owe(account, answer, meant.pressed)
        if answer.delete and message is not None:
            self._eraser.erase(account, message)
        return answer.silent

    async def _listen(self, listener: Listener, meant: Read, voice: Voice) -> None:
        """Play what a voice said as if it had been typed. The voice itself was answered already: nothing is lost."""
        words = await listener.words(voice)
        heard = meant.event.origin
        came = replace(origin(CHANNEL, "", order=heard.order), id=f"{heard.id}-heard")
        try:
            await self._take(replace(meant, event=Said(came, words) if words else Sent(came, "voice")))
        except StoreUnavailable as error:
            log.error("a voice not answered", event_id=heard.id, error=str(error))

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
