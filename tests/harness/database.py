"""The database under a store, for tests that put it into a state that no program brings it to."""

from bot.store import Store
from bot.store.sqlite.connection import Connection
from bot.store.sqlite.database import SqliteDatabase


def connection_of(store: Store) -> Connection:
    """Return the connection of a store that stands on SQLite."""
    assert isinstance(store.database, SqliteDatabase)
    return store.database.connection
