"""A real store, for tests: two people, and what a turn saves."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.store import Account, Saving, Store
from bot.store.opening import open_store

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)
ANN, BAO = Account("telegram", "1"), Account("telegram", "2")


def saving(event: str = "e1", account: Account = ANN, key: str = "key-1", **given: Any) -> Saving:
    whole: dict[str, Any] = {
        "account": account, "event": event, "at": AT, "key": key, "state": {"x": "đ"}, "serial": 1, "forget_at": None,
        "facts": (), "erased": None, "owed": False,
    }  # fmt: skip
    return Saving(**whole | given)


@asynccontextmanager
async def playing(path: Path) -> AsyncIterator[Store]:
    async with open_store(path / "s.db") as store:
        yield store
