"""Copies, inline queries and groups that moved, as the fake Bot API plays them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.fakes.botapi import FakeBotApi, Group, Phone
from tests.fakes.botapi.phone import SENDABLE
from tests.fakes.botapi.refusals import Refused
from tests.fakes.conftest import PERSON, Caller

pytestmark = pytest.mark.anyio

OTHER = PERSON + 1
SERVICE_MESSAGE = {"new_chat_members": [{"id": 5, "is_bot": False, "first_name": "Mới"}]}


async def other(api: FakeBotApi) -> Phone:
    """The phone of somebody else who has written to the bot."""
    phone = Phone(api, OTHER)
    await phone.open()
    return phone


async def copied(bot: Caller, message: int, **more: Any) -> Any:
    return await bot.ask("copyMessage", **{"chat_id": OTHER, "from_chat_id": PERSON, "message_id": message} | more)


@pytest.mark.parametrize("kind", sorted(SENDABLE))
async def test_a_copy_shows_what_was_sent(api: FakeBotApi, bot: Caller, phone: Phone, kind: str) -> None:
    """A copy has the same content and no word of its origin; only its id is told."""
    to = await other(api)
    sent = await phone.send(kind, caption="cái này")
    told = await copied(bot, sent.body["message_id"])
    assert told == {"message_id": to.screen.message_id}
    assert (to.screen.text, to.screen.media, to.screen.copied) == ("cái này", kind, True)
    assert to.copies == [to.screen]
    shown = to.chat.messages[to.screen.message_id].to_json(to.chat)
    assert shown["from"]["is_bot"]
    assert str(PERSON) not in str(shown)


async def test_a_text_is_copied_without_keyboard_and_reply(api: FakeBotApi, bot: Caller, phone: Phone) -> None:
    """Formatting is copied; a keyboard is only the one that is given, and what it replied to stays behind."""
    to = await other(api)
    keyboard = {"inline_keyboard": [[{"text": "Tiếp", "callback_data": "next"}]]}
    shown = await bot.ask("sendMessage", chat_id=PERSON, text="<b>một</b>", parse_mode="HTML", reply_markup=keyboard)
    await copied(bot, shown["message_id"])
    assert (to.screen.text, to.screen.buttons) == ("một", [])
    assert [entity["type"] for entity in to.screen.entities] == ["bold"]
    reply = await phone.say("hai", reply_to=shown["message_id"])
    await copied(bot, reply.body["message_id"], reply_markup=keyboard)
    assert (to.screen.text, to.screen.buttons) == ("hai", ["Tiếp"])
    assert "reply_to_message" not in to.chat.messages[to.screen.message_id].to_json(to.chat)


async def test_what_cannot_be_copied(api: FakeBotApi, bot: Caller, phone: Phone) -> None:
    """A message that is gone, a service message, a chat that is unknown or shut."""
    to = await other(api)
    sent = (await phone.say("một")).body["message_id"]
    with pytest.raises(Refused, match="message identifier is not specified"):
        await bot.ask("copyMessage", chat_id=OTHER, from_chat_id=PERSON)
    with pytest.raises(Refused, match="message to copy not found"):
        await copied(bot, 999_999)
    with pytest.raises(Refused, match="chat not found"):
        await copied(bot, sent, from_chat_id=404)
    phone.chat.messages[sent].content = dict(SERVICE_MESSAGE)
    with pytest.raises(Refused, match="can't be copied"):
        await copied(bot, sent)
    kept = (await phone.say("hai")).body["message_id"]
    to.block()
    with pytest.raises(Refused, match="blocked") as refusal:
        await copied(bot, kept)
    assert refusal.value.code == 403
    phone.delete(kept)
    to.unblock()
    with pytest.raises(Refused, match="message to copy not found"):
        await copied(bot, kept)


def article(**more: Any) -> dict[str, Any]:
    content = {"message_text": "<b>Bài</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": "a", "title": "Bài", "input_message_content": content} | more


REFUSED: list[tuple[list[Any], str]] = [
    ([article(id=str(n)) for n in range(51)], "too many"),
    ([article(), article()], "RESULT_ID_DUPLICATE"),
    ([article(id="x" * 65)], "RESULT_ID_INVALID"),
    ([article(id="")], "RESULT_ID_INVALID"),
    ([{"id": "a"}], 'field "type"'),
    ([article(title=" ")], 'field "title"'),
    ([article(input_message_content=None)], 'field "input_message_content"'),
    ([article(input_message_content={"message_text": " "})], "text is empty"),
    ([article(input_message_content={"message_text": "x" * 4097})], "too long"),
    ([article(reply_markup={"inline_keyboard": [[{"text": "Mở"}]]})], "unallowed"),
    (["a"], "must be an object"),
]


@pytest.mark.parametrize(("results", "words"), REFUSED, ids=[words for _, words in REFUSED])
async def test_inline_answers_are_checked(phone: Phone, bot: Caller, results: list[Any], words: str) -> None:
    """At most fifty results, each with an id of its own and all that an article must have."""
    query = (await phone.ask_inline("vneid")).body["id"]
    with pytest.raises(Refused, match=words):
        await bot.ask("answerInlineQuery", inline_query_id=query, results=results)


async def test_an_inline_answer_is_seen(api: FakeBotApi, bot: Caller) -> None:
    """Who typed sees what is offered, also who never wrote to the bot; a query is answered once."""
    stranger = Phone(api, 77)
    asking = asyncio.create_task(stranger.inline("vneid"))
    while not api.world.queries:
        await asyncio.sleep(0.01)
    (query,) = api.world.queries
    await bot.ask("answerInlineQuery", inline_query_id=query, results=[article()])
    assert await asking == [article()]
    with pytest.raises(Refused, match="query is too old"):
        await bot.ask("answerInlineQuery", inline_query_id=query, results=[])


async def test_a_group_that_moved(api: FakeBotApi, bot: Caller) -> None:
    """A group that became another refuses all calls, and says which one it is now."""
    group = Group(api, -5)
    group.move(-1005)
    with pytest.raises(Refused, match="upgraded to a supergroup") as refusal:
        await bot.ask("sendMessage", chat_id=-5, text="một")
    assert refusal.value.parameters == {"migrate_to_chat_id": -1005}
    assert await bot.ask("sendMessage", chat_id=-1005, text="một")
