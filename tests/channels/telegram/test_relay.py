"""The courier: what one person says comes to the other, all of it, in order, whatever the line does."""

import asyncio

import pytest

from bot.store import Account, StoreUnavailable
from bot.store.parcels import Parcels
from tests.fakes.botapi import CutAfter, CutBefore, FakeBotApi, Flood, Rule, ServerError
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan, running
from tests.harness.telegram_chats import brought, handed, talking, texts, two_talk, two_talking

BRINGS = frozenset({"copyMessage", "sendMessage"})


async def test_all_kinds_are_brought_both_ways(plan: Plan) -> None:
    """Words, photos, voices, stickers and files come as they are, as copies; the bot itself says nothing."""
    async with two_talking(plan) as (house, _here, ann, ben):
        shown = len(ann.history)
        await ann.say("chị ơi, tôi bị mắc <b>ở đây</b>")
        for kind in ("photo", "voice", "sticker", "document", "location"):
            await ann.send(kind, caption="cái này" if kind == "photo" else "")
        await brought(house)
        assert [copy.media for copy in ben.copies] == [None, "photo", "voice", "sticker", "document", "location"]
        assert [copy.text for copy in ben.copies][:2] == ["chị ơi, tôi bị mắc <b>ở đây</b>", "cái này"]
        await ben.say("bà con bấm nút xanh nhé")
        await brought(house)
        assert [copy.text for copy in ann.copies] == ["bà con bấm nút xanh nhé"]
        assert len(ann.history) == shown + 1
        assert await house.store.debts.find("telegram") == []


async def test_words_from_another_channel(plan: Plan) -> None:
    """What was typed on the web comes as plain text, in pieces where it is long."""
    async with two_talking(plan) as (house, _here, ann, _ben):
        await handed(house, 1, "<b>&đây là *mẹ* tôi")
        await handed(house, 1, "dài " * 1500)
        await brought(house)
        first, *pieces = texts(ann)
        assert first == "<b>&đây là *mẹ* tôi"
        assert " ".join(pieces) == ("dài " * 1500).strip()


@pytest.mark.parametrize("fault", [Flood(1), ServerError(), CutBefore()], ids=lambda fault: fault.kind)
async def test_order_is_kept_whatever_the_line_does(plan: Plan, fault: Flood) -> None:
    """Floods, 5xx and cut lines delay what is brought; it comes in order, once."""
    async with two_talking(plan) as (house, _here, ann, ben):
        house.api.strike(Rule(fault, BRINGS, share=0.3, count=4, seed=1))
        said = [f"câu thứ {n}" for n in "abcdefghij"]
        for words in said:
            await ann.say(words)
        await brought(house, 60)
        assert [copy.text for copy in ben.copies] == said


async def test_an_answer_that_was_lost(plan: Plan) -> None:
    """Where Telegram had it and the line broke, it may come twice: that it came could not be known."""
    async with two_talking(plan) as (house, _here, ann, ben):
        house.api.strike(Rule(CutAfter(), BRINGS, count=1))
        await ann.say("một")
        await ann.say("hai")
        await brought(house)
        assert [copy.text for copy in ben.copies] == ["một", "một", "hai"]


async def test_a_chat_in_a_flood_holds_up_nobody(plan: Plan) -> None:
    """One chat that is refused for minutes does not slow what is brought to others, nor the screens."""
    async with two_talking(plan) as (house, _here, ann, ben):
        house.api.strike(Rule(Flood(600), BRINGS, chat_id=2))
        await ann.say("chị ơi")
        await ben.say("dạ")
        await handed(house, 1, "từ web")
        async with asyncio.timeout(PATIENCE_S):
            while len(texts(ann)) < 2:
                await asyncio.sleep(0.02)
        assert not ben.copies
        assert len(await house.store.parcels.find("telegram", "2")) == 1


async def test_a_flood_is_waited_for_exactly(plan: Plan) -> None:
    """retry_after is kept to: no call to that chat comes sooner."""
    async with two_talking(plan) as (house, _here, ann, _ben):
        house.api.strike(Rule(Flood(2), frozenset({"copyMessage"}), count=1))
        await ann.say("chị ơi")
        await brought(house)
        calls = [call.at_s for call in house.api.calls if call.method == "copyMessage"]
        assert calls[1] - calls[0] >= 2


async def test_a_blocked_chat(plan: Plan) -> None:
    """What cannot be brought to who blocked the bot is dropped and its sender told; what is said later comes."""
    async with two_talking(plan) as (house, _here, ann, ben):
        ben.block()
        await ann.say("một")
        await handed(house, 2, "hai")
        await brought(house)
        assert [shown.text for shown in ann.history if "không chuyển được" in shown.text] != []
        ben.unblock()
        await ann.say("ba")
        await brought(house)
        assert [copy.text for copy in ben.copies] == ["ba"]


async def test_a_message_that_was_deleted(plan: Plan) -> None:
    """A message that its sender has deleted meanwhile is passed over; the next ones come."""
    async with two_talking(plan) as (house, _here, ann, ben):
        house.api.strike(Rule(Flood(1), frozenset({"copyMessage"}), count=1))
        gone = (await ann.say("gửi nhầm")).body["message_id"]
        await ann.say("xin lỗi chị")
        await asyncio.sleep(0.3)
        ann.delete(gone)
        await brought(house)
        assert [copy.text for copy in ben.copies] == ["xin lỗi chị"]
        assert [shown.text for shown in ann.history if "không chuyển được" in shown.text] != []


async def test_a_restart_in_the_middle(plan: Plan) -> None:
    """What waits when the program ends is brought by the next start, in order and once; and nothing is left of it."""
    with talking() as here:
        async with FakeBotApi() as api:
            async with running(api, plan) as house:
                ann, ben = await two_talk(house, here)
                rule = api.strike(Rule(Flood(60), BRINGS, chat_id=2))
                await ann.say("một")
                await ann.send("voice")
                await asyncio.sleep(0.5)
                await handed(house, 2, "ba", ring=False)  # killed between the saving and the ringing
                await handed(house, 3, "không có ai", ring=False)
            api.lift(rule)
            async with running(api, plan) as house:
                await brought(house)
                assert [(s.text, s.media) for s in ben.history[-3:]] == [("một", None), ("", "voice"), ("ba", None)]
                await ann.say("bốn")
                await brought(house)
                assert [copy.text for copy in ben.copies] == ["một", "", "bốn"]


async def test_a_store_that_fails_brings_nothing_twice(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a parcel cannot be dropped or looked up, that is tried again; what was sent is not sent again."""
    drop, look, failures = Parcels.drop, Parcels.find, [1, 2, 3]

    async def failing_drop(self: Parcels, account: Account, upto: int) -> None:
        if len(failures) > 1:
            failures.pop()
            raise StoreUnavailable("disk full")
        await drop(self, account, upto)

    async def failing_look(self: Parcels, channel: str, account: str | None = None) -> object:
        if account is not None and failures:
            failures.pop()
            raise StoreUnavailable("disk full")
        return await look(self, channel, account)

    async with two_talking(plan) as (house, _here, ann, ben):
        monkeypatch.setattr(Parcels, "drop", failing_drop)
        await ann.say("một")
        await asyncio.sleep(0.5)
        monkeypatch.setattr(Parcels, "find", failing_look)
        await ann.say("hai")
        await brought(house)
        assert [copy.text for copy in ben.copies] == ["một", "hai"]
        assert not failures
