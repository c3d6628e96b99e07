"""Cookies that do not come back, or may not be Secure: people are told, and read on."""

from collections.abc import Mapping

import httpx
import pytest

from tests.harness.web import WebBuilder
from tests.harness.web_client import BASE, Client

PUBLIC = "https://gocua.example.vn"


async def test_a_browser_without_cookies_is_told(builder: WebBuilder) -> None:
    """After its first press it hears that it keeps no cookie, and is offered the whole guide, which opens."""
    async with builder.open() as house, Client(house.app) as me:
        await me.open("/guide/pha-tra")
        form = me.page.form("Bắt đầu")
        me.http.cookies.clear()
        answer = await me.post(form.action, form.fields)
        me.http.cookies.clear()
        page = await me.open(answer.headers["location"])
        assert page.note == house.library.sentences.say("vi", "note-no-cookie")
        assert (await me.press("Xem cả bài")).path == "/guide/pha-tra/all"
        assert me.page.note is None


async def test_a_browser_with_cookies_sees_nothing_of_it(builder: WebBuilder) -> None:
    """The mark is gone from the URL before the page is shown, and no later press has one."""
    async with builder.open() as house, Client(house.app) as me:
        await me.open("/guide/pha-tra")
        form = me.page.form("Bắt đầu")
        answer = await me.post(form.action, form.fields)
        assert "?new=" in answer.headers["location"]
        seen = await me.http.get(answer.headers["location"], follow_redirects=True)
        assert str(seen.url) == f"{BASE}/guide/pha-tra/consent"
        await me.open("/guide/pha-tra/consent")
        form = me.page.form("Nhớ giúp tôi")
        assert "?" not in (await me.post(form.action, form.fields)).headers["location"]


@pytest.mark.parametrize("mark", ["", "x", ".x.y", "." + "A" * 30])
async def test_a_mark_of_no_ours_says_nothing(builder: WebBuilder, mark: str) -> None:
    async with builder.open() as house, Client(house.app) as me:
        assert (await me.open(f"/guide/pha-tra?new={mark}")).note is None


async def test_a_mark_grows_old(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link that was copied with its mark says nothing to whoever opens it later."""
    async with builder.open() as house, Client(house.app) as me:
        form = (await me.open("/guide/pha-tra")).form("Bắt đầu")
        to = (await me.post(form.action, form.fields)).headers["location"]
        monkeypatch.setattr("bot.channels.web.first_press._VALID_S", -1)
        async with Client(house.app) as other:
            assert (await other.open(to)).note is None


@pytest.mark.parametrize(
    ("base", "headers", "secure"),
    [
        (PUBLIC, {}, True),
        ("http://gocua.example.vn", {}, True),  # a proxy that does not say how people came
        ("http://192.168.1.20:8000", {}, False),
        ("https://192.168.1.20", {}, True),
    ],
)
async def test_cookies_are_secure_where_they_come_back(
    builder: WebBuilder, base: str, headers: Mapping[str, str], secure: bool
) -> None:
    """With a public https address, whoever comes past it by plain http has a cookie that their browser sends back."""
    async with builder.open(secure=True, origin=PUBLIC) as house:
        transport = httpx.ASGITransport(house.app, client=("203.0.113.7", 1))
        async with Client(house.app) as me, httpx.AsyncClient(transport=transport, base_url=base) as http:
            form = (await me.open("/guide/pha-tra")).form("Bắt đầu")
            shown = PUBLIC if base.endswith("gocua.example.vn") else base  # what the browser knows of it
            answer = await http.post(form.action, data=form.fields, headers={"Origin": shown, **headers})
            who = next(cookie for cookie in answer.headers.get_list("set-cookie") if "gocua=" in cookie)
            assert who.startswith("__Host-") is secure
            assert ("Secure" in who) is secure
