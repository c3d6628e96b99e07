"""PTB's Bot over aiohttp: every call arrives as it was meant, and every failure has its name."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Message
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.channels.telegram.request import OFFICIAL_API_BASE, AiohttpRequest, Timeouts, make_bot
from tests.fakes.botapi import (
    TEST_TOKEN,
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

pytestmark = pytest.mark.anyio

PERSON = 77
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4) + b"\x08\x02\0\0\0"
NEXT = InlineKeyboardMarkup([[InlineKeyboardButton("Tiếp", callback_data="next")]])
HURRIED = Timeouts(read_s=0.2, connect_s=0.2, upload_s=0.2, pool_s=0.2)
SEND = frozenset({"sendMessage"})


@pytest.fixture(params=[False, True], ids=["asyncio", "uvloop"])
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, bool]]:
    """Run each test on both loops: the program's own and the one it falls back to."""
    return "asyncio", {"use_uvloop": request.param}


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    async with FakeBotApi() as started:
        await Phone(started, PERSON).open()
        yield started


@pytest.fixture
async def bot(api: FakeBotApi) -> AsyncIterator[Bot]:
    async with make_bot(api.token, api.api_base) as made:
        yield made


@pytest.fixture
def phone(api: FakeBotApi) -> Phone:
    return Phone(api, PERSON)


@asynccontextmanager
async def hurried(api_base: str, connection_limit: int = 256) -> AsyncIterator[AiohttpRequest]:
    """Give a request that waits for nothing longer than 0.2 s."""
    async with AiohttpRequest(connection_limit, HURRIED) as request:
        yield request


def url_of(api: FakeBotApi, method: str = "getMe") -> str:
    return f"{api.api_base}{api.token}/{method}"


async def test_texts_and_keyboards_arrive(bot: Bot, phone: Phone) -> None:
    """Vietnamese text, formatting and buttons arrive whole, and the sent message comes back."""
    sent = await bot.send_message(PERSON, "Mở <b>ứng dụng</b> 😀", parse_mode="HTML", reply_markup=NEXT)
    assert (phone.screen.text, phone.screen.buttons) == ("Mở ứng dụng 😀", ["Tiếp"])
    assert isinstance(sent, Message)
    assert sent.message_id == phone.screen.message_id


async def test_an_edit_answers_true(bot: Bot, phone: Phone) -> None:
    """An edit changes the message and answers True, so that PTB builds no Message that nobody reads."""
    sent = await bot.send_message(PERSON, "một")
    assert await bot.edit_message_text("hai", PERSON, sent.message_id) is True
    assert phone.screen.text == "hai"
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("hai", PERSON, sent.message_id)


async def test_a_picture_is_uploaded_and_then_named(bot: Bot, phone: Phone) -> None:
    """A photo goes up as multipart with its caption and keyboard; its file_id serves afterwards."""
    sent = await bot.send_photo(PERSON, PNG, caption="Bước <b>1</b>", parse_mode="HTML", reply_markup=NEXT)
    assert (phone.screen.text, phone.screen.buttons, phone.screen.photo) == (
        "Bước 1",
        ["Tiếp"],
        sent.photo[-1].file_id,
    )
    again = await bot.send_photo(PERSON, sent.photo[-1].file_id)
    assert again.photo[-1].file_id == sent.photo[-1].file_id
    edited = await bot.edit_message_media(InputMediaPhoto(PNG, caption="mới"), PERSON, sent.message_id)
    assert isinstance(edited, Message)
    assert edited.photo[-1].file_id != sent.photo[-1].file_id


async def test_a_large_upload_passes(bot: Bot, api: FakeBotApi) -> None:
    """Several megabytes go up without a warning about blocking."""
    sent = await bot.send_photo(PERSON, PNG + bytes(5_000_000))
    assert sent.photo[-1].file_size == 5_000_000 + len(PNG)


async def test_updates_are_polled_longer_than_the_usual_patience(api: FakeBotApi, phone: Phone) -> None:
    """A long poll may be silent for its own timeout on top of the read timeout."""
    async with make_bot(api.token, api.api_base, timeouts=Timeouts(read_s=0.3)) as bot:
        (started,) = await bot.get_updates()
        assert await bot.get_updates(offset=started.update_id + 1, timeout=1) == ()
        poll = asyncio.create_task(bot.get_updates(offset=started.update_id + 1, timeout=5))
        await asyncio.sleep(0.1)
        await phone.say("xin chào")
        (said,) = await poll
        assert said.message is not None
        assert said.message.text == "xin chào"


async def test_refusals_have_ptbs_names(api: FakeBotApi, bot: Bot, phone: Phone) -> None:
    """A flood, a block, a server error and a wrong token come as PTB's own errors."""
    api.strike(Rule(Flood(7), methods=SEND, count=1))
    with pytest.raises(RetryAfter) as flood:
        await bot.send_message(PERSON, "a")
    assert flood.value.retry_after == timedelta(seconds=7)
    api.strike(Rule(ServerError(), methods=SEND, count=1))
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(PERSON, "a")
    phone.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(PERSON, "a")
    with pytest.raises(InvalidToken):
        async with make_bot("1:wrong", api.api_base):
            pass


