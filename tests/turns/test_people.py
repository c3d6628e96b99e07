"""Turns of people: whose data is whose, what fails and how calmly, and that nobody waits for another."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import flows
from bot.commands.parser import main
from bot.store import Account, Expired, Loaded, Saving, Store, StoreUnavailable
from bot.store.people import People
from bot.turns.service import Turns
from flows.core.address import Act, Address, address
from flows.core.event import Event, Opened, Pressed
from flows.core.library import Library
from flows.core.person import Person, dump
from flows.core.screen import Screen
from tests.harness.database import connection_of
from tests.harness.patience import PATIENCE_S
from tests.harness.turns import ANN, AT, origin, playing

BAO = Account("telegram", "2")
CUP = address("guide", "cup")


def press(id: str, verb: str, place: Address = CUP, **more: Any) -> Event:
    return Pressed(replace(origin(id), **more), Act(verb, place))


async def rows(store: Store) -> list[dict[str, Any]]:
    return [row async for row in store.journal.read(None, None)]


async def finished(turns: Turns, who: Account = ANN, consent: str = "keep") -> None:
    """Do the small guide from start to end."""
    for n, (verb, place) in enumerate(
        [("start", CUP), (consent, CUP), ("next", CUP.under("soap")), ("next", CUP.under("rinse"))]
    ):
        await turns.take(who, press(f"{who.id}-{n}", verb, place))


async def test_a_key_is_told_from_nothing_else(tmp_path: Path, small_library: Library) -> None:
    """A stranger's key is no account, no event and no run, so a fact without a person leads to nobody."""
    async with playing(tmp_path, small_library) as (turns, store):
        event = press("first", "next", CUP.under("soap"))
        answer = await turns.take(ANN, event)
        (run,) = answer.person.runs.values()
        told = {answer.person.key, run.id, event.origin.id, event.origin.seed, ANN.id}
        assert len(told) == 4  # the run bears the seed
        assert answer.person.key not in json.dumps(await rows(store))


async def test_looking_changes_nothing(tmp_path: Path, small_library: Library) -> None:
    """A look leaves no trace, shows no stranger their account, and shows where somebody stands, with the note."""
    async with playing(tmp_path, small_library) as (turns, store):
        person, screen = await turns.look(ANN, address("settings", "data"))
        assert person.key not in (ANN.id, "")
        assert person.key in screen.body
        assert (await store.load(ANN, "x")).key is None
        answer = await turns.take(ANN, Opened(origin("e1"), address("nothing")))
        _, screen = await turns.look(ANN)
        assert screen == answer.screen
        assert screen.note is not None
        _, screen = await turns.look(ANN, CUP)
        assert screen.address == CUP
        assert (await turns.look(ANN))[0].here == answer.person.here


async def test_a_debt_is_the_screen_that_was_shown(tmp_path: Path, small_library: Library) -> None:
    """What is owed after a restart is the answer of the last turn, or the address that somebody must be told of."""
    async with playing(tmp_path, small_library) as (turns, store):
        answer = await turns.take(ANN, Opened(origin("e1"), address("nothing")), owed=True, pressed=9)
        (debt,) = await store.debts.find("telegram")
        assert (debt.account, debt.serial, debt.pressed) == (ANN, answer.serial, 9)
        assert (await turns.look(debt.account, debt.address))[1] == answer.screen
        assert (await turns.look(ANN, CUP))[1].address == CUP


async def test_erasing_takes_the_person_out_of_the_journal(tmp_path: Path, small_library: Library) -> None:
    """After "delete my data" nothing in the file bears the old key, and the next turn is a stranger's."""
    keys: list[str] = []
    async with playing(tmp_path, small_library) as (turns, store):
        await finished(turns)
        keys.append((await turns.look(ANN))[0].key)
        assert {row.get("person") for row in await rows(store)} == {keys[0]}
        await turns.take(ANN, press("erase", "erase", address("settings", "erase")))
        person, _ = await turns.look(ANN)
        assert (person.runs, person.consent, person.key != keys[0]) == ({}, None, True)
        assert [row["kind"] for row in await rows(store)][-1] == "Erased"
        assert {row.get("person") for row in await rows(store)} == {None}
        await turns.take(ANN, press("erase again", "erase", address("settings", "erase")))
        assert await turns.forget_due(AT + timedelta(hours=24)) == 0
    assert keys[0].encode() not in (tmp_path / "s.db").read_bytes()


