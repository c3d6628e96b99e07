"""Serving: what runs in one process ends together, and cleanly; by themselves only the web and the store end it."""

import asyncio
import os
import signal

import pytest
from starlette.applications import Starlette

from bot.server.listening import listen
from bot.server.serve import WebServer, WebServerFailed, make_web_server, run_until_told
from bot.server.supervision import Work
from bot.store import StoreUnavailable
from tests.harness.patience import PATIENCE_S

pytestmark = pytest.mark.anyio


class Idle:
    """Runs until it is cancelled, and remembers that it was."""

    def __init__(self) -> None:
        self.ended = False

    async def run(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            self.ended = True


def begin(server: WebServer, **works: Work) -> "asyncio.Task[None]":
    return asyncio.create_task(run_until_told(works, server, listen("127.0.0.1", 0)))


async def test_a_signal_ends_all() -> None:
    """SIGTERM ends every work and the web, without an error; the open answers are ended first."""
    ended: list[str] = []
    server, one, two = make_web_server(Starlette(), lambda: ended.append("answers")), Idle(), Idle()
    task = begin(server, one=one.run, two=two.run)
    await server.wait_until_listening()
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(task, PATIENCE_S)
    assert (one.ended, two.ended) == (True, True)
    assert ended == ["answers"]


async def test_signals_are_left_as_they_were() -> None:
    """What heard a signal before hears it again afterwards."""
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    server = make_web_server(Starlette())
    task = begin(server)
    await server.wait_until_listening()
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.wait_for(task, PATIENCE_S)
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before


@pytest.mark.parametrize(
    "error", [ValueError, OSError, SystemExit, KeyboardInterrupt, asyncio.CancelledError, BaseException]
)
async def test_a_work_that_fails_ends_nothing(error: type[BaseException]) -> None:
    """Whatever comes out of a work, the web and the others go on."""
    server, other, failed = make_web_server(Starlette()), Idle(), asyncio.Event()

    async def failing() -> None:
        failed.set()
        raise error

    task = begin(server, failing=failing, other=other.run)
    await server.wait_until_listening()
    await asyncio.wait_for(failed.wait(), PATIENCE_S)
    await asyncio.sleep(0)
    assert (other.ended, task.done()) == (False, False)
    server.should_exit = True
    await asyncio.wait_for(task, PATIENCE_S)
    assert other.ended


async def test_a_work_that_ends_by_itself_ends_nothing() -> None:
    """Telegram ends where its token is refused; the web goes on."""
    done = asyncio.Event()

    async def brief() -> None:
        done.set()

    server, other = make_web_server(Starlette()), Idle()
    task = begin(server, brief=brief, other=other.run)
    await server.wait_until_listening()
    await asyncio.wait_for(done.wait(), PATIENCE_S)
    await asyncio.sleep(0)
    assert (other.ended, task.done()) == (False, False)
    server.should_exit = True  # the web that ends ends all
    await asyncio.wait_for(task, PATIENCE_S)
    assert other.ended


@pytest.mark.parametrize("error", [ValueError, SystemExit, KeyboardInterrupt])
async def test_a_web_server_that_fails_ends_all(monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    """The web server's own end ends the program, with an error and never by leaving it half alive."""

    async def fail(*_: object) -> None:
        raise error

    server, other = make_web_server(Starlette()), Idle()
    monkeypatch.setattr(server, "startup", fail)
    with pytest.raises(WebServerFailed):
        await asyncio.wait_for(begin(server, other=other.run), PATIENCE_S)


async def test_the_end_of_the_store_ends_all() -> None:
    """Where the store can answer nobody any more, the program ends by what the store ended by."""
    server, other = make_web_server(Starlette()), Idle()

    async def end() -> None:
        await server.wait_until_listening()
        raise StoreUnavailable("gone")

    running = run_until_told({"other": other.run}, server, listen("127.0.0.1", 0), end())
    with pytest.raises(StoreUnavailable, match="gone"):
        await asyncio.wait_for(running, PATIENCE_S)
    assert other.ended
