"""Supervision: a work that fails begins again; nothing that comes out of it goes further."""

import asyncio
from dataclasses import replace

import pytest
from prometheus_client import REGISTRY

from bot.messaging.background import Background
from bot.server.supervision import AGAIN, WorkFailed, contain, supervise
from tests.harness.patience import PATIENCE_S

AT_ONCE = replace(AGAIN, first_s=0.0, max_s=0.0)
ALL = [ValueError, SystemExit, KeyboardInterrupt, asyncio.CancelledError, GeneratorExit, BaseException]


def count_failures(name: str) -> float:
    return REGISTRY.get_sample_value("gocua_work_failures_total", {"work": name}) or 0.0


async def test_a_work_begins_again_until_it_ends_by_itself() -> None:
    """Each failure is counted; after the last one it goes on as if nothing had been."""
    tries = iter([*ALL, None])
    before = count_failures("odd")

    async def work() -> None:
        if (error := next(tries)) is not None:
            raise error

    await asyncio.wait_for(supervise("odd", work, AT_ONCE), PATIENCE_S)
    assert count_failures("odd") - before == len(ALL)


async def test_a_work_ends_when_it_is_told_to() -> None:
    """A cancellation from outside is no failure."""
    task = asyncio.create_task(supervise("told", asyncio.Event().wait, AT_ONCE))  # type: ignore[arg-type]
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert count_failures("told") == 0


@pytest.mark.parametrize("error", ALL)
async def test_what_comes_out_of_a_task_is_one_kind(error: type[BaseException]) -> None:
    """Also what would end the loop, or look as if the task had been cancelled."""

    async def work() -> None:
        raise error

    task = asyncio.create_task(contain(work()))
    with pytest.raises(WorkFailed) as failed:
        await task
    assert isinstance(failed.value.__cause__, error)


@pytest.mark.parametrize("error", ALL)
async def test_background_work_ends_nothing(error: type[BaseException]) -> None:
    """A piece of work that nobody waits for may fail in any way; the next one is done."""
    background, done = Background(), asyncio.Event()

    async def fail() -> None:
        raise error

    async def work() -> None:
        done.set()

    background.start(fail())
    background.start(work())
    await asyncio.wait_for(done.wait(), PATIENCE_S)
    await background.close(PATIENCE_S)