async def test_forgetting_credits_who_sent_them(tmp_path: Path, small_library: Library) -> None:
    """A run that ends because its person is forgotten is credited as it began."""
    async with playing(tmp_path, small_library) as (turns, store):
        await turns.take(ANN, press("e1", "start", via="An"))
        await turns.take(ANN, press("e2", "skip"))
        await turns.take(ANN, press("e3", "start", address("guide", "tea"), via="Binh"))
        assert await turns.forget_due(AT + timedelta(hours=24)) == 1
        left = [(row["guide"], row["via"]) for row in await rows(store) if row["kind"] == "Left"]
        assert sorted(left) == [("cup", "An"), ("tea", "Binh")]


async def test_all_that_are_due_are_forgotten(tmp_path: Path, small_library: Library) -> None:
    """However many they are, and however many of them may not be forgotten, one sweep forgets all others."""
    async with playing(tmp_path, small_library) as (turns, store):
        for n in range(1_103):
            state = dump(Person(f"key-{n:04}", consent=True if n % 2 else None, seen_at=AT))
            who = Account("telegram", str(n))
            saving = Saving(who, f"e{n}", AT, f"key-{n:04}", state, 1, AT, (), None, owed=False)
            await store.save(saving)
        assert await turns.forget_due(AT + timedelta(hours=25)) == 552
        assert len([state async for state in store.people.read_states()]) == 551


class Listed(People):
    """People of whom a list was made a while ago."""

    def __init__(self, store: Store, listed: Sequence[Expired]) -> None:
        super().__init__(store.database)
        self.listed = listed

    async def find_expired(self, at: datetime) -> AsyncIterator[Expired]:
        for one in self.listed:
            yield one


async def test_who_came_back_in_time_is_not_forgotten(tmp_path: Path, small_library: Library) -> None:
    """Somebody who acts, or is erased, between the listing and the forgetting stays."""
    async with playing(tmp_path, small_library) as (turns, store):
        await finished(turns, consent="skip")
        (due,) = [one async for one in store.people.find_expired(AT + timedelta(hours=24))]
        await turns.take(ANN, Opened(replace(origin("late"), at=AT + timedelta(hours=23)), CUP))
        stale = Store(store.database)
        stale.people = Listed(store, [due])
        sweeping = Turns(stale, lambda: small_library, lambda _: "citizen")
        assert await sweeping.forget_due(AT + timedelta(hours=24)) == 0
        assert (await store.load(ANN, "x")).key is not None


def undrawable(_: Address, __: Person, ___: Library) -> Screen | None:
    raise ZeroDivisionError


