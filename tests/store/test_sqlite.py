"""The store on SQLite: what is saved, once, and what is gone when it must be."""

import asyncio
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.store import Account, Debt, Expired, Stale, Store, StoreUnavailable, SystemChange
from bot.store.opening import database_path, open_database
from flows.core.address import address
from flows.core.facts.citizen import Finished, Left, Missed, Noted, Started
from tests.harness.database import connection_of
from tests.harness.make import make
from tests.harness.store import ANN, AT, BAO, playing, saving

FINISHED = make(Finished, guide="g", revision="rev", run="run-1", step="last")


def noted(fact: Any, person: str | None = "key-1") -> Noted:
    return Noted(at=AT, person=person, channel="telegram", via=None, fact=fact)


async def kinds(store: Store, **given: Any) -> list[str]:
    return [row["kind"] async for row in store.journal.read(given.get("since"), given.get("kind"))]


async def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    """A person comes back as they were saved; an event is known once it is saved; a stranger is nobody."""
    async with playing(tmp_path) as store:
        stranger = await store.load(ANN, "e1")
        assert (stranger.key, stranger.state, stranger.serial, stranger.known) == (None, None, 0, False)
        await store.save(saving(serial=1))
        loaded = await store.load(ANN, "e1")
        assert (loaded.key, loaded.state, loaded.serial, loaded.known) == ("key-1", {"x": "đ"}, 1, True)
        assert not (await store.load(ANN, "e2")).known


async def test_a_finish_is_kept_once_a_run(tmp_path: Path) -> None:
    """Whatever goes wrong above, the journal holds one finish a run."""
    async with playing(tmp_path) as store:
        await store.save(saving("e1", facts=[noted(FINISHED)]))
        await store.save(saving("e2", facts=[noted(FINISHED)], serial=2))
        assert await kinds(store) == ["Finished"]


async def test_two_programs_lose_no_turn_of_each_other(tmp_path: Path) -> None:
    """A turn that was played on an older state of the person is stale: it is played again, not saved over the other."""
    async with playing(tmp_path) as one, playing(tmp_path) as other:
        await one.save(saving("e1"))
        await other.save(saving("e2", serial=2, state={"x": "two"}))
        with pytest.raises(Stale):
            await one.save(saving("e3", serial=2, state={"x": "three"}))
        assert (await one.load(ANN, "e3")).state == {"x": "two"}


async def test_one_bad_saving_spoils_no_other(tmp_path: Path) -> None:
    """In a batch where one fails, the others are saved, and only the one is told."""
    async with playing(tmp_path) as store:
        await store.save(saving("known"))
        savings = [store.save(saving(f"e{n}", Account("t", str(n)), f"k{n}")) for n in range(20)]
        bad = store.save(saving("known", BAO, "key-2"))
        results = await asyncio.gather(*savings, bad, return_exceptions=True)
        assert [type(result) for result in results[:-1]] == [type(None)] * 20
        assert isinstance(results[-1], StoreUnavailable)
        assert (await store.load(Account("t", "7"), "e7")).known
        assert (await store.load(BAO, "x")).key is None


async def test_debts_are_paid_up_to_their_serial(tmp_path: Path) -> None:
    """A debt that grew while it was being paid stays; debts of an address are kept beside it."""
    async with playing(tmp_path) as store:
        await store.save(saving("e1", owed=True, pressed=7))
        await store.save(saving("e2", owed=True, serial=2))
        await store.debts.pay(Debt(ANN, 1, None, None), 70)
        assert [(debt.serial, debt.pressed) for debt in await store.debts.find("telegram")] == [(2, None)]
        assert await store.chats.find_card(ANN) == 70
        await store.debts.owe(ANN, address("issues"))
        assert [debt.address for debt in await store.debts.find("telegram")] == [None, address("issues")]
        await store.debts.pay(Debt(ANN, 2, None, None), 71)
        assert [debt.address for debt in await store.debts.find("telegram")] == [address("issues")]
        await store.debts.pay(Debt(ANN, 0, address("issues"), None), 72)
        assert await store.debts.find("telegram") == []


async def test_erasing_leaves_facts_without_a_person(tmp_path: Path) -> None:
    """Deleted data is gone at once: the state, the old key, the key on facts; the account goes on as a stranger."""
    async with playing(tmp_path) as store:
        await store.save(saving("e1", facts=[noted(make(Started, guide="g", revision="rev", run="run-1"))]))
        await store.save(saving("e2", key="new", erased="key-1", serial=2, facts=[noted(FINISHED, None)]))
        rows = [row async for row in store.journal.read(None, None)]
        assert [row.get("person") for row in rows] == [None, None]
        assert (await store.load(ANN, "x")).key == "new"
    assert b"key-1" not in (tmp_path / "s.db").read_bytes()


