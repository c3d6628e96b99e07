"""Two ways in over HTTP: aiohttp's server, and a bare one that costs a fifth of the CPU.

The bare one is for load, where the server shares a small machine with the bot it measures. It reads
what PTB's clients send: whole requests with a Content-Length, one after another on a connection.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final, Protocol, cast

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import RawRequestMessage
from multidict import CIMultiDict

from tests.fakes.botapi.service import Answer, Asked, LineCutError

MAX_BODY_BYTES: Final = 64 * 1024 * 1024
HOST: Final = "127.0.0.1"
BACKLOG: Final = 1024
IDLE_S: Final = 75.0
STOP_S: Final = 0.1
"""How long calls in hand may take once the server is told to stop."""
HEADER: Final = re.compile(rb"\r\n(content-length|content-type): *([^\r]*)", re.IGNORECASE)
HEAD_END: Final = b"\r\n\r\n"

AtOnce = Callable[[Asked], Answer | None]
Answering = Callable[[Asked], Awaitable[Answer]]


class Door(Protocol):
    """A listening server."""

    @property
    def connections(self) -> int:
        """How many are open."""

    async def open(self, port: int) -> int:
        """Listen, at a free port when it is 0, and give the port."""

    async def close(self) -> None:
        """Stop listening and drop every connection."""


class AiohttpDoor:
    """Takes anything that HTTP allows."""

    def __init__(self, at_once: AtOnce, answering: Answering) -> None:
        self._at_once = at_once
        self._answering = answering
        self._runner: web.ServerRunner | None = None

    @property
    def connections(self) -> int:
        server = self._runner.server if self._runner else None
        return len(server.connections) if isinstance(server, web.Server) else 0

    async def open(self, port: int) -> int:
        server = web.Server(
            self._handle,
            request_factory=_request_of_any_size,
            handler_cancellation=True,
            access_log=None,
            keepalive_timeout=IDLE_S,
        )
        self._runner = web.ServerRunner(server, shutdown_timeout=STOP_S)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, port, backlog=BACKLOG, reuse_address=True).start()
        return int(self._runner.addresses[0][1])

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path, _, query = request.raw_path.partition("?")
        body = await request.read() if request.body_exists else b""
        asked = Asked(path, query, request.headers.get("Content-Type", ""), body)
        try:
            status, told = self._at_once(asked) or await self._answering(asked)
        except LineCutError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()  # goes nowhere
        return web.Response(body=told, status=status, headers=CIMultiDict({"Content-Type": "application/json"}))


class BareDoor:
    """Takes whole requests one by one; what waits gets a task, all else is answered where it was read."""

    def __init__(self, at_once: AtOnce, answering: Answering) -> None:
        self._at_once = at_once
        self._answering = answering
        self._server: asyncio.Server | None = None
        self._lines: set[_Line] = set()

    @property
    def connections(self) -> int:
        return len(self._lines)

    async def open(self, port: int) -> int:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: _Line(self._at_once, self._answering, self._lines), HOST, port, backlog=BACKLOG, reuse_address=True
        )
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
            for line in list(self._lines):
                line.abort()
            await self._server.wait_closed()


class _Line(asyncio.Protocol):
    """One connection to the bare door."""

    def __init__(self, at_once: AtOnce, answering: Answering, lines: set[_Line]) -> None:
        self._at_once = at_once
        self._answering = answering
        self._lines = lines
        self._transport: asyncio.Transport | None = None
        self._read = b""
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one in all but name
        self._lines.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._lines.discard(self)
        self._transport = None
        if self._task is not None:
            self._task.cancel()

    def abort(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        self._read = self._read + data if self._read else data
        if self._task is None:
            self._serve()

    def _serve(self) -> None:
        """Answer every request that is here whole, until one has to wait."""
        while (asked := self._next()) is not None:
            if (answer := self._at_once(asked)) is None:
                self._task = asyncio.create_task(self._serve_later(asked))
                return
            self._write(answer)

    async def _serve_later(self, asked: Asked) -> None:
        try:
            self._write(await self._answering(asked))
        except LineCutError:
            self.abort()
            return
        self._task = None
        self._serve()

    def _next(self) -> Asked | None:
        """Take one whole request off what was read."""
        end = self._read.find(HEAD_END)
        if end < 0:
            return None
        head = self._read[:end]
        headers = {name.lower(): value for name, value in HEADER.findall(head)}
        start = end + len(HEAD_END)
        stop = start + int(headers.get(b"content-length", 0))
        if len(self._read) < stop:
            return None
        body, self._read = self._read[start:stop], self._read[stop:]
        target = head.split(b" ", 2)[1].decode("latin-1")
        path, _, query = target.partition("?")
        return Asked(path, query, headers.get(b"content-type", b"").decode("latin-1"), body)

    def _write(self, answer: Answer) -> None:
        if self._transport is not None:
            status, body = answer
            head = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nContent-Type: application/json\r\n"
            self._transport.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)


def _request_of_any_size(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: web.RequestHandler,
    writer: AbstractStreamWriter,
    task: asyncio.Task[None],
) -> web.BaseRequest:
    """Make aiohttp's request without its limit of 1 MiB: an upload may have 50."""
    loop = asyncio.get_running_loop()
    return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=MAX_BODY_BYTES)
