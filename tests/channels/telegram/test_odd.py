"""Hostile and mistaken input on Telegram: a calm screen, nothing lost, nothing leaked."""

import asyncio
from dataclasses import replace

import pytest

from bot.config import Flood as Patience
from flows.core.address import address
from flows.core.content.issue import Issue
from flows.core.library import Library
from tests.fakes.botapi import Group, Rule, ServerError
from tests.harness.database import connection_of
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan
from tests.harness.telegram_scenes import COVER, SHOWS, at_step, playing, shows


async def test_groups_are_ignored_unless_addressed(plan: Plan) -> None:
    """In a group only words to the bot are answered, by links into the private chat, and nothing is kept."""
    async with playing(plan) as house:
        group = Group(house.api, title="Tổ công nghệ số")
        phone = group.member(7)
        await phone.say("cài vneid ở đâu bà con ơi")
        await asyncio.sleep(0.3)
        assert phone.history == []
        await phone.say("@go_cua_test_bot cài vneid")
        async with asyncio.timeout(PATIENCE_S):
            while not phone.history:
                await asyncio.sleep(0.02)
        assert any("start=guide_eid-install" in (b.url or "") for row in phone.screen.rows for b in row)
        assert await house.facts() == []


ODD = [
    "\u200b\u202e",
    "x" * 4096,
    "/lenhla",
    "/",
    "//",
    "0",
    "99",
    "<b>&",
    "\U0001f600" * 50,
    "mở \u200fcửa",
    "\x00\x01",
]


async def test_odd_words_get_a_calm_screen(plan: Plan) -> None:
    """Zero-width and right-to-left marks, long texts, unknown commands: a screen with a way out follows."""
    async with playing(plan) as house:
        phone = house.phone()
        for text in ODD:
            await phone.say(text)
            await phone.wait_answer()
            await phone.wait_quiet(0.05)
            assert phone.screen.buttons, text


@pytest.mark.parametrize("kind", ["voice", "photo", "sticker", "document", "location", "contact", "dice", "video_note"])
async def test_odd_things_get_a_calm_screen(plan: Plan, kind: str) -> None:
    """Stickers, voice, photos and the rest get a note, and the person stays where they are."""
    async with playing(plan) as house:
        phone = house.phone()
        await at_step(phone)
        await phone.send(kind)
        await shows(phone, "Android")
        assert (await house.facts())[-1] == "Puzzled"


FORGED = [
    "",
    ":",
    "next:",
    "next:home",
    "home:home",
    "finish:guide_eid-install",
    "a" * 64,
    "next:guide_eid-install_x",
    "../x",
]


async def test_forged_presses_change_nothing(plan: Plan) -> None:
    """Forged callback data leads to a screen and notes no progress."""
    async with playing(plan) as house:
        phone = house.phone()
        await at_step(phone)
        before = [f for f in await house.facts() if f != "Puzzled"]
        for data in FORGED:
            await phone.press_forged(data)
            await phone.wait_answer()
            await phone.wait_quiet(0.05)
            assert phone.screen.buttons
        assert [f for f in await house.facts() if f != "Puzzled"] == before


PAYLOADS = ("%%%", "a" * 64, "guide_", "guide_no-such", "settings_erase", "erase:settings_erase", "x__", "đ")


async def test_broken_start_payloads_open_home(plan: Plan) -> None:
    """A start payload of any bytes opens the nearest screen that there is."""
    async with playing(plan) as house:
        phone = house.phone()
        for payload in (
            "%%%",
            "a" * 64,
            "guide_",
            "guide_no-such",
            "settings_erase",
            "erase:settings_erase",
            "x__",
            "đ",
        ):
            await phone.open(payload)
            await phone.wait_answer()
            await phone.wait_quiet(0.05)
            assert phone.screen.buttons
        assert "Erased" not in await house.facts()


async def test_a_flooding_person_is_told_once(plan: Plan) -> None:
    """Who presses too fast gets one note, then silence until they slow down; every press stops spinning."""
    async with playing(replace(plan, flood=Patience(burst=5, per_second=0.1))) as house:
        phone = house.phone()
        await phone.open(COVER)
        await phone.wait_answer()
        for _ in range(12):
            await phone.press_forged("home")
        await phone.wait_quiet(0.4)
        assert "nhanh quá" in phone.screen.text
        assert (await house.facts()).count("Puzzled") == 1
        assert house.api.counts["answercallbackquery"] == 12


async def test_unreadable_updates_are_passed_over(plan: Plan) -> None:
    """An update that is nonsense is acknowledged, and the next ones are answered."""
    async with playing(plan) as house:
        phone = house.phone()
        await phone.open()
        await phone.wait_answer()
        house.api.push("message", 99, {"message_id": "x", "chat": None})
        await phone.say("cài vneid")
        await phone.wait_answer()
        assert phone.screen.buttons


async def test_updates_come_again_while_the_store_is_unavailable(plan: Plan) -> None:
    """Nothing is acknowledged that was not saved: an update waits while nothing can be written, and is played once."""
    async with playing(plan) as house:
        phone = house.phone()
        await phone.open(COVER)
        await phone.wait_answer()
        await connection_of(house.store).execute("PRAGMA query_only = ON")
        for _ in range(40):
            await phone.say("mở đèn")
        await asyncio.sleep(1.2)
        assert house.api.world.updates.pending
        await connection_of(house.store).execute("PRAGMA query_only = OFF")
        await phone.wait_answer()
        while house.api.world.updates.pending:
            await asyncio.sleep(0.05)
        facts = await house.facts()
        assert facts.count("Missed") + facts.count("Searched") == 40


async def test_an_admin_is_told_of_issues(plan: Plan, guides: Library) -> None:
    """An admin is owed the list of issues; a citizen who asks for it does not see that it exists."""
    issue = Issue("guides/x/guide.yaml", 3, 1, "next-missing", "không có bước “y”", "sửa lại")
    library = replace(guides, issues=(issue,))
    async with playing(replace(plan, library=lambda: library, admins=("1",))) as house:
        admin, citizen = house.phone(1), house.phone(2)
        for phone in (admin, citizen):
            await phone.open()
            await phone.wait_quiet()
        await house.service.notify(house.account("1"), address("issues"))
        await admin.wait_quiet(0.4)
        assert "guides/x/guide.yaml:3" in admin.screen.text
        assert await house.store.debts.find("telegram") == []
        await citizen.open("issues")
        await citizen.wait_quiet()
        assert "guide.yaml" not in citizen.screen.text


async def test_being_told_takes_no_answer_away(plan: Plan, guides: Library) -> None:
    """A screen that an admin is told of waits beside their own answer; both are shown."""
    async with playing(replace(plan, admins=("1",))) as house:
        admin = house.phone(1)
        await admin.open()
        await shows(admin, "Cài đặt")
        rule = house.api.strike(Rule(ServerError(), SHOWS))
        await admin.say("/gioithieu")
        while not await house.store.debts.find("telegram"):
            await asyncio.sleep(0.01)
        await house.service.notify(house.account("1"), address("issues"))
        house.api.lift(rule)
        while await house.store.debts.find("telegram"):
            await asyncio.sleep(0.02)
        texts = [card.text for card in admin.history]
        assert any(guides.sentences.say("vi", "about-title") in text for text in texts)
        assert any(guides.sentences.say("vi", "issues-title") in text for text in texts)
