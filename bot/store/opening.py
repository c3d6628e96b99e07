"""Opening the store that DATABASE_URL names. The one module that knows every database there is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.store.database import Database
from bot.store.errors import StoreUnavailable
from bot.store.sqlite import copying
from bot.store.sqlite.database import SqliteDatabase
from bot.store.store import Store


def database_path(url: str) -> Path:
    """Return the file that a DATABASE_URL names. Raises StoreUnavailable for anything but sqlite:///PATH."""
    kind, mark, path = url.partition(":///")
    if kind != "sqlite" or not mark or not path:
        raise StoreUnavailable("DATABASE_URL must read sqlite:///PATH")
    return Path(path)


async def open_database(where: str | Path, *, checked: bool = False) -> Database:
    """Open a database by its DATABASE_URL or its file; made or brought up to date. Raises StoreUnavailable.

    checked: look first whether the file is sound, which takes a second for a gigabyte.
    """
    return await SqliteDatabase.open(where if isinstance(where, Path) else database_path(where), checked=checked)


def back_up(url: str, copy: Path) -> None:
    """Copy a database, also one that is in use, into a new file. Raises StoreUnavailable."""
    copying.copy_database(database_path(url), copy)


def put_back(copy: Path, url: str) -> Path | None:
    """Put a copy in the place of a database that nobody uses; return where that of before is kept.

    Raises StoreUnavailable.
    """
    return copying.replace_database(copy, database_path(url))


@asynccontextmanager
async def open_store(where: str | Path, *, checked: bool = False) -> AsyncIterator[Store]:
    """Open a store as `open_database` does, and close it at the end."""
    store = Store(await open_database(where, checked=checked))
    try:
        yield store
    finally:
        await store.close()
