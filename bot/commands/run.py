"""Run all channels that are configured in one process: the web, and Telegram where there is a token."""

import argparse
import asyncio
import contextlib
import os
from collections.abc import Awaitable, Iterable, Sequence
from functools import partial
from socket import socket

import structlog
import uvloop
from pydantic import ValidationError

from bot import clock
from bot.channels import CHANNELS
from bot.config import Config, Environment, load_config
from bot.demo.settings import apply_demonstration
from bot.drawing.links import Links
from bot.guides.checks import Checker
from bot.guides.last_good import LastGood
from bot.guides.live import LiveLibrary
from bot.guides.load import load_sentences
from bot.guides.stranded import count_open_runs
from bot.jobs import escalation, retention
from bot.jobs.class_boards import ClassBoardRefresher
from bot.jobs.counting import FactCounter
from bot.messaging.channel import Channel, ChannelModule, Parts, import_channel
from bot.messaging.files import make_files
from bot.server import gc_tuning, logs, serve
from bot.server.connections import set_descriptor_limit
from bot.server.listening import CannotListen, listen
from bot.server.networks import LOCAL_PROXIES
from bot.server.supervision import Work, contain
from bot.store import Account, Store
from bot.store.opening import database_path, open_store
from bot.turns.flood import FloodLimiter
from bot.turns.service import Turns
from flows.core.address import address
from flows.core.event import Role

log = structlog.get_logger()

_LOCAL = ("127.0.0.1", "localhost", "::1")
ISSUES_SCREEN = address("issues")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Environment: " + ", ".join(name.upper() for name in Environment.model_fields)


def command(given: argparse.Namespace) -> int:
    logs.set_up_logs()
    os.umask(0o077)  # what it writes is people's data
    config = load_config(given.config)
    try:
        environment = Environment()
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            print(f"{str(detail['loc'][0]).upper()}: {detail['msg']}")
        return 1
    if problem := next(filter(None, (module.find_problem(environment) for module in _channel_modules())), None):
        print(problem)
        return 1
    try:
        sockets = listen(environment.host, environment.port)
    except CannotListen as error:
        print(error)
        return 1
    if environment.host not in _LOCAL and environment.trusted_proxies == LOCAL_PROXIES:
        log.warning("listening to the world; where a proxy stands in front, name it in TRUSTED_PROXIES")
    if environment.host not in _LOCAL and config.address is None:
        log.warning(
            "listening to the world without `address` in config.yaml; links for others say what browsers ask for"
        )
    uvloop.run(_run(config, environment, sockets))
    return 0


def _channel_modules() -> list[ChannelModule]:
    return [import_channel(name) for name in CHANNELS]


async def _run(config: Config, environment: Environment, sockets: Sequence[socket]) -> None:
    asyncio.get_running_loop().set_exception_handler(logs.log_unhandled)
    path = database_path(environment.database_url)
    async with open_store(path, checked=True) as store:
        try:
            await _serve(await apply_demonstration(config, store, path), environment, store, sockets)
        finally:
            serve.limit_end()


async def _serve(config: Config, environment: Environment, store: Store, sockets: Sequence[socket]) -> None:
    words = load_sentences()
    if Links(config.address, config.telegram_bot).draft and environment.telegram_token is None:
        config = config.as_unreachable()  # with a token the bot's name is learnt once it has started
        log.warning("no address in config.yaml: no QR code is shown, and links for others open on this machine only")
    folder = database_path(environment.database_url).parent
    with gc_tuning.pause_while_growing():
        check, last_good = Checker(config, words, clock.today), LastGood(folder / "last-good")
        live = LiveLibrary(config, words, check, last_good, lambda: count_open_runs(store.people.read_states()))
    channels: list[Channel] = []

    def handle_of(name: str) -> str | None:
        return next((channel.handle for channel in channels if channel.name == name), None)

    files = make_files(config, folder / "pictures", live, handle_of)
    try:
        admins = _accounts(environment.admins)
        counter = FactCounter(store, lambda: live.library.teams, clock.now, config.journal_months)
        turns = Turns(store, live, lambda account: _role(account, admins), counter.answer)
        parts = Parts(config, environment, store, turns, FloodLimiter(config.flood), files, folder, handle_of)
        channels += filter(None, (module.build(parts) for module in _channel_modules()))
        await _try_all(channel.start() for channel in channels)
        server = _make_server(channels, environment.trusted_proxies)
        gc_tuning.freeze_what_stays()
        works: dict[str, Work] = {
            "guides": partial(live.watch, partial(_notify, channels, admins)),
            "pictures": partial(files.pictures.draw_ahead, live),
            "retention": partial(retention.sweep, turns, store, config),
            "escalation": partial(escalation.escalate_forever, turns, store),
            "counting": counter.run,
            "class boards": ClassBoardRefresher(turns, store).run,
            "greeting": partial(_say_where, server, channels, environment),
        }
        works |= {channel.name: channel.run for channel in channels}
        await serve.run_until_told(works, server, sockets, store.wait_until_ended())
    finally:
        await _try_all(channel.close() for channel in channels)
        files.close()


async def _try_all(steps: Iterable[Awaitable[None]]) -> None:
    """Take steps side by side; one that fails is logged and stops no other."""
    for failed in await asyncio.gather(*map(contain, steps), return_exceptions=True):
        if isinstance(failed, BaseException):
            log.error("a channel failed to begin or to end", trace=logs.trace(failed))


def _make_server(channels: Sequence[Channel], proxies: str) -> serve.WebServer:
    """Make the web server: one channel's app, with the routes of all in front of its own."""
    app = next(channel.app for channel in channels if channel.app is not None)
    app.router.routes[:0] = [route for channel in channels for route in channel.routes]

    def end_streams() -> None:
        serve.limit_end()
        for channel in channels:
            channel.end_streams()

    return serve.make_web_server(app, end_streams, set_descriptor_limit(), proxies)


async def _notify(channels: Sequence[Channel], admins: Sequence[Account], _: object) -> None:
    """Show every admin the issues, on the admin's own channel."""
    for admin in admins:
        for channel in channels:
            if channel.name == admin.channel:
                await channel.notify(admin, ISSUES_SCREEN)


async def _say_where(server: serve.WebServer, channels: Sequence[Channel], environment: Environment) -> None:
    """Print where to look once the web listens; runs on, as every work does."""
    port = await server.wait_until_listening()
    missing = [reason for module in _channel_modules() if (reason := module.find_missing(environment))]
    running = " and ".join(channel.name for channel in channels)
    only = f" ({running} only: {', '.join(missing)})" if missing else ""
    with contextlib.suppress(OSError):  # nobody reads it
        print(f"Gõ Cửa: http://localhost:{port}{only}", flush=True)
    await asyncio.Event().wait()


def _accounts(text: str) -> tuple[Account, ...]:
    pairs = (part.strip().partition(":") for part in text.split(",") if part.strip())
    return tuple(Account(channel, id) for channel, _, id in pairs)


def _role(account: Account, admins: tuple[Account, ...]) -> Role:
    return "admin" if account in admins else "citizen"
