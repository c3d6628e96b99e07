"""The guides' talks on every channel, with the person saved and loaded between any two turns.

The pure room and the terminal play all guides; Telegram and the web one of each topic, and all in `make test-all`.
"""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

import pytest

from bot.channels.web import Site, make_app
from bot.guides.scripts import FIRST_DAY, Talk, find_mismatches, play
from bot.store.opening import open_store
from bot.turns.service import Turns
from flows.core.library import Library
from tests.fakes.botapi import FakeBotApi
from tests.harness.clock import Clock
from tests.harness.files import files
from tests.harness.real_guides import GUIDES, ONE_A_TOPIC, real_shelf
from tests.harness.talks import ConsolePlayer, TalkPlayer, TelegramPlayer, WebPlayer
from tests.harness.telegram import Plan, running
from tests.harness.whole import mostly

WAYS_IN = [(guide, webhook) for guide in GUIDES for webhook in (False, True) if guide in ONE_A_TOPIC or not webhook]
USUAL_WAYS_IN = [(guide, number % 3 == 0) for number, guide in enumerate(ONE_A_TOPIC)]


def talks_of(guide: str) -> tuple[Talk, ...]:
    return real_shelf().sources[guide].talks


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(FIRST_DAY)
    monkeypatch.setattr("bot.clock.now", clock)
    return clock


async def act_out(talks: tuple[Talk, ...], clock: Clock, player: Callable[[], TalkPlayer]) -> int:
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
            assert list(find_mismatches(turn, seen)) == [], f"{talk.talk}, turn {number}: {turn}"
            compared += 1
    return compared


@pytest.mark.parametrize("way_in", mostly(USUAL_WAYS_IN, WAYS_IN), ids=lambda way_in: f"{way_in[0]}-{way_in[1]}")
def test_talks_hold_on_telegram(way_in: tuple[str, bool], library: Library, clock: Clock, tmp_path: Path) -> None:
    """Every talk of a guide holds on Telegram, by polling; of one guide a topic, by a webhook as well."""
    guide, webhook = way_in

    async def scene() -> int:
        async with AsyncExitStack() as stack:
            api = await stack.enter_async_context(FakeBotApi(bare=True))
            house = await stack.enter_async_context(running(api, Plan(lambda: library, tmp_path / "t.db", webhook)))
            numbers = iter(range(1, 1000))
            return await act_out(talks_of(guide), clock, lambda: TelegramPlayer(house, next(numbers)))

    assert asyncio.run(scene()) > 20


@pytest.mark.parametrize("guide", mostly(ONE_A_TOPIC, GUIDES))
def test_talks_hold_on_the_web(guide: str, library: Library, clock: Clock, tmp_path: Path) -> None:
    """Every talk of a guide holds on the web, without script."""

    async def scene() -> int:
        async with open_store(tmp_path / "t.db") as store:
            turns = Turns(store, lambda: library, lambda _: "citizen")
            app = make_app(turns, Site("a secret of 32 characters or more", files(library, tmp_path)))
            return await act_out(talks_of(guide), clock, lambda: WebPlayer(app, store))

    assert asyncio.run(scene()) > 20


@pytest.mark.parametrize("guide", GUIDES)
def test_talks_hold_in_the_pure_room(guide: str, library: Library) -> None:
    """Every talk of a guide holds, in every language that there is one in."""
    mismatches = {talk.talk: play(talk, library).mismatches for talk in talks_of(guide)}
    assert {talk: found for talk, found in mismatches.items() if found} == {}


@pytest.mark.parametrize("guide", GUIDES)
def test_talks_hold_in_the_terminal(guide: str, library: Library, clock: Clock) -> None:
    """Every talk of a guide holds in the terminal, by numbers."""
    ids = count()
    assert asyncio.run(act_out(talks_of(guide), clock, lambda: ConsolePlayer(library, ids))) > 20
