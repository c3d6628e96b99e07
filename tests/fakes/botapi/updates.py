"""The queue of updates: what getUpdates gives, when it gives it again, and who may ask.

An update stays until a higher offset acknowledges it. One poller at a time: a second one ends the
first with 409. Asking again with the same offset is slowed down, as the real server does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, Final

from pydantic_core import to_json

from tests.fakes.botapi.refusals import ENDED_BY_WEBHOOK, OTHER_POLLER, Refused

KINDS_LEFT_OUT: Final = {"chat_member", "message_reaction", "message_reaction_count"}
"""Sent only when allowed_updates names them."""
MAX_POLL_S: Final = 50.0


@dataclass(frozen=True, slots=True)
class PollHabits:
    """How the server treats pollers; all in seconds."""

    gather_s: float = 0.001
    """After the first update it waits this long for more."""
    repeat_s: float = 3.0
    """The same offset asked for again within this time waits at least as long; 0 turns this off."""
    single_s: float = 0.5
    """The same offset asked for again within this time gets one update only; 0 turns this off."""
    conflict_s: float = 3.0
    """The least time between two 409 answers."""


@dataclass(slots=True)
class Pushed:
    """An update on its way to the bot."""

    update_id: int
    kind: str
    """Its field, such as message or callback_query."""
    lane: int
    """The chat (or person) whose updates are kept in order."""
    body: dict[str, Any]
    """The object under its kind."""
    raw: bytes
    """The whole update as JSON."""
    deliveries: int = 0
    """How many times it was handed over."""
    delivered_tick: int | None = None
    """When it was first handed over, on the server's counter of events."""
    acknowledged: bool = False


@dataclass(slots=True)
class _Poll:
    """A getUpdates call that waits."""

    wake: asyncio.Future[None]
    ended: Refused | None = None


@dataclass(slots=True)
class UpdateQueue:
    """Updates not acknowledged yet, oldest first."""

    tick: Callable[[], int]
    """The server's counter of events."""
    habits: PollHabits = field(default_factory=PollHabits)
    pending: dict[int, Pushed] = field(default_factory=dict)
    allowed: frozenset[str] | None = None
    """The kinds the bot asked for; None for the usual ones."""
    next_id: int = 100_000_001
    _poll: _Poll | None = None
    _gathering: asyncio.TimerHandle | None = None
    _last_offset: int | None = None
    _last_start: float = 0.0
    _last_conflict: float = -1e9

    def push(self, kind: str, lane: int, body: dict[str, Any]) -> Pushed | None:
        """Queue an update; None when the bot did not ask for its kind."""
        if kind in KINDS_LEFT_OUT if self.allowed is None else kind not in self.allowed:
            return None
        update_id = self.next_id
        self.next_id += 1
        raw = to_json({"update_id": update_id, kind: body})
        pushed = self.pending[update_id] = Pushed(update_id, kind, lane, body, raw)
        if self._poll is not None and self._gathering is None:
            loop = asyncio.get_running_loop()
            self._gathering = loop.call_later(self.habits.gather_s, self._wake)
        return pushed

    def allow(self, kinds: list[str] | None) -> None:
        """Take allowed_updates: None keeps the former setting, an empty list means the usual kinds."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def acknowledge(self, update_id: int) -> None:
        """Forget one update."""
        if pushed := self.pending.pop(update_id, None):
            pushed.acknowledged = True

    def hand_over(self, pushed: Pushed) -> bytes:
        """Note that the bot is given an update."""
        pushed.deliveries += 1
        if pushed.delivered_tick is None:
            pushed.delivered_tick = self.tick()
        return pushed.raw

    async def poll(self, offset: int, limit: int, timeout_s: float) -> list[bytes]:
        """Answer one getUpdates; raises Refused when another poller takes over."""
        now = asyncio.get_running_loop().time()
        since, again = now - self._last_start, offset == self._last_offset
        self._last_offset, self._last_start = offset, now
        if again and since < self.habits.repeat_s:
            timeout_s = max(timeout_s, self.habits.repeat_s)
        limit = 1 if again and since < self.habits.single_s else limit
        self._acknowledge_below(offset)
        if not self.pending and timeout_s:
            await self._wait(min(timeout_s, MAX_POLL_S))
        ready = [pushed for pushed, _ in zip(self.pending.values(), range(limit), strict=False)]
        return [self.hand_over(pushed) for pushed in ready]

    async def end_poll(self, words: str = ENDED_BY_WEBHOOK) -> None:
        """End the waiting poll, if any, with 409."""
        if self._poll is not None:
            self._poll.ended = Refused(409, words)
            self._wake()

    async def conflict(self, words: str) -> Refused:
        """Give a 409, at most one in `conflict_s`."""
        loop = asyncio.get_running_loop()
        if loop.time() < self._last_conflict + self.habits.conflict_s:
            await asyncio.sleep(self.habits.conflict_s)
        else:
            self._last_conflict = loop.time()
        return Refused(409, words)

    def _acknowledge_below(self, offset: int) -> None:
        if offset < 0:
            offset = max(self.next_id + offset, 0)
        for update_id in list(takewhile(lambda known: known < offset, self.pending)):
            self.acknowledge(update_id)

    async def _wait(self, timeout_s: float) -> None:
        await self.end_poll(OTHER_POLLER)
        poll = self._poll = _Poll(asyncio.get_running_loop().create_future())
        timer = asyncio.get_running_loop().call_later(timeout_s, self._wake)
        try:
            await poll.wake
        finally:
            timer.cancel()
            if self._poll is poll:
                self._poll = None
        if poll.ended:
            raise await self.conflict(poll.ended.description)

    def _wake(self) -> None:
        if self._gathering is not None:
            self._gathering.cancel()
            self._gathering = None
        poll, self._poll = self._poll, None
        if poll is not None and not poll.wake.done():
            poll.wake.set_result(None)
