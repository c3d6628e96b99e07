"""Live screens over a real server: bytes come as they are sent, and the end is not held up by who listens."""

import socket

import httpx
import pytest

from bot.store import SystemChange
from flows.core.facts.citizen import Arrived, Noted
from tests.harness.web import WebBuilder
from tests.harness.web_server import served
from tests.harness.web_standins import AT, BOARD, LESSON, VIA

pytestmark = pytest.mark.usefixtures("stand_ins")


def test_events_come_as_they_happen(builder: WebBuilder) -> None:
    """An event is there while the stream is still open, also for a browser that would unpack."""
    with served(builder) as server, httpx.Client(base_url=server.url) as browser:
        server.run(server.at.turns.apply(SystemChange(AT, changed=[LESSON])))
        with browser.stream("GET", f"/live/{BOARD.token}", headers={"Accept-Encoding": "gzip"}) as answer:
            lines = answer.iter_lines()
            assert "event: changed" in lines
            server.run(
                server.at.turns.apply(
                    SystemChange(AT, [Noted(at=AT, person=None, channel="web", via=VIA, fact=Arrived(address="x"))])
                )
            )
            assert "event: changed" in lines


def test_the_server_stops_at_once(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Browsers that listen, and one that takes nothing more, do not hold up the end."""
    monkeypatch.setattr("bot.server.serve._PATIENCE_S", 600)  # at the end, `served` waits a tenth of that
    with served(builder) as server, httpx.Client(base_url=server.url) as browser:
        server.run(server.at.turns.apply(SystemChange(AT, changed=[LESSON])))
        host, _, port = server.url.removeprefix("http://").partition(":")
        with socket.create_connection((host, int(port))) as deaf:
            deaf.sendall(f"GET /live/{BOARD.token} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            with browser.stream("GET", f"/live/{BOARD.token}") as answer:
                lines = answer.iter_lines()
                next(lines)
                server.stop()
                assert "nothing more" not in lines
