"""The counter on a real store: nothing counts twice, nothing is left out, whatever is killed when."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs import counting
from bot.jobs.counting import FactCounter
from bot.store import Stale, Store, StoreUnavailable, SystemChange
from bot.store.database import Change
from bot.store.journal import make_fact_row, read_fact
from bot.store.opening import open_store
from bot.store.tallies import Chunk
from bot.turns.lookup import Lookup
from flows.core.facts.citizen import Arrived, Fact, Finished, Left, Noted, Reached, Started
from flows.core.person import Person
from flows.core.places.place import Place, Teams
from flows.core.reports import BY_NAME
from flows.core.reports.cells import ALL
from flows.core.shared import Counted, CountingState, Tallied
from tests.harness import counts
from tests.harness.facts import AT, facts, noted
from tests.harness.make import make
from tests.harness.whole import examples
from tests.harness.world import TEAMS

Scene = Callable[[Store], Awaitable[None]]
PLACES = ("qt", "lia", "lia-1", "lia-2", "khe-1")


@asynccontextmanager
async def playing(folder: Path) -> AsyncIterator[Store]:
    async with open_store(folder / "s.db") as store:
        yield store


def counter(store: Store, teams: Teams = TEAMS, now: datetime = AT) -> FactCounter:
    return FactCounter(store, lambda: teams, lambda: now, 24)


def journal(days: int = 1, at: datetime = AT) -> list[Noted]:
    """Some runs, one of which moves, a day after each other."""
    told: list[Noted] = []
    for n in range(days):
        for who in ("ann", "bao"):
            run, place = f"{who}-{n}-{at:%y%m}", "lia-1" if who == "ann" else "lia-2"
            steps: list[Fact] = [
                make(Started, guide="tea", revision="r1", run=run),
                make(Reached, guide="tea", revision="r1", run=run, step="a"),
                Arrived(address="home"),
            ]
            told += [noted(fact, place, person=who, at=at + timedelta(days=n), via="t-lia") for fact in steps]
            end = (
                make(Finished, guide="tea", revision="r2", run=run, step="z")
                if who == "ann"
                else make(Left, guide="tea", revision="r1", run=run, step="a", why="dropped")
            )
            told.append(noted(end, "lia-2", person=who, at=at + timedelta(days=n, hours=1)))
    return told


async def same_as(store: Store, told: Sequence[Noted], teams: Teams = TEAMS, month: str = ALL) -> None:
    """What the store has counted is what the facts come to."""
    asked = counter(store, teams)
    for name in BY_NAME:
        for place in PLACES:
            found = await asked.read_counts(name, place, month)
            assert sorted(found, key=repr) == sorted(counts.counted(told, teams, name, place, month), key=repr)


async def test_facts_are_counted_once(tmp_path: Path) -> None:
    """In chunks of any size, again and again, by two at the same time: each fact counts once."""
    told = journal(5)
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, told[:17]))
        assert await counter(store).catch_up(chunk=4)
        assert await counter(store).catch_up()
        await store.apply(SystemChange(AT, told[17:]))
        assert all(await asyncio.gather(*(counter(store).catch_up(chunk=3) for _ in range(3))))
        await same_as(store, told)
        await same_as(store, told, month="2026-11")


async def test_what_was_counted_is_kept_over_a_restart(tmp_path: Path) -> None:
    """Ended in the middle of counting, it goes on where it was; a run begun before moves all the same."""
    told = journal(3)
    for end in range(1, len(told) + 1, 5):
        async with playing(tmp_path) as store:
            have = (await store.tallies.read_watermark()).newest
            await store.apply(SystemChange(AT, told[have:end]))
            await counter(store).catch_up(patience_s=0, chunk=2)
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, told[(await store.tallies.read_watermark()).newest :]))
        await counter(store).catch_up()
        await same_as(store, told)


async def test_who_is_late_is_refused(tmp_path: Path) -> None:
    """A chunk counted from a watermark that is no more is refused with all its cells."""
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, journal()))
        await counter(store).catch_up()
        mark = await store.tallies.read_watermark()
        with pytest.raises(Stale):
            await store.tallies.keep(Chunk(mark.rules, 0, mark.upto + 1, {}, {}))
        with pytest.raises(Stale):
            await store.tallies.keep(Chunk("others", mark.upto, mark.upto + 1, {}, {}))
        assert await store.tallies.read_watermark() == mark


async def test_other_rules_count_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With another version, or a village that belongs elsewhere, all is counted again, in pieces."""
    told = journal(3)
    moved = Teams.of(
        make(Place, p.id, p.name, p.level, "khe" if p.id == "lia-2" else p.above) for p in TEAMS.places.values()
    )
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, told))
        await counter(store).catch_up()
        await counter(store, moved).catch_up()
        await same_as(store, told, moved)
        monkeypatch.setattr(counting, "VERSION", 99)
        await counter(store).catch_up(chunk=2)
        await same_as(store, told)
        assert (await store.tallies.read_watermark()).rules.startswith("99-")


