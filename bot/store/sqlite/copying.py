"""Copies of a database file: made while the program runs, checked, and put back while it does not."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.store.errors import StoreUnavailable
from bot.store.sqlite.migrating import MIGRATIONS

_SIDE_FILES = ("-wal", "-shm", "-journal")


def copy_database(path: Path, copy: Path) -> None:
    """Copy a database, also one that is in use, into a new file that only its owner can read.

    Raises StoreUnavailable; nothing is left of a copy that failed.
    """
    if copy.exists():
        raise StoreUnavailable(f"{copy} is there already")
    try:
        copy.touch(0o600)
        with closing(_open_to_read(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, whatever is beside it
        check_copy(copy)
    except (sqlite3.Error, OSError, StoreUnavailable) as error:
        copy.unlink(missing_ok=True)
        raise StoreUnavailable(f"{copy}: {error}") from error


def check_copy(copy: Path) -> None:
    """Raise StoreUnavailable where a file is no sound database that this program can open."""
    try:
        with closing(_open_to_read(copy)) as connection:
            found = find_damage(connection.execute("PRAGMA quick_check(1)").fetchone())
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            connection.execute("SELECT key FROM person LIMIT 1")
    except sqlite3.Error as error:
        raise StoreUnavailable(f"{copy}: {error}") from error
    if found:
        raise StoreUnavailable(f"{copy}: {found}")
    if version > len(list(MIGRATIONS.iterdir())):
        raise StoreUnavailable(f"{copy} was made by a newer program (version {version})")


def replace_database(copy: Path, path: Path) -> Path | None:
    """Put a copy in the place of a database that nobody uses; return where the database of before is kept.

    What lay in the write-ahead log of before belongs to the database of before: beside the copy it would damage it.
    Raises StoreUnavailable with nothing changed, where the copy is not sound or the database is in use.
    """
    check_copy(copy)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh, before = path.with_name(f"{path.name}.new"), path.with_name(f"{path.name}.before")
    try:
        fresh.unlink(missing_ok=True)
        copy_database(copy, fresh)
        kept = before if path.exists() else None
        if kept:
            _leave_alone(path)
            path.replace(kept)
        for ending in _SIDE_FILES:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        fresh.replace(path)
    except OSError as error:
        raise StoreUnavailable(f"{path}: {error}") from error
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def find_damage(row: "sqlite3.Row | tuple[str] | None") -> str | None:
    """Return what SQLite's quick check found, None where it found nothing."""
    return None if row is None or row[0] == "ok" else str(row[0])


def _open_to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _leave_alone(path: Path) -> None:
    """Write the log of a database into its file. Raises StoreUnavailable while any program has it open.

    Leaving WAL needs the file for oneself, so it is also the way to see that nobody uses it. A file that is damaged
    is used by nobody who could be served.
    """
    try:
        with closing(sqlite3.connect(path, timeout=0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise StoreUnavailable(f"{path} is in use: stop the bot first") from error
    except sqlite3.DatabaseError:
        pass
