"""What the program of 25 November 2026 (591db8c) wrote and handed out is opened by the program of today.

The folder holds its settings, two guides, its database and, in expected.json, what it showed of them: a commune of
twelve people with a team, households, a class, visit slips, two requests for help and one fact of every kind.
"""

import asyncio
import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

import flows
from bot.channels.web.session import Session
from bot.channels.web.site import Site
from bot.config import load_config
from bot.guides.checks import Checker
from bot.guides.load import build_library, read_shelf
from bot.jobs.counting import FactCounter
from bot.store import Account
from bot.store.opening import open_store
from bot.store.store import Store
from bot.turns.service import Turns
from flows.core.address import Act, read_data, read_token
from flows.core.event import Opened, Origin, Pressed
from flows.core.library import Library
from flows.core.person import Person
from flows.core.reports import BY_NAME
from flows.core.reports.base import TableQuery
from flows.core.reports.cells import ALL, Table
from flows.core.screen import Do
from tests.harness.files import files
from tests.harness.player import address_of
from tests.harness.real_guides import real_sentences

FOLDER = Path(__file__).parent
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
NOW = datetime.fromisoformat(EXPECTED["now"])
PEOPLE: dict[str, dict[str, Any]] = EXPECTED["people"]
Scene = Callable[[Turns, Store, FactCounter], Awaitable[Any]]
Play = Callable[..., Any]
UNCOUNTED = "DELETE FROM tally; DELETE FROM passage; UPDATE counted SET rules = '', since = 0, upto = 0"


@pytest.fixture(scope="module")
def library() -> Library:
    config = load_config(FOLDER / "config.yaml")
    return build_library(read_shelf(FOLDER / "guides"), real_sentences(), config)


