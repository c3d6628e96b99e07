"""Connections over real sockets: whoever dawdles is cut, and whoever asks meanwhile is answered."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from bot.server.connections import ConnectionLimits, set_descriptor_limit
from bot.server.listening import listen
from bot.server.networks import name_network
from bot.server.serve import make_web_server
from tests.harness.patience import PATIENCE_S

QUICK = ConnectionLimits(request_s=0.3, taking_s=0.3)
LASTING = ConnectionLimits(request_s=PATIENCE_S, taking_s=PATIENCE_S)
ASKED = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
POSTED = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"
Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def answer(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{len(await request.body())} bytes")


async def pour(_: Request) -> StreamingResponse:
    async def parts() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 100_000
            await asyncio.sleep(0)

    return StreamingResponse(parts())


class Web:
    """A server on a free port."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.lines: list[Line] = []

    async def connect(self, sent: bytes = b"") -> Line:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=10_000)
        writer.write(sent)
        self.lines.append((reader, writer))
        return reader, writer

    async def ask(self, sent: bytes = ASKED) -> bytes:
        """Ask something on a new line; return the first line of the answer."""
        reader, _ = await self.connect(sent)
        return await asyncio.wait_for(reader.readline(), PATIENCE_S)


@asynccontextmanager
async def serving(limits: ConnectionLimits, proxies: str = "") -> AsyncIterator[Web]:
    app = Starlette(routes=[Route("/", answer, methods=["GET", "POST"]), Route("/pour", pour)])
    server = make_web_server(app, limits=limits, proxies=proxies)
    task = asyncio.create_task(server.run_on(listen("127.0.0.1", 0)))
    web = Web(await server.wait_until_listening())
    try:
        yield web
    finally:
        for _, writer in web.lines:
            writer.close()
        server.should_exit = True
        await asyncio.wait_for(task, PATIENCE_S)


async def is_cut(line: Line) -> bool:
    """Wait until a line is cut; whether it was, and without an answer."""
    try:
        return await asyncio.wait_for(line[0].read(), PATIENCE_S) == b""
    except ConnectionError:
        return True


@pytest.mark.parametrize("sent", [b"", b"GET", b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ", POSTED, POSTED + b"12345"])
async def test_half_a_request_is_cut(sent: bytes) -> None:
    """A line that says nothing, half a header or half a body ends by itself."""
    async with serving(QUICK) as web:
        assert await is_cut(await web.connect(sent))


@pytest.mark.parametrize("begun", [b"GET / HTTP/1.1\r\nX-A: ", POSTED])
async def test_a_trickle_gives_no_more_time(begun: bytes) -> None:
    """Whoever sends a byte now and then is cut as well."""
    async with serving(replace(QUICK, request_s=0.5)) as web:
        reader, writer = await web.connect(begun)

        async def trickle() -> None:
            for _ in range(9):
                writer.write(b"a")
                await asyncio.sleep(0.2)

        trickling = asyncio.create_task(trickle())
        assert await is_cut((reader, writer))
        trickling.cancel()


async def test_what_comes_in_parts_is_answered() -> None:
    """A slow phone's request, and one after another on the same line."""
    async with serving(LASTING) as web:
        reader, writer = await web.connect()
        for _ in range(3):
            for part in (POSTED[:9], POSTED[9:], b"12345", b"67890"):
                writer.write(part)
                await asyncio.sleep(0.01)
            assert b"200" in await asyncio.wait_for(reader.readline(), PATIENCE_S)
            await asyncio.wait_for(reader.readuntil(b"10 bytes"), PATIENCE_S)


async def test_an_answer_that_nobody_takes_is_cut() -> None:
    """Whoever asks for much and reads nothing of it holds nothing for long."""
    async with serving(QUICK) as web:
        reader, _ = await web.connect(ASKED.replace(b"/", b"/pour", 1))
        await asyncio.sleep(1)
        with contextlib.suppress(ConnectionError):
            while await asyncio.wait_for(reader.read(1_000_000), PATIENCE_S):
                pass


async def test_half_written_requests_keep_nobody_out() -> None:
    """However many wait for nothing, whoever asks is answered: the one that has waited longest makes room."""
    async with serving(replace(LASTING, total=20)) as web:
        lines = [await web.connect(ASKED[:-2]) for _ in range(60)]
        assert b"200" in await web.ask()
        assert await is_cut(lines[0])


async def test_one_address_has_its_share() -> None:
    """More connections of one address are turned away; those it has are served."""
    async with serving(replace(LASTING, of_one=5)) as web:
        lines = [await web.connect() for _ in range(5)]
        assert await is_cut(await web.connect(ASKED))
        lines[0][1].write(ASKED)
        assert b"200" in await asyncio.wait_for(lines[0][0].readline(), PATIENCE_S)
        lines[1][1].close()
        await lines[1][1].wait_closed()
        async with asyncio.timeout(PATIENCE_S):
            while b"200" not in await web.ask():
                await asyncio.sleep(0.01)


async def test_a_trusted_proxy_brings_everybody() -> None:
    """What counts for one address does not count for the proxy of all."""
    async with serving(replace(LASTING, of_one=1), "127.0.0.1") as web:
        for _ in range(5):
            assert b"200" in await web.ask()


@pytest.mark.parametrize(
    "sent",
    [
        POSTED.replace(b"Content-Length: 10", b"Content-Length: 10\r\nTransfer-Encoding: chunked") + b"0\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
    ],
    ids=["two lengths", "nonsense", "no host"],
)
async def test_a_request_that_may_mean_two_things_is_refused(sent: bytes) -> None:
    async with serving(LASTING) as web:
        assert b"400" in await web.ask(sent)


async def test_an_upgrade_is_not_taken() -> None:
    """Nothing here speaks any other protocol."""
    upgrade = ASKED[:-2] + b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n"
    async with serving(LASTING) as web:
        assert b"426" in await web.ask(upgrade)


def test_descriptors_are_left_for_the_rest() -> None:
    """The web never takes all of them, and always some."""
    limits = set_descriptor_limit()
    assert limits.total > 0


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("somewhere", "somewhere"),
    ],
)
def test_one_line_is_one_network(host: str, name: str) -> None:
    """An IPv6 line has more addresses than there are people."""
    assert name_network(host) == name


async def name_client(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.client.host if request.client else ''} {request.url.scheme}")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9 https"),
        ("127.0.0.0/8, ::1", "203.0.113.9", "203.0.113.9 https"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9 https"),  # the first is what the client wrote
        ("127.0.0.1, 203.0.113.0/24", "198.51.100.1, 203.0.113.9", "198.51.100.1 https"),
        ("10.0.0.0/8", "203.0.113.9", "127.0.0.1 http"),
        ("", "203.0.113.9", "127.0.0.1 http"),
    ],
)
async def test_only_a_trusted_proxy_is_believed(proxies: str, forwarded: str, seen: str) -> None:
    """Who a client is, and whether by https, is what the last trusted proxy says."""
    server = make_web_server(Starlette(routes=[Route("/", name_client)]), proxies=proxies)
    task = asyncio.create_task(server.run_on(listen("127.0.0.1", 0)))
    port = await server.wait_until_listening()
    headers = {"X-Forwarded-For": forwarded, "X-Forwarded-Proto": "https"}
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.get(f"http://127.0.0.1:{port}/", headers=headers)).text == seen
    server.should_exit = True
    await asyncio.wait_for(task, PATIENCE_S)
