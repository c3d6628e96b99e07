"""The bell and what it hears: who holds a class in a chat is shown its screen anew, once in a while."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

import flows
from bot.jobs.class_boards import Bell
from bot.store import Account, Moved, StoreUnavailable
from bot.store.sqlite import SqliteStore
from bot.turns.changes import touched
from bot.turns.service import Turns
from flows.core.address import Address, address
from flows.core.event import Opened
from flows.core.facts.citizen import Arrived, Noted
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import Classroom
from flows.core.screen import Screen
from flows.core.shared import Question
from tests.store.test_turns import ANN, AT, origin, play

CLASS = Classroom("bcdfghjk", "lia-1", "tea", "mmmmmmm", "", AT)
SCREEN = address("lesson", CLASS.id)
CAME = Noted(AT, None, "web", f"c-{CLASS.id}", Arrived("guide_tea"))
EVERY_S = 0.2
Scene = Callable[[Turns, SqliteStore, list[tuple[Account, Address | None]]], Awaitable[None]]


def _lesson(here: Address, person: Person, _library: Library) -> Screen | None:
    lesson = person.shared.classroom(here.ids[0]) if here.ids else None
    arrived = person.shared.class_board(lesson.id).arrived if lesson else 0
    return Screen(here, person.language, f"Lớp học: {arrived}", live=True) if lesson else None


@pytest.fixture(autouse=True)
def lessons(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house with a class's screen that stands in for its own."""
    by_name = {**flows.FLOWS.by_name, "lesson": Flow(_lesson)}
    monkeypatch.setattr(flows, "FLOWS", replace(flows.FLOWS, by_name=by_name))


def ring(path: Path, library: Library, scene: Scene) -> None:
    """Play a scene in which Ann holds a class and stands on its screen, with a bell."""

    async def held(turns: Turns, store: SqliteStore) -> None:
        answer = await turns.take(ANN, Opened(origin("first"), address("home")))
        await turns.move(Moved(AT, changed=[replace(CLASS, key=answer.person.key)]))
        await turns.take(ANN, Opened(origin("second"), SCREEN))
        rung: list[tuple[Account, Address | None]] = []
        turns.post.listen(lambda account, place: rung.append((account, place)))
        bell = asyncio.create_task(Bell(turns, store, EVERY_S).run())
        await asyncio.sleep(1.5 * EVERY_S)
        for debt in await store.debts("telegram"):  # it rings once when it begins
            await store.paid(debt, None)
        rung.clear()
        try:
            await scene(turns, store, rung)
        finally:
            bell.cancel()

    play(path, library, held)


async def came(turns: Turns, times: int = 1) -> None:
    for _ in range(times):
        await turns.move(Moved(AT, [CAME]))


def test_who_holds_a_class_is_shown_it_anew(tmp_path: Path, small_library: Library) -> None:
    """The first change rings at once, many that follow ring once, and the screen that is owed shows the last."""

    async def scene(turns: Turns, store: SqliteStore, rung: list[tuple[Account, Address | None]]) -> None:
        await came(turns)
        await asyncio.sleep(EVERY_S / 2)
        assert rung == [(ANN, SCREEN)]
        (debt,) = await store.debts("telegram")
        await store.paid(debt, None)
        await came(turns, 10)
        await asyncio.sleep(2 * EVERY_S)
        assert rung == [(ANN, SCREEN)] * 2
        (debt,) = await store.debts("telegram")
        assert (debt.address, (await turns.look(ANN, debt.address))[1].title) == (SCREEN, "Lớp học: 11")

    ring(tmp_path, small_library, scene)


def test_what_the_last_program_did_not_ring_for(
    tmp_path: Path, small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new bell rings once for every class that is held; where the store fails just then, it waits for a change."""

    async def scene(turns: Turns, store: SqliteStore, rung: list[tuple[Account, Address | None]]) -> None:
        async def down(*_: str | None) -> None:
            raise StoreUnavailable("down")

        await store.move(Moved(AT, [CAME]))  # saved, and the program was killed
        for times in (0, 1):
            with monkeypatch.context() as broken:
                if not times:
                    broken.setattr(store, "records", down)
                bell = asyncio.create_task(Bell(turns, store, EVERY_S).run())
                await asyncio.sleep(EVERY_S / 2)
            assert rung == [(ANN, SCREEN)] * times
            bell.cancel()

    ring(tmp_path, small_library, scene)


def test_who_has_gone_on_is_let_be(tmp_path: Path, small_library: Library) -> None:
    """Nothing rings for who stands elsewhere, for a browser, for a class that is closed, or one that there is not."""

    async def scene(turns: Turns, store: SqliteStore, rung: list[tuple[Account, Address | None]]) -> None:
        async def quiet() -> bool:
            await came(turns)
            await asyncio.sleep(2 * EVERY_S)
            return rung == [] and not await store.debts("telegram") and not await store.debts("web")

        await turns.take(ANN, Opened(origin("elsewhere"), address("home")))
        assert await quiet()
        await turns.take(ANN, Opened(origin("back"), SCREEN))
        lesson = await store.record("lesson", CLASS.id)
        assert isinstance(lesson, Classroom)
        await turns.move(Moved(AT, changed=[replace(lesson, closed=AT)]))
        assert await quiet()
        await turns.move(Moved(AT, [replace(CAME, via="c-zzzzzzzz")]))
        assert await quiet()

    ring(tmp_path, small_library, scene)


def test_a_browser_has_a_stream_instead(tmp_path: Path, small_library: Library) -> None:
    """Who holds a class in a browser is owed nothing: their page is told by its stream."""

    async def held(turns: Turns, store: SqliteStore) -> None:
        browser = Account("web", "w")
        answer = await turns.take(browser, Opened(origin("first"), SCREEN))
        await turns.move(Moved(AT, changed=[replace(CLASS, key=answer.person.key)]))
        bell = asyncio.create_task(Bell(turns, store, EVERY_S).run())
        await asyncio.sleep(0)
        await came(turns)
        await asyncio.sleep(EVERY_S)
        bell.cancel()
        assert await store.debts("web") == []

    play(tmp_path, small_library, held)


def test_a_store_that_fails_silences_one_ring(
    tmp_path: Path, small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the store fails nobody is rung for; the next change rings again."""

    async def scene(turns: Turns, store: SqliteStore, rung: list[tuple[Account, Address | None]]) -> None:
        async def down(*_: str) -> None:
            raise StoreUnavailable("down")

        with monkeypatch.context() as broken:
            broken.setattr(store, "record", down)
            await came(turns)
            await asyncio.sleep(EVERY_S / 2)
        assert rung == []
        await came(turns)
        await asyncio.sleep(2 * EVERY_S)
        assert rung == [(ANN, SCREEN)]

    ring(tmp_path, small_library, scene)


def test_what_a_saving_may_change() -> None:
    """A record changes itself and the lists of its place; a fact, the board of the class that it is credited to."""
    other = replace(CAME, via="m-kdtrbnz")
    assert touched([CAME, other, replace(CAME, via=None)], [CLASS]) == {
        Question("lesson", "board", CLASS.id),
        Question("lesson", "id", CLASS.id),
        Question("lesson", "place", "lia-1"),
    }
    assert touched([other], []) == frozenset()
