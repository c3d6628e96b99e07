"""Run whatever is configured in one process: the web, and Telegram where there is a token."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
import uvloop
from pydantic import ValidationError
from starlette.applications import Starlette

from bot import clock
from bot.channels.files import Files
from bot.channels.transcriber import CommandTranscriber, Ear
from bot.channels.web.app import make_app
from bot.channels.web.site import Site
from bot.config import Config, Environment, Voice, load_config
from bot.demo.settings import settled
from bot.drawing.links import Links
from bot.drawing.pictures import Pictures
from bot.guides.checks import Checker
from bot.guides.last_good import LastGood
from bot.guides.live import LiveLibrary
from bot.guides.load import load_words
from bot.jobs import escalation
from bot.jobs.class_boards import Bell
from bot.jobs.counting import Counter
from bot.papers.printer import Printer
from bot.server import gc_tuning, logs, serve
from bot.store import Account, Store
from bot.store.sqlite import SqliteStore, path_of
from bot.turns.flood import Guard
from bot.turns.service import Turns
from flows.core.address import address
from flows.core.event import Role

if TYPE_CHECKING:  # imported only where there is a token: it takes a tenth of a second
    from bot.channels.telegram.service import TelegramService

ISSUES_SCREEN = address("issues")

log = structlog.get_logger()


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Environment: " + ", ".join(name.upper() for name in Environment.model_fields)


def command(given: argparse.Namespace) -> int:
    logs.set_up()
    config = load_config(given.config)
    try:
        environment = Environment()
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            print(f"{str(detail['loc'][0]).upper()}: {detail['msg']}")
        return 1
    if problem := _telegram_unusable(environment):
        print(problem)
        return 1
    uvloop.run(_run(config, environment))
    return 0


def _telegram_unusable(environment: Environment) -> str | None:
    """What is wrong with the settings of Telegram, if it is used at all."""
    if environment.telegram_token is None and environment.webhook_url is None:
        return None
    from bot.channels.telegram import webhook  # noqa: PLC0415 (a tenth of a second)

    return webhook.unusable(environment.webhook_url, environment.webhook_secret)


async def _run(config: Config, environment: Environment) -> None:
    asyncio.get_running_loop().set_exception_handler(logs.unhandled)
    path = Path(path_of(environment.database_url))
    store = await SqliteStore.open(str(path))
    try:
        await _serve(await settled(config, store, path), environment, store)
    finally:
        await store.close()


async def _serve(config: Config, environment: Environment, store: SqliteStore) -> None:
    words = load_words()
    folder = Path(path_of(environment.database_url)).parent
    with gc_tuning.growing():
        live = LiveLibrary(config, words, Checker(config, words, clock.today), LastGood(folder / "last-good"))
    telegram: TelegramService | None = None
    files = _files(config, folder / "pictures", live, lambda: telegram.username if telegram else None)
    try:
        admins = _accounts(environment.admins)
        counter = Counter(store, lambda: live.library.teams, clock.now, config.journal_months)
        turns = Turns(store, live, lambda account: _role(account, admins), counter.answer)
        guard = Guard(config.flood)
        telegram = _telegram(environment, Parts(store, turns, guard, files, _ear(config.voice)))
        if telegram:
            await telegram.try_start()
        app = _web_app(_site(config, environment, files, telegram), turns, guard, telegram)
        server = serve.web_server(app, environment.host, environment.port, app.state.streams.close)

        async def tell(_: object) -> None:
            for admin in admins:
                if telegram:
                    await telegram.tell(admin, ISSUES_SCREEN)

        gc_tuning.settle()
        works = [
            live.watch(tell),
            files.pictures.draw_ahead(live),
            serve.sweep(turns, store, config),
            escalation.passing(turns, store),
            counter.run(),
            Bell(turns, store).run(),
            _say_where(server, telegram is not None),
        ]
        await serve.until_told(*works, *([telegram.run()] if telegram else []), server=server)
    finally:
        if telegram:
            await telegram.close()
        files.close()


def _files(config: Config, kept: Path, live: LiveLibrary, bot_name: Callable[[], str | None]) -> Files:
    """Where the channels get their files. What Telegram calls the bot is known only once it has started."""

    def links() -> Links:
        return Links(config.address, config.telegram_bot or bot_name())

    return Files(Pictures(config.guides, kept, links=links), Printer(live, config, bot_name))


@dataclass(frozen=True, slots=True)
class Parts:
    """What Telegram is put together from."""

    store: Store
    turns: Turns
    guard: Guard
    files: Files
    ear: Ear | None


def _ear(voice: Voice) -> Ear | None:
    if not voice.command:
        return None
    return Ear(CommandTranscriber(voice.command), voice.max_bytes, voice.patience_s, voice.at_once)


def _telegram(environment: Environment, parts: Parts) -> TelegramService | None:
    if environment.telegram_token is None:
        return None
    from bot.channels.telegram.service import Setting, TelegramService  # noqa: PLC0415 (a tenth of a second)

    setting = Setting(
        environment.telegram_token,
        environment.telegram_api_base,
        environment.webhook_url,
        environment.webhook_secret,
        parts.ear,
    )
    return TelegramService(setting, parts.store, parts.turns, parts.guard, parts.files)


def _site(config: Config, environment: Environment, files: Files, telegram: TelegramService | None) -> Site:
    return Site(
        secret=environment.web_secret or _kept_secret(Path(path_of(environment.database_url)).parent),
        files=files,
        secure=(config.address or "").startswith("https://"),
        bot_name=telegram.username if telegram else None,
        origin=config.address,
    )


def _web_app(site: Site, turns: Turns, guard: Guard, telegram: TelegramService | None) -> Starlette:
    app = make_app(turns, site, lambda account: guard.admit(account, time.monotonic()))
    app.router.routes[:0] = telegram.routes if telegram else []
    return app


async def _say_where(server: serve.WebServer, telegram: bool) -> None:
    """Print where to look once the web listens; runs on, as every work does."""
    port = await server.listening()
    print(f"Gõ Cửa: http://localhost:{port}{'' if telegram else ' (web only: no TELEGRAM_TOKEN)'}", flush=True)
    await asyncio.Event().wait()


def _accounts(text: str) -> tuple[Account, ...]:
    pairs = (part.strip().partition(":") for part in text.split(",") if part.strip())
    return tuple(Account(channel, id) for channel, _, id in pairs)


def _role(account: Account, admins: tuple[Account, ...]) -> Role:
    return "admin" if account in admins else "citizen"


def _kept_secret(folder: Path) -> str:
    """The secret that signs cookies, made once and kept beside the database: people are known after a restart."""
    path = folder / "web-secret"
    if not path.exists() or not path.read_text().strip():  # a kill between the two lines below leaves it empty
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return path.read_text().strip()
