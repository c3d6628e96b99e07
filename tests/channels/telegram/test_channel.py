"""The Telegram side as a whole, with the Bot API misbehaving in every way that it does."""

import asyncio

import pytest

from tests.fakes.botapi import (
    Blocked,
    CutAfter,
    CutBefore,
    FakeBotApi,
    Flood,
    Phone,
    Rule,
    ServerError,
    Silent,
    Slow,
)
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan, running
from tests.harness.telegram_scenes import COVER, SHOWS, at_step, playing, shows


async def test_a_press_edits_the_newest_card(plan: Plan) -> None:
    """One live card: a press edits the message it was pressed on while that is the newest one."""
    async with playing(plan) as house:
        phone = house.phone()
        await at_step(phone)
        assert len(phone.history) == 1
        assert "Android" in phone.screen.buttons


async def test_words_get_a_new_card_and_the_old_one_loses_its_keyboard(plan: Plan) -> None:
    """After typed words a new message is sent, and only it has buttons."""
    async with playing(plan) as house:
        phone = house.phone()
        await at_step(phone)
        await phone.say("quét mã qr trả tiền")
        await phone.wait_answer()
        await phone.wait_quiet()
        assert [bool(card.buttons) for card in phone.history] == [False, True]


async def test_a_frozen_card_is_replaced(plan: Plan) -> None:
    """Where Telegram does not let a message be edited, a new one is sent."""
    async with playing(plan) as house:
        phone = house.phone()
        await at_step(phone)
        phone.freeze(phone.screen)
        await phone.press("Android")
        await phone.wait_quiet()
        assert len(phone.history) == 2
        assert "Xong bước này" in phone.screen.buttons


async def test_a_deleted_card_is_replaced(plan: Plan) -> None:
    """A press on a card that the person deletes at the same moment is answered by a new one."""
    async with playing(plan) as house:
        phone = house.phone()
        await at_step(phone)
        card = phone.screen
        phone.delete(card)
        await phone.press_forged("pick:guide_eid-install_phone_play", message=card)
        await shows(phone, "Xong bước này")


async def test_the_same_press_twice_is_answered_twice_and_counts_once(plan: Plan) -> None:
    """`message is not modified` is success: the second press shows the same and notes nothing."""
    async with playing(plan) as house:
        phone = house.phone()
        await at_step(phone)
        card = phone.screen
        await phone.press("Android")
        await phone.press_forged("pick:guide_eid-install_phone_play", message=card)
        await phone.wait_quiet()
        assert (await house.facts()).count("Reached") == 2
        assert house.api.counts["answercallbackquery"] == 4
        assert await house.store.debts.find("telegram") == []


@pytest.mark.parametrize("fault", [Flood(1), ServerError(), CutBefore(), CutAfter()], ids=lambda f: f.kind)
async def test_a_failed_show_is_tried_again(plan: Plan, fault: Flood) -> None:
    """Floods, 5xx and cut lines delay a screen; they never lose it."""
    async with playing(plan) as house:
        phone = house.phone()
        await at_step(phone)
        house.api.strike(Rule(fault, SHOWS, count=2))
        await phone.press("Android")
        await shows(phone, "Xong bước này")
        async with asyncio.timeout(PATIENCE_S):
            while await house.store.debts.find("telegram"):
                await asyncio.sleep(0.05)


async def test_a_chat_in_a_flood_holds_up_nobody(plan: Plan) -> None:
    """One chat that is refused for minutes does not slow the others."""
    async with playing(plan) as house:
        slow, others = house.phone(1), [house.phone(n) for n in range(2, 12)]
        house.api.strike(Rule(Flood(600), SHOWS, chat_id=1))
        await slow.open(COVER)
        for phone in others:
            await phone.open(COVER)
        await asyncio.gather(*(phone.wait_answer() for phone in others))
        assert not slow.answered


async def test_a_flood_is_waited_for_exactly(plan: Plan) -> None:
    """retry_after is kept to: no call to that chat comes sooner."""
    async with playing(plan) as house:
        phone = house.phone()
        house.api.strike(Rule(Flood(2), SHOWS, count=1))
        await phone.open(COVER)
        await phone.wait_answer()
        shows = [call.at_s for call in house.api.calls if call.method == "sendMessage"]
        assert shows[1] - shows[0] >= 2


async def test_two_percent_floods_leave_nobody_without_an_answer(plan: Plan) -> None:
    """With 2% of all calls answered 429, everybody is answered."""
    async with playing(plan) as house:
        house.api.strike(Rule(Flood(1), share=0.02, seed=7))
        phones = [house.phone(n) for n in range(1, 61)]

        async def walk(phone: Phone) -> None:
            await phone.open(COVER)
            await phone.wait_answer()
            for label in ("Bắt đầu", "Nhớ giúp tôi", "Android", "Xong bước này"):
                await phone.press(label)
                await phone.wait_answer()

        await asyncio.gather(*map(walk, phones))
        assert (await house.facts()).count("Reached") == 180


async def test_somebody_who_blocked_the_bot_owes_it_nothing(plan: Plan) -> None:
    """403 settles a debt: nothing is tried again."""
    async with playing(plan) as house:
        phone = house.phone()
        house.api.strike(Rule(Blocked(), SHOWS))
        await phone.open(COVER)
        async with asyncio.timeout(PATIENCE_S):
            while not house.api.counts["sendmessage"] or await house.store.debts.find("telegram"):
                await asyncio.sleep(0.01)
        await asyncio.sleep(1)
        assert house.api.counts["sendmessage"] == 1


async def test_a_lost_query_answer_changes_nothing(plan: Plan) -> None:
    """`query is too old` and silence at answerCallbackQuery leave the screen and the next presses alone."""
    async with playing(plan) as house:
        phone = house.phone()
        await phone.open(COVER)
        await phone.wait_answer()
        house.api.strike(Rule(Silent(), frozenset({"answerCallbackQuery"}), count=1))
        house.api.strike(Rule(Slow(0.3), frozenset({"answerCallbackQuery"}), count=1))
        for label in ("Bắt đầu", "Nhớ giúp tôi"):
            await phone.press(label)
            await phone.wait_answer()
        assert "Android" in phone.screen.buttons


async def test_debts_are_paid_after_a_restart(plan: Plan) -> None:
    """A screen that could not be shown before the program ended is shown by the next start."""
    async with FakeBotApi() as api:
        phone = Phone(api, 1)
        async with running(api, plan):
            rule = api.strike(Rule(ServerError(), SHOWS))
            await phone.open(COVER)
            while not api.counts["sendmessage"]:
                await asyncio.sleep(0.01)
        api.lift(rule)
        async with running(api, plan) as house:
            while await house.store.debts.find("telegram"):
                await asyncio.sleep(0.02)
            assert "Bắt đầu" in phone.screen.buttons
            assert (await house.facts()) == ["Arrived"]