async def test_a_lost_line_is_a_network_error(api: FakeBotApi, bot: Bot, phone: Phone) -> None:
    """A cut connection is a NetworkError, never tried again by the request itself."""
    for fault in (CutBefore(), CutAfter()):
        api.strike(Rule(fault, methods=SEND, count=1))
        with pytest.raises(NetworkError) as cut:
            await bot.send_message(PERSON, fault.kind)
        assert not isinstance(cut.value, TimedOut)
    assert [screen.text for screen in phone.history] == ["cut_after"]


async def test_an_unreachable_server_is_a_network_error() -> None:
    """Nobody listening is a NetworkError that does not tell the token, in its words or its cause."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    async with hurried("") as request:
        with pytest.raises(NetworkError) as refused:
            await request.post(f"http://127.0.0.1:{port}/bot{TEST_TOKEN}/getMe")
    assert TEST_TOKEN not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


async def test_silence_is_a_timeout(api: FakeBotApi) -> None:
    """No answer within the read timeout is TimedOut: the request's own or the one given with the call."""
    async with hurried(api.api_base) as request:
        api.strike(Rule(Silent(), methods=frozenset({"getMe"})))
        with pytest.raises(TimedOut, match="may have been carried out") as silent:
            await request.post(url_of(api))
        assert TEST_TOKEN not in str(silent.value)
        api.lift()
        api.strike(Rule(Slow(0.4), methods=frozenset({"getMe"})))
        assert await request.post(url_of(api), read_timeout=2)
        assert await request.post(url_of(api), read_timeout=None)


async def test_a_connection_that_does_not_open_is_a_timeout() -> None:
    """A full backlog is TimedOut and says that the call was not sent."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as deaf:
        port = deaf.getsockname()[1]
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        async with hurried("") as request:
            with pytest.raises(TimedOut, match="was not sent"):
                await request.post(f"http://127.0.0.1:{port}/bot{TEST_TOKEN}/getMe", connect_timeout=0.1)
        for filler in fillers:
            filler.close()


async def test_a_stuck_upload_is_a_timeout() -> None:
    """A server that stops reading an upload is given up after the write timeout."""
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        bot = make_bot(TEST_TOKEN, f"http://127.0.0.1:{deaf.getsockname()[1]}/bot", timeouts=HURRIED)
        await bot.request.initialize()
        with pytest.raises(TimedOut):
            await bot.send_photo(PERSON, PNG + bytes(20_000_000))
        await bot.request.shutdown()


async def test_calls_wait_for_a_free_connection(api: FakeBotApi) -> None:
    """With all connections busy a call waits, but not longer than the pool timeout allows."""
    api.strike(Rule(Slow(0.15), methods=frozenset({"getMe"})))
    async with AiohttpRequest(1) as request:
        answers = await asyncio.gather(*(request.post(url_of(api)) for _ in range(3)))
        assert len(answers) == 3
    async with hurried(api.api_base, connection_limit=1) as request:
        first = asyncio.create_task(request.post(url_of(api)))
        await asyncio.sleep(0.01)
        with pytest.raises(TimedOut, match="was not sent"):
            await request.post(url_of(api), pool_timeout=0.02, connect_timeout=0.02)
        await first


async def test_connections_are_kept(api: FakeBotApi, bot: Bot) -> None:
    """Calls one after another use one connection."""
    for _ in range(20):
        await bot.get_me()
    assert api.connections == 1


async def test_an_answer_that_is_no_json_is_an_error() -> None:
    """A body that is not a JSON object is a TelegramError."""
    for body in (b"<html>", b"[1]", b"\xff"):
        with pytest.raises(TelegramError, match="Invalid server response"):
            AiohttpRequest.parse_json_payload(body)


async def test_odd_characters_stop_nothing(bot: Bot) -> None:
    """Half an emoji or a broken byte in an answer is read, and in a text it is Telegram's to refuse."""
    assert AiohttpRequest.parse_json_payload(b'{"text": "\\ud83d \xff"}') == {"text": "\ud83d \ufffd"}
    with pytest.raises(BadRequest):
        await bot.send_message(PERSON, "\ud83d")


async def test_a_session_lives_between_initialize_and_shutdown(api: FakeBotApi) -> None:
    """Both may be called twice; a call outside is a mistake of ours."""
    request = AiohttpRequest()
    for _ in range(2):
        await request.initialize()
    assert await request.post(url_of(api))
    for _ in range(2):
        await request.shutdown()
    with pytest.raises(NetworkError, match="initialize"):
        await request.post(url_of(api))


async def test_the_official_api_is_the_default() -> None:
    """Without TELEGRAM_API_BASE the Bot talks to Telegram itself."""
    bot = make_bot(TEST_TOKEN)
    assert (bot.base_url, OFFICIAL_API_BASE) == (
        f"https://api.telegram.org/bot{TEST_TOKEN}",
        "https://api.telegram.org/bot",
    )
    assert bot.base_file_url == f"https://api.telegram.org/file/bot{TEST_TOKEN}"
