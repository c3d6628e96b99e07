"""Serving: what runs in one process ends together, and cleanly."""

import asyncio
import os
import signal

import pytest
from starlette.applications import Starlette

from bot.server.serve import WebServer, make_web_server, run_until_told
from bot.store import StoreUnavailable
from tests.harness.patience import PATIENCE_S

pytestmark = pytest.mark.anyio


class Work:
    """Runs until it is cancelled, and remembers that it was."""

    def __init__(self) -> None:
        self.ended = False

    async def run(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            self.ended = True


async def serve(server: WebServer, *works: Work) -> "asyncio.Task[None]":
    """Begin, and wait until the web listens."""
    task = asyncio.create_task(run_until_told(*(work.run() for work in works), server=server))
    await server.wait_until_listening()
    return task


async def test_a_signal_ends_all() -> None:
    """SIGTERM ends every work and the web, without an error; the open answers are ended first."""
    ended: list[str] = []
    server, works = make_web_server(Starlette(), "127.0.0.1", 0, lambda: ended.append("answers")), (Work(), Work())
    task = await serve(server, *works)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(task, PATIENCE_S)
    assert [work.ended for work in works] == [True, True]
    assert ended == ["answers"]


async def test_a_work_that_fails_ends_all() -> None:
    """Its own error is what the program ends with; the others end cleanly."""
    other = Work()

    async def failing() -> None:
        await server.wait_until_listening()
        raise StoreUnavailable("disk full")

    server = make_web_server(Starlette(), "127.0.0.1", 0)
    with pytest.raises(StoreUnavailable, match="disk full"):
        await asyncio.wait_for(run_until_told(other.run(), failing(), server=server), PATIENCE_S)
    assert other.ended


async def test_a_work_that_ends_by_itself_ends_nothing() -> None:
    """Telegram ends where its token is refused; the web goes on."""

    async def brief() -> None:
        return None

    server, other = make_web_server(Starlette(), "127.0.0.1", 0), Work()
    task = asyncio.create_task(run_until_told(brief(), other.run(), server=server))
    await server.wait_until_listening()
    await asyncio.sleep(0.1)
    assert not other.ended
    assert not task.done()
    server.should_exit = True  # the web that ends ends all
    await asyncio.wait_for(task, PATIENCE_S)
    assert other.ended
