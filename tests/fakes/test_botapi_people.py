"""The people's side of the fake Bot API, what goes wrong by order, and the server as its own process."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest

from tests.fakes.botapi import (
    Blocked,
    CutAfter,
    CutBefore,
    FakeBotApi,
    Flood,
    Group,
    Phone,
    Rule,
    ServerError,
    Silent,
    Slow,
    spawned_bot_api,
)
from tests.fakes.botapi.phone import SENDABLE
from tests.fakes.botapi.refusals import Refused
from tests.fakes.conftest import PERSON, Caller

pytestmark = pytest.mark.anyio

NEXT = {"inline_keyboard": [[{"text": "Tiếp", "callback_data": "next"}]]}
BACK = {"inline_keyboard": [[{"text": "Về", "callback_data": "back"}, {"text": "Trang", "url": "https://a.vn"}]]}


async def show(bot: Caller, text: str, **params: object) -> int:
    sent = await bot.ask("sendMessage", chat_id=PERSON, text=text, **params)
    return int(sent["message_id"])


async def test_only_buttons_on_screen_can_be_pressed(bot: Caller, phone: Phone) -> None:
    """A press needs a button that stands on a message now: the newest keyboard, or the one named."""
    earlier = await show(bot, "một", reply_markup=NEXT)
    await show(bot, "hai", reply_markup=BACK)
    await show(bot, "ba")
    assert (await phone.press("Về")).body["data"] == "back"
    with pytest.raises(LookupError, match=r"no button 'Tiếp'"):
        await phone.press("Tiếp")
    pressed = await phone.press("Tiếp", message=earlier)
    assert (pressed.body["data"], pressed.body["message"]["message_id"]) == ("next", earlier)
    with pytest.raises(LookupError, match=r"opens 'https://a.vn'"):
        await phone.press("Trang")
    await bot.ask("editMessageReplyMarkup", chat_id=PERSON, message_id=earlier)
    with pytest.raises(LookupError):
        await phone.press("Tiếp", message=earlier)
    assert (await phone.press_forged("x:y")).body["data"] == "x:y"
    phone.delete(earlier)
    assert (await phone.press_forged("x", message=earlier)).body["message"]["date"] == 0


async def test_an_answer_is_what_was_shown_for_the_latest_update(bot: Caller, phone: Phone) -> None:
    """An update counts as answered by a show that began after it was handed over, not by an earlier one."""
    card = await show(bot, "một", reply_markup=NEXT)
    await phone.press("Tiếp")
    await bot.ask("editMessageText", chat_id=PERSON, message_id=card, text="trước", reply_markup=NEXT)
    with pytest.raises(TimeoutError, match=r"no answer in 0\.05 s"):
        await phone.wait_answer(0.05)
    await bot.ask("getUpdates")
    waiting = asyncio.create_task(phone.wait_answer())
    await bot.ask("editMessageText", chat_id=PERSON, message_id=card, text="sau")
    assert (await waiting).text == "sau"


async def test_a_show_of_what_is_there_already_is_an_answer(bot: Caller, phone: Phone) -> None:
    """ "Not modified" and a toast answer a press too."""
    card = await show(bot, "một", reply_markup=NEXT)
    query = (await phone.press("Tiếp")).body["id"]
    await bot.ask("getUpdates")
    await bot.ask("answerCallbackQuery", callback_query_id=query)
    assert not phone.answered
    await bot.refusal("editMessageText", chat_id=PERSON, message_id=card, text="một", reply_markup=NEXT)
    assert phone.answered
    query = (await phone.press("Tiếp")).body["id"]
    await bot.ask("getUpdates", offset=phone.last.update_id if phone.last else 0)
    await bot.ask("answerCallbackQuery", callback_query_id=query, text="Đã ghi")
    assert phone.answered


@pytest.mark.parametrize("kind", sorted(SENDABLE))
async def test_people_send_more_than_words(phone: Phone, kind: str) -> None:
    """Each kind of content comes as a message with its own field."""
    assert kind in (await phone.send(kind)).body


async def test_people_edit_reply_and_follow_links(bot: Caller, phone: Phone) -> None:
    """A link's payload comes as /start, an edited text as edited_message, a reply with what it answers."""
    started = await phone.open("guide_eid-install")
    assert (started.body["text"], started.body["entities"][0]["length"]) == ("/start guide_eid-install", 6)
    edited = await phone.edit(started.body["message_id"], "/help")
    assert (edited.kind, edited.body["text"]) == ("edited_message", "/help")
    card = await show(bot, "một")
    assert (await phone.say("vâng", reply_to=card)).body["reply_to_message"]["message_id"] == card


async def test_a_group_has_many_people(bot: Caller, api: FakeBotApi) -> None:
    """Members write and press in one chat; in privacy mode the bot hears only what is meant for it."""
    group = Group(api, sees_all=False)
    lan, minh = group.member(1, name="Lan"), group.member(2, name="Minh")
    with pytest.raises(RuntimeError, match="privacy"):
        await lan.say("chào cả nhà")
    asked = await lan.say(f"/start@{api.world.bot.username}")
    assert (asked.body["chat"]["id"], asked.body["from"]["first_name"]) == (group.id, "Lan")
    card = (await bot.ask("sendMessage", chat_id=group.id, text="một", reply_markup=NEXT))["message_id"]
    assert (await minh.press("Tiếp")).body["from"]["id"] == 2
    await lan.say("gì vậy", reply_to=card)
    cannot = await bot.refusal("deleteMessage", chat_id=group.id, message_id=asked.body["message_id"])
    assert cannot == "400 Bad Request: message can't be deleted"


