"""Erasing: nothing of a person remains in the database, in its files, in a copy that is put back, or by its moment."""

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.parser import main
from bot.store import Account, Parcel, Store, SystemChange
from bot.store.erased_keys import ErasedKeys, hash_key, locate_erased
from bot.store.opening import open_store
from bot.turns.service import Turns
from flows.core.address import Act, Address, address
from flows.core.event import Event, Pressed, Said
from flows.core.record import Classroom, HelpRequest, Household, Invite, Member, VisitSlip, remove_key
from tests.harness.database import connection_of
from tests.harness.make import make
from tests.harness.settings import ROOT
from tests.harness.store import saving
from tests.harness.turns import AT, origin
from tests.harness.world import team_library

ANN, MAI, WEB = Account("telegram", "777123456"), Account("telegram", "888"), Account("web", "browser")
NAME, HERS, WORDS = "Nguyen Thi Lan", "Nha Ba Bay", "cai may cua tui hu roi"
CUP, ERASE = address("guide", "cup"), address("settings", "erase")
MONTHS = timedelta(days=200)


@asynccontextmanager
async def playing(folder: Path) -> AsyncIterator[tuple[Turns, Store]]:
    async with open_store(folder / "s.db") as store:
        yield Turns(store, team_library, lambda _: "citizen"), store


class Playing:
    """People who act one after another, a minute apart."""

    def __init__(self, turns: Turns, store: Store) -> None:
        self.turns, self.store, self.now, self.count = turns, store, AT, 0

    async def play(self, who: Account, event: Event) -> Address:
        self.count, self.now = self.count + 1, self.now + timedelta(seconds=61, microseconds=777)
        came = replace(origin(f"e{self.count}", self.now), channel=who.channel)
        return (await self.turns.take(who, replace(event, origin=came))).person.here

    async def press(self, who: Account, verb: str, here: Address) -> Address:
        return await self.play(who, Pressed(origin("x"), Act(verb, here)))

    async def say(self, who: Account, text: str) -> Address:
        return await self.play(who, Said(origin("x"), text))

    async def key(self, who: Account) -> str:
        return (await self.store.load(who, "x")).key or ""

    async def seat(self, who: Account, id: str, label: str) -> None:
        """Let somebody accept an invitation of the server."""
        until = self.now + timedelta(days=1)
        invite = make(Invite, id=id, role="member", place="lia-1", label=label, by="server", until=until)
        await self.store.apply(SystemChange(self.now, changed=[invite]))
        await self.press(who, "accept", address("invite", id))


async def live_a_life(people: Playing) -> None:
    """Let a citizen do all that leaves a trace: a guide, a house, a closed request and one that goes on, with words."""
    house = make(Household, id="house-1", place="lia-1", label="3", opened=AT)
    await people.store.apply(SystemChange(AT, changed=[house]))
    await people.seat(MAI, "invite-mai", "Mai")
    for verb, here in [("start", CUP), ("keep", CUP), ("next", CUP.under("soap")), ("next", CUP.under("rinse"))]:
        await people.press(WEB, verb, here)
    await people.press(WEB, "join", address("join", "house-1"))
    for over in (True, False):
        await people.press(WEB, "ask", address("help"))
        (request,) = await people.store.records.find("help", None)
        talk = address("talk", request.id)
        await people.press(MAI, "take", talk)
        await people.say(WEB, WORDS)
        await people.say(MAI, "de chi coi")
        if over:
            await people.press(MAI, "end", talk)
            await people.press(WEB, "helped", talk)
    await people.press(WEB, "start", address("guide", "tea"))


