"""Retention: what is too old goes; a clock that jumped deletes nothing until it has stood so for a week."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.jobs.clock_jump import SweepMark, judge_clock, read_mark
from bot.jobs.retention import sweep_once
from bot.store import Store
from bot.turns.service import Turns
from flows.core.address import Act, address
from flows.core.event import Pressed
from flows.core.library import Library
from tests.harness.turns import ANN, AT, origin, playing

GUIDE = address("guide", "eid-install")
DAY = timedelta(days=1)


async def start_without_consent(turns: Turns) -> None:
    for verb in ("start", "skip"):
        await turns.take(ANN, Pressed(origin(verb), Act(verb, GUIDE)))


async def count_facts(store: Store) -> int:
    return len([row async for row in store.journal.read(None, None)])


async def sweep(turns: Turns, store: Store, library: Library, *times: datetime) -> None:
    for now in times:
        await sweep_once(turns, store, library.deployment, now)


@pytest.mark.parametrize("jump", [40, 366, 25 * 365])
async def test_a_jump_of_the_clock_deletes_nothing(tmp_path: Path, library: Library, jump: int) -> None:
    """However far it jumps, and whatever is pressed meanwhile: once it is back, all is there."""
    async with playing(tmp_path, library) as (turns, store):
        await start_without_consent(turns)
        await sweep(turns, store, library, AT, AT + jump * DAY, AT + (jump + 6) * DAY)
        held = await count_facts(store), (await store.load(ANN, "x")).key is not None
        await sweep(turns, store, library, AT + timedelta(hours=1))
        assert (await count_facts(store), (await store.load(ANN, "x")).key is not None) == held == (3, True)


async def test_a_clock_that_stays_is_believed(tmp_path: Path, library: Library) -> None:
    """A deployment that slept for two years goes on as it should after a week."""
    async with playing(tmp_path, library) as (turns, store):
        await start_without_consent(turns)
        later = AT + 800 * DAY
        await sweep(turns, store, library, AT, later, later + 7 * DAY)
        assert (await count_facts(store), (await store.load(ANN, "x")).key) == (0, None)


async def test_what_is_due_goes_while_the_clock_is_right(tmp_path: Path, library: Library) -> None:
    async with playing(tmp_path, library) as (turns, store):
        await start_without_consent(turns)
        await sweep(turns, store, library, AT, AT + 2 * DAY)
        assert (await store.load(ANN, "x")).key is None


def test_a_clock_that_was_behind(tmp_path: Path) -> None:
    """A clock that begins in 1970 once does not make the right one a jump."""
    mark = judge_clock(SweepMark(AT), AT - 9_000 * DAY)
    assert judge_clock(mark, AT + DAY) == SweepMark(AT + DAY)


@pytest.mark.parametrize("mark", [None, SweepMark(AT), SweepMark(AT, AT + DAY)])
def test_a_mark_is_read_as_it_was_kept(mark: SweepMark | None) -> None:
    assert read_mark(str(mark) if mark else None) == mark
