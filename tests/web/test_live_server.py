"""Live screens over a real server: bytes come as they are sent, and the end is not held up by who listens."""

import socket
import time

import httpx
import pytest

from bot.store import Moved
from flows.core.facts.citizen import Arrived, Noted
from tests.web.conftest import Builder
from tests.web.server import served
from tests.web.standins import AT, BOARD, LESSON, VIA

pytestmark = pytest.mark.usefixtures("stand_ins")


def test_events_come_as_they_happen(house: Builder) -> None:
    """An event is there while the stream is still open, also for a browser that would unpack."""
    with served(house) as server, httpx.Client(base_url=server.url) as browser:
        server.run(server.at.turns.move(Moved(AT, changed=[LESSON])))
        with browser.stream("GET", f"/live/{BOARD.token}", headers={"Accept-Encoding": "gzip"}) as answer:
            lines = answer.iter_lines()
            assert "event: changed" in lines
            server.run(server.at.turns.move(Moved(AT, [Noted(AT, None, "web", VIA, Arrived("x"))])))
            assert "event: changed" in lines


def test_the_server_stops_at_once(house: Builder) -> None:
    """Browsers that listen, and one that takes nothing more, do not hold up the end."""
    began = 0.0
    with served(house) as server, httpx.Client(base_url=server.url) as browser:
        server.run(server.at.turns.move(Moved(AT, changed=[LESSON])))
        host, _, port = server.url.removeprefix("http://").partition(":")
        with socket.create_connection((host, int(port))) as deaf:
            deaf.sendall(f"GET /live/{BOARD.token} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            with browser.stream("GET", f"/live/{BOARD.token}") as answer:
                lines = answer.iter_lines()
                next(lines)
                began = time.monotonic()
                server.stop()
                assert "nothing more" not in lines
    assert time.monotonic() - began < 5
