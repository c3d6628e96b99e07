"""Connections: how many the web holds, and how long a client may take to say what it wants.

uvicorn waits for ever for the rest of a request. So a few hundred half-written ones would take all descriptors: from
everybody else, from Telegram's calls, and from the files and calls of this program.
"""

import asyncio
import resource
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.server.networks import Network, is_within, name_network

_RESERVE = 512  # descriptors: calls to Telegram, the database, files, pictures
_TOTAL_MAX = 4_096
_READING = (h11.IDLE, h11.SEND_BODY)


@dataclass(frozen=True, slots=True)
class ConnectionLimits:
    """How many connections there may be, and how long each may take."""

    total: int = 512
    of_one: int = 256  # of one address that is no trusted proxy: a room full of browsers, with six each
    request_s: float = 10.0  # until the first line and the headers are there; and again until the body is
    taking_s: float = 60.0  # until a client has taken any more of an answer


def set_descriptor_limit() -> ConnectionLimits:
    """Raise the process's limit of descriptors as far as it may, and leave some of them to the rest of the program."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _TOTAL_MAX + _RESERVE
    limit = wanted if most == resource.RLIM_INFINITY else min(most, wanted)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, most))
    return ConnectionLimits(total=limit - min(_RESERVE, limit // 2))


@dataclass
class Connections:
    """All connections of one server."""

    limits: ConnectionLimits
    trusted: Sequence[Network] = ()
    open: set["WatchedProtocol"] = field(default_factory=set)
    waiting: dict["WatchedProtocol", None] = field(default_factory=dict)  # for a request, longest first
    by_network: Counter[str] = field(default_factory=Counter)

    def admit(self, protocol: "WatchedProtocol", network: str) -> bool:
        """Take one more; where there is no room, for the one that has waited longest for a request."""
        if self.by_network[network] >= self.limits.of_one:
            return False
        if len(self.open) >= self.limits.total:
            oldest = next(iter(self.waiting), None)
            if oldest is None:
                return False
            oldest.cut()
        self.open.add(protocol)
        self.by_network[network] += bool(network)
        return True

    def forget(self, protocol: "WatchedProtocol", network: str) -> None:
        """Take note of the end of one."""
        if protocol in self.open:
            self.open.discard(protocol)
            self.by_network[network] -= bool(network)
            self.by_network += Counter()  # what came to nothing goes
        self.waiting.pop(protocol, None)


class WatchedProtocol(H11Protocol):
    """uvicorn's protocol, with an end to its patience."""

    def __init__(self, connections: Connections, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._connections = connections
        self._network = ""  # "" where it is not counted
        self._state: Any = None  # of h11, as the timer knows it
        self._timer: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        host = self.client[0] if self.client else ""
        if not is_within(host, self._connections.trusted):
            self._network = name_network(host)
        if not self._connections.admit(self, self._network):
            self.cut()
            return
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        self.resume_writing()
        self._connections.forget(self, self._network)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE:
            self._connections.waiting[self] = None  # uvicorn's own timer ends one that stays silent

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._taking is None:
            self._taking = self.loop.call_later(self._connections.limits.taking_s, self.cut)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: two lines of the log for every such request."""

    def cut(self) -> None:
        """End it on the spot."""
        self._disarm()
        self._connections.forget(self, self._network)
        self.transport.abort()

    def _watch(self) -> None:
        """Give the part of a request that is being read its time, from its beginning: more bytes give no more of it."""
        state = self.conn.their_state
        if self.transport.is_closing() or state not in _READING:
            self._disarm()
            self._connections.waiting.pop(self, None)
        elif state is not self._state or self._timer is None:
            self._disarm()
            self._connections.waiting.setdefault(self)
            self._timer = self.loop.call_later(self._connections.limits.request_s, self.cut)
        self._state = state

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
