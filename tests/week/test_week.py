"""A made-up commune lives through a week: scripted talks of all four roles on Telegram and the web. The sums hold, the
household number changes for the right reasons only, and it may be ended or killed in the middle of every kind of act.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
from structlog.testing import capture_logs

import flows
from flows.core.facts.citizen import Fact
from flows.core.library import Library
from tests.fakes.botapi import FakeBotApi
from tests.week import script
from tests.week.evening import check_day
from tests.week.knife import Clock
from tests.week.playing import Playing
from tests.week.remains import remains
from tests.week.script import Day
from tests.week.server import clocked
from tests.week.stage import Stage, Trouble, library_of, settled

KINDS_MIN = 60  # of what a week's acts come to


@dataclass(frozen=True)
class Week:
    """A week that is over."""

    left: Mapping[str, list[Any]]  # what remains of it
    shown: Mapping[str, list[str]]  # the labels that each of the people has before them
    acts: frozenset[str]  # kinds of acts that were done
    cuts: Mapping[str, int]  # what was saved, by kind, and how often each kind was cut
    restarts: int


async def lived(folder: Path, library: Library, trouble: Trouble) -> Week:
    """Play the week through."""
    days = script.days()
    async with FakeBotApi() as api:
        stage = Stage(api, folder, library, Clock(days[0].at(days[0].begins)), trouble)
        playing = Playing(stage)
        with clocked(stage), capture_logs() as logs:
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
    assert [entry for entry in logs if entry["log_level"] in ("error", "critical")] == []
    left = remains(stage.database, {(a.channel, a.id): name for name, a in playing.accounts.items()})
    shown = {name: one.labels for name, one in playing.players.items()}
    return Week(left, shown, frozenset(stage.met), stage.knife.cuts, stage.restarts)


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
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The repository's own guides, in a commune whose teams have groups."""
    return library_of(settled(tmp_path_factory.mktemp("settings")))


def live(folder: Path, library: Library, trouble: Trouble) -> Week:
    settled(folder)
    return asyncio.run(lived(folder, library, trouble))


@pytest.fixture(scope="module")
def quiet_week(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Week:
    """A week in which nothing befalls the program."""
    return live(tmp_path_factory.mktemp("quiet"), library, "none")


def test_a_week(quiet_week: Week) -> None:
    """Every step comes to what the script says, every evening the sums hold, and in the end nobody waits."""
    assert quiet_week.restarts == 0
    assert quiet_week.left["parcels"] == quiet_week.left["secrets"] == []
    assert {debt["channel"] for debt in quiet_week.left["debts"]} <= {"web"}


def test_a_week_has_all_in_it(quiet_week: Week) -> None:
    """Every act that there is is done in it, and every fact that there is is noted."""
    verbs = {f"{verb}:{name}" for name, flow in flows.FLOWS.by_name.items() for verb in flow.acts}
    assert verbs - quiet_week.acts == set()
    assert {"command admin", "command print", "group", "inline", "send photo"} - quiet_week.acts == set()
    assert {kind.__name__ for kind in get_args(Fact)} - {fact["kind"] for fact in quiet_week.left["facts"]} == set()
    assert len(quiet_week.cuts) >= KINDS_MIN


@pytest.mark.parametrize("trouble", ["restart", "kill"])
def test_nothing_is_lost(quiet_week: Week, library: Library, trouble: Trouble, tmp_path: Path) -> None:
    """Ended before every kind of act, or killed in the middle of it, the program leaves what it would have left."""
    week = live(tmp_path, library, trouble)
    assert week.restarts >= len(week.acts if trouble == "restart" else week.cuts)
    assert set(week.cuts.values()) == ({2} if trouble == "kill" else {0})
    assert (week.acts, set(week.cuts)) == (quiet_week.acts, set(quiet_week.cuts))
    for name, rows in quiet_week.left.items():
        assert week.left[name] == rows, name
    assert week.shown == quiet_week.shown
