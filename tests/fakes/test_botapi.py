"""The fake Bot API refuses what Telegram refuses, in Telegram's words, and keeps what it is told."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from tests.fakes.botapi import FakeBotApi, Group, Phone, Rules
from tests.fakes.botapi.entities import formatted
from tests.fakes.botapi.refusals import NOT_MODIFIED, QUERY_TOO_OLD, Refused
from tests.fakes.conftest import PERSON, Caller

pytestmark = pytest.mark.anyio

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + b"\x08\x02\0\0\0"


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def button(text: str = "Tiếp", **action: Any) -> dict[str, Any]:
    return {"text": text} | (action or {"callback_data": "next"})


async def test_a_message_is_shown_as_it_was_sent(bot: Caller, phone: Phone) -> None:
    """A sent text is on the person's screen, plain, with its formatting and buttons beside it."""
    sent = await bot.ask(
        "sendMessage",
        chat_id=PERSON,
        text="Mở <b>CH Play</b> &amp; gõ <a href='https://vneid.gov.vn'>VNeID</a>",
        parse_mode="HTML",
        reply_markup=keyboard([button()], [button("Trang", url="https://vneid.gov.vn")]),
    )
    screen = phone.screen
    assert screen.text == "Mở CH Play & gõ VNeID"
    assert screen.entities == (
        {"type": "bold", "offset": 3, "length": 7},
        {"type": "text_link", "url": "https://vneid.gov.vn", "offset": 16, "length": 5},
    )
    assert screen.buttons == ["Tiếp", "Trang"]
    assert screen.links == {"Trang": "https://vneid.gov.vn"}
    assert sent["message_id"] == screen.message_id
    assert sent["chat"] == {"id": PERSON, "type": "private", "first_name": "Bà con"}
    assert sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "next"


async def test_forms_multipart_and_query_strings_are_read_too(bot: Caller, phone: Phone) -> None:
    """A call may be JSON, a form, a multipart form or a query string, with objects as JSON texts."""
    markup = '{"inline_keyboard":[[{"text":"Tiếp","callback_data":"n"}]]}'
    form = {"chat_id": str(PERSON), "text": "một", "reply_markup": markup}
    await bot.answer_of("sendMessage", data=form)
    assert phone.screen.buttons == ["Tiếp"]
    multipart = aiohttp.FormData(form | {"text": "hai"})
    multipart.add_field("unused", b"x", filename="x.bin")
    await bot.answer_of("sendmessage", data=multipart)
    assert phone.screen.text == "hai"
    url = f"{bot.api.api_base}{bot.api.token}/sendMessage?chat_id={PERSON}&text=ba"
    async with bot.session.get(url) as answer:
        assert (await answer.json())["ok"]
    assert phone.screen.text == "ba"


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "400 Bad Request: message text is empty"),
        ({"text": " \n "}, "400 Bad Request: message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "400 Bad Request: message text is empty"),
        ({"text": "x" * 4097}, "400 Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "400 Bad Request: message is too long"),
        ({"text": "a", "parse_mode": "Markdown"}, "400 Bad Request: unsupported parse_mode"),
        ({"text": "a", "chat_id": 5}, "400 Bad Request: chat not found"),
        ({"text": "a", "chat_id": ""}, "400 Bad Request: chat_id is empty"),
        ({"text": "a", "reply_markup": "{"}, "400 Bad Request: can't parse reply keyboard markup JSON object"),
        (
            {"text": "a", "reply_markup": keyboard([button(callback_data="ă" * 33)])},
            "400 Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            {"text": "a", "reply_markup": keyboard([{"text": "không làm gì"}])},
            "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "a", "reply_markup": keyboard([button(" ")])},
            "400 Bad Request: inline keyboard button text must be non-empty",
        ),
        (
            {"text": "a", "reply_markup": keyboard([button(url="http://localhost:8000")])},
            "400 Bad Request: inline keyboard button URL 'http://localhost:8000' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "a", "reply_markup": keyboard([button(url="javascript:alert(1)")])},
            "400 Bad Request: inline keyboard button URL 'javascript:alert(1)' is invalid: Unsupported URL protocol",
        ),
        (
            {"text": "a", "reply_markup": keyboard(*([button()] for _ in range(101)))},
            "400 Bad Request: reply markup is too long",
        ),
    ],
)
async def test_a_bad_message_is_refused(bot: Caller, phone: Phone, params: dict[str, Any], words: str) -> None:
    """What Telegram does not send is refused in its own words and shown to nobody."""
    assert await bot.refusal("sendMessage", **{"chat_id": PERSON} | params) == words
    assert phone.history == []


