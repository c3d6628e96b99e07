"""The demonstration: the same for the same seed, counted as the counter counts, readable by the running bot."""

import asyncio
import csv
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot import clock
from bot.commands.parser import main
from bot.commands.report import _spell_safely
from bot.config import Config, load_config
from bot.demo import commune as making
from bot.demo.commune import DemoPlan, group_by_commune, make_communes
from bot.demo.places import COMMUNES, MEMBERS, PEOPLE, VILLAGES, make_teams_file, plan_places
from bot.demo.settings import apply_demonstration, teams_path
from bot.jobs.counting import FactCounter
from bot.store import Account, SystemChange
from bot.store.opening import open_store
from bot.teams_file import read_teams
from bot.turns.service import Turns
from flows.core.address import HOME, address
from flows.core.library import Library
from flows.core.person import dump, load
from flows.core.record import Household, dump_record, load_record
from flows.core.reports import BY_NAME
from flows.core.reports.cells import ALL
from tests.harness.facts import KINDS, noted, sample
from tests.harness.settings import ROOT, config_text
from tests.harness.shelf import shelf_of

UNTIL = date(2026, 11, 24)
_GUIDES = ("eid-install", "eid-activate", "pay-qr", "portal-submit", "shop-list", "safe-scam")
_SMALL = """
province: {id: qt, code: 44}
communes:
  - {id: lia, code: 19489, villages: [{id: lia-1, name: Một}, {id: lia-2, name: Hai}]}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with settings of a commune of two villages."""
    made = tmp_path_factory.mktemp("demo")
    (made / "teams.yaml").write_text(_SMALL, "utf-8")
    guides = shelf_of(made / "guides", *_GUIDES)  # few, since every command reads them anew
    text = config_text(guides).replace(f"teams: {ROOT / 'teams.yaml'}", "teams: teams.yaml")
    (made / "config.yaml").write_text(text, "utf-8")
    return made


def run(folder: Path, *arguments: str, database: str = "demo.db") -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{folder / database}")
        return main(["--config", str(folder / "config.yaml"), *arguments])


@pytest.fixture(scope="module")
def demo(folder: Path) -> Path:
    """A database with a demonstration."""
    assert run(folder, "demo", "--until", "2026-11-24") == 0
    return folder / "demo.db"


