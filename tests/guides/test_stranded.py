"""Standing: who is in the middle of what, in counts, and whom an edit would strand."""

import asyncio
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.commands.parser import main
from bot.config import load_config
from bot.guides.checks import Checker
from bot.guides.live import LiveLibrary
from bot.guides.stranded import OpenRuns, RunPosition, count_open_runs
from bot.store import Account, Saving
from bot.turns.service import Turns
from flows.core.address import Act, address
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue
from flows.core.event import Pressed
from flows.core.library import Library
from flows.core.person import STATE_VERSION, Person, dump
from tests.harness import small
from tests.harness.patience import PATIENCE_S
from tests.harness.real_guides import real_sentences
from tests.harness.sound_guides import SOUND, TODAY, laid
from tests.harness.turns import AT, origin, playing

TEA, CUP = address("guide", "tea"), address("guide", "cup")
REV = "0" * 12
Out = pytest.CaptureFixture[str]


async def people(turns: Turns) -> None:
    """Three people: two in the middle of tea, at different steps, one of them of cup too; one who finished cup."""
    for who, acts in {
        "1": [("start", TEA), ("keep", TEA), ("pick", TEA.under("ask", "boil")), ("start", CUP)],
        "2": [("start", TEA), ("skip", TEA)],
        "3": [("start", CUP), ("keep", CUP), ("next", CUP.under("soap")), ("next", CUP.under("rinse"))],
    }.items():
        for n, (verb, place) in enumerate(acts):
            await turns.take(Account("telegram", who), Pressed(origin(f"{who}-{n}"), Act(verb, place)))


async def test_who_stands_where(tmp_path: Path, small_library: Library) -> None:
    """Open runs are counted by guide, step and revision; finished ones are not."""
    async with playing(tmp_path, small_library) as (turns, store):
        assert await count_open_runs(store.people.read_states()) == OpenRuns({}, 0)
        await people(turns)
        found = await count_open_runs(store.people.read_states())
        assert found.counts == {
            RunPosition("tea", "boil", REV): 1,
            RunPosition("tea", "ask", REV): 1,
            RunPosition("cup", "soap", REV): 1,
        }
        assert found.find_stranded(small_library.guides) == {}


async def test_many_people_are_all_counted(tmp_path: Path, small_library: Library) -> None:
    """However many there are, each is counted once; a state of a newer program is counted apart."""
    count = 2_500
    async with playing(tmp_path, small_library) as (_turns, store):

        async def save(n: int) -> None:
            state = dump(Person(f"key-{n}")) | ({"version": STATE_VERSION + 1} if n == 7 else {})
            who = Account("telegram", str(n))
            await store.save(Saving(who, f"e{n}", AT, f"key-{n}", state, 1, None, (), None, owed=False))

        await asyncio.gather(*(save(n) for n in range(count)))
        assert len([state async for state in store.people.read_states()]) == count
        assert (await count_open_runs(store.people.read_states())).unread == 1


WITHOUT_BOIL = [step for step in small.TEA_STEPS if step["id"] != "boil"]


@pytest.mark.parametrize(
    ("guide", "stranded"),
    [
        (small.tea(), set()),
        (small.guide("tea", WITHOUT_BOIL), {"boil"}),
        (small.guide("tea", WITHOUT_BOIL, renamed={"boil": "pour"}), set()),
        (small.guide("brew", list(small.TEA_STEPS)), {"ask", "boil"}),
        (small.guide("brew", list(small.TEA_STEPS), formerly=["tea"]), set()),
    ],
    ids=["nothing", "step", "renamed", "guide", "formerly"],
)
def test_whom_an_edit_strands(guide: Guide, stranded: set[str]) -> None:
    """Who stands at a step or in a guide that is gone is stranded; what is renamed strands nobody."""
    found = OpenRuns({RunPosition("tea", "ask", REV): 2, RunPosition("tea", "boil", "old"): 3}, 0)
    assert {place.step for place in found.find_stranded({guide.id: guide})} == stranded


