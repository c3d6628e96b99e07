"""Every talk of every guide, on every channel, with the person saved and reloaded between any two turns."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

import pytest

from bot.channels.web import Site, make_app
from bot.config import load_config
from bot.guides.load import Shelf, build_library, load_words, read_shelf
from bot.guides.scripts import Talk, mismatches
from bot.store.sqlite import SqliteStore
from bot.turns.service import Turns
from flows.core.library import Library
from tests.channels.players import Clock, ConsolePlayer, Player, TelegramPlayer, WebPlayer
from tests.fakes.botapi import FakeBotApi
from tests.handouts import files
from tests.telegram.house import Plan, running

ROOT = Path(__file__).parents[2]
CONFIG = load_config(ROOT / "config.yaml")
SHELF: Shelf = read_shelf(ROOT / "guides")
IDS = sorted(SHELF.sources)
ONE_A_TOPIC = {source.guide.topic: id for id, source in SHELF.sources.items() if source.guide}.values()


@pytest.fixture(scope="module")
def library() -> Library:
    return build_library(SHELF, load_words(), CONFIG)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("bot.clock.now", clock)
    return clock


async def act_out(talks: tuple[Talk, ...], clock: Clock, player: Callable[[], Player]) -> int:
    """Act talks out, each by a fresh person; gives the number of turns that were compared."""
    compared = 0
    for talk in talks:
        if talk.language != "vi":
            continue  # a channel's newcomer speaks Vietnamese until they choose; the pure room plays these
        one = player()
        for number, turn in enumerate(talk.turns):
            clock.pass_by(turn.after)
            seen = await one.play(turn)
            if seen is None:
                break
            assert list(mismatches(turn, seen)) == [], f"{talk.talk}, turn {number}: {turn}"
            compared += 1
    return compared


@pytest.mark.parametrize(("guide", "webhook"), [*((id, False) for id in IDS), *((id, True) for id in ONE_A_TOPIC)])
def test_talks_hold_on_telegram(guide: str, webhook: bool, library: Library, clock: Clock, tmp_path: Path) -> None:
    """Every talk of a guide holds on Telegram; of one guide a topic, by the other way in as well."""

    async def scene() -> int:
        async with AsyncExitStack() as stack:
            api = await stack.enter_async_context(FakeBotApi(bare=True))
            house = await stack.enter_async_context(running(api, Plan(lambda: library, tmp_path / "t.db", webhook)))
            numbers = iter(range(1, 1000))
            return await act_out(SHELF.sources[guide].talks, clock, lambda: TelegramPlayer(house, next(numbers)))

    assert asyncio.run(scene()) > 20


@pytest.mark.parametrize("guide", IDS)
def test_talks_hold_on_the_web(guide: str, library: Library, clock: Clock, tmp_path: Path) -> None:
    """Every talk of a guide holds on the web, without script."""

    async def scene() -> int:
        store = await SqliteStore.open(str(tmp_path / "t.db"))
        try:
            turns = Turns(store, lambda: library, lambda _: "citizen")
            app = make_app(turns, Site("a secret of 32 characters or more", files(library, tmp_path)))
            return await act_out(SHELF.sources[guide].talks, clock, lambda: WebPlayer(app, store))
        finally:
            await store.close()

    assert asyncio.run(scene()) > 20


@pytest.mark.parametrize("guide", IDS)
def test_talks_hold_in_the_terminal(guide: str, library: Library, clock: Clock) -> None:
    """Every talk of a guide holds in the terminal, by numbers."""
    ids = count()
    talks = SHELF.sources[guide].talks
    assert asyncio.run(act_out(talks, clock, lambda: ConsolePlayer(library, ids))) > 20
