"""The channel: one update from its arrival to its saved turn; how it came in and how it is shown are elsewhere."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any

import structlog
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api import Api, wait_of
from bot.channels.telegram.eraser import Eraser
from bot.channels.telegram.listener import Listener
from bot.channels.telegram.messages import Cards
from bot.channels.telegram.outbox import Payer
from bot.channels.telegram.public import Public
from bot.channels.telegram.read import CHANNEL, Addressed, Inline, Read, read
from bot.channels.telegram.update import Update, Voice
from bot.store import StoreUnavailable
from bot.turns.flood import Guard
from bot.turns.service import Answer, Turns, origin
from flows.core.event import Said, Sent
from flows.core.secret import secret_in

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
    cards: Cards
    eraser: Eraser
    listener: Listener | None = None  # None: voices are not listened to


class TelegramChannel:
    """Plays updates. Raises StoreUnavailable where an update must come again."""

    def __init__(self, api: Api, turns: Turns, showing: Showing, guard: Guard) -> None:
        self._api, self._turns, self._guard = api, turns, guard
        self._payer, self._cards, self._eraser = showing.payer, showing.cards, showing.eraser
        self._listener = showing.listener
        self._public = Public(api, turns, guard)
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
                self._later(self._public.answer_group(meant))
            case Inline():
                self._later(self._public.answer_inline(meant))
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
        if self._listener is not None and meant.voice is not None and event is meant.event:
            await self._hear(self._listener, meant, meant.voice)
        else:
            await self._take(replace(meant, event=event))
        return Handled(meant.query)

    async def _hear(self, listener: Listener, meant: Read, voice: Voice) -> None:
        """Take a voice: where it is carried to a person, nobody else may hear it."""
        answer = await self._take(replace(meant, event=Sent(meant.event.origin, "listening")))
        if not answer.carried and not (answer.known and answer.person.help):  # known: it may have been carried then
            self._later(self._listen(listener, meant, voice))

    async def _take(self, meant: Read) -> Answer:
        account, message = meant.account, meant.message
        answer = await self._turns.take(account, meant.event, owed=True, pressed=meant.pressed, message=message)
        if answer.silent:
            self._cards.bury(account)
        elif not answer.known:
            self._payer.owe(account, answer, meant.pressed)
        if answer.delete and message is not None:
            self._eraser.erase(account, message)
        return answer

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
