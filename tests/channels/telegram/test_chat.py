"""While two people talk on Telegram: no voice is listened to, no edit said again, and screens stand below the talk."""

import asyncio

from bot.channels.telegram.update import Update, check_update
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan
from tests.harness.telegram_chats import brought, two_talking
from tests.harness.telegram_messages import gone
from tests.harness.telegram_voices import Said, hearing


async def test_a_voice_is_carried_and_not_listened_to(plan: Plan) -> None:
    """What is told to a person is theirs alone: no transcriber is given it, also when the update comes twice."""
    async with two_talking(hearing(plan, Said())) as (house, _here, ann, ben):
        pushed = await ann.send("voice")
        await brought(house)
        assert [copy.media for copy in ben.copies] == ["voice"]
        again = house.api.push("message", 1, pushed.body)
        assert again is not None
        await brought(house)
        assert len(ben.copies) == 2  # another update is another event
        update = check_update({"update_id": again.update_id, "message": pushed.body})
        assert isinstance(update, Update)
        await house.service._handler.handle(update)  # as Telegram brings it once more after a kill
        await asyncio.sleep(0.3)
        assert len(ben.copies) == 2
        assert house.api.counts["getfile"] == 0
        assert "Puzzled" not in await house.facts()


async def test_a_voice_that_is_not_carried_is_listened_to(plan: Plan) -> None:
    """Where nobody takes what is sent, it is heard as ever."""
    async with two_talking(hearing(plan, Said())) as (house, here, ann, _ben):
        here.pairs = {}
        await ann.send("voice")
        async with asyncio.timeout(PATIENCE_S):
            while "Searched" not in await house.facts():
                await asyncio.sleep(0.05)
        assert house.api.counts["getfile"] == 1


async def test_an_edited_message_is_not_said_again(plan: Plan) -> None:
    """What was carried is not carried a second time for being edited."""
    async with two_talking(plan) as (house, _here, ann, ben):
        said = await ann.say("tôi ở bước ba")
        await brought(house)
        await ann.edit(said.body["message_id"], "tôi ở bước bốn")
        await brought(house)
        assert [copy.text for copy in ben.copies] == ["tôi ở bước ba"]


async def test_a_secret_is_not_carried(plan: Plan) -> None:
    """A secret is refused here too, typed or edited into a message: deleted, and brought to nobody."""
    async with two_talking(plan) as (house, _here, ann, ben):
        typed = await ann.say("mã otp là 482913")
        await gone(house, ann, typed.body["message_id"])
        await ann.press_forged("join:chat")
        said = await ann.say("mã gì chị?")
        await brought(house)
        await ann.edit(said.body["message_id"], "mã otp là 482913")
        await gone(house, ann, said.body["message_id"])
        await brought(house)
        assert [copy.text for copy in ben.copies] == ["mã gì chị?"]


async def test_a_screen_stands_below_what_was_said(plan: Plan) -> None:
    """A press on a card that lies above the talk is answered below it; the old card loses its keyboard."""
    async with two_talking(plan) as (house, _here, ann, ben):
        await ann.say("chị ơi")
        await brought(house)
        for phone in (ann, ben):
            shown = phone.history
            await phone.press("Thôi nói chuyện")
            await phone.wait_answer()
            await phone.wait_quiet()
            assert len(phone.history) == len(shown) + 1
            assert phone.screen.buttons
            assert not phone.history[0].buttons
            await phone.press(phone.screen.buttons[0])  # the newest message again: from now on in its place
            await phone.wait_answer()
            await phone.wait_quiet()
            assert len(phone.history) == len(shown) + 1