async def wait_for_rules(live: LiveLibrary, rules: set[str]) -> None:
    """Wait until the issues are of these rules; fails after a while."""
    async with asyncio.timeout(PATIENCE_S):
        while {issue.rule for issue in live().issues} != rules:
            await asyncio.sleep(0.05)


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


async def ignore(_: Sequence[Issue]) -> None:
    """Tell nobody of issues."""


def test_a_live_edit_that_strands_somebody_waits(tmp_path: Path) -> None:
    """A step at which people stand stays, and an issue says how many they are; renamed, it may go. So for a guide."""
    folder = laid(SOUND, tmp_path)
    config = load_config(tmp_path / "config.yaml")
    standing = {RunPosition("tea", "ice", "old"): 2, RunPosition("tea", "ice", "older"): 1}
    gone_before = {RunPosition("tea", "never-was", "old"): 5, RunPosition("never-was", "ask", "old"): 5}

    async def count_runs() -> OpenRuns:
        return OpenRuns(standing | gone_before, 0)

    async def scene() -> None:
        check = Checker(config, real_sentences(), lambda: TODAY)
        live = LiveLibrary(config, real_sentences(), check, count_runs=count_runs)
        live.reload()
        before = live().guides["tea"]
        watching = asyncio.create_task(live.watch(ignore))
        try:
            await asyncio.sleep(0.5)
            edit(folder / "tea" / "guide.yaml", "next: ice", "next: cold")
            edit(folder / "tea" / "guide.yaml", "id: ice", "id: cold")
            edit(folder / "tea" / "talks.yaml", "guide_tea_ice", "guide_tea_cold")
            (folder / "tea" / "en.yaml").unlink()
            await wait_for_rules(live, {"stranded"})
            assert "3 người" in live().issues[0].what
            assert live().guides["tea"] == before
            edit(folder / "tea" / "guide.yaml", "cook: boil", "cook: boil, ice: cold")
            await wait_for_rules(live, set())
            assert live().guides["tea"].step("ice") is live().guides["tea"].step("cold")
            shutil.rmtree(folder / "tea")
            await wait_for_rules(live, {"stranded"})
            assert "tea" in live().guides
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    asyncio.run(scene())


class Desk:
    """An editor's desk: guides, and a database with people in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.guides = laid(SOUND, folder)

    def check(self, *more: str) -> int:
        return main(["--config", str(self.folder / "config.yaml"), "check", "--live", *more])


async def stand(folder: Path, library: Library) -> None:
    """Let people stand in the middle of guides."""
    async with playing(folder, library) as (turns, _):
        await people(turns)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("bot.clock.today", lambda: TODAY)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 's.db'}")
    return Desk(tmp_path)


def test_checking_against_people(desk: Desk, small_library: Library, capsys: Out) -> None:
    """`check --live` tells who stands where, and passes an edit that strands nobody."""
    path = desk.guides / "cup" / "guide.yaml"
    path.write_text(path.read_text("utf-8") + "renamed: {soap: rinse}\n", "utf-8")
    asyncio.run(stand(desk.folder, small_library))
    assert desk.check() == 0
    told = capsys.readouterr().out
    assert "tea · boil" in told
    assert "renamed" not in told


def test_an_edit_that_strands_is_refused(desk: Desk, small_library: Library, capsys: Out) -> None:
    """An edit that takes a step away from people who stand there gives exit status 1 and names the step."""
    asyncio.run(stand(desk.folder, small_library))
    assert desk.check("tea") == 1  # the sound cup has no step `soap`
    lines = [line for line in capsys.readouterr().out.splitlines() if "renamed" in line]
    assert len(lines) == 1
    assert "cup · soap" in lines[0]


def test_without_a_database_nothing_can_be_said(desk: Desk, capsys: Out) -> None:
    """Where there is no database, that is told, with exit status 1; none is made."""
    assert desk.check() == 1
    assert "s.db" in capsys.readouterr().out
    assert not (desk.folder / "s.db").exists()
