"""Listening: the sockets of the web, taken before anything else is begun."""

import errno
import re
import socket
from contextlib import suppress

_BACKLOG = 2048
_NO_HOST = re.compile(r"[/\s@]|^[^:]*:[0-9]*$")  # an address of a page, or a name with a port
_WHY = {
    errno.EADDRINUSE: "PORT: {where} is taken. Is the program running already?",
    errno.EACCES: "PORT: {where} may not be used by this user; ports from 1024 on may.",
    errno.EADDRNOTAVAIL: "HOST: {host} is no address of this machine.",
}


class CannotListen(Exception):
    """The web cannot listen there; the words say why, in one sentence."""


def listen(host: str, port: int) -> tuple[socket.socket, ...]:
    """Listen on every address of a host name; port 0 takes a free one, on the first of them. Raises CannotListen."""
    sockets: list[socket.socket] = []
    try:
        for family, address in _find_addresses(host, port):
            sockets.append(socket.create_server(address, family=family, backlog=_BACKLOG))
            if port == 0:
                break
    except OSError as error:
        for taken in sockets:
            taken.close()
        why = _WHY.get(error.errno or 0, f"HOST, PORT: cannot listen on {{where}} ({error.strerror}).")
        raise CannotListen(why.format(where=f"{host}:{port}", host=host)) from error
    return tuple(sockets)


def _find_addresses(host: str, port: int) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
    found: list[tuple[socket.AddressFamily, tuple[str, int]]] = []
    with suppress(OSError, UnicodeError):
        if not _NO_HOST.search(host):
            known = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
            found = [(family, (str(address[0]), port)) for family, _, _, _, address in known]
    if not found:
        raise CannotListen(f"HOST: {host} is no address or name of a machine; without http:// and without the port.")
    return list(dict.fromkeys(found))