async def find_traces(folder: Path, store: Store, *traces: str) -> list[tuple[str, str]]:
    """Find where any of these stands: in a table, in a file of the database, or in a file next to it."""
    found = []
    for row in await connection_of(store).execute_fetchall("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        rows = [tuple(line) for line in await connection_of(store).execute_fetchall(f"SELECT * FROM {row[0]}")]  # noqa: S608
        found += [(row[0], trace) for trace in traces if trace in repr(rows)]
    for file in sorted(folder.iterdir()):  # noqa: ASYNC240 (a test waits for its files)
        found += [(file.name, trace) for trace in traces if trace.encode() in file.read_bytes()]
    return found


async def find_ties(store: Store) -> list[tuple[str, set[str]]]:
    """Find moments that tie what the erasure left in the journal to anything else."""
    tables: dict[str, set[str]] = defaultdict(set)
    for name in ("account", "person", "fact", "record", "debt", "parcel", "seen"):
        for line in await connection_of(store).execute_fetchall(f"SELECT * FROM {name}"):  # noqa: S608
            row = {column: line[column] for column in line.keys()}  # noqa: SIM118 (a row is no mapping)
            kind = f"fact {row['kind']}" if name == "fact" else name
            for moment in re.findall(r"2026-11-\d\dT[\d:.]+", repr(row)):
                tables[moment].add(kind)
    left = ("fact Left", "fact Erased", "fact HouseLeft")
    return [(at, kinds) for at, kinds in tables.items() if "fact Erased" in kinds and len(kinds) > 1] + [
        (at, kinds) for at, kinds in tables.items() if kinds & set(left) and kinds & {"person", "account", "seen"}
    ]


async def test_nothing_of_a_citizen_remains(tmp_path: Path) -> None:
    """No table, no file and no moment leads to a person who had their data deleted, whatever they did before."""
    async with playing(tmp_path) as (turns, store):
        people = Playing(turns, store)
        await live_a_life(people)
        key = await people.key(WEB)
        assert {name for name, _ in await find_traces(tmp_path, store, key, WORDS)} >= {"fact", "record", "parcel"}
        shown = await people.press(WEB, "erase", ERASE)
        assert shown == address("settings", "erased")
        assert (await store.load(WEB, "x")).key is None
        assert await find_traces(tmp_path, store, key, WORDS, WEB.id) == []
        assert await find_ties(store) == []
        house = await store.records.get("house", "house-1")
        assert isinstance(house, Household)
        assert house.alone == {}
        await people.press(WEB, "erase", ERASE)
        kinds = [row["kind"] async for row in store.journal.read()]
        assert kinds.count("Erased") == 1
    assert hash_key(key) in ErasedKeys(locate_erased(tmp_path / "s.db")).read()


async def test_nothing_of_a_member_remains(tmp_path: Path) -> None:
    """Of a member go the name, from seat and invitation, the key, and what they said; what they did stays."""
    async with playing(tmp_path) as (turns, store):
        people = Playing(turns, store)
        await people.seat(ANN, "invite-ann", NAME)
        house = make(Household, id="house-1", place="lia-1", label="3", opened=AT)
        await store.apply(SystemChange(AT, changed=[house]))
        await people.press(WEB, "join", address("join", "house-1"))
        await people.press(WEB, "ask", address("help"))
        (request,) = await store.records.find("help", None)
        await people.press(ANN, "take", address("talk", request.id))
        await people.say(ANN, WORDS)
        await people.press(ANN, "start", address("lesson", "in", "lia-1", "g", "tea"))
        key = await people.key(ANN)
        assert len(await find_traces(tmp_path, store, key, NAME, WORDS)) > 3
        await people.press(ANN, "erase", ERASE)
        assert await find_traces(tmp_path, store, key, NAME, WORDS, ANN.id) == []
        assert await store.records.find("member", None) == []
        (request,) = await store.records.find("help", None)
        assert isinstance(request, HelpRequest)
        assert request.state == "waiting"


async def test_whoever_withdrew_is_forgotten_in_the_journal_as_well(tmp_path: Path) -> None:
    """A day after "do not remember me" no fact bears the key, whether the sweep comes first or the person."""
    for swept in (True, False):
        folder = tmp_path / str(swept)
        async with playing(folder) as (turns, store):
            people = Playing(turns, store)
            await live_a_life(people)
            (request,) = await store.records.find("help", None)
            await people.press(MAI, "end", address("talk", request.id))
            await people.press(WEB, "stop", address("settings"))
            key, people.now = await people.key(WEB), people.now + timedelta(hours=25)
            if swept:
                assert await turns.forget_due(people.now) == 1
            else:
                await people.press(WEB, "start", CUP)
            await store.empty_log()
            assert await find_traces(folder, store, key) == []
            assert (await people.key(WEB) != "") is not swept


async def test_a_copy_that_is_put_back_forgets_them_again(tmp_path: Path) -> None:
    """Whoever had their data deleted after a copy was made is in no database that is made of it."""
    live, copy = tmp_path / "live", tmp_path / "copy.db"
    url = f"sqlite:///{live}/s.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        call = ["--config", str(ROOT / "config.yaml")]
        async with playing(live) as (turns, store):
            people = Playing(turns, store)
            await people.seat(ANN, "invite-ann", NAME)
            await live_a_life(people)
            keys = [await people.key(WEB), await people.key(ANN)]
            assert await asyncio.to_thread(main, [*call, "backup", str(copy)]) == 0
            await people.press(WEB, "erase", ERASE)
            await people.press(ANN, "erase", ERASE)
        assert await asyncio.to_thread(main, [*call, "restore", str(copy)]) == 0
    for file in live.glob("*.before"):
        file.unlink()
    async with open_store(live / "s.db") as store:
        assert await find_traces(live, store, *keys, NAME, WORDS, ANN.id) == []
        assert [member.place for member in await store.records.find("member", None)] == ["lia-1"]  # Mai
        house = await store.records.get("house", "house-1")
        assert isinstance(house, Household)
        assert house.alone == {}
    assert sorted(file.name for file in live.iterdir()) == ["s.db", "s.db.erased"]


async def test_a_log_that_is_read_is_emptied_the_next_time(tmp_path: Path) -> None:
    """Somebody who reads the database meanwhile holds up no deletion."""
    async with open_store(tmp_path / "s.db") as store, open_store(tmp_path / "s.db") as reader:
        await store.save(saving())
        await connection_of(store).execute("PRAGMA busy_timeout = 0")
        await connection_of(reader).execute("BEGIN")
        await connection_of(reader).execute_fetchall("SELECT key FROM person")
        await store.save(saving("e2", key="new", erased="key-1", serial=2))
        assert b"key-1" in (tmp_path / "s.db-wal").read_bytes()
        await connection_of(reader).rollback()
        await store.empty_log()
        assert (tmp_path / "s.db-wal").read_bytes() == b""


def test_a_key_is_taken_off_whatever_names_it() -> None:
    """Every kind of record that bears a key loses it, and its name; what is another's stays as it is."""
    seat = make(Member, id="m", role="member", place="lia", label=NAME, key="k", since=AT)
    of = {"id": "h", "place": "lia", "home": "lia", "about": "home", "asked": AT, "came": AT}
    taken = make(HelpRequest, key="a", by="m", by_key="k", state="taken", **of)
    lesson = make(Classroom, id="c", place="lia", guide="g", by="m", key="k", opened=AT)
    slip = make(VisitSlip, id="1", place="lia", printed=AT)
    assert remove_key(seat, "k", AT) == replace(seat, key="", label="", removed=AT)
    assert remove_key(taken, "a", AT) == replace(taken, key="", state="closed")
    assert remove_key(taken, "k", AT) == replace(taken, by=None, by_key=None, state="waiting")
    over = replace(taken, state="closed")
    assert remove_key(over, "k", AT) == replace(over, by_key=None)
    assert remove_key(lesson, "k", AT) == replace(lesson, key="")
    for record in (seat, taken, lesson, slip):
        assert remove_key(record, "other", AT) == record


async def test_parcels_to_and_from_them_go(tmp_path: Path) -> None:
    """What was said to a person, and what they said, is brought to nobody after they had their data deleted."""
    async with open_store(tmp_path / "s.db") as store:
        await store.save(saving(account=ANN))
        two = [
            Parcel(WEB, "h", WORDS, ANN.id, None),
            Parcel(ANN, "h", WORDS, WEB.id, None),
            Parcel(MAI, "h", "x", "9", None),
        ]
        await store.apply(SystemChange(AT, parcels=two))
        await store.save(saving("e2", ANN, "new", erased="key-1", serial=2, kept=False))
        assert [parcel.words for channel in ("telegram", "web") for parcel in await store.parcels.find(channel)] == [
            "x"
        ]