async def test_numbers_outlive_their_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pruned facts stay counted, also when all else is counted anew; a journal that was emptied begins again."""
    old, new = journal(2, AT - timedelta(days=800)), journal(2)
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, [*old, *new]))
        await counter(store).catch_up()
        await same_as(store, [*old, *new])
        await store.prune(AT, AT - timedelta(days=700), AT, AT)
        monkeypatch.setattr(counting, "VERSION", 99)
        await counter(store).catch_up()
        await same_as(store, [*old, *new])
        await store.prune(AT, AT + timedelta(days=99), AT, AT)
        await store.apply(SystemChange(AT, journal(1, AT + timedelta(days=40))))
        await counter(store).catch_up()
        await same_as(store, [*old, *new, *journal(1, AT + timedelta(days=40))])


async def test_erasing_leaves_counts_and_no_person(tmp_path: Path) -> None:
    """Who has their data deleted is in no list any more; the numbers stay, and hold nobody's key."""
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, journal()))
        asked = counter(store)
        await asked.catch_up()
        assert [row.key.e for row in await asked.read_lines("completions", "lia", ALL)] == ["ann"]
        await store.database.write([Change("erase_key_in_facts", {"key": "ann"})])
        assert [row.key.e for row in await asked.read_lines("completions", "lia", "2026-11")] == [""]
        assert await asked.read_lines("completions", "lia", "2026-10") == ()
        assert await asked.read_lines("progress", "lia", ALL) == ()
        assert sum(row.count for row in await asked.read_counts("completions", "lia", ALL)) == 1
    with closing(sqlite3.connect(tmp_path / "s.db")) as connection:
        held = connection.execute("SELECT * FROM tally").fetchall()
    assert held
    assert "ann" not in repr(held)


async def test_the_ledger_is_answered(tmp_path: Path) -> None:
    """A turn that asks for numbers has them up to this moment, and learns what day it is."""
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, journal()))
        lookup = Lookup(store, lambda: TEAMS, counter(store).answer)

        def played(person: Person) -> tuple[Tallied | None, tuple[Counted, ...], tuple[Counted, ...]]:
            ledger = person.shared
            tallied = ledger.tallied()
            return tallied, ledger.counted("reach", "lia", "2026-11"), ledger.listed("completions", "lia", ALL)

        tallied, counted, listed = await lookup.play(Person("k"), played)
        assert tallied == Tallied(AT.date(), behind=False)
        assert counted
        assert len(listed) == 1
        nobody = Lookup(store, lambda: TEAMS)
        assert await nobody.play(Person("k"), played) == (None, (), ())
        assert await nobody.answer(CountingState()) is None


async def test_what_is_behind_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks while a long journal waits gets what there is, and is told that it is not all."""
    monkeypatch.setattr(counting, "PATIENCE_S", 0)
    monkeypatch.setattr(counting, "CHUNK_FACTS", 2)
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, journal(3)))
        asked = counter(store)
        tallied = await asked.answer(CountingState())
        assert tallied.behind


async def test_it_counts_in_the_background(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on until it is cancelled, also after the store could not be reached."""
    async with playing(tmp_path) as store:
        asked = counter(store)
        work = asyncio.create_task(asked.run(every_s=0.01))
        await store.apply(SystemChange(AT, journal()))
        while (await store.tallies.read_watermark()).upto == 0:
            await asyncio.sleep(0.01)
        monkeypatch.setattr(store.database, "read", _unavailable)
        await asyncio.sleep(0.05)
        monkeypatch.undo()
        await store.apply(SystemChange(AT, journal(1, AT + timedelta(days=1))))
        while (mark := await store.tallies.read_watermark()).upto < mark.newest:
            await asyncio.sleep(0.01)
        work.cancel()


async def _unavailable(*_: object, **__: object) -> list[Any]:
    raise StoreUnavailable("the disk is gone")


@examples(200)
@given(facts, st.sampled_from(["", "lia-1"]), st.none() | st.just("m-x"))
def test_facts_come_back_from_the_journal(fact: Fact, place: str, via: str | None) -> None:
    """A fact of any kind is read from its row as it was written."""
    one = noted(fact, getattr(fact, "place", place), via=via)
    assert read_fact(make_fact_row(one)) == one


async def test_unknown_facts_are_passed_over(tmp_path: Path) -> None:
    """A kind that is not known counts as nothing and stops nobody; a field that came later has its default."""
    row = make_fact_row(noted(Arrived(address="home")))
    assert read_fact(row | {"kind": "Whatever"}) is None
    assert read_fact(row | {"more": '{"address": "home"}'}) == noted(Arrived(address="home"))
    async with playing(tmp_path) as store:
        await store.database.write([Change("keep_fact", row | {"kind": "Whatever"})])
        await store.apply(SystemChange(AT, journal()))
        await counter(store).catch_up()
        await same_as(store, journal())


async def test_facts_that_go_while_they_are_counted(tmp_path: Path) -> None:
    """Facts that grow too old between a look at the journal and the count of it stop nothing."""
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, journal()))
        tallies = store.tallies
        read = tallies.read_facts

        async def read_late(after: int, most: int) -> Any:
            await store.prune(AT, AT + timedelta(days=900), AT, AT)
            return await read(after, most)

        tallies.read_facts = read_late  # type: ignore[method-assign]
        assert await counter(store).catch_up()
