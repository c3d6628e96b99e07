"""A real server on a free port, in a thread, for browsers."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from bot.server.listening import listen
from bot.server.serve import WebServer, make_web_server
from tests.harness.patience import PATIENCE_S
from tests.harness.web import WebBuilder, WebProgram

T = TypeVar("T")


class Server:
    """A house that listens. What a test does to it must be done in its own loop, through `run`."""

    def __init__(self) -> None:
        self.ready = threading.Event()
        self.url = ""
        self.house: WebProgram | None = None
        self._server: WebServer | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def serve(self, builder: WebBuilder, settings: dict[str, Any]) -> None:
        async with builder.open(**settings) as house:
            server = make_web_server(house.app, house.streams.close)
            self.house, self._server, self._loop = house, server, asyncio.get_running_loop()
            task = asyncio.create_task(server.run_on(listen("127.0.0.1", 0)))
            self.url = f"http://127.0.0.1:{await server.wait_until_listening()}"
            self.ready.set()
            await task

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something in the server's own loop."""
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE_S)

    def kinds(self) -> list[str]:
        """Kinds of the facts noted so far."""
        assert self.house is not None
        return self.run(self.house.kinds())

    @property
    def at(self) -> WebProgram:
        assert self.house is not None
        return self.house

    def stop(self) -> None:
        assert self._server is not None
        self._server.should_exit = True


@contextmanager
def served(builder: WebBuilder, **settings: Any) -> Iterator[Server]:
    """Serve a house while the block runs."""
    server = Server()
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(builder, settings)), daemon=True)
    thread.start()
    assert server.ready.wait(PATIENCE_S), "the server did not start"
    try:
        yield server
    finally:
        server.stop()
        thread.join(PATIENCE_S)
        assert not thread.is_alive(), "the server did not stop"
