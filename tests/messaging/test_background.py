"""Work in the background: it gets a moment at the end, and a failure of it is not lost."""

import asyncio

import pytest
from structlog.testing import capture_logs

from bot.messaging.background import Background

pytestmark = pytest.mark.anyio


async def test_the_end_waits_a_moment() -> None:
    """What ends in time is finished; what does not is cancelled."""
    done: list[str] = []

    async def work(name: str, wait_s: float) -> None:
        await asyncio.sleep(wait_s)
        done.append(name)

    background = Background()
    background.start(work("quick", 0.01))
    background.start(work("slow", 600))
    await background.close(0.2)
    assert done == ["quick"]
    await background.close(600)  # nothing is left to wait for


async def test_what_begins_at_the_end_is_ended_too() -> None:
    """Work that begins while the end waits does not outlive it."""
    ended: list[str] = []

    async def late() -> None:
        try:
            await asyncio.sleep(600)
        finally:
            ended.append("late")

    async def early() -> None:
        await asyncio.sleep(0.01)
        background.start(late())
        await asyncio.sleep(0)

    background = Background()
    background.start(early())
    await background.close(0.2)
    assert ended == ["late"]


async def test_a_failure_is_logged_without_its_words() -> None:
    """A piece of work that fails harms no other; where it failed is logged, what it held is not."""

    async def fail() -> None:
        raise ValueError("012345678901")

    background = Background()
    with capture_logs() as logs:
        background.start(fail())
        await background.close(1)
    (line,) = logs
    assert line["log_level"] == "error"
    assert "ValueError" in str(line["trace"])
    assert "012345678901" not in str(line)
