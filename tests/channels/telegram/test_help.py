"""A person when one is needed, on Telegram: asked for, told to the team's group, taken, talked with, closed."""

import asyncio
from dataclasses import replace

import pytest

from bot import clock
from flows.core.library import Library
from tests.fakes.botapi import FakeBotApi, Flood, Group, Phone, Rule
from tests.harness.patience import PATIENCE_S
from tests.harness.player import FIRST_DAY
from tests.harness.telegram import Plan, TelegramProgram, running
from tests.harness.telegram_chats import GROUP, TEAMS, brought, seated
from tests.harness.telegram_scenes import shows


@pytest.fixture
def plan(plan: Plan, guides: Library, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """A house whose teams have groups, on a working day."""
    monkeypatch.setattr(clock, "now", lambda: FIRST_DAY)
    library = replace(guides, teams=TEAMS, deployment=guides.deployment.with_places(TEAMS))
    return replace(plan, library=lambda: library)


async def has(phone: Phone, text: str) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not phone.history or text not in phone.screen.text:
            await asyncio.sleep(0.02)
    await phone.wait_quiet(0.1)


async def with_seat(house: TelegramProgram, phone: Phone, id: str, label: str) -> None:
    await phone.open()
    await phone.wait_answer()
    await seated(house, phone, id=id, label=label)


async def asked(house: TelegramProgram, ann: Phone) -> None:
    """Somebody of the village asks for a person, from a guide."""
    await ann.open("guide_eid-install__p-lia-1")
    await ann.wait_answer()
    await ann.open("help_guide_eid-install")
    await shows(ann, "Nhờ người giúp tôi")
    await ann.press("Nhờ người giúp tôi")
    await shows(ann, "Thôi, tôi không cần nữa")


async def told_and_taken(house: TelegramProgram, ann: Phone, ben: Phone, group: Phone) -> None:
    """The group and the members are told; one takes it, which the others see."""
    eve = house.phone(3)
    await with_seat(house, ben, "bbbbbbb", "anh Ben")
    await with_seat(house, eve, "ccccccc", "chị Eve")
    await asked(house, ann)
    for team in (ben, eve, group):
        await has(team, "Bà con cần người giúp")
    assert all(button.url for row in group.screen.rows for button in row)
    waiting = len(ann.history)
    await ben.open(group.screen.links["Mở để giúp bà con"].partition("start=")[2])
    await shows(ben, "Để tôi giúp")
    await ben.press("Để tôi giúp")
    await has(ben, "Anh chị đang giúp bà con")
    await has(ann, "Có người nghe bà con rồi")
    assert len(ann.history) == waiting + 1  # news: it makes a sound
    await has(group, "Đã có người giúp")
    assert "anh Ben" in group.screen.text
    assert len(group.history) == 1


async def ended_and_judged(house: TelegramProgram, ann: Phone, ben: Phone) -> None:
    """Who asked ends it, and says whether it helped."""
    card = next(screen for screen in reversed(ann.history) if screen.buttons)
    await ann.press("Xong rồi, thôi nói chuyện", message=card)
    await shows(ann, "Có, giúp được tôi")
    await ann.press("Có, giúp được tôi")
    await has(ann, "Vậy là tốt rồi!")
    await has(ben, "Việc này đã xong")
    kinds = [kind for kind in await house.facts() if kind.startswith(("Help", "Carried"))]
    assert kinds == ["HelpAsked", "HelpTaken", "Carried", "Carried", "HelpClosed", "HelpJudged"]


async def test_from_the_wish_to_the_end(plan: Plan) -> None:
    """It is told, taken by one, talked about both ways, also over a restart, ended and judged."""
    async with FakeBotApi() as api:
        ann, ben, group = Phone(api, 1), Phone(api, 2), Group(api, GROUP).member(2)
        async with running(api, plan) as house:
            await told_and_taken(house, ann, ben, group)
            rule = api.strike(Rule(Flood(60), frozenset({"copyMessage"})))
            await ann.say("anh ơi, tôi không thấy nút Cài đặt")
            await ben.send("photo", caption="nút màu xanh này nhé")
            await asyncio.sleep(0.4)
        api.lift(rule)
        async with running(api, plan) as house:
            await brought(house)
            assert [copy.text for copy in ben.copies] == ["anh ơi, tôi không thấy nút Cài đặt"]
            assert [(copy.text, copy.media) for copy in ann.copies] == [("nút màu xanh này nhé", "photo")]
            await ended_and_judged(house, ann, ben)
            assert await house.store.parcels.find("telegram") == []
