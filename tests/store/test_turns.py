"""Turns: one person's events in order, different people side by side, failures calm, people forgotten in time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import flows
from bot.store import Account, StoreUnavailable
from bot.store.sqlite import SqliteStore
from bot.turns.service import Turns, fresh_id
from flows.core.address import Act, address
from flows.core.event import Event, Opened, Origin, Pressed, Said
from flows.core.library import Library

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)
ANN = Account("telegram", "1")
GUIDE = address("guide", "eid-install")


def origin(id: str, at: datetime = AT) -> Origin:
    return Origin(id, at, fresh_id(), "telegram")


def play(path: Path, library: Library, scene: Callable[[Turns, SqliteStore], Awaitable[None]]) -> None:
    async def run() -> None:
        store = await SqliteStore.open(str(path / "s.db"))
        try:
            await scene(Turns(store, lambda: library, lambda _: "citizen"), store)
        finally:
            await store.close()

    asyncio.run(run())


async def kinds(store: SqliteStore) -> list[str]:
    return [row["kind"] async for row in store.journal(None, None)]


def test_one_persons_events_are_played_in_order(tmp_path: Path, library: Library) -> None:
    """Events of one person that come at once are played one after the other, in the order they came."""

    async def scene(turns: Turns, store: SqliteStore) -> None:
        acts = [("start", ""), ("keep", ""), ("pick", "phone_play"), ("next", "play"), ("next", "maker")]
        events: list[Event] = [
            Pressed(origin(f"e{n}"), Act(verb, GUIDE.under(*step.split("_")) if step else GUIDE))
            for n, (verb, step) in enumerate(acts)
        ]
        answers = await asyncio.gather(*(turns.take(ANN, event) for event in events))
        assert [answer.serial for answer in answers] == [1, 2, 3, 4, 5]
        assert answers[-1].person.here == GUIDE.under("get")

    play(tmp_path, library, scene)


def test_the_same_event_is_played_once(tmp_path: Path, library: Library) -> None:
    """An event that was saved is known, even where it comes twice at the same moment."""

    async def scene(turns: Turns, store: SqliteStore) -> None:
        event = Opened(origin("e1"), GUIDE, arrived=True)
        answers = await asyncio.gather(*(turns.take(ANN, event) for _ in range(5)))
        assert sorted(answer.known for answer in answers) == [False, True, True, True, True]
        assert {answer.screens[0].address for answer in answers} == {GUIDE}
        assert await kinds(store) == ["Arrived"]

    play(tmp_path, library, scene)


def test_a_failure_of_ours_is_a_calm_screen(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where playing fails, the person keeps their place and is shown a note; the event does not come again."""

    async def scene(turns: Turns, store: SqliteStore) -> None:
        await turns.take(ANN, Opened(origin("e1"), GUIDE))

        def broken(*_: object) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as patched:
            patched.setattr(flows, "advance", broken)
            answer = await turns.take(ANN, Said(origin("e2"), "x"))
        assert answer.person.here == GUIDE
        assert answer.screens[0].note == library.words.say("vi", "note-trouble")
        assert (await turns.take(ANN, Said(origin("e2"), "x"))).known

    play(tmp_path, library, scene)


def test_what_could_not_be_saved_did_not_happen(tmp_path: Path, library: Library) -> None:
    """Where nothing can be written the turn is refused, and nothing has changed when it comes again."""

    async def scene(turns: Turns, store: SqliteStore) -> None:
        await store._connection.execute("PRAGMA query_only = ON")
        event = Opened(origin("e1"), GUIDE, arrived=True)
        with pytest.raises(StoreUnavailable):
            await turns.take(ANN, event)
        await store._connection.execute("PRAGMA query_only = OFF")
        assert not (await turns.take(ANN, event)).known
        assert await kinds(store) == ["Arrived"]

    play(tmp_path, library, scene)


def test_people_without_consent_are_forgotten_after_a_day(tmp_path: Path, library: Library) -> None:
    """The sweep forgets who gave no consent and was away for 24 hours; their open run counts as left."""

    async def scene(turns: Turns, store: SqliteStore) -> None:
        bao = Account("telegram", "2")
        for person, answer in ((ANN, "skip"), (bao, "keep")):
            await turns.take(person, Pressed(origin(f"{answer}1"), Act("start", GUIDE)))
            await turns.take(person, Pressed(origin(f"{answer}2"), Act(answer, GUIDE)))
        assert await turns.forget_due(AT + timedelta(hours=23)) == 0
        assert await turns.forget_due(AT + timedelta(hours=24)) == 1
        assert (await kinds(store))[-1] == "Left"
        assert (await store.load(ANN, "x")).key is None
        assert (await store.load(bao, "x")).key is not None

    play(tmp_path, library, scene)


def test_facts_carry_a_key_with_consent_only(tmp_path: Path, library: Library) -> None:
    """Without consent no fact names even the random key."""

    async def scene(turns: Turns, store: SqliteStore) -> None:
        bao = Account("telegram", "2")
        for person, answer in ((ANN, "skip"), (bao, "keep")):
            await turns.take(person, Pressed(origin(f"{answer}1"), Act("start", GUIDE)))
            await turns.take(person, Pressed(origin(f"{answer}2"), Act(answer, GUIDE)))
        rows = [row async for row in store.journal(None, "Started")]
        assert [row.get("person") is None for row in rows] == [True, False]

    play(tmp_path, library, scene)
