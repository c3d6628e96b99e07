"""The bot's Telegram side in one process with the fake Bot API, for tests."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.settings import TelegramSettings
from bot.config import Flood
from bot.drawing.typesetter import Typesetter
from bot.messaging.transcriber import VoiceSettings
from bot.server import serve
from bot.server.listening import listen
from bot.store import Account, Store
from bot.store.opening import open_database
from bot.turns.flood import FloodLimiter
from bot.turns.service import Turns
from flows.core.library import Library
from tests.fakes.botapi import FakeBotApi, Phone
from tests.harness.files import files

SECRET = "fake-secret_1-of-some-40-characters-as-told"
PATIENT = Flood(burst=1000, per_second=1000)


@dataclass
class TelegramProgram:
    """A running bot and the Bot API that it talks to."""

    api: FakeBotApi
    store: Store
    turns: Turns
    service: TelegramChannel

    def phone(self, user_id: int = 1) -> Phone:
        return Phone(self.api, user_id)

    @staticmethod
    def account(id: str) -> Account:
        return Account("telegram", id)

    async def facts(self, kind: str | None = None) -> list[str]:
        """Kinds of all facts so far."""
        return [row["kind"] async for row in self.store.journal.read(None, kind)]


@dataclass(frozen=True)
class Plan:
    """How a house is set up."""

    library: Callable[[], Library]
    database: Path
    webhook: bool = False
    flood: Flood = PATIENT
    photos: Path = Path("guides")
    admins: tuple[str, ...] = ()
    press: Typesetter | None = None
    ear: VoiceSettings | None = None


@asynccontextmanager
async def running(api: FakeBotApi, plan: Plan) -> AsyncIterator[TelegramProgram]:
    """Run the bot for the time of a block; leaving it is a clean end of the program."""
    store = Store(await open_database(plan.database))
    turns = Turns(store, plan.library, lambda account: "admin" if account.id in plan.admins else "citizen")
    server, serving, url = None, None, None
    if plan.webhook:
        app = Starlette()
        server = serve.make_web_server(app)
        serving = asyncio.create_task(server.run_on(listen("127.0.0.1", 0)))
        url = f"http://127.0.0.1:{await server.wait_until_listening()}/telegram"
    handed = files(plan.library(), plan.database.parent, plan.photos, plan.press)
    setting = TelegramSettings(api.token, api.api_base, url, SECRET if url else None, plan.ear)
    service = TelegramChannel(setting, store, turns, FloodLimiter(plan.flood), handed)
    if server is not None:
        app.router.routes.extend(service.routes)
    work = asyncio.create_task(service.run())
    try:
        yield TelegramProgram(api, store, turns, service)
    finally:
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        await service.close()
        handed.close()
        if server is not None and serving is not None:
            server.should_exit = True
            await serving
        await store.close()