def rows(path: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def told(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints."""
    capsys.readouterr()
    assert run(folder, *arguments) == 0
    return capsys.readouterr().out


def test_the_same_seed_gives_the_same_facts(folder: Path, demo: Path) -> None:
    """Made again, every row is the same; with another seed it is another place."""
    made = (demo, folder / "again.db", folder / "other.db")
    assert run(folder, "demo", "--until", "2026-11-24", database="again.db") == 0
    assert run(folder, "demo", "--until", "2026-11-24", "--seed", "2", database="other.db") == 0
    for table in ("fact", "record", "person", "tally", "passage"):
        first, again, other = (rows(path, f"SELECT * FROM {table}") for path in made)  # noqa: S608 (our own names)
        assert first == again != other


def test_its_facts_are_in_the_order_of_time(demo: Path) -> None:
    """Ids grow with time, over eighteen months, ever more of them."""
    moments = [at for (at,) in rows(demo, "SELECT at FROM fact ORDER BY id")]
    assert moments == sorted(moments)
    months = [count for (count,) in rows(demo, "SELECT count(*) FROM fact GROUP BY substr(at, 1, 7) ORDER BY 1")]
    assert len(months) in (18, 19)
    assert sum(months[-7:-1]) > 2 * sum(months[:6])


def test_every_kind_of_thing_is_there(demo: Path) -> None:
    """Each screen has something to show: houses, visits, classes, wishes, slips, people who are not remembered."""
    kinds = {kind for (kind,) in rows(demo, "SELECT DISTINCT kind FROM fact")}
    wanted = {kind.__name__ for report in BY_NAME.values() for kind in report.of} - {"HouseLeft"}
    assert wanted | {"ClassOpened", "ClassClosed", "Enrolled", "Checked", "Consented"} <= kinds
    assert {kind for (kind,) in rows(demo, "SELECT DISTINCT kind FROM record")} == {
        "member", "house", "lesson", "help", "slip",
    }  # fmt: skip
    ((nobody,),) = rows(demo, "SELECT count(*) FROM fact WHERE kind = 'Started' AND person IS NULL")
    assert nobody


def test_its_states_are_as_the_bot_writes_them(demo: Path) -> None:
    """Every person and record is read, and written again is the same."""
    for key, state in rows(demo, "SELECT key, state FROM person"):
        assert dump(load(key, json.loads(state))) == json.loads(state)
    for kind, version, mark, state in rows(demo, "SELECT kind, version, mark, state FROM record"):
        record = load_record(json.loads(state))
        assert (record.kind, record.version) == (kind, version)
        assert dump_record(record) == json.loads(state)
        assert mark == (record.mark if isinstance(record, Household) else None)


async def test_it_is_counted_as_the_counter_counts(demo: Path, folder: Path) -> None:
    """Counted anew by the counter, every report has the same numbers."""
    config = load_config(folder / "config.yaml")
    async with open_store(demo) as store:
        counter = FactCounter(store, lambda: config.places, clock.now, config.journal_months)
        asked = list(product(BY_NAME, ("qt", "lia", "lia-1"), (ALL, "2026-10")))
        assert (await store.tallies.read_watermark()).upto == (await store.tallies.read_watermark()).newest
        before = {one: sorted(await counter.read_counts(*one), key=repr) for one in asked}
        runs = rows(demo, "SELECT * FROM passage ORDER BY run")
        await store.tallies.restart("", "")
        assert not await counter.read_counts(*asked[0])
        await counter.catch_up(chunk=5000)
        for one in asked:
            assert sorted(await counter.read_counts(*one), key=repr) == before[one]
        assert rows(demo, "SELECT * FROM passage ORDER BY run") == runs


def test_the_bot_says_that_it_is_a_demonstration(demo: Path, folder: Path, library: Library) -> None:
    """On such a database every screen has the word about it; on any other none has."""

    async def scene(path: Path) -> tuple[Config, str | None]:
        async with open_store(path) as store:
            config = await apply_demonstration(load_config(folder / "config.yaml"), store, path)
            there = replace(library, deployment=config, teams=config.places)
            turns = Turns(store, lambda: there, lambda _: "citizen")
            _, screen = await turns.look(Account("demo", "30"), address("mine"))
            _, home = await turns.look(None, HOME)
            assert screen.banner == home.banner
            return config, home.banner

    config, banner = asyncio.run(scene(demo))
    assert config.demonstration
    assert "lia-2" in config.places.places
    assert banner
    config, banner = asyncio.run(scene(folder / "real.db"))
    assert not config.demonstration
    assert banner is None


def test_people_are_not_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A database that holds people who are no demonstration is refused and left as it is."""

    async def scene() -> None:
        async with open_store(folder / "people.db") as store:
            await store.apply(SystemChange(noted(sample_of("Erased")).at, [noted(sample_of("Erased"))]))

    asyncio.run(scene())
    assert run(folder, "demo", database="people.db") == 1
    assert "dữ liệu thật" in capsys.readouterr().out
    assert len(rows(folder / "people.db", "SELECT * FROM fact")) == 1


def sample_of(name: str) -> Any:
    return sample({kind.__name__: kind for kind in KINDS}[name])


def test_a_demonstration_is_made_anew(folder: Path, demo: Path) -> None:
    """Over a former demonstration a new one is made, which is the only one there."""
    count = rows(demo, "SELECT count(*) FROM fact")
    assert run(folder, "demo", "--until", "2026-11-24") == 0
    assert rows(demo, "SELECT count(*) FROM fact") == count


def test_without_villages_there_is_nothing_to_make(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Settings without teams are told to have some first."""
    text = config_text().replace(f"teams: {ROOT / 'teams.yaml'}", "")
    (tmp_path / "config.yaml").write_text(text, "utf-8")
    assert run(tmp_path, "demo") == 1
    assert "teams" in capsys.readouterr().out


def test_the_province_is_as_large_as_the_programme(tmp_path: Path) -> None:
    """115 communes, 715 villages, 4,327 members and 200,000 people, with names of the register; its file is sound."""
    (tmp_path / "p.teams.yaml").write_text(make_teams_file(), "utf-8")
    teams, issues = read_teams(teams_path(tmp_path / "p.db"))
    assert issues == []
    levels = [place.level for place in teams.places.values()]
    assert (levels.count("commune"), levels.count("village")) == (COMMUNES, VILLAGES)
    sizes = [plan.size for plan in plan_places(teams, whole=True)]
    assert (sum(size.people for size in sizes), sum(size.members for size in sizes)) == (PEOPLE, MEMBERS)
    assert teams.name("lia") == "Xã Lìa"
    assert len({place.name for place in teams.places.values() if place.level == "commune"}) == COMMUNES


def test_several_communes_are_made_side_by_side(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In processes of their own communes come out as one after the other, in their order."""
    config = load_config(folder / "config.yaml")
    made = DemoPlan(folder / "config.yaml", config.places, 1, UNTIL)
    (whole,) = group_by_commune(plan_places(config.places, whole=False))
    halves = [whole[:2], whole[2:]]
    monkeypatch.setattr(making, "cpu_count", lambda: 1)
    alone = list(make_communes(made, halves))
    monkeypatch.setattr(making, "cpu_count", lambda: 2)
    together = list(make_communes(made, halves))
    assert alone == together


def test_a_report_is_printed(folder: Path, demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a table in words, as CSV and JSON by the names of columns; of a month, a place, a guide."""
    table = told(folder, capsys, "report", "households", "--place", "lia")
    assert "nhà thạo" in table
    assert "Hai" in table
    lines = list(csv.reader(io.StringIO(told(folder, capsys, "report", "progress", "--format", "csv"))))
    assert lines[0][:3] == ["guide", "revision", "step"]
    whole = json.loads(told(folder, capsys, "report", "progress", "--format", "json", "--month", "2026-10"))
    assert whole["report"] == "progress"
    sums = dict(zip(whole["columns"], whole["total"], strict=True))
    outs = ("alone", "helped", "again", "dropped", "stopped", "forgotten", "erased", "inside")
    assert sums["carried"] + sums["started"] == sum(sums[name] for name in outs)
    one = json.loads(told(folder, capsys, "report", "progress", "--format", "json", "--guide", "eid-install"))
    assert len({row[0] for row in one["rows"]}) == 1
    for name in BY_NAME:
        assert told(folder, capsys, "report", name, "--place", "lia-1", "--public")


def test_few_people_are_hidden_in_public(folder: Path, demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The server's own view tells all; with --public small numbers are dashes, and nobody's key is told."""
    given = ("report", "progress", "--place", "lia-1", "--format", "json")
    assert "null" not in told(folder, capsys, *given)
    assert "null" in told(folder, capsys, *given, "--public")
    completions = ("report", "completions", "--place", "lia-1", "--format", "csv")
    assert told(folder, capsys, *completions).startswith("person,")
    assert told(folder, capsys, *completions, "--public").startswith("guide,")
    assert "–" in told(folder, capsys, *given[:-1], "csv", "--public")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("progress", "--place", "none"), 2), (("progress", "--guide", "none"), 2)],
)
def test_what_is_not_there_is_told(folder: Path, demo: Path, arguments: tuple[str, ...], status: int) -> None:
    """A place or guide that there is not ends the command with a word."""
    assert run(folder, "report", *arguments) == status


def test_a_month_is_a_month(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A month is written 2026-11."""
    with pytest.raises(SystemExit):
        run(folder, "report", "progress", "--month", "11/2026")
    assert "2026-11" in capsys.readouterr().err


def test_a_label_is_no_formula(folder: Path) -> None:
    """What a team calls somebody cannot be worked out by a spreadsheet."""
    assert (_spell_safely("=1+1"), _spell_safely("An"), _spell_safely(None), _spell_safely(-3)) == (
        "'=1+1",
        "An",
        "–",
        "-3",
    )