async def test_the_limits_themselves_are_allowed(bot: Caller, phone: Phone) -> None:
    """4,096 characters after parsing, 64 bytes of data and 100 buttons pass."""
    markup = keyboard(*([button(callback_data="x" * 64)] for _ in range(100)))
    await bot.ask("sendMessage", chat_id=PERSON, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML", reply_markup=markup)
    assert len(phone.screen.text) == 4096


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("ô<strong>a</strong>", 'Unsupported start tag "strong" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="https://a.vn>x</a>', "Unclosed start tag at byte offset 0"),
    ],
)
async def test_bad_html_is_refused(source: str, words: str) -> None:
    """HTML with an unknown or unbalanced tag is refused with the place of the fault."""
    with pytest.raises(Refused) as caught:
        formatted(source, "HTML")
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


async def test_html_becomes_entities() -> None:
    """Nested tags, references and emoji are measured in UTF-16 units, and the ends are trimmed."""
    read = formatted("\n😀 <u><i>a&lt;</i>b</u>&nbsp;<pre><code class='language-x'>c</code></pre>&#33;\n", "html")
    assert read.text == "😀 a<b&nbsp;c!"
    assert [(e["type"], e["offset"], e["length"]) for e in read.entities] == [
        ("underline", 3, 3),
        ("italic", 3, 2),
        ("pre", 12, 1),
        ("code", 12, 1),
    ]
    assert formatted("<a href='nowhere'>a</a>", "HTML").entities == []
    assert formatted("<blockquote expandable>a</blockquote>", "HTML").entities[0]["type"] == "expandable_blockquote"


async def test_an_edit_changes_the_message_or_says_why_not(bot: Caller, phone: Phone) -> None:
    """An edit changes the very message, and is refused when nothing changes or there is nothing to change."""
    message_id = (await bot.ask("sendMessage", chat_id=PERSON, text="a", reply_markup=keyboard([button()])))[
        "message_id"
    ]
    at = {"chat_id": PERSON, "message_id": message_id}
    await bot.ask("editMessageText", **at, text="b", reply_markup=keyboard([button("Về")]))
    assert (phone.screen.text, phone.screen.buttons, phone.screen.message_id) == ("b", ["Về"], message_id)
    same = {"text": " b ", "reply_markup": keyboard([button("Về")])}
    assert await bot.refusal("editMessageText", **at, **same) == f"400 Bad Request: {NOT_MODIFIED}"
    await bot.ask("editMessageReplyMarkup", **at)
    assert phone.screen.buttons == []
    assert await bot.refusal("editMessageReplyMarkup", **at) == f"400 Bad Request: {NOT_MODIFIED}"
    not_there = await bot.refusal("editMessageText", chat_id=PERSON, message_id=999, text="c")
    assert not_there == "400 Bad Request: message to edit not found"
    no_caption = await bot.refusal("editMessageCaption", **at, caption="c")
    assert no_caption == "400 Bad Request: there is no caption in the message to edit"
    persons_own = await bot.refusal("editMessageText", chat_id=PERSON, message_id=1, text="c")
    assert persons_own == "400 Bad Request: message can't be edited"
    phone.freeze(message_id)
    assert await bot.refusal("editMessageText", **at, text="c") == "400 Bad Request: message can't be edited"


