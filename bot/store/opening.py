"""Opening the store that DATABASE_URL names. The one module that knows every database there is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.store.database import Database
from bot.store.erased_keys import ErasedKeys, locate_erased
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


async def put_back(copy: Path, url: str, at: datetime) -> tuple[Path | None, int]:
    """Put a copy in the place of a database that nobody uses, without those who had their data deleted since.

    Return where the database of before is kept, and how many people were deleted again. Raises StoreUnavailable.
    """
    path = database_path(url)
    listed, beside = ErasedKeys(locate_erased(path)), ErasedKeys(locate_erased(copy))
    draft = path.with_name(f"{path.name}.draft")
    copying.check_copy(copy)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft.unlink(missing_ok=True)
    copying.copy_database(copy, draft)
    try:
        listed.add_all(beside)
        store = Store(await open_database(draft), listed)
        try:
            count = await store.erase_listed(at)
        finally:
            await store.close()
        return copying.replace_database(draft, path), count
    except OSError as error:
        raise StoreUnavailable(f"{draft}: {error}") from error
    finally:
        for ending in ("", "-wal", "-shm"):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


@asynccontextmanager
async def open_store(where: str | Path, *, checked: bool = False) -> AsyncIterator[Store]:
    """Open a store as `open_database` does, and close it at the end."""
    path = where if isinstance(where, Path) else database_path(where)
    store = Store(await open_database(path, checked=checked), ErasedKeys(locate_erased(path)))
    try:
        yield store
    finally:
        await store.close()
