"""The bell and what it hears: who holds a class in a chat is shown its screen anew, once in a while."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

import flows
from bot.jobs.class_boards import ClassBoardRefresher
from bot.store import Account, Store, StoreUnavailable, SystemChange
from bot.turns.changes import find_touched
from bot.turns.service import Turns
from flows.core.address import Address, address
from flows.core.event import Opened
from flows.core.facts.citizen import Arrived, Noted
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import Classroom
from flows.core.screen import Screen
from flows.core.shared import BoardOf, RecordById, RecordsAt
from tests.harness.make import make
from tests.harness.patience import PATIENCE_S
from tests.harness.turns import ANN, AT, origin, playing

CLASS = make(Classroom, id="bcdfghjk", place="lia-1", guide="tea", by="mmmmmmm", key="", opened=AT)
SCREEN = address("lesson", CLASS.id)
CAME = Noted(at=AT, person=None, channel="web", via=f"c-{CLASS.id}", fact=Arrived(address="guide_tea"))
EVERY_S = 0.2
Scene = Callable[[Turns, Store, list[tuple[Account, Address | None]]], Awaitable[None]]


def _lesson(here: Address, person: Person, _library: Library) -> Screen | None:
    lesson = person.shared.classroom(here.ids[0]) if here.ids else None
    arrived = person.shared.class_board(lesson.id).arrived if lesson else 0
    return Screen(here, person.language, f"Lớp học: {arrived}", live=True) if lesson else None


@pytest.fixture(autouse=True)
def lessons(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house with a class's screen that stands in for its own."""
    by_name = {**flows.FLOWS.by_name, "lesson": Flow(_lesson)}
    monkeypatch.setattr(flows, "FLOWS", replace(flows.FLOWS, by_name=by_name))


@asynccontextmanager
async def ringing(
    path: Path, library: Library
) -> AsyncIterator[tuple[Turns, Store, list[tuple[Account, Address | None]]]]:
    """Let Ann hold a class and stand on its screen, with a bell; give whom it rings for."""
    async with playing(path, library) as (turns, store):
        answer = await turns.take(ANN, Opened(origin("first"), address("home")))
        await turns.apply(SystemChange(AT, changed=[replace(CLASS, key=answer.person.key)]))
        await turns.take(ANN, Opened(origin("second"), SCREEN))
        rung: list[tuple[Account, Address | None]] = []
        turns.deliveries.listen(lambda account, place: rung.append((account, place)))
        bell = asyncio.create_task(ClassBoardRefresher(turns, store, EVERY_S).run())
        await asyncio.sleep(1.5 * EVERY_S)
        for debt in await store.debts.find("telegram"):  # it rings once when it begins
            await store.debts.pay(debt, None)
        rung.clear()
        try:
            yield turns, store, rung
        finally:
            bell.cancel()


async def until_rung(rung: list[tuple[Account, Address | None]], times: int) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while len(rung) < times:
            await asyncio.sleep(0.01)


async def came(turns: Turns, times: int = 1) -> None:
    for _ in range(times):
        await turns.apply(SystemChange(AT, [CAME]))


async def test_who_holds_a_class_is_shown_it_anew(tmp_path: Path, small_library: Library) -> None:
    """The first change rings at once, many that follow ring together, and the screen that is owed shows the last."""
    async with ringing(tmp_path, small_library) as (turns, store, rung):
        await came(turns)
        await until_rung(rung, 1)
        assert rung == [(ANN, SCREEN)]
        (debt,) = await store.debts.find("telegram")
        await store.debts.pay(debt, None)
        await came(turns, 10)
        await until_rung(rung, 2)
        await asyncio.sleep(2 * EVERY_S)
        assert set(rung) == {(ANN, SCREEN)}
        assert len(rung) < 10
        (debt,) = await store.debts.find("telegram")
        assert (debt.address, (await turns.look(ANN, debt.address))[1].title) == (SCREEN, "Lớp học: 11")


async def test_what_the_last_program_did_not_ring_for(
    tmp_path: Path, small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new bell rings once for every class that is held; where the store fails just then, it waits for a change."""
    async with ringing(tmp_path, small_library) as (turns, store, rung):

        async def down(*_: str | None) -> None:
            raise StoreUnavailable("down")

        await store.apply(SystemChange(AT, [CAME]))  # saved, and the program was killed
        for times in (0, 1):
            with monkeypatch.context() as broken:
                if not times:
                    broken.setattr(store.records, "find", down)
                bell = asyncio.create_task(ClassBoardRefresher(turns, store, EVERY_S).run())
                await (until_rung(rung, 1) if times else asyncio.sleep(EVERY_S / 2))
            assert rung == [(ANN, SCREEN)] * times
            bell.cancel()


async def test_who_has_gone_on_is_let_be(tmp_path: Path, small_library: Library) -> None:
    """Nothing rings for who stands elsewhere, for a browser, for a class that is closed, or one that there is not."""
    async with ringing(tmp_path, small_library) as (turns, store, rung):

        async def quiet() -> bool:
            await came(turns)
            await asyncio.sleep(2 * EVERY_S)
            return rung == [] and not await store.debts.find("telegram") and not await store.debts.find("web")

        await turns.take(ANN, Opened(origin("elsewhere"), address("home")))
        assert await quiet()
        await turns.take(ANN, Opened(origin("back"), SCREEN))
        lesson = await store.records.get("lesson", CLASS.id)
        assert isinstance(lesson, Classroom)
        await turns.apply(SystemChange(AT, changed=[replace(lesson, closed=AT)]))
        assert await quiet()
        await turns.apply(SystemChange(AT, [replace(CAME, via="c-zzzzzzzz")]))
        assert await quiet()


async def test_a_browser_has_a_stream_instead(tmp_path: Path, small_library: Library) -> None:
    """Who holds a class in a browser is owed nothing: their page is told by its stream."""
    async with playing(tmp_path, small_library) as (turns, store):
        browser = Account("web", "w")
        answer = await turns.take(browser, Opened(origin("first"), SCREEN))
        await turns.apply(SystemChange(AT, changed=[replace(CLASS, key=answer.person.key)]))
        bell = asyncio.create_task(ClassBoardRefresher(turns, store, EVERY_S).run())
        await asyncio.sleep(0)
        await came(turns)
        await asyncio.sleep(EVERY_S)
        bell.cancel()
        assert await store.debts.find("web") == []


async def test_a_store_that_fails_silences_one_ring(
    tmp_path: Path, small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the store fails nobody is rung for; the next change rings again."""
    async with ringing(tmp_path, small_library) as (turns, store, rung):

        async def down(*_: str) -> None:
            raise StoreUnavailable("down")

        with monkeypatch.context() as broken:
            broken.setattr(store.records, "get", down)
            await came(turns)
            await asyncio.sleep(EVERY_S / 2)
        assert rung == []
        await came(turns)
        await asyncio.sleep(2 * EVERY_S)
        assert rung == [(ANN, SCREEN)]


def test_what_a_saving_may_change() -> None:
    """A record changes itself and the lists of its place; a fact, the board of the class that it is credited to."""
    other = replace(CAME, via="m-kdtrbnz")
    assert find_touched([CAME, other, replace(CAME, via=None)], [CLASS]) == {
        BoardOf(CLASS.id),
        RecordById("lesson", CLASS.id),
        RecordsAt("lesson", "lia-1"),
    }
    assert find_touched([other], []) == frozenset()
