"""The service: Telegram as one thing to run. Joins the parts of this folder, starts by either way in, ends cleanly."""

import asyncio
from dataclasses import dataclass

import structlog
from starlette.routing import Route
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.channels.files import Files
from bot.channels.telegram import polling, webhook
from bot.channels.telegram.api import Api
from bot.channels.telegram.attachments import Attachments
from bot.channels.telegram.channel import Showing, TelegramChannel
from bot.channels.telegram.eraser import Eraser
from bot.channels.telegram.listener import Listener
from bot.channels.telegram.menu import set_menu
from bot.channels.telegram.messages import Cards
from bot.channels.telegram.outbox import Payer
from bot.channels.telegram.read import CHANNEL
from bot.channels.telegram.relay import Courier
from bot.channels.telegram.request import make_bot
from bot.channels.transcriber import Ear
from bot.store import Account, Debt, Store
from bot.turns.flood import Guard
from bot.turns.service import Turns
from flows.core.address import Address

log = structlog.get_logger()

_CLOSE_PATIENCE_S = 3.0
_START_PATIENCE_S = 4.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How this deployment reaches Telegram."""

    token: str
    api_base: str
    webhook_url: str | None  # None: polling
    webhook_secret: str | None
    ear: Ear | None = None  # None: voices are answered with what to do instead


class TelegramService:
    """Telegram, from its start to its end."""

    def __init__(self, setting: Setting, store: Store, turns: Turns, guard: Guard, files: Files) -> None:
        self._setting, self._store, self._turns = setting, store, turns
        self._bot: Bot = make_bot(setting.token, setting.api_base)
        self._api = Api(self._bot)
        cards = Cards(self._api, store, Attachments(files, self._api, store))
        self._payer = Payer(store, turns, cards)
        self._courier = Courier(self._api, store, cards)
        self._eraser = Eraser(self._api, store)
        listener = Listener(self._api, setting.ear) if setting.ear else None
        self._channel = TelegramChannel(self._api, turns, Showing(self._payer, cards, self._eraser, listener), guard)
        self._ready = False  # whether Telegram was reached
        self._open = False  # whether what is owed is shown at once; before and after, it waits in the store
        turns.post.listen(self._rung)

    @property
    def username(self) -> str | None:
        """The bot's name for t.me links; None while Telegram has not been reached."""
        return self._bot.username if self._ready else None

    @property
    def routes(self) -> list[Route]:
        """What the web server must answer for Telegram."""
        if self._setting.webhook_url is None or self._setting.webhook_secret is None:
            return []
        return [webhook.route(self._channel, self._setting.webhook_secret, lambda: self._ready)]

    async def try_start(self) -> None:
        """Reach Telegram if that is quick, so that its name is known to the other channels."""
        try:
            await asyncio.wait_for(self._bot.initialize(), _START_PATIENCE_S)
            self._ready = True
        except (TelegramError, TimeoutError) as error:
            log.warning("Telegram not reached yet", error=str(error))

    async def run(self) -> None:
        """Reach Telegram, pay what is owed, and take updates. Runs until cancelled; ends where the token is refused."""
        if not await self._reached():
            return
        log.info("Telegram", bot=self._bot.username, way="webhook" if self._setting.webhook_url else "polling")
        await self._eraser.resume(CHANNEL)
        self._open = True
        await self._payer.resume(CHANNEL)
        await self._courier.resume(CHANNEL)
        setting_up = asyncio.create_task(set_menu(self._api, self._turns.library.words))
        try:
            if self._setting.webhook_url is not None and self._setting.webhook_secret is not None:
                await webhook.set_webhook(self._api, self._setting.webhook_url, self._setting.webhook_secret)
                await asyncio.Event().wait()
            else:
                await polling.poll(self._api, self._channel)
        finally:
            setting_up.cancel()

    async def tell(self, account: Account, address: Address) -> None:
        """Show somebody a screen that they did not ask for; it is owed until it is shown."""
        if account.channel == CHANNEL:
            await self._store.owe(account, address)
            self._rung(account, address)

    async def refresh(self, account: Account, address: Address | None = None) -> None:
        """Show somebody anew what they look at, if it is a live screen (and of this address, where given)."""
        if account.channel == CHANNEL and self._open:
            await self._payer.refresh(account, address)

    async def close(self) -> None:
        """End what is under way; what remains is shown and brought at the next start."""
        await self._channel.close()
        self._open = False
        parts = (self._eraser, self._courier, self._payer)
        await asyncio.gather(*(part.close(_CLOSE_PATIENCE_S) for part in parts))
        await self._bot.shutdown()

    def _rung(self, account: Account, address: Address | None) -> None:
        """Somebody is owed the screen of an address, or (None) something waits to be brought to them."""
        if account.channel != CHANNEL or not self._open:
            return
        if address is None:
            self._courier.bring(account)
        else:
            self._payer.owe_debt(Debt(account, 0, address, None))

    async def _reached(self) -> bool:
        wait_s = 1.0
        while not self._ready:
            try:
                await self._bot.initialize()
                self._ready = True
            except InvalidToken:
                log.error("Telegram refuses TELEGRAM_TOKEN; the other channels go on")
                return False
            except TelegramError as error:
                log.warning("Telegram not reached", error=str(error))
                await asyncio.sleep(wait_s)
                wait_s = min(60.0, wait_s * 2)
        return True
