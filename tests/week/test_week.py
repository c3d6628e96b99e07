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
from tests.harness.clock import Clock
from tests.harness.whole import mostly
from tests.week import script
from tests.week.evening import check_day
from tests.week.playing import Playing
from tests.week.remains import remains
from tests.week.script import Day
from tests.week.server import clocked
from tests.week.stage import Stage, Trouble, library_of, settled

KINDS_MIN = 60  # of what a week's acts come to
DAYS, FEW_DAYS = 7, 2  # that `make test-all` and `make test` disturb


@dataclass(frozen=True)
class Evening:
    """What there is when a day is over."""

    left: Mapping[str, list[Any]]  # what remains of the days so far
    shown: Mapping[str, list[str]]  # the labels that each of the people has before them
    acts: frozenset[str]  # kinds of acts that were done
    cuts: Mapping[str, int]  # what was saved, by kind, and how often each kind was cut
    restarts: int


async def lived(folder: Path, library: Library, trouble: Trouble, count: int = DAYS) -> list[Evening]:
    """Play some days of the week through."""
    days, evenings = script.days()[:count], []
    async with FakeBotApi() as api:
        stage = Stage(api, folder, library, Clock(days[0].at(days[0].begins)), trouble)
        playing = Playing(stage)
        with clocked(stage), capture_logs() as logs:
            await stage.begin()
            try:
                for day in days:
                    await _day(playing, day)
                    evenings.append(_evening(playing))
            except BaseException:
                await stage.kill()
                raise
            finally:
                await asyncio.gather(*(one.leave() for one in playing.players.values()))
            await stage.end()
    assert [entry for entry in logs if entry["log_level"] in ("error", "critical")] == []
    return evenings


def _evening(playing: Playing) -> Evening:
    stage = playing.stage
    left = remains(stage.database, {(a.channel, a.id): name for name, a in playing.accounts.items()})
    shown = {name: one.labels for name, one in playing.players.items()}
    return Evening(left, shown, frozenset(stage.met), dict(stage.knife.cuts), stage.restarts)


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


def live(folder: Path, library: Library, trouble: Trouble, count: int = DAYS) -> list[Evening]:
    settled(folder)
    return asyncio.run(lived(folder, library, trouble, count))


@pytest.fixture(scope="module")
def quiet_week(library: Library, tmp_path_factory: pytest.TempPathFactory) -> list[Evening]:
    """A week in which nothing befalls the program."""
    return live(tmp_path_factory.mktemp("quiet"), library, "none")


def test_a_week(quiet_week: list[Evening]) -> None:
    """Every step comes to what the script says, every evening the sums hold, and in the end nobody waits."""
    sunday = quiet_week[-1]
    assert sunday.restarts == 0
    assert sunday.left["parcels"] == sunday.left["secrets"] == []
    assert {debt["channel"] for debt in sunday.left["debts"]} <= {"web"}


def test_a_week_has_all_in_it(quiet_week: list[Evening]) -> None:
    """Every act that there is is done in it, and every fact that there is is noted."""
    sunday = quiet_week[-1]
    verbs = {f"{verb}:{name}" for name, flow in flows.FLOWS.by_name.items() for verb in flow.acts}
    # Who agrees only after joining joined unremembered: the sums could not be made from the journal alone.
    assert verbs - sunday.acts == {"keep:join"}
    assert {"command admin", "command print", "group", "inline", "send photo"} - sunday.acts == set()
    assert {kind.__name__ for kind in get_args(Fact)} - {fact["kind"] for fact in sunday.left["facts"]} == set()
    assert len(sunday.cuts) >= KINDS_MIN


@pytest.mark.parametrize("days", mostly([FEW_DAYS], [FEW_DAYS, DAYS]))
@pytest.mark.parametrize("trouble", ["restart", "kill"])
def test_nothing_is_lost(
    quiet_week: list[Evening], library: Library, trouble: Trouble, days: int, tmp_path: Path
) -> None:
    """Ended before every kind of act, or killed in the middle of it, the program leaves what it would have left."""
    quiet, disturbed = quiet_week[days - 1], live(tmp_path, library, trouble, days)[-1]
    assert disturbed.restarts >= len(disturbed.acts if trouble == "restart" else disturbed.cuts)
    assert set(disturbed.cuts.values()) == ({2} if trouble == "kill" else {0})
    assert (disturbed.acts, set(disturbed.cuts)) == (quiet.acts, set(quiet.cuts))
    for name, rows in quiet.left.items():
        assert disturbed.left[name] == rows, name
    assert disturbed.shown == quiet.shown
