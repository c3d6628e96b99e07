"""A browser's open stream, for tests: the app is called as a server would, and what it sends is read as it comes."""

import asyncio
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.types import Message

from tests.harness.patience import PATIENCE_S


class Tab:
    """One request whose answer goes on."""

    def __init__(self, app: Starlette, url: str, host: str = "203.0.113.7", **headers: str) -> None:
        self._app, self._url, self._host, self._headers = app, urlsplit(url), host, headers
        self._gone = asyncio.Event()
        self._sent: asyncio.Queue[Message] = asyncio.Queue()
        self.status = 0
        self.headers: dict[str, str] = {}
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._app(self._scope(), self._receive, self._sent.put))
        start = await asyncio.wait_for(self._sent.get(), PATIENCE_S)
        self.status = start["status"]
        self.headers = {name.decode(): value.decode() for name, value in start["headers"]}
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        await self.leave()

    async def leave(self) -> None:
        """Go away, as a browser that is closed."""
        self._gone.set()
        assert self._task is not None
        await asyncio.wait_for(self._task, PATIENCE_S)

    async def body(self) -> str:
        """The whole of an answer that ends."""
        text = b""
        while True:
            part = await asyncio.wait_for(self._sent.get(), PATIENCE_S)
            text += part.get("body", b"")
            if not part.get("more_body", False):
                return str(text.decode())

    async def event(self, within_s: float = PATIENCE_S) -> str | None:
        """The id of the next event; None where none comes in time. What is only a beat, or the beginning, is passed."""
        try:
            while True:
                part = await asyncio.wait_for(self._sent.get(), within_s)
                lines = part.get("body", b"").decode().splitlines()
                if "event: changed" in lines:
                    return next((line[4:] for line in lines if line.startswith("id: ")), "")
        except TimeoutError:
            return None

    async def chunk(self) -> bytes:
        part = await asyncio.wait_for(self._sent.get(), PATIENCE_S)
        return bytes(part.get("body", b""))

    async def ended(self) -> bool:
        """Whether the answer comes to its end by itself."""
        assert self._task is not None
        done, _ = await asyncio.wait({self._task}, timeout=PATIENCE_S)
        return bool(done)

    async def _receive(self) -> Message:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    def _scope(self) -> dict[str, Any]:
        headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in self._headers.items()]
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": self._url.path,
            "raw_path": self._url.path.encode(),
            "query_string": self._url.query.encode(),
            "root_path": "",
            "headers": [(b"host", b"test"), *headers],
            "client": (self._host, 1234),
            "server": ("test", 80),
        }
