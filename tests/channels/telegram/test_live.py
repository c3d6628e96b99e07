"""Live screens on Telegram: what others change is shown in its place, to who looks at it, the newest of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.messaging import live_refresh
from bot.store import SystemChange
from flows.core.screen import Chart
from tests.fakes.botapi import FakeBotApi, Phone, Screen
from tests.harness.files import NotedTypesetter
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan, TelegramProgram, running
from tests.harness.telegram_chats import NOW, WALL, Talking, talking
from tests.harness.telegram_scenes import playing

PACE_S = 0.6


@pytest.fixture(autouse=True)
def pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_refresh, "RENEW_EVERY_S", PACE_S)


async def at_wall(phone: Phone) -> None:
    await phone.open("wall")
    await phone.wait_answer()
    await phone.wait_quiet(0.1)


def ring(house: TelegramProgram, phone: Phone) -> None:
    house.turns.deliveries.announce([(house.account(str(phone.user.id)), WALL)])


async def says(phone: Phone, text: str) -> Screen:
    async with asyncio.timeout(PATIENCE_S):
        while text not in phone.screen.text:
            await asyncio.sleep(0.02)
    return await phone.wait_quiet(0.2)


@asynccontextmanager
async def watching(plan: Plan) -> AsyncIterator[tuple[TelegramProgram, Talking, Phone]]:
    """Open a house in which somebody looks at a live screen."""
    async with playing(plan) as house:
        with talking() as here:
            phone = house.phone(1)
            await at_wall(phone)
            yield house, here, phone


async def test_it_is_shown_in_its_place(plan: Plan) -> None:
    """The card changes where it stands, its buttons with it; where nothing has changed it is left as it is."""
    async with watching(plan) as (house, here, phone):
        here.wall = "1 người"
        ring(house, phone)
        await says(phone, "1 người")
        ring(house, phone)
        await asyncio.sleep(PACE_S + 0.4)
        assert len(phone.history) == 1
        assert phone.screen.buttons == ["Nhà"]
        assert await house.store.debts.find("telegram") == []


async def test_the_newest_state_at_a_calm_pace(plan: Plan) -> None:
    """However often it changes, it is shown every few seconds at most, and the last state is never missed."""
    async with watching(plan) as (house, here, phone):
        edits = house.api.counts["editmessagetext"]
        account = house.account("1")
        for n in range(1, 30):
            here.wall = f"{n} người"
            await house.store.apply(SystemChange(NOW, told=[(account, WALL)]))
            ring(house, phone)
            await asyncio.sleep(0.02)
        await says(phone, "29 người")
        assert len(phone.history) == 1
        assert house.api.counts["editmessagetext"] - edits <= 5
        assert await house.store.debts.find("telegram") == []


async def test_a_press_does_not_wait_for_the_pace(plan: Plan) -> None:
    """Who presses is answered at once, and is not brought back by what changes after."""
    async with watching(plan) as (house, here, phone):
        for n in range(1, 4):
            here.wall = f"{n} người"
            ring(house, phone)
            await asyncio.sleep(0.1)
        await phone.press("Nhà")
        await phone.wait_answer(PACE_S)
        await asyncio.sleep(PACE_S * 2)
        assert len(phone.history) == 1
        assert "người" not in phone.screen.text


async def test_another_channel_is_none_of_ours(plan: Plan) -> None:
    """Somebody with the same id on another channel is shown nothing here."""
    async with watching(plan) as (house, here, phone):
        here.wall = "1 người"
        house.turns.deliveries.announce([(replace(house.account("1"), channel="web"), WALL)])
        await asyncio.sleep(0.3)
        assert len(phone.history) == 1
        assert "0 người" in phone.screen.text


async def test_news_of_another_screen_is_a_message(plan: Plan) -> None:
    """A person who is shown a live screen while looking at something else gets it as a message."""
    async with watching(plan) as (house, _here, phone):
        house.turns.deliveries.announce([(house.account("1"), WALL.under("other"))])
        async with asyncio.timeout(PATIENCE_S):
            while len(phone.history) < 2:
                await asyncio.sleep(0.02)
        await phone.wait_quiet(0.2)
        assert [screen.text for screen in phone.history] == ["0 người", "0 người"]
        assert [bool(screen.buttons) for screen in phone.history] == [False, True]


async def test_what_may_be_pressed_now_is_news(plan: Plan) -> None:
    """An edit makes no sound: told of a screen that has other buttons than before, they get a message of it."""
    async with watching(plan) as (house, here, phone):
        here.button = "Thôi"
        ring(house, phone)
        async with asyncio.timeout(PATIENCE_S):
            while len(phone.history) < 2:
                await asyncio.sleep(0.02)
        await phone.wait_quiet(0.2)
        assert [screen.buttons for screen in phone.history] == [[], ["Thôi"]]


async def test_a_card_that_is_gone(plan: Plan) -> None:
    """Where the card was deleted, the newest state is a new message."""
    async with watching(plan) as (house, here, phone):
        phone.delete(phone.screen)
        here.wall = "1 người"
        ring(house, phone)
        async with asyncio.timeout(PATIENCE_S):
            while not phone.history:
                await asyncio.sleep(0.02)
        await says(phone, "1 người")


async def test_a_chart_is_changed(plan: Plan) -> None:
    """A board is a picture: a new one takes the place of the old one, and none is kept for ever."""
    press = NotedTypesetter()
    with talking() as here:
        here.picture = Chart("board", "", "")
        async with FakeBotApi() as api, running(api, replace(plan, press=press)) as house:
            phone = house.phone(1)
            await at_wall(phone)
            first = phone.screen.photo
            assert first is not None
            here.wall = "1 người"
            ring(house, phone)
            await says(phone, "1 người")
            assert len(phone.history) == 1
            assert phone.screen.photo not in (None, first)
            assert "1 người" in press.drawn
            here.wall = "0 người"  # its picture is there already
            await asyncio.sleep(PACE_S)
            ring(house, phone)
            await says(phone, "0 người")
            assert phone.screen.photo == first
            assert press.drawn.count("0 người") == 1


async def test_a_chart_is_worth_a_wait(plan: Plan) -> None:
    """A chart that takes a second is waited for; what takes too long is left out, and there the next time."""
    press = NotedTypesetter()
    with talking() as here:
        here.picture = Chart("board", "", "")
        async with FakeBotApi() as api, running(api, replace(plan, press=press)) as house:
            phone = house.phone(1)
            press.go.clear()
            asyncio.get_running_loop().call_later(0.7, press.go.set)
            await at_wall(phone)
            assert phone.screen.photo
            here.wall = "1 người"
            press.go.clear()
            ring(house, phone)
            await says(phone, "1 người")
            assert phone.screen.photo is None
            press.go.set()
            await asyncio.sleep(PACE_S)
            ring(house, phone)
            async with asyncio.timeout(PATIENCE_S):
                while phone.screen.photo is None:
                    await asyncio.sleep(0.02)


async def test_after_a_restart(plan: Plan) -> None:
    """What the card shows is not known then: the newest state is a message of its own, and from then on it changes."""
    with talking() as here:
        async with FakeBotApi() as api:
            async with running(api, plan) as house:
                phone = house.phone(1)
                await at_wall(phone)
            async with running(api, plan) as house:
                while house.service.handle is None:
                    await asyncio.sleep(0.02)
                await asyncio.sleep(0.2)
                for n in (1, 2):
                    here.wall = f"{n} người"
                    ring(house, phone)
                    await says(phone, here.wall)
                assert [screen.text for screen in phone.history] == ["0 người", "2 người"]
