"""A real server on a free port, in a thread, for browsers."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from tests.web.conftest import Builder, House

_PATIENCE_S = 20


class Server:
    """A house that listens. What a test does to it must be done in its own loop, through `run`."""

    def __init__(self) -> None:
        self.ready = threading.Event()
        self.url = ""
        self.house: House | None = None
        self._uvicorn: uvicorn.Server | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def serve(self, builder: Builder, settings: dict[str, Any]) -> None:
        async with builder.open(**settings) as house:
            config = uvicorn.Config(house.app, host="127.0.0.1", port=0, log_level="error", lifespan="off")
            self.house, self._uvicorn, self._loop = house, uvicorn.Server(config), asyncio.get_running_loop()
            task = asyncio.create_task(self._uvicorn.serve())
            while not self._uvicorn.started and not task.done():
                await asyncio.sleep(0.01)
            self.url = f"http://127.0.0.1:{self._uvicorn.servers[0].sockets[0].getsockname()[1]}"
            self.ready.set()
            await task

    def kinds(self) -> list[str]:
        """Kinds of the facts noted so far."""
        assert self.house is not None
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(self.house.kinds(), self._loop).result(_PATIENCE_S)

    def stop(self) -> None:
        assert self._uvicorn is not None
        self._uvicorn.should_exit = True


@contextmanager
def served(builder: Builder, **settings: Any) -> Iterator[Server]:
    """Serve a house while the block runs."""
    server = Server()
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(builder, settings)), daemon=True)
    thread.start()
    assert server.ready.wait(_PATIENCE_S), "the server did not start"
    try:
        yield server
    finally:
        server.stop()
        thread.join(_PATIENCE_S)
