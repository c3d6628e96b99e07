"""The handler: one update from its arrival to its saved turn; how it came in and how it is shown are elsewhere."""

import time
from dataclasses import dataclass, replace
from functools import partial

import structlog
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.api import RETRY, Api, is_transient, retry_after_s
from bot.channels.telegram.eraser import Eraser
from bot.channels.telegram.events import CHANNEL, GroupWords, InlineQuery, PrivateEvent, read_update
from bot.channels.telegram.groups_and_inline import GroupsAndInline
from bot.channels.telegram.messages import Messages
from bot.channels.telegram.update import Update, VoiceMessage
from bot.channels.telegram.voices import VoiceReader
from bot.messaging.background import Background
from bot.messaging.outbox import Outbox
from bot.store import StoreUnavailable
from bot.turns.flood import FloodLimiter
from bot.turns.service import Answer, Turns, make_origin
from flows.core.event import Event, Said, Sent
from flows.core.secret import find_secret, may_hold_secret

log = structlog.get_logger()

_ANSWER_PATIENCE_S = 5.0  # a query that waits longer has stopped spinning on the phone anyway
_CLOSE_PATIENCE_S = 2.0


def _is_worth_it(error: BaseException) -> bool:
    return is_transient(error) and (retry_after_s(error) or 0.0) <= _ANSWER_PATIENCE_S


_ANSWERING = replace(RETRY, transient=_is_worth_it, max_s=0.5, tries=3)


def _read_words(event: Event) -> str:
    return event.text if isinstance(event, Said | Sent) else ""


@dataclass(frozen=True, slots=True)
class Handled:
    """What remains to be done for an update whose turn is saved."""

    query: str | None  # the callback query that wants an answer


@dataclass(frozen=True, slots=True)
class HandlerParts:
    """What a saved turn is handed on to."""

    outbox: Outbox
    messages: Messages
    eraser: Eraser
    voices: VoiceReader | None = None  # None: voices are not listened to


class UpdateHandler:
    """Plays updates. Raises StoreUnavailable where an update must come again."""

    def __init__(self, api: Api, turns: Turns, parts: HandlerParts, flood: FloodLimiter) -> None:
        self._api, self._turns, self._flood = api, turns, flood
        self._outbox, self._messages, self._eraser = parts.outbox, parts.messages, parts.eraser
        self._voices = parts.voices
        self._elsewhere = GroupsAndInline(api, turns, flood)
        self._background = Background()

    async def handle(self, update: Update) -> Handled:
        """Play one update and save it; the screen follows by the outbox."""
        try:
            meant = read_update(update, self._api.username)
        except Exception:
            log.exception("update not understood", update_id=update.update_id)
            return Handled(None)
        match meant:
            case PrivateEvent():
                return await self._play(meant)
            case GroupWords():
                self._background.start(self._elsewhere.answer_group(meant))
            case InlineQuery():
                self._background.start(self._elsewhere.answer_inline(meant))
        return Handled(None)

    async def _play(self, meant: PrivateEvent) -> Handled:
        event = meant.event
        verdict = self._flood.admit(meant.account, time.monotonic())
        if verdict == "drop" or (meant.edited and verdict == "note"):
            if meant.message is not None and may_hold_secret(_read_words(event)):
                self._eraser.erase(meant.account, meant.message)
            return Handled(meant.query)
        secret = find_secret(_read_words(event)) is not None
        if meant.edited and not secret:
            return Handled(None)
        if verdict == "note" and not secret:
            event = Sent(event.origin, "flood")
        if self._voices is not None and meant.voice is not None and event is meant.event:
            await self._hear(self._voices, meant, meant.voice)
        else:
            await self._take(replace(meant, event=event))
        return Handled(meant.query)

    async def _hear(self, voices: VoiceReader, meant: PrivateEvent, voice: VoiceMessage) -> None:
        """Take a voice: where it is carried to a person, nobody else may hear it."""
        answer = await self._take(replace(meant, event=Sent(meant.event.origin, "listening")))
        if not answer.carried and not (answer.known and answer.person.help):  # known: it may have been carried then
            self._background.start(self._listen(voices, meant, voice))

    async def _take(self, meant: PrivateEvent) -> Answer:
        account, message = meant.account, meant.message
        answer = await self._turns.take(account, meant.event, owed=True, pressed=meant.pressed, message=message)
        if answer.silent:
            self._messages.bury(account)
        elif not answer.known:
            self._outbox.owe(account, answer, meant.pressed)
        if answer.delete and message is not None:
            self._eraser.erase(account, message)
        return answer

    async def _listen(self, voices: VoiceReader, meant: PrivateEvent, voice: VoiceMessage) -> None:
        """Play what a voice said as if it had been typed. The voice itself was answered already: nothing is lost."""
        words = await voices.read(voice)
        heard = meant.event.origin
        came = replace(make_origin(CHANNEL, "", order=heard.order), id=f"{heard.id}-heard")
        try:
            await self._take(replace(meant, event=Said(came, words) if words else Sent(came, "voice")))
        except StoreUnavailable as error:
            log.error("a voice not answered", event_id=heard.id, error=str(error))

    def answer(self, query: str) -> None:
        """Stop the spinner on the pressed button, in the background."""
        self._background.start(self._answer_query(query))

    async def close(self) -> None:
        """Wait for the answers that are under way."""
        await self._background.close(_CLOSE_PATIENCE_S)

    async def _answer_query(self, query: str) -> None:
        try:
            await _ANSWERING.run(partial(self._api.call, "answerCallbackQuery", callback_query_id=query))
        except BadRequest:
            pass  # "query is too old": it has stopped spinning
        except TelegramError as error:
            log.debug("query not answered", error=str(error))
