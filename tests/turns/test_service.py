"""Turns: one person's events in order, different people side by side, failures calm, people forgotten in time."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

import flows
from bot.store import Account, Store, StoreUnavailable
from flows.core.address import Act, address
from flows.core.event import Event, Opened, Pressed, Said
from flows.core.library import Library
from tests.harness.database import connection_of
from tests.harness.turns import ANN, AT, origin, playing

GUIDE = address("guide", "eid-install")


async def kinds(store: Store) -> list[str]:
    return [row["kind"] async for row in store.journal.read(None, None)]


async def test_one_persons_events_are_played_in_order(tmp_path: Path, library: Library) -> None:
    """Events of one person that come at once are played one after the other, in the order they came."""
    async with playing(tmp_path, library) as (turns, _store):
        acts = [("start", ""), ("keep", ""), ("pick", "phone_play"), ("next", "play"), ("next", "maker")]
        events: list[Event] = [
            Pressed(origin(f"e{n}"), Act(verb, GUIDE.under(*step.split("_")) if step else GUIDE))
            for n, (verb, step) in enumerate(acts)
        ]
        answers = await asyncio.gather(*(turns.take(ANN, event) for event in events))
        assert [answer.serial for answer in answers] == [1, 2, 3, 4, 5]
        assert answers[-1].person.here == GUIDE.under("get")


async def test_the_same_event_is_played_once(tmp_path: Path, library: Library) -> None:
    """An event that was saved is known, even where it comes twice at the same moment."""
    async with playing(tmp_path, library) as (turns, store):
        event = Opened(origin("e1"), GUIDE, arrived=True)
        answers = await asyncio.gather(*(turns.take(ANN, event) for _ in range(5)))
        assert sorted(answer.known for answer in answers) == [False, True, True, True, True]
        assert {answer.screen.address for answer in answers} == {GUIDE}
        assert await kinds(store) == ["Arrived"]


async def test_a_failure_of_ours_is_a_calm_screen(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where playing fails, the person keeps their place and is shown a note; the event does not come again."""
    async with playing(tmp_path, library) as (turns, _store):
        await turns.take(ANN, Opened(origin("e1"), GUIDE))

        def broken(*_: object) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as patched:
            patched.setattr(flows, "advance", broken)
            answer = await turns.take(ANN, Said(origin("e2"), "x"))
        assert answer.person.here == GUIDE
        assert answer.screen.note == library.sentences.say("vi", "note-trouble")
        assert (await turns.take(ANN, Said(origin("e2"), "x"))).known


async def test_what_could_not_be_saved_did_not_happen(tmp_path: Path, library: Library) -> None:
    """Where nothing can be written the turn is refused, and nothing has changed when it comes again."""
    async with playing(tmp_path, library) as (turns, store):
        await connection_of(store).execute("PRAGMA query_only = ON")
        event = Opened(origin("e1"), GUIDE, arrived=True)
        with pytest.raises(StoreUnavailable):
            await turns.take(ANN, event)
        await connection_of(store).execute("PRAGMA query_only = OFF")
        assert not (await turns.take(ANN, event)).known
        assert await kinds(store) == ["Arrived"]


async def test_people_without_consent_are_forgotten_after_a_day(tmp_path: Path, library: Library) -> None:
    """The sweep forgets who gave no consent and was away for 24 hours; their open run counts as left."""
    async with playing(tmp_path, library) as (turns, store):
        bao = Account("telegram", "2")
        for person, answer in ((ANN, "skip"), (bao, "keep")):
            await turns.take(person, Pressed(origin(f"{answer}1"), Act("start", GUIDE)))
            await turns.take(person, Pressed(origin(f"{answer}2"), Act(answer, GUIDE)))
        assert await turns.forget_due(AT + timedelta(hours=23)) == 0
        assert await turns.forget_due(AT + timedelta(hours=24)) == 1
        assert (await kinds(store))[-1] == "Left"
        assert (await store.load(ANN, "x")).key is None
        assert (await store.load(bao, "x")).key is not None


async def test_facts_carry_a_key_with_consent_only(tmp_path: Path, library: Library) -> None:
    """Without consent no fact names even the random key."""
    async with playing(tmp_path, library) as (turns, store):
        bao = Account("telegram", "2")
        for person, answer in ((ANN, "skip"), (bao, "keep")):
            await turns.take(person, Pressed(origin(f"{answer}1"), Act("start", GUIDE)))
            await turns.take(person, Pressed(origin(f"{answer}2"), Act(answer, GUIDE)))
        rows = [row async for row in store.journal.read(None, "Started")]
        assert [row.get("person") is None for row in rows] == [True, False]
