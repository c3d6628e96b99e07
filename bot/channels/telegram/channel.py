"""Telegram as one channel to run: joins the parts of this folder, starts by either way in, ends cleanly."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import structlog
from starlette.routing import Route
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram import polling, webhook
from bot.channels.telegram.api import RETRY, Api, describe
from bot.channels.telegram.attachments import Attachments
from bot.channels.telegram.eraser import Eraser
from bot.channels.telegram.events import CHANNEL
from bot.channels.telegram.handler import HandlerParts, UpdateHandler
from bot.channels.telegram.menu import set_menu
from bot.channels.telegram.messages import Messages
from bot.channels.telegram.request import make_bot
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.voices import VoiceReader
from bot.messaging.channel import Channel
from bot.messaging.files import Files
from bot.messaging.outbox import Outbox
from bot.messaging.relay import Relay
from bot.store import Account, Debt, Store
from bot.turns.flood import FloodLimiter
from bot.turns.service import Turns
from flows.core.address import Address

log = structlog.get_logger()

_CLOSE_PATIENCE_S = 3.0
_START_PATIENCE_S = 4.0


def _may_be_reached(error: BaseException) -> bool:
    return isinstance(error, TelegramError) and not isinstance(error, InvalidToken)


_REACHING = replace(RETRY, transient=_may_be_reached, first_s=1.0)


class TelegramChannel(Channel):
    """Telegram, from its start to its end."""

    name = CHANNEL

    def __init__(
        self, settings: TelegramSettings, store: Store, turns: Turns, flood: FloodLimiter, files: Files
    ) -> None:
        self._settings, self._store, self._turns = settings, store, turns
        self._bot: Bot = make_bot(settings.token, settings.api_base)
        self._api = Api(self._bot)
        messages = Messages(self._api, store, Attachments(files, self._api, store), lambda: turns.library.sentences)
        self._outbox = Outbox(store, turns, messages)
        self._relay = Relay(store, messages)
        self._eraser = Eraser(self._api, store)
        voices = VoiceReader(self._api, settings.voice) if settings.voice else None
        parts = HandlerParts(self._outbox, messages, self._eraser, voices)
        self._handler = UpdateHandler(self._api, turns, parts, flood)
        self._ready = False  # whether Telegram was reached
        self._open = False  # whether what is owed is shown at once; before and after, it waits in the store
        turns.deliveries.listen(self._ring)

    @property
    def handle(self) -> str | None:
        """The bot's name for t.me links; None while Telegram has not been reached."""
        return self._bot.username if self._ready else None

    @property
    def routes(self) -> Sequence[Route]:
        """The webhook, where there is one."""
        if self._settings.webhook_url is None or self._settings.webhook_secret is None:
            return ()
        return (webhook.make_route(self._handler, self._settings.webhook_secret, lambda: self._ready),)

    async def start(self) -> None:
        """Reach Telegram if that is quick, so that its name is known to the other channels."""
        try:
            await asyncio.wait_for(self._bot.initialize(), _START_PATIENCE_S)
            self._ready = True
        except TelegramError as error:
            log.warning("Telegram not reached yet", error=describe(error))
        except TimeoutError:
            log.warning("Telegram not reached yet", error="no answer in time")

    async def run(self) -> None:
        """Reach Telegram, pay what is owed, and take updates. Runs until cancelled; ends where the token is refused."""
        try:
            if not self._ready:
                await _REACHING.run(self._reach)
        except InvalidToken:
            log.error("Telegram refuses TELEGRAM_TOKEN; the other channels go on")
            return
        log.info("Telegram", bot=self._bot.username, way="webhook" if self._settings.webhook_url else "polling")
        await self._eraser.resume(CHANNEL)
        self._open = True
        await self._outbox.resume(CHANNEL)
        await self._relay.resume(CHANNEL)
        setting_up = asyncio.create_task(set_menu(self._api, self._turns.library.sentences))
        try:
            if self._settings.webhook_url is not None and self._settings.webhook_secret is not None:
                await webhook.set_webhook(self._api, self._settings.webhook_url, self._settings.webhook_secret)
                await asyncio.Event().wait()
            else:
                await polling.poll(self._api, self._handler)
        finally:
            setting_up.cancel()

    async def notify(self, account: Account, address: Address) -> None:
        """Show somebody a screen that they did not ask for; it is owed until it is shown."""
        await self._store.debts.owe(account, address)
        self._ring(account, address)

    async def close(self) -> None:
        """End what is under way; what remains is shown and delivered at the next start."""
        await self._handler.close()
        self._open = False
        parts = (self._eraser, self._relay, self._outbox)
        await asyncio.gather(*(part.close(_CLOSE_PATIENCE_S) for part in parts))
        await self._bot.shutdown()

    def _ring(self, account: Account, address: Address | None) -> None:
        """Take note that somebody is owed the screen of an address, or (None) that words wait for them."""
        if account.channel != CHANNEL or not self._open:
            return
        if address is None:
            self._relay.deliver(account)
        else:
            self._outbox.owe_debt(Debt(account, 0, address, None))

    async def _reach(self) -> None:
        try:
            await self._bot.initialize()
            self._ready = True
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram not reached", error=describe(error))
            raise
