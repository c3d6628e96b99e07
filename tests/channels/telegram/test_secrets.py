"""Secrets on Telegram: the message that held one is deleted, whatever becomes of the screen that answers it."""

import asyncio
from dataclasses import replace

import pytest

from bot.config import Flood as Patience
from tests.fakes.botapi import Blocked, FakeBotApi, Flood, Group, Phone, Rule, ServerError
from tests.fakes.botapi.phone import FILE
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan, running
from tests.harness.telegram_messages import gone, sent
from tests.harness.telegram_scenes import SHOWS, playing, shows

DELETES = frozenset({"deleteMessage"})
SECRET = "mã otp là 482913"
WARNED = "Tôi hiểu rồi"


@pytest.mark.parametrize("text", [SECRET, "045 185 006 789", "/start 045185006789", "/tim mk là Hoa@1985"])
async def test_a_secret_is_answered_and_deleted(plan: Plan, text: str) -> None:
    """Typed words, also behind a command: a warning, its kind noted, the message gone."""
    async with playing(plan) as house:
        phone = house.phone()
        await phone.say(text)
        await gone(house, phone, sent(phone))
        await shows(phone, WARNED)
        assert await house.facts() == ["Warned"]


async def test_other_words_stay(plan: Plan) -> None:
    """A phone number is no secret: its message stays."""
    async with playing(plan) as house:
        phone = house.phone()
        await phone.say("0912 345 678")
        await phone.wait_answer()
        assert phone.chat.deleted == []
        assert house.api.counts["deletemessage"] == 0


async def test_words_beside_a_photo_and_a_file_s_name(plan: Plan) -> None:
    """A caption or the name of a file that holds a secret is one."""
    async with playing(plan) as house:
        phone = house.phone()
        await phone.send("photo", caption="thẻ 4111 1111 1111 1111")
        await gone(house, phone, sent(phone))
        named = {"document": FILE | {"file_name": "cccd 045185006789.jpg"}}
        phone._write(phone._message(content=named), None)
        await gone(house, phone, sent(phone))
        assert await house.facts() == ["Warned", "Warned"]


async def test_a_secret_that_is_edited_in(plan: Plan) -> None:
    """An edit that brings a secret is answered and deleted; any other edit is passed over."""
    async with playing(plan) as house:
        phone = house.phone()
        await phone.say("xyzzy")
        await phone.wait_answer()
        first = sent(phone)
        await phone.edit(first, "xyzzy plugh")
        await phone.edit(first, SECRET)
        await gone(house, phone, first)
        assert await house.facts() == ["Missed", "Warned"]


async def test_a_photo_at_a_step_about_papers(plan: Plan) -> None:
    """In a guide that needs papers, a photo is answered with the warning and deleted; at home it is not."""
    async with playing(plan) as house:
        phone = house.phone()
        await phone.send("photo")
        await phone.wait_answer()
        assert phone.chat.deleted == []
        await phone.open("guide_eid-register")
        await phone.wait_answer()
        await phone.send("photo")
        await gone(house, phone, sent(phone))
        assert (await house.facts("Warned")) == ["Warned"]


@pytest.mark.parametrize("fault", [Flood(1), ServerError()], ids=lambda fault: fault.kind)
async def test_a_deletion_that_failed_is_tried_again(plan: Plan, fault: Flood) -> None:
    """Floods and 5xx put a deletion off; they never lose it."""
    async with playing(plan) as house:
        phone = house.phone()
        house.api.strike(Rule(fault, DELETES, count=2))
        await phone.say(SECRET)
        await gone(house, phone, sent(phone))


async def test_the_screen_may_be_late(plan: Plan) -> None:
    """Where screens are held up, the message goes all the same."""
    async with playing(plan) as house:
        phone = house.phone()
        house.api.strike(Rule(Flood(30), SHOWS))
        await phone.say(SECRET)
        await gone(house, phone, sent(phone))
        assert phone.history == []


async def test_a_refused_deletion_is_let_be(plan: Plan) -> None:
    """A message that is too old or gone already, or a bot that is blocked: one try, and no more."""
    async with playing(plan) as house:
        for number, refused in ((1, None), (2, Blocked())):
            phone = house.phone(number)
            if refused:
                house.api.strike(Rule(refused, DELETES))
            tries = house.api.counts["deletemessage"]
            await phone.say(SECRET)
            if not refused:
                phone.delete(sent(phone))
            async with asyncio.timeout(PATIENCE_S):
                while house.api.counts["deletemessage"] == tries or await house.store.chats.find_deletions("telegram"):
                    await asyncio.sleep(0.01)
            await asyncio.sleep(0.7)
            assert house.api.counts["deletemessage"] == tries + 1


async def test_a_deletion_survives_the_end_of_the_program(plan: Plan) -> None:
    """What could not be deleted before the program ended is deleted by the next start."""
    async with FakeBotApi() as api:
        phone = Phone(api, 1)
        async with running(api, plan) as house:
            rule = api.strike(Rule(ServerError(), DELETES))
            await phone.say(SECRET)
            while not await house.store.chats.find_deletions("telegram"):
                await asyncio.sleep(0.01)
            message = sent(phone)
        api.lift(rule)
        assert message not in phone.chat.deleted
        async with running(api, plan) as house:
            await gone(house, phone, message)


async def test_a_flood_does_not_keep_a_secret(plan: Plan) -> None:
    """Somebody who is asked for patience is still warned, and somebody who is ignored has the message deleted."""
    hasty = replace(plan, flood=Patience(burst=2, per_second=0.001))
    async with playing(hasty) as house:
        phone = house.phone()
        for text in ("a", "b", SECRET, "c", SECRET):
            await phone.say(text)
            await phone.wait_quiet(0.3)
            if text is SECRET:
                await gone(house, phone, sent(phone))
        assert await house.facts("Warned") == ["Warned"]


async def test_a_secret_in_a_group(plan: Plan) -> None:
    """In a group the warning is shown, nothing is noted, and nothing is deleted: the bot may not."""
    async with playing(plan) as house:
        member = Group(house.api).member(1)
        await member.say(f"@{house.api.world.bot.username} {SECRET}")
        await member.wait_answer()
        assert WARNED in member.screen.buttons
        assert (await house.facts(), house.api.counts["deletemessage"]) == ([], 0)


async def test_in_a_flood_nothing_is_judged_in_full(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages and edits that a flood's verdict drops get a quick look only, and bare digits among them go."""
    hasty = replace(plan, flood=Patience(burst=2, per_second=0.001))
    async with playing(hasty) as house:
        phone = house.phone()
        for _ in range(3):
            await phone.say("xyzzy")
        first = sent(phone)
        judged: list[str] = []
        monkeypatch.setattr("bot.channels.telegram.handler.find_secret", judged.append)
        await phone.edit(first, "1," * 2_000)
        await gone(house, phone, first)
        await phone.say("xyzzy plugh")
        await phone.edit(sent(phone), "plugh")
        await phone.say("482913")
        await gone(house, phone, sent(phone))
        assert set(judged) <= {"xyzzy"}  # those before the flood
        assert phone.chat.deleted == [first, sent(phone)]