async def test_whoever_is_due_is_found_and_forgotten(tmp_path: Path) -> None:
    """People whose time has come are listed; forgetting takes person and account away and notes the runs."""
    async with playing(tmp_path) as store:
        await store.save(saving(forget_at=AT))
        await store.save(saving("e2", BAO, "key-2", forget_at=AT + timedelta(days=2)))
        due = [one async for one in store.people.find_expired(AT)]
        assert due == [Expired(ANN, "key-1", {"x": "đ"})]
        left = noted(make(Left, guide="g", revision="rev", run="run-1", step="s", why="forgotten"), None)
        await store.forget(due[0], SystemChange(AT, [left]))
        assert await kinds(store) == ["Left"]
        assert (await store.load(ANN, "x")).key is None
        assert (await store.load(BAO, "x")).key == "key-2"


async def test_the_journal_is_asked_by_time_and_kind(tmp_path: Path) -> None:
    """Facts come oldest first; `since` and `kind` narrow them; more than a page comes whole."""
    async with playing(tmp_path) as store:
        late = replace(noted(make(Started, guide="g", revision="rev", run="late")), at=AT + timedelta(days=1))
        await store.save(
            saving(facts=[noted(make(Started, guide="g", revision="rev", run=f"r{n}")) for n in range(1500)])
        )
        await store.save(saving("e2", serial=2, facts=[late, noted(FINISHED)]))
        assert len(await kinds(store)) == 1502
        assert await kinds(store, since=AT + timedelta(hours=1)) == ["Started"]
        assert await kinds(store, kind="Finished") == ["Finished"]


async def test_old_events_and_facts_are_dropped(tmp_path: Path) -> None:
    """Pruning drops what is older than it may be, and nothing else."""
    async with playing(tmp_path) as store:
        await store.save(saving(facts=[noted(FINISHED)]))
        await store.prune(AT, AT, AT, AT)
        assert (await store.load(ANN, "e1")).known
        assert await kinds(store) == ["Finished"]
        await store.prune(AT + timedelta(days=1), AT + timedelta(days=1), AT, AT)
        assert not (await store.load(ANN, "e1")).known
        assert await kinds(store) == []


async def test_words_of_vain_searches_are_dropped_before_their_facts(tmp_path: Path) -> None:
    """The fact that something was not found outlives the words that were typed."""
    async with playing(tmp_path) as store:
        await store.save(saving(facts=[noted(Missed(words="nuoi tom"))]))
        await store.prune(AT, AT, AT, AT)
        assert [fact["words"] async for fact in store.journal.read(None, None)] == ["nuoi tom"]
        await store.prune(AT, AT, AT + timedelta(days=1), AT)
        rows = [fact async for fact in store.journal.read(None, None)]
        assert [(row["kind"], row.get("words")) for row in rows] == [("Missed", None)]


async def test_file_ids_are_kept_by_content(tmp_path: Path) -> None:
    """A channel's name for a picture is kept by the picture's hash, the newest one wins."""
    async with playing(tmp_path) as store:
        assert await store.chats.find_file("telegram", "hash") is None
        await store.chats.keep_file("telegram", "hash", "a")
        await store.chats.keep_file("telegram", "hash", "b")
        assert await store.chats.find_file("telegram", "hash") == "b"


async def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """Where nothing more fits, saving is refused, what was saved stays, and saving works again afterwards."""
    async with playing(tmp_path) as store:
        await store.save(saving())
        await connection_of(store).execute("PRAGMA max_page_count = 20")
        with pytest.raises(StoreUnavailable):
            await store.save(saving("e2", state={"x": "y" * 1_000_000}, serial=2))
        assert (await store.load(ANN, "e2")).state == {"x": "đ"}
        await connection_of(store).execute("PRAGMA max_page_count = 1000000")
        await store.save(saving("e2", serial=2))
        assert (await store.load(ANN, "e2")).known


def test_it_is_what_it_says(tmp_path: Path) -> None:
    """Only sqlite:///PATH is taken; a file that is no database or from the future is refused and left alone."""
    assert database_path("sqlite:///data/x.db") == Path("data/x.db")
    for url in ("postgresql://u:secret@h/x", "sqlite://", "sqlite:///", "x"):
        with pytest.raises(StoreUnavailable) as refusal:
            database_path(url)
        assert "secret" not in str(refusal.value)
    (tmp_path / "no.db").write_bytes(b"nothing" * 200)
    with sqlite3.connect(tmp_path / "new.db") as future:
        future.execute("PRAGMA user_version = 999")
    future.close()
    for name in ("no.db", "new.db", "no.db/below.db"):
        with pytest.raises(StoreUnavailable):
            asyncio.run(open_database(tmp_path / name))


async def test_what_is_to_be_deleted_is_kept_until_it_is(tmp_path: Path) -> None:
    """A message that held a secret is owed its deletion, each once, in its own channel, until it is dropped."""
    async with playing(tmp_path) as store:
        await store.save(saving("e1", deletion=7))
        await store.save(saving("e2", serial=2, deletion=7))
        await store.save(saving("e3", BAO, "key-2", deletion=8))
        await store.save(saving("e4", BAO, "key-2", serial=2))
        assert await store.chats.find_deletions("telegram") == [(ANN, 7), (BAO, 8)]
        assert await store.chats.find_deletions("web") == []
        await store.chats.drop_deletion(ANN, 7)
        assert await store.chats.find_deletions("telegram") == [(BAO, 8)]
