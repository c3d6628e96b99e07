"""Inline mode: `@bot vneid` in any chat offers cards of guides, credited to the member who sends them."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.config import Flood as Patience
from bot.store import Store, StoreUnavailable
from tests.fakes.botapi import Phone
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan, TelegramProgram
from tests.harness.telegram_chats import seated
from tests.harness.telegram_scenes import playing

LINK = "https://t.me/go_cua_test_bot?start="


def leads(card: dict[str, Any]) -> str:
    """Where a card's button leads."""
    ((button,),) = card["reply_markup"]["inline_keyboard"]
    return str(button["url"]).removeprefix(LINK)


async def member(house: TelegramProgram) -> Phone:
    phone = house.phone(5)
    await phone.open()
    await phone.wait_answer()
    await seated(house, phone)
    return phone


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_a_stranger_is_offered_guides(plan: Plan, webhook: bool) -> None:
    """Whoever types the bot's name is offered the guides they mean; of it nothing is kept."""
    async with playing(replace(plan, webhook=webhook)) as house:
        while house.service.handle is None:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.2)
        cards = await house.phone(4).inline("cài vneid")
        assert leads(cards[0]) == "guide_eid-install"
        assert cards[0]["title"] == "Cài ứng dụng VNeID"
        assert cards[0]["input_message_content"]["message_text"].startswith("<b>Cài ứng dụng VNeID</b>\n\n")
        assert await house.facts() == []
        assert [state async for state in house.store.people.read_states()] == []


async def test_a_member_is_credited(plan: Plan) -> None:
    """The cards of who has a seat carry its share code; others may not be given them by Telegram's cache."""
    async with playing(plan) as house:
        phone = await member(house)
        cards = await phone.inline("")
        assert len(cards) == 20
        assert all(leads(card).endswith("__m-bcdfghj") for card in cards)
        (call,) = [call for call in house.api.calls if call.method == "answerInlineQuery"]
        assert call.params["is_personal"] is True
        assert call.params["cache_time"] <= 60
        assert call.params["next_offset"] == ""


async def test_a_secret_is_answered_by_nothing(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    """Words that hold a secret find nothing, and stand in no log."""
    async with playing(plan) as house:
        assert await house.phone(4).inline("mã otp là 482913") == []
        assert await house.phone(4).inline("zzzz") == []
        assert await house.facts() == []
    assert "482913" not in "".join(capsys.readouterr())


async def test_a_flood_of_queries(plan: Plan) -> None:
    """Who types on and on is answered no more for a while; their private chat is not told so."""
    async with playing(replace(plan, flood=Patience(burst=6, per_second=0.01))) as house:
        phone = await member(house)
        for n in range(12):
            await phone.ask_inline(f"cài {n}")
        async with asyncio.timeout(PATIENCE_S):
            while house.api.world.updates.pending:
                await asyncio.sleep(0.02)
        await asyncio.sleep(0.3)
        assert len(house.api.world.inline) == 6
        await phone.open()
        await phone.wait_answer()
        assert "Bà con bấm nhanh quá" not in phone.screen.text


async def test_without_the_store(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be known who types, the cards have no credit."""

    async def broken(self: Store, account: object, event: str) -> None:
        raise StoreUnavailable("disk full")

    async with playing(plan) as house:
        phone = await member(house)
        monkeypatch.setattr(Store, "load", broken)
        assert leads((await phone.inline("cài vneid"))[0]) == "guide_eid-install"


async def test_an_old_query(plan: Plan) -> None:
    """A query that Telegram waits for no longer is let go."""
    async with playing(plan) as house:
        phone = house.phone(4)
        pushed = await phone.ask_inline("cài vneid")
        house.api.world.queries.pop(pushed.body["id"])
        async with asyncio.timeout(PATIENCE_S):
            while house.api.world.updates.pending:
                await asyncio.sleep(0.02)
        assert await phone.inline("cài vneid")
