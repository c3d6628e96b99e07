"""Serving: the web server, and everything that runs next to it in one process until its clean end."""

import asyncio
import contextlib
import faulthandler
import signal
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from socket import socket
from typing import Any, cast

import structlog
import uvicorn
from starlette.types import ASGIApp

from bot.server.connections import ConnectionLimits, Connections, WatchedProtocol
from bot.server.networks import LOCAL_PROXIES, read_networks
from bot.server.supervision import Work, WorkFailed, contain, supervise
from bot.server.unambiguous import Unambiguous

log = structlog.get_logger()

_PATIENCE_S = 10  # at the end, with an answer that nobody takes
_END_S = 60.0  # for the whole end
_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class WebServerFailed(Exception):
    """The web server ended by itself; what it ended by is the cause."""


class WebServer(uvicorn.Server):
    """uvicorn without its signal handlers: the whole program ends together, not only the web."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], None]) -> None:
        super().__init__(config)
        self._ending = ending

    async def run_on(self, sockets: Sequence[socket]) -> None:
        """Serve until `should_exit`, then close. Raises WebServerFailed, also for what would end the process."""
        try:
            await contain(self.serve(list(sockets)))
        except WorkFailed as failed:
            raise WebServerFailed from failed.__cause__
        finally:
            for one in sockets:
                one.close()

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """End what would never end by itself, then wait for every answer under way."""
        self._ending()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def wait_until_listening(self) -> int:
        """Wait until it listens; return the port."""
        while not self.started:  # noqa: ASYNC110 (uvicorn sets a flag, no event)
            await asyncio.sleep(0.02)
        return int(self.servers[0].sockets[0].getsockname()[1])


def make_web_server(
    app: ASGIApp,
    ending: Callable[[], None] = lambda: None,
    limits: ConnectionLimits | None = None,
    proxies: str = LOCAL_PROXIES,
) -> WebServer:
    """Make a server for the web app.

    ending: called when the server stops, to end the answers that are still open.
    proxies: addresses and networks, by comma, whose forwarded headers are believed.
    """
    trusted = read_networks(proxies)
    connections = Connections(limits or ConnectionLimits(), trusted)
    return WebServer(
        uvicorn.Config(
            Unambiguous(app),
            http=cast(type[asyncio.Protocol], partial(WatchedProtocol, connections)),
            ws="none",
            limit_concurrency=connections.limits.total + 1,  # tasks: connections are counted before
            forwarded_allow_ips=[str(network) for network in trusted],
            log_config=None,  # its own would print the words of exceptions
            log_level="warning",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE_S,
        ),
        ending,
    )


async def run_until_told(
    works: Mapping[str, Work], server: WebServer, sockets: Sequence[socket], vital: Awaitable[object] | None = None
) -> None:
    """Run until SIGTERM or SIGINT, then end all; a second signal ends the program on the spot.

    works: by name; one that fails is begun again, one that ends by itself ends nothing else.
    vital: what besides the web server ends the program by its own end. Raises what it or the server ended by.
    """
    stop = asyncio.Event()
    serving = asyncio.create_task(server.run_on(sockets))  # it is not cancelled: it ends the answers under way itself
    watching = asyncio.ensure_future(vital or asyncio.Event().wait())
    for task in (serving, watching):
        task.add_done_callback(lambda _: stop.set())
    running = [asyncio.create_task(supervise(name, work), name=name) for name, work in works.items()]
    try:
        with _hear_signals(stop):
            await stop.wait()
            log.info("stopping")
            await _end(server, running, serving)
        if watching.done():
            await watching
        await serving
    finally:
        await _end(server, [*running, watching], serving)


async def _end(server: WebServer, works: Iterable[asyncio.Future[Any]], serving: asyncio.Task[None]) -> None:
    server.should_exit = True
    for work in works:
        work.cancel()
    await asyncio.gather(*works, serving, return_exceptions=True)


@contextlib.contextmanager
def _hear_signals(stop: asyncio.Event) -> Iterator[None]:
    """Set `stop` at the first signal, and leave the next one to the system, which ends the program by it."""
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def hear() -> None:
        stop.set()
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)

    for number in _SIGNALS:
        loop.add_signal_handler(number, hear)
    try:
        yield
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)


def limit_end(patience_s: float = _END_S) -> None:
    """End the process by force where it has not ended by then; it says where it stood, in files and lines of code."""
    faulthandler.dump_traceback_later(patience_s, exit=True)
