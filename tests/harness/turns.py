"""Turns over a real store, for tests: two people, the moment, and a program that takes their events."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.store import Account, Store
from bot.store.opening import open_store
from bot.turns.service import Turns, make_id
from flows.core.event import Origin
from flows.core.library import Library

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)
ANN = Account("telegram", "1")


def origin(id: str, at: datetime = AT) -> Origin:
    return Origin(id, at, make_id(), "telegram")


@asynccontextmanager
async def playing(path: Path, library: Library) -> AsyncIterator[tuple[Turns, Store]]:
    async with open_store(path / "s.db") as store:
        yield Turns(store, lambda: library, lambda _: "citizen"), store