@pytest.fixture
def play(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Play a scene on a copy of the database, at the moment when it was left."""
    monkeypatch.setattr("bot.clock.now", lambda: NOW)
    database = tmp_path / "gocua.db"
    shutil.copy(FOLDER / "gocua.db", database)

    async def run(scene: Scene, before: str = "") -> Any:
        with closing(sqlite3.connect(database)) as connection:
            connection.executescript(before)
        async with open_store(database) as store:
            counter = FactCounter(store, lambda: library.teams, lambda: NOW, 24)
            return await scene(Turns(store, lambda: library, lambda _: "citizen", counter.answer), store, counter)

    return lambda *given: asyncio.run(run(*given))


def account_of(name: str) -> Account:
    return Account(PEOPLE[name]["channel"], PEOPLE[name]["id"])


def test_settings_and_guides_have_no_issue(library: Library) -> None:
    """The settings load, both guides are in the library, and the checker holds neither back."""
    config = load_config(FOLDER / "config.yaml").model_copy(update={"guides": FOLDER / "guides"})
    issues = Checker(config, real_sentences(), NOW.date)(read_shelf(FOLDER / "guides"))
    assert sorted(library.guides) == ["eid-install", "pay-qr"]
    assert [str(issue) for issue in issues] == []


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_stands_where_they_stood(play: Play, name: str) -> None:
    """The same person is shown the same screen with the same buttons, and their runs are where they were."""

    async def scene(turns: Turns, store: Store, counter: FactCounter) -> tuple[Person, str, list[str], str]:
        person, screen = await turns.look(account_of(name))
        return person, screen.address.token, [button.label for button in screen.choices], screen.title

    person, here, labels, title = play(scene)
    assert (here, labels, title) == (PEOPLE[name]["at"], PEOPLE[name]["labels"], PEOPLE[name]["title"])
    assert {guide: run.state for guide, run in person.runs.items()} == {
        guide: state for guide, (_, state) in PEOPLE[name]["runs"].items()
    }


@pytest.mark.parametrize("name", ["binh", "mai", "tu"])
def test_a_run_goes_on_to_its_end(play: Play, name: str) -> None:
    """A person who stood in the middle of a guide goes on from that step, and finishes it once."""

    async def scene(turns: Turns, store: Store, counter: FactCounter) -> list[str]:
        account = account_of(name)

        def origin(n: int) -> Origin:
            return Origin(f"later:{n}", NOW, f"seed-{n}", account.channel)

        before = [row["kind"] async for row in store.journal.read(None, None)]
        for n in range(60):
            _, screen = await turns.look(account)
            if screen.address.ids[-1:] == ("done",):
                break
            await turns.take(account, Pressed(origin(n), next(b.act for b in screen.choices if isinstance(b, Do))))
        return [row["kind"] async for row in store.journal.read(None, None)][len(before) :]

    later = play(scene)
    assert later.count("Finished") == 1
    assert "Started" not in later


@pytest.mark.parametrize("name", PEOPLE)
def test_every_screen_still_opens(play: Play, name: str) -> None:
    """What a person could reach by buttons still is where its address says."""

    async def scene(turns: Turns, store: Store, counter: FactCounter) -> list[str]:
        tokens = PEOPLE[name]["opens"]
        looks = [(await turns.look(account_of(name), address_of(token)))[1] for token in tokens]
        return [token for token, screen in zip(tokens, looks, strict=True) if screen.address.token != token]

    assert play(scene) == []


def test_every_button_is_still_understood() -> None:
    """The data of every button that was on a screen is read back as it was, and its verb is known."""
    for data in EXPECTED["held"]["buttons"]:
        act = read_data(data)
        assert isinstance(act, Act)
        assert act.data == data
        assert act.verb in flows.FLOWS.by_name[act.address.flow].acts, data


def test_every_link_still_opens(play: Play) -> None:
    """Links on paper, in invitations and on visit slips lead where they led; those of guides credit the same code."""

    async def scene(turns: Turns, store: Store, counter: FactCounter) -> list[str]:
        found = []
        for n, token in enumerate(EXPECTED["held"]["links"]):
            link = read_token(token)
            assert link is not None
            account = account_of("hoa") if token.startswith("slip_") else Account("telegram", f"new-{n}")
            event = Opened(Origin(f"l:{n}", NOW, f"seed-{n}", "telegram", via=link.via), link.address, arrived=True)
            answer = await turns.take(account, event)
            if answer.screen.address != link.address:
                found.append(token)
        return found

    assert play(scene) == []


def test_records_and_facts_are_all_there(play: Play) -> None:
    """Every listed record loads, and the journal has every fact, of every kind that there is."""

    async def scene(turns: Turns, store: Store, counter: FactCounter) -> tuple[dict[str, list[str]], dict[str, int]]:
        records = {
            kind: sorted(record.id for record in await store.records.find(kind, None)) for kind in EXPECTED["records"]
        }
        return records, Counter([row["kind"] async for row in store.journal.read(None, None)])

    records, facts = play(scene)
    assert records == EXPECTED["records"]
    assert facts == EXPECTED["facts"]


@pytest.mark.parametrize("anew", [False, True])
def test_reports_count_the_same(play: Play, library: Library, anew: bool) -> None:
    """What was counted then is read, and counted anew from the journal it is the same."""

    async def scene(turns: Turns, store: Store, counter: FactCounter) -> dict[str, list[str]]:
        assert await counter.catch_up()
        return {asked: await _rows(turns, library, *asked.split()) for asked in EXPECTED["reports"]}

    assert {asked: _without_order(rows) for asked, rows in play(scene, UNCOUNTED if anew else "").items()} == {
        asked: _without_order(rows) for asked, rows in EXPECTED["reports"].items()
    }


def _without_order(rows: list[str]) -> list[str]:
    """Return a table's heading and its rows in any one order, less those that count nothing."""
    return [rows[0], *sorted(row for row in rows[1:] if set(row.split(" | ")[1:]) != {"0"})]


async def _rows(turns: Turns, library: Library, name: str, place: str) -> list[str]:
    def drawn(asking: Person) -> Table:
        shared = asking.shared
        query = TableQuery(place, ALL, library, shared, own=True, brief=False)
        return BY_NAME[name].table(shared.counted(name, place, ALL), query)

    table = await turns.lookup.play(Person("—"), drawn)
    return [" | ".join(map(str, row)) for row in (table.columns, *table.rows)]


def test_a_browser_is_known_again(library: Library, tmp_path: Path) -> None:
    """The cookie of a browser is still the account of its person."""
    web = EXPECTED["web"]
    site = Site(web["secret"], files(library, tmp_path))
    headers = [(b"cookie", f"gocua={web['cookie']}".encode())]
    request = Request({"type": "http", "headers": headers})
    assert Session(site).read_account(request) == Account("web", web["account"])
