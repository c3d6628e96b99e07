"""A made-up commune lives through a week: scripted talks of all four roles on Telegram and the web. The sums hold, the
household number changes for the right reasons only, and it may be ended or killed in the middle of every kind of act.
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.botapi import FakeBotApi
from tests.week import script
from tests.week.evening import check_day
from tests.week.knife import Clock
from tests.week.playing import Playing
from tests.week.remains import remains
from tests.week.script import Day
from tests.week.server import clocked
from tests.week.stage import Stage, Trouble, library_of, settled

Week = Mapping[str, list[Any]]


async def lived(folder: Path, trouble: Trouble) -> Week:
    """Play the week through, and give what remains of it."""
    days = script.days()
    async with FakeBotApi() as api:
        library = library_of(settled(folder))
        stage = Stage(api, folder, library, Clock(days[0].at(days[0].begins)), trouble)
        playing = Playing(stage)
        with clocked(stage):
            await stage.begin()
            try:
                for day in days:
                    await _day(playing, day)
            except BaseException:
                await stage.kill()
                raise
            finally:
                await asyncio.gather(*(one.leave() for one in playing.players.values()))
            await stage.end()
    return remains(stage.database, {(a.channel, a.id): name for name, a in playing.accounts.items()})


async def _day(playing: Playing, day: Day) -> None:
    await playing.stage.wait(day.at(day.begins))
    for number, step in enumerate(day.steps, 1):
        try:
            await playing.play(day, step)
        except BaseException as error:
            error.add_note(f"{day.day:%A}, step {number}: {step.model_dump(exclude_defaults=True)}")
            raise
    await check_day(playing, day)


@pytest.fixture(scope="module")
def quiet_week(tmp_path_factory: pytest.TempPathFactory) -> Week:
    """A week in which nothing befalls the program."""
    return asyncio.run(lived(tmp_path_factory.mktemp("quiet"), "none"))


def test_a_week(quiet_week: Week) -> None:
    """Every step comes to what the script says, and every evening the sums hold."""
    assert len(quiet_week["facts"]) > 300
    assert quiet_week["parcels"] == quiet_week["secrets"] == []


@pytest.mark.parametrize("trouble", ["restart", "kill"])
def test_nothing_is_lost(quiet_week: Week, trouble: Trouble, tmp_path: Path) -> None:
    """Ended before every kind of act, or killed in the middle of it, the program leaves what it would have left."""
    week = asyncio.run(lived(tmp_path, trouble))
    for name, rows in quiet_week.items():
        assert week[name] == rows, name