async def test_a_screen_of_ours_that_fails_leads_home(
    tmp_path: Path, small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where even the place cannot be drawn, the person is brought home with a note instead of being shut in."""
    async with playing(tmp_path, small_library) as (turns, _store):
        await finished(turns)
        broken = replace(flows.FLOWS.by_name["guide"], view=undrawable)
        by_name = {**flows.FLOWS.by_name, "guide": broken}
        with monkeypatch.context() as patched:
            patched.setattr(flows, "FLOWS", replace(flows.FLOWS, by_name=by_name))
            answer = await turns.take(ANN, press("e9", "next", CUP.under("rinse")))
        assert answer.screen.address.token == "home"
        assert answer.screen.note == small_library.sentences.say("vi", "note-trouble")
        assert answer.person.runs["cup"].state == "finished"
        assert (await turns.take(ANN, press("e9", "next", CUP.under("rinse")))).known


async def test_a_newer_state_is_not_overwritten(tmp_path: Path, small_library: Library) -> None:
    """What a newer program saved is left as it is by an older one."""
    async with playing(tmp_path, small_library) as (turns, store):
        await finished(turns)
        before = await store.load(ANN, "x")
        assert before.state is not None
        newer, serial = before.state | {"version": 99}, before.serial + 1
        key = (await turns.look(ANN))[0].key
        await store.save(Saving(ANN, "newer", AT, key, newer, serial, None, (), None, owed=False))
        answer = await turns.take(ANN, Opened(origin("e9"), CUP))
        assert answer.screen.note == small_library.sentences.say("vi", "note-unreadable")
        assert (await store.load(ANN, "e9")) == Loaded(key, newer, serial, known=False)


class Slow(Store):
    """A store that does not answer for one account until it is told to."""

    def __init__(self, store: Store, account: Account) -> None:
        super().__init__(store.database)
        self.account, self.go = account, asyncio.Event()

    async def load(self, account: Account, event: str) -> Loaded:
        if account == self.account:
            await self.go.wait()
        return await super().load(account, event)


async def test_nobody_waits_for_another(tmp_path: Path, small_library: Library) -> None:
    """While one person's turn hangs, another's is played; the first one's own events keep their order."""
    async with playing(tmp_path, small_library) as (_, store):
        slow = Slow(store, ANN)
        turns = Turns(slow, lambda: small_library, lambda _: "citizen")
        first = asyncio.create_task(turns.take(ANN, Opened(origin("a1"), CUP)))
        second = asyncio.create_task(turns.take(ANN, Opened(origin("a2"), address("mine"))))
        other = await asyncio.wait_for(turns.take(BAO, Opened(origin("b1"), CUP)), PATIENCE_S)
        assert (other.serial, first.done(), second.done()) == (1, False, False)
        slow.go.set()
        assert [(await task).serial for task in (first, second)] == [1, 2]
        assert (await turns.look(ANN))[0].here == address("mine")
        assert not turns._queues


async def test_a_line_ends_with_a_failure_too(tmp_path: Path, small_library: Library) -> None:
    """A turn that is refused lets the person's next one pass."""
    async with playing(tmp_path, small_library) as (turns, store):
        await connection_of(store).execute("PRAGMA query_only = ON")
        results = await asyncio.gather(
            *(turns.take(ANN, Opened(origin(f"e{n}"), CUP)) for n in range(3)), return_exceptions=True
        )
        assert [type(result) for result in results] == [StoreUnavailable] * 3
        await connection_of(store).execute("PRAGMA query_only = OFF")
        assert (await turns.take(ANN, Opened(origin("e0"), CUP))).serial == 1


async def test_the_role_is_the_shell_s_to_give(tmp_path: Path, small_library: Library) -> None:
    """Whether somebody is an admin is asked at every turn and never saved."""
    async with playing(tmp_path, small_library) as (_, store):
        admins = {ANN}
        turns = Turns(store, lambda: small_library, lambda account: "admin" if account in admins else "citizen")
        assert (await turns.take(ANN, Opened(origin("e1"), address("issues")))).person.here == address("issues")
        assert (await turns.take(BAO, Opened(origin("e2"), address("issues")))).person.here == address("home")
        admins.clear()
        assert (await turns.look(ANN))[1].address == address("home")


def test_the_journal_is_printed(
    tmp_path: Path, small_library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`facts` prints JSON lines: when, key, kind, guide, revision, step, via; from a moment on, of one kind."""

    async def scene() -> None:
        async with playing(tmp_path, small_library) as (turns, _):
            await turns.take(BAO, Opened(replace(origin("e0"), via="An"), CUP, arrived=True))
            await finished(turns, BAO)

    asyncio.run(scene())
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/s.db")

    def printed(*arguments: str) -> list[dict[str, Any]]:
        assert main(["facts", *arguments]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    told = printed()
    assert [row["kind"] for row in told] == ["Arrived", "Consented", "Started", "Reached", "Reached", "Finished"]
    known = {"at", "person", "kind", "guide", "revision", "step", "run", "via", "channel", "how", "who", "house"}
    assert known == set(told[-1])
    assert told[-1]["via"] == "An"
    assert BAO.id not in {value for row in told for value in row.values()}
    assert [row["kind"] for row in printed("--kind", "Finished")] == ["Finished"]
    for since, count in [("2026-11-24", 6), ("2026-11-24T08:00:00+07:00", 6), ("2026-11-24T08:00:01+07:00", 0)]:
        assert len(printed("--since", since)) == count, since
