"""Patience by address: a class comes in, a flood of fresh cookies does not, and one line cannot take all there is."""

from collections.abc import AsyncIterator

import pytest
from sse_starlette import ServerSentEvent

from bot.channels.web import streams
from bot.channels.web.streams import Sight, Streams, Viewer
from bot.config import Flood
from bot.store import Account
from bot.turns.flood import FloodLimiter
from flows.core.address import HOME
from tests.harness.web import WebBuilder
from tests.harness.web_client import Client

USUAL = Flood.model_validate({})


async def start(client: Client) -> int:
    """Open a guide and press its first button, as somebody does who scanned a code; return the status."""
    await client.open("/guide/pha-tra?via=LOP-7")
    await client.press("Bắt đầu")
    return client.page.status


async def test_a_class_behind_one_address_comes_in(builder: WebBuilder) -> None:
    """Forty phones on one Wi-Fi scan the code at the same moment, start, and go on."""
    guard = FloodLimiter(USUAL)
    async with builder.open(lambda account: guard.admit(account, 0.0)) as house:
        for _ in range(40):
            async with Client(house.app) as phone:
                assert await start(phone) == 200
                await phone.press("Nhớ giúp tôi")
                assert (phone.page.path, phone.page.note) == ("/guide/pha-tra/leaf", None)


async def test_a_flood_of_fresh_cookies_ends(builder: WebBuilder) -> None:
    """One address can make only so many people; those it has made go on, and other addresses come in."""
    async with builder.open(flood=Flood(newcomers=3, newcomers_per_second=0.0001)) as house:
        async with Client(house.app) as first:
            assert [await start(first)] == [200]
            for status in (200, 200, 429, 429):
                async with Client(house.app) as next:
                    assert await start(next) == status
                    assert ("retry-after" in next.page.headers) is (status == 429)
            await first.press("Nhớ giúp tôi")
            assert first.page.path == "/guide/pha-tra/leaf"
        async with Client(house.app, "203.0.113.8") as other:
            assert await start(other) == 200


async def test_one_line_of_ipv6_is_one_address(builder: WebBuilder) -> None:
    """Whoever has a whole network of addresses gains nothing by it."""
    async with builder.open(flood=Flood(newcomers=1, newcomers_per_second=0.0001)) as house:
        for host, status in (("2001:db8::1", 200), ("2001:db8::2", 429), ("2001:db8:0:1::1", 200)):
            async with Client(house.app, host) as client:
                assert await start(client) == status


@pytest.mark.parametrize(
    "path", ["/", "/guide/pha-tra", "/find", "/live/home", "/shown/home/x.png", "/static/x/y", "/picture/vi/a/b/c.png"]
)
async def test_opening_is_limited_too(builder: WebBuilder, path: str) -> None:
    """Every page and file: past the patience of an address it is plain words, when to come again, and cheap."""
    async with builder.open(flood=Flood(requests=1, requests_per_second=0.0001)) as house, Client(house.app) as me:
        assert (await me.http.get(path)).status_code != 429
        refused = await me.http.get(path)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "10")
        assert "Bà con chờ" in refused.text
        assert (await me.http.get("/health")).status_code == 200


async def test_presses_of_all_behind_an_address_are_limited(builder: WebBuilder) -> None:
    """Many accounts of one address have its patience together."""
    async with builder.open(flood=Flood(requests=3, requests_per_second=0.0001)) as house, Client(house.app) as me:
        form = (await me.open("/guide/pha-tra")).form("Bắt đầu")
        statuses = [(await me.post(form.action, form.fields)).status_code for _ in range(3)]
        assert statuses == [303, 303, 429]


def view(n: int, network: str = "203.0.113.7", *, member: bool = False) -> Viewer:
    return Viewer(Account("web", str(n)), network, member)


async def test_streams_are_kept_for_members(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many cookies one address, or all together, have: the teacher's screen still finds a stream."""
    monkeypatch.setattr(streams, "STREAMS_MAX", 10)
    monkeypatch.setattr(streams, "KEPT_FOR_MEMBERS", 2)
    monkeypatch.setattr(streams, "STREAMS_OF_ADDRESS_MAX", 5)

    async def see(*_: object) -> Sight:
        return Sight("x", frozenset())

    async with builder.open() as house:
        kept = Streams(house.turns, see)
        opened: list[AsyncIterator[ServerSentEvent]] = []

        async def opens(viewer: Viewer) -> bool:
            if kept.is_full(viewer):
                return False
            events = kept._events(streams._Stream(viewer, HOME, ""))
            await anext(events)
            opened.append(events)
            return True

        assert [await opens(view(n)) for n in range(6)] == [True] * 5 + [False]
        assert [await opens(view(n, "203.0.113.8")) for n in range(6, 10)] == [True] * 3 + [False]
        assert [await opens(view(n, member=True)) for n in range(20, 23)] == [True, True, False]
        kept.close()
        for events in opened:
            assert [event async for event in events] == []
