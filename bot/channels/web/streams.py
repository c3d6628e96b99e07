"""Streams of server-sent events: the page of a live screen keeps one open, and hears when the screen has changed.

A stream says no more than that; the page is fetched as usual, so one place decides what somebody may see. A stream
begins with what its page had seen, so nothing is missed between the two.
"""

import asyncio
import contextlib
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

from sse_starlette import EventSourceResponse, ServerSentEvent

from bot.channels.web.inbox import Unread
from bot.store import Account, StoreUnavailable, Unreadable
from bot.turns.changes import Touched
from bot.turns.service import Turns
from flows.core.address import Address
from flows.core.screen import Screen

STREAMS_MAX = 400
KEPT_FOR_MEMBERS = 100  # of these: a teacher's screen, a member's desk
STREAMS_OF_ONE_MAX = 8  # an account
STREAMS_OF_ADDRESS_MAX = 120  # all behind it who have no seat: a room of phones
APART_S = 1.0  # events of one stream
HEARTBEAT_S = 15  # so that nobody between takes the line for dead
_RETRY_MS = 3000
_MARK_CHARS = 16


@dataclass(frozen=True, slots=True)
class Sight:
    """A live screen as somebody sees it at a moment."""

    mark: str  # of all that is on it; another screen has another
    asked: Touched  # what it stands on
    member: bool = False  # whether who sees it has a seat in a team


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks for a stream."""

    account: Account | None  # None for a stranger
    network: str  # the address that they come from
    member: bool


def mark_screen(screen: Screen, waits: Unread) -> str:
    """Hash what a page shows."""
    return hashlib.sha256(repr((screen, waits.heard, waits.news)).encode()).hexdigest()[:_MARK_CHARS]


def make_live_url(screen: Screen, waits: Unread) -> str:
    """Make the URL where the page of a live screen hears of what comes after it."""
    return f"/live/{screen.address.token}?seen={mark_screen(screen, waits)}"


Look = Callable[[Account | None, Address], Awaitable[Sight | None]]
"""Finds what somebody sees of a live screen; None where it is none, or not for them. Raises StoreUnavailable."""


@dataclass(eq=False, slots=True)
class _Stream:
    """An open stream."""

    viewer: Viewer
    address: Address
    seen: str  # mark of what the page shows
    asked: Touched | None = None  # None: not known yet, so anything may matter
    rung: asyncio.Event = field(default_factory=asyncio.Event)


class Streams:
    """All open streams."""

    def __init__(self, turns: Turns, look: Look) -> None:
        self._look = look
        self._open: set[_Stream] = set()
        self._ending = asyncio.Event()
        turns.changes.listen(self._hear)
        turns.deliveries.listen(self._ring)

    def __len__(self) -> int:
        return len(self._open)

    def is_full(self, viewer: Viewer) -> bool:
        """Whether there is no room for one more stream of this viewer."""
        others = [stream.viewer for stream in self._open]
        if self._ending.is_set() or len(others) >= STREAMS_MAX:
            return True
        if viewer.account is not None and others.count(viewer) >= STREAMS_OF_ONE_MAX:
            return True
        if viewer.member:
            return False
        citizens = [other.network for other in others if not other.member]
        return len(citizens) >= STREAMS_MAX - KEPT_FOR_MEMBERS or (
            citizens.count(viewer.network) >= STREAMS_OF_ADDRESS_MAX
        )

    def open(self, viewer: Viewer, address: Address, seen: str) -> EventSourceResponse:
        """Open a stream; it counts from its first byte on."""
        stream = _Stream(viewer, address, seen)
        return EventSourceResponse(self._events(stream), ping=HEARTBEAT_S, ping_message_factory=_heartbeat)

    def close(self) -> None:
        """End them all: the server waits for every answer before it stops."""
        self._ending.set()
        for stream in self._open:
            stream.rung.set()

    async def _events(self, stream: _Stream) -> AsyncIterator[ServerSentEvent]:
        self._open.add(stream)
        try:
            yield ServerSentEvent(retry=_RETRY_MS, comment="")
            there = True
            while there and not self._ending.is_set():
                stream.rung.clear()
                sight = await self._hash_now(stream)
                there = sight is not None
                if sight != stream.seen:
                    stream.seen = sight or ""
                    yield ServerSentEvent("", event="changed", id=stream.seen)
                    await self._pause()
                if there and not self._ending.is_set():
                    await stream.rung.wait()
        finally:
            self._open.discard(stream)

    async def _hash_now(self, stream: _Stream) -> str | None:
        """Hash what the screen shows now; None where it is gone. While the store fails, nothing counts as changed."""
        try:
            sight = await self._look(stream.viewer.account, stream.address)
        except StoreUnavailable:
            return stream.seen
        except Unreadable:
            return None
        stream.asked = sight.asked if sight else frozenset()
        return sight.mark if sight else None

    async def _pause(self) -> None:
        """Wait, so that what happens meanwhile is one event; the end need not wait."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._ending.wait(), APART_S)

    def _hear(self, touched: Touched) -> None:
        for stream in self._open:
            if stream.asked is None or stream.asked & touched:
                stream.rung.set()

    def _ring(self, account: Account, _: Address | None) -> None:
        for stream in self._open:
            if stream.viewer.account == account:
                stream.rung.set()


def _heartbeat() -> ServerSentEvent:
    return ServerSentEvent(comment="")
