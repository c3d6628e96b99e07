"""Serving: everything that runs for long, side by side in one process, and its clean end."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from socket import socket

import structlog
import uvicorn
from starlette.applications import Starlette

from bot import clock
from bot.config import Config
from bot.store import Store, StoreUnavailable
from bot.turns.service import Turns

log = structlog.get_logger()

SWEEP_EVERY_S = 300.0
EVENTS_KEPT = timedelta(days=8)  # Telegram keeps an update for a day; a web form may lie open for a week
_PATIENCE_S = 10  # at the end, with an answer that nobody takes
_MONTH = timedelta(days=30.5)


class WebServer(uvicorn.Server):
    """uvicorn without its hand on the signals: the whole program ends together, not only the web."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], None]) -> None:
        super().__init__(config)
        self._ending = ending

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """End what would never end by itself, then wait for every answer that is under way."""
        self._ending()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def listening(self) -> int:
        """Wait until it listens; gives the port."""
        while not self.started:  # noqa: ASYNC110 (uvicorn sets a flag, no event)
            await asyncio.sleep(0.02)
        return int(self.servers[0].sockets[0].getsockname()[1])


def web_server(app: Starlette, host: str, port: int, ending: Callable[[], None] = lambda: None) -> WebServer:
    """A server for the web app; behind a proxy of this machine or host, its forwarded headers are believed.

    ending: called when the server stops, to end the answers that are still open.
    """
    return WebServer(
        uvicorn.Config(
            app,
            host,
            port,
            log_config=None,  # its own would print the words of exceptions
            log_level="warning",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE_S,
        ),
        ending,
    )


async def until_told(*works: Awaitable[None], server: WebServer) -> None:
    """Run until SIGTERM or SIGINT, or until one of the works fails; then end them all."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    serving = asyncio.ensure_future(server.serve())
    others = [asyncio.ensure_future(work) for work in works]
    stopping = asyncio.ensure_future(stop.wait())
    waiting = {serving, stopping, *others}
    while not stop.is_set() and not serving.done():
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for work in done - {stopping, serving}:
            work.result()
    log.info("stopping")
    server.should_exit = True
    for work in (*others, stopping):
        work.cancel()
    results = await asyncio.gather(serving, *others, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


async def sweep(turns: Turns, store: Store, config: Config) -> None:
    """Forget who is to be forgotten, and drop what is older than it may be. Runs until cancelled."""
    while True:
        now = clock.now()
        try:
            count = await turns.forget_due(now)
            facts_before, words_before = now - config.journal_months * _MONTH, now - timedelta(days=config.missed_days)
            await store.prune(now - EVENTS_KEPT, facts_before, words_before)
            if count:
                log.info("forgotten", people=count)
        except StoreUnavailable as error:
            log.error("not swept", error=str(error))
        await asyncio.sleep(SWEEP_EVERY_S)
