"""Serving: the web server, and everything that runs next to it in one process until its clean end."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Coroutine, Iterable, Iterator
from socket import socket
from typing import Any

import structlog
import uvicorn
from starlette.applications import Starlette

log = structlog.get_logger()

_PATIENCE_S = 10  # at the end, with an answer that nobody takes


class CannotListen(Exception):
    """The port is taken, or may not be used."""


class WebServer(uvicorn.Server):
    """uvicorn without its signal handlers: the whole program ends together, not only the web."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], None]) -> None:
        super().__init__(config)
        self._ending = ending

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Begin to listen. Raises CannotListen: uvicorn would end the process in the middle of everything else."""
        try:
            await super().startup(sockets)
        except SystemExit:
            raise CannotListen(f"{self.config.host}:{self.config.port}") from None

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


def make_web_server(app: Starlette, host: str, port: int, ending: Callable[[], None] = lambda: None) -> WebServer:
    """Make a server for the web app; behind a proxy of this machine or host, its forwarded headers are believed.

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


async def run_until_told(*works: Coroutine[Any, Any, None], server: WebServer) -> None:
    """Run until SIGTERM or SIGINT, or until one of the works fails; then end them all. Raises what failed first.

    A work that ends by itself ends nothing else.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    serving = asyncio.create_task(server.serve())  # it is not cancelled: it ends the answers under way by itself
    serving.add_done_callback(lambda _: stop.set())
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work) for work in works]
            await stop.wait()
            _end(server, tasks)
    except BaseExceptionGroup as failed:
        _end(server, ())
        await asyncio.gather(serving, return_exceptions=True)
        raise failed.exceptions[0] from None
    await serving


def _end(server: WebServer, works: Iterable[asyncio.Task[None]]) -> None:
    log.info("stopping")
    server.should_exit = True
    for work in works:
        work.cancel()