async def test_a_picture_is_uploaded_once_and_then_known_by_its_id(bot: Caller, phone: Phone) -> None:
    """An upload gives out a file_id that later calls may use; an unknown one is refused."""
    form = aiohttp.FormData({"chat_id": str(PERSON), "caption": "Bước 1"})
    form.add_field("photo", PNG, filename="p.png", content_type="image/png")
    sent = await bot.answer_of("sendPhoto", data=form)
    file_id = sent["photo"][-1]["file_id"]
    assert (sent["photo"][-1]["width"], phone.screen.photo, phone.screen.text) == (640, file_id, "Bước 1")
    again = await bot.ask("sendPhoto", chat_id=PERSON, photo=file_id)
    assert again["photo"][-1]["file_id"] == file_id
    unknown = await bot.refusal("sendPhoto", chat_id=PERSON, photo="made-up")
    assert unknown == "400 Bad Request: wrong file identifier/HTTP URL specified"
    long = await bot.refusal("sendPhoto", chat_id=PERSON, photo=file_id, caption="x" * 1025)
    assert long == "400 Bad Request: message caption is too long"
    text = await bot.refusal("editMessageText", chat_id=PERSON, message_id=sent["message_id"], text="x")
    assert text == "400 Bad Request: there is no text in the message to edit"
    no_picture = aiohttp.FormData({"chat_id": str(PERSON)})
    no_picture.add_field("photo", b"not a picture", filename="p.png")
    with pytest.raises(Refused, match="IMAGE_PROCESS_FAILED"):
        await bot.answer_of("sendPhoto", data=no_picture)


async def test_media_can_be_replaced_in_place(bot: Caller, phone: Phone) -> None:
    """editMessageMedia takes an attached upload or a known id, and turns a text into a picture."""
    message_id = (await bot.ask("sendMessage", chat_id=PERSON, text="a"))["message_id"]
    form = aiohttp.FormData({"chat_id": str(PERSON), "message_id": str(message_id)})
    form.add_field("media", '{"type":"photo","media":"attach://p","caption":"<b>c</b>","parse_mode":"HTML"}')
    form.add_field("p", PNG, filename="p.png")
    edited = await bot.answer_of("editMessageMedia", data=form)
    media = {"type": "photo", "media": edited["photo"][-1]["file_id"], "caption": "<b>c</b>", "parse_mode": "HTML"}
    assert (phone.screen.media, phone.screen.text) == ("photo", "c")
    at = {"chat_id": PERSON, "message_id": message_id}
    assert await bot.refusal("editMessageMedia", **at, media=media) == f"400 Bad Request: {NOT_MODIFIED}"
    await bot.ask("editMessageCaption", **at, caption="d")
    assert phone.screen.text == "d"


async def test_messages_are_deleted_within_two_days(bot: Caller, api: FakeBotApi, phone: Phone) -> None:
    """The bot may delete both sides' messages in a private chat, but not after 48 hours nor twice."""
    await phone.say("079 số căn cước")
    secret = phone.api.world.pushed[-1].body["message_id"]
    await bot.ask("deleteMessage", chat_id=PERSON, message_id=secret)
    assert secret not in phone.chat.messages
    gone = await bot.refusal("deleteMessage", chat_id=PERSON, message_id=secret)
    assert gone == "400 Bad Request: message to delete not found"
    old = (await bot.ask("sendMessage", chat_id=PERSON, text="a"))["message_id"]
    api.advance(49 * 3600)
    late = await bot.refusal("deleteMessage", chat_id=PERSON, message_id=old)
    assert late == "400 Bad Request: message can't be deleted for everyone"