async def test_a_flood_tells_how_long_it_lasts(bot: Caller, api: FakeBotApi, phone: Phone) -> None:
    """429 strikes one chat for a while and names the seconds that are left."""
    api.strike(Rule(Flood(), chat_id=PERSON, for_s=30))
    with pytest.raises(Refused) as caught:
        await show(bot, "a")
    assert (caught.value.code, caught.value.description) == (429, "Too Many Requests: retry after 30")
    assert caught.value.parameters == {"retry_after": 30}
    other = Phone(api, PERSON + 1)
    await other.open()
    await bot.ask("sendMessage", chat_id=PERSON + 1, text="a")
    assert await bot.ask("getUpdates")
    api.lift()
    await show(bot, "a")
    assert [call.code for call in api.calls] == [429, 200, 200, 200]


async def test_refusals_come_by_order(bot: Caller, api: FakeBotApi, phone: Phone) -> None:
    """A rule may name the method, how many calls it strikes and how many pass before."""
    number = api.strike(Rule(ServerError(), methods=frozenset({"SendMessage"}), count=1, skip=1))
    api.strike(Rule(Blocked(), methods=frozenset({"sendChatAction"})))
    await show(bot, "một")
    assert await bot.refusal("sendMessage", chat_id=PERSON, text="hai") == "502 Bad Gateway"
    assert api.struck(number) == 1
    await show(bot, "ba")
    assert [screen.text for screen in phone.history] == ["một", "ba"]
    blocked = await bot.refusal("sendChatAction", chat_id=PERSON, action="typing")
    assert blocked == "403 Forbidden: bot was blocked by the user"


async def test_a_share_of_calls_is_struck_the_same_each_time() -> None:
    """Chance comes from the rule's seed alone."""
    drawn = []
    for _ in range(2):
        api = FakeBotApi()
        api.strike(Rule(Flood(1), share=0.02, seed=7))
        drawn.append([api.service.faults.strike("sendmessage", 1, 0.0) is not None for _ in range(2000)])
    assert drawn[0] == drawn[1]
    assert 20 < sum(drawn[0]) < 60


async def test_lines_are_cut_and_slow(bot: Caller, api: FakeBotApi, phone: Phone) -> None:
    """A lost reply was carried out, a cut before it was not, a slow one is answered late, a silent one never."""
    only = frozenset({"sendMessage"})
    for fault in (CutAfter(), CutBefore()):
        api.strike(Rule(fault, methods=only, count=1))
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await show(bot, fault.kind)
    assert [screen.text for screen in phone.history] == ["cut_after"]
    api.strike(Rule(Slow(0.2), methods=only, count=1))
    slow = asyncio.create_task(show(bot, "slow"))
    await asyncio.sleep(0.1)
    assert (phone.screen.text, slow.done()) == ("slow", False)
    await slow
    api.strike(Rule(Silent(), methods=only, count=1))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await show(bot, "silent")
    await asyncio.sleep(0.05)
    assert phone.screen.text == "slow"
    assert [(call.words, call.done) for call in api.calls if call.code == 0] == [
        ("cut_after", True),
        ("cut_before", False),
        ("silent", False),
    ]


async def test_the_server_runs_as_a_process_of_its_own() -> None:
    """Everything a test may do in-process it may do over HTTP, and errors come as what they were."""
    async with spawned_bot_api() as api, aiohttp.ClientSession() as session:
        phone = api.phone(PERSON, name="Cô Lan")
        await phone.open("home")
        call = {"chat_id": PERSON, "text": "Chào", "reply_markup": NEXT}
        await api.strike(Rule(Flood(3), methods=frozenset({"sendMessage"}), count=1))
        for status in (429, 200):
            async with session.post(f"{api.api_base}{api.token}/sendMessage", json=call) as answer:
                assert answer.status == status
        await phone.press("Tiếp")
        assert phone.screen.buttons == ["Tiếp"]
        with pytest.raises(LookupError, match="no button"):
            await phone.press("Xa")
        with pytest.raises(TimeoutError):
            await phone.wait_answer(0.05)
        pending = await api.order("pending")
        assert len(pending["pending"]) == len(pending["deliveries"]) == 2
        assert [c["code"] for c in (await api.order("calls"))["calls"]] == [429, 200]
        assert (await api.order("chat", chat_id=PERSON))["screens"][0]["text"] == "Chào"
        await api.order("group", group_id=-5, title="Thôn 2")
        member = api.phone(9, group_id=-5)
        await member.say("chào")
        before = time.time()
        now = (await api.order("clock", advance_s=100))["now"]
        assert before + 100 <= now <= time.time() + 100
        await api.order("updates", kind="message", lane=PERSON, body={"odd": True})
        await api.lift()


async def test_lean_mode_keeps_no_logs() -> None:
    """Under load nothing grows but the counts."""
    async with FakeBotApi(lean=True) as api, aiohttp.ClientSession() as session:
        await Phone(api, PERSON).open()
        await show(Caller(api, session), "a")
        assert (api.calls, api.world.pushed, api.counts["sendmessage"]) == ([], [], 1)
