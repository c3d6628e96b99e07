"""The token: read whatever stands around it, told by nobody; and proxies of the host, which are used."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.channels.telegram.api import describe
from bot.channels.telegram.request import make_bot
from bot.channels.telegram.settings import find_problem, read_settings
from bot.config import Environment, Voice
from bot.server import logs
from tests.fakes.botapi import FakeBotApi
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan, running

TOKEN = "424242:bench-token_of-the-usual-length-0000"
VOICE = Voice.model_validate({})


@pytest.mark.parametrize("around", ["{}", '"{}"', "'{}'", " {} ", '" {}"', "{}\r\n"])
def test_what_stands_around_a_token_is_taken_off(monkeypatch: pytest.MonkeyPatch, around: str) -> None:
    """Quotes of an env-file, blanks of a paste: the token is the same."""
    monkeypatch.setenv("TELEGRAM_TOKEN", around.format(TOKEN))
    settings = read_settings(Environment(), VOICE)
    assert settings is not None
    assert settings.token == TOKEN


@pytest.mark.parametrize("token", ["x", "4242", ":abc", "4242:a b", f"bot{TOKEN}", f"<{TOKEN}>", f"{TOKEN}…"])
def test_what_is_no_token_stops_the_start(token: str) -> None:
    """The sentence names the setting, and quotes nothing of it."""
    said = find_problem(Environment(telegram_token=token))
    assert said is not None
    assert said.startswith("TELEGRAM_TOKEN")
    assert token not in said or token == "x"


@pytest.mark.parametrize("error", [InvalidToken(f"The token `{TOKEN}` was rejected"), NetworkError("no line")])
def test_a_failure_is_described_without_the_token(error: TelegramError) -> None:
    assert TOKEN not in describe(error)


async def test_a_refused_token_is_not_logged(plan: Plan, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither by our words nor by the library's, at the start or later."""
    async with FakeBotApi() as api:
        stranger = type("Elsewhere", (), {"token": TOKEN, "api_base": api.api_base})
        async with running(stranger, plan) as house:  # type: ignore[arg-type]
            await house.service.start()
            await asyncio.sleep(0.2)
    said = "".join(capfd.readouterr())
    assert "TELEGRAM_TOKEN" in said
    assert TOKEN not in said


def test_a_token_in_any_line_is_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever writes it: the log has one door."""
    logs._Stderr().write(f"GET https://api.telegram.org/bot{TOKEN}/getMe\n")
    assert capsys.readouterr().err == "GET https://api.telegram.org/bot<token>/getMe\n"


@asynccontextmanager
async def proxy(heard: list[bytes]) -> AsyncIterator[str]:
    """A proxy that notes what it is asked for, and refuses it."""

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readline())
        writer.write(b"HTTP/1.1 502 no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(hear, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.mark.parametrize(("excepted", "used"), [("", True), ("api.example", False), ("other.example", True)])
async def test_the_proxy_of_the_host_is_used(monkeypatch: pytest.MonkeyPatch, excepted: str, used: bool) -> None:
    """HTTPS_PROXY carries the calls, but for the hosts in NO_PROXY."""
    heard: list[bytes] = []
    async with proxy(heard) as url:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, url)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.setenv(name, excepted)
        bot = make_bot(TOKEN, "https://api.example/bot")
        with contextlib.suppress(TelegramError):
            async with asyncio.timeout(PATIENCE_S):
                await bot.initialize()
        await bot.shutdown()
    assert [line.split()[:2] for line in heard[:1]] == ([[b"CONNECT", b"api.example:443"]] if used else [])