async def test_a_press_is_answered_once_and_in_time(bot: Caller, api: FakeBotApi, phone: Phone) -> None:
    """A query is answered once with at most 200 characters, and not when it is old or made up."""
    await bot.ask("sendMessage", chat_id=PERSON, text="a", reply_markup=keyboard([button()]))
    query = (await phone.press("Tiếp")).body["id"]
    assert await bot.refusal("answerCallbackQuery", callback_query_id=query, text="x" * 201) == (
        "400 Bad Request: MESSAGE_TOO_LONG"
    )
    await bot.ask("answerCallbackQuery", callback_query_id=query, text="Đã lưu", show_alert=True)
    assert [(toast.text, toast.alert) for toast in phone.toasts] == [("Đã lưu", True)]
    too_old = f"400 Bad Request: {QUERY_TOO_OLD}"
    assert await bot.refusal("answerCallbackQuery", callback_query_id=query) == too_old
    assert await bot.refusal("answerCallbackQuery", callback_query_id="1") == too_old
    old = (await phone.press("Tiếp")).body["id"]
    api.advance(Rules().query_lifetime_s + 1)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=old) == too_old


async def test_who_blocked_the_bot_gets_nothing(bot: Caller, phone: Phone) -> None:
    """A person who blocked the bot, and a group that put it out, answer 403."""
    phone.block()
    assert await bot.refusal("sendMessage", chat_id=PERSON, text="a") == "403 Forbidden: bot was blocked by the user"
    with pytest.raises(RuntimeError, match="blocked"):
        await phone.say("a")
    phone.unblock()
    await bot.ask("sendMessage", chat_id=PERSON, text="a")
    group = Group(bot.api)
    await bot.ask("sendMessage", chat_id=group.id, text="a")
    group.kick_bot()
    kicked = await bot.refusal("sendMessage", chat_id=group.id, text="a")
    assert kicked == "403 Forbidden: bot was kicked from the supergroup chat"


async def test_a_bot_describes_itself_by_language(bot: Caller, api: FakeBotApi) -> None:
    """Commands and descriptions are kept by language and scope, within their limits."""
    await bot.ask("setMyCommands", commands=[{"command": "start", "description": "Bắt đầu"}], language_code="vi")
    assert await bot.ask("getMyCommands", language_code="vi") == [{"command": "start", "description": "Bắt đầu"}]
    assert await bot.ask("getMyCommands") == []
    bad = await bot.refusal("setMyCommands", commands=[{"command": "Start", "description": "x"}])
    assert bad == "400 Bad Request: BOT_COMMAND_INVALID"
    await bot.ask("setMyDescription", description="Gõ Cửa", language_code="vi")
    await bot.ask("setMyShortDescription", short_description="Gõ Cửa")
    assert (await bot.ask("getMyDescription", language_code="vi")) == {"description": "Gõ Cửa"}
    await bot.ask("setChatMenuButton", menu_button={"type": "commands"})
    assert api.world.profile["menu_button/"] == {"type": "commands"}


async def test_the_token_and_the_method_must_be_right(bot: Caller, api: FakeBotApi) -> None:
    """A wrong token is 401, a malformed one 404, an unknown method 404."""
    for path, status in ((f"{api.api_base}1:x/getMe", 401), (f"{api.api_base}x/getMe", 404)):
        async with bot.session.get(path) as answer:
            assert answer.status == status
    assert await bot.refusal("noSuchMethod") == "404 Not Found: method not found"
    assert (await bot.ask("getMe"))["username"] == api.world.bot.username


async def test_inline_queries_are_answered_once(bot: Caller, phone: Phone) -> None:
    """At most 50 results with ids of their own answer an inline query, once."""
    article = {"type": "article", "title": "VNeID", "input_message_content": {"message_text": "a"}}
    query = (await phone.ask_inline("vneid")).body["id"]
    many = [article | {"id": str(n)} for n in range(51)]
    words = await bot.refusal("answerInlineQuery", inline_query_id=query, results=many)
    assert words == "400 Bad Request: too many inline query results specified"
    twice = await bot.refusal("answerInlineQuery", inline_query_id=query, results=[article | {"id": "1"}] * 2)
    assert twice == "400 Bad Request: RESULT_ID_DUPLICATE"
    await bot.ask("answerInlineQuery", inline_query_id=query, results=many[:50])
    again = await bot.refusal("answerInlineQuery", inline_query_id=query, results=[])
    assert again == f"400 Bad Request: {QUERY_TOO_OLD}"
