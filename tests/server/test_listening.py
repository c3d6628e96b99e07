"""Listening: where the web cannot, one sentence says why."""

import socket

import pytest

from bot.server.listening import CannotListen, listen


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_free_port_is_taken(host: str) -> None:
    """Port 0 is some port; a client is heard from then on."""
    sockets = listen(host, 0)
    address = sockets[0].getsockname()[:2]
    with socket.create_connection(address):
        pass
    for one in sockets:
        one.close()


def test_a_port_that_is_taken_is_told() -> None:
    (taken,) = listen("127.0.0.1", 0)
    port = taken.getsockname()[1]
    with pytest.raises(CannotListen, match=f"127.0.0.1:{port} is taken"):
        listen("127.0.0.1", port)
    taken.close()


@pytest.mark.parametrize(
    "host",
    [
        "localhost:8195",
        "http://localhost",
        "https://gocua.example.vn",
        "127.0.0.1:80",
        "two words",
        "x" * 300,
        "192.0.2.7",
    ],
)
def test_a_host_that_is_none_is_told(host: str) -> None:
    """An address of a page, a name with a port, or an address of another machine."""
    with pytest.raises(CannotListen, match="HOST"):
        listen(host, 0)
