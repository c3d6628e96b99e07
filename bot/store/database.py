"""What every database does for the store. The store's parts know no more of it, so they are the same on each.

Statements have names and stand in .sql files, read with aiosql: those in `sql` are plain SQL, those in a database's own
folder use what only it has. The first comment of each says what it does where its name does not.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import aiosql

from bot.store.account import Account

PLAIN_SQL = Path(__file__).parent / "sql"
RowValues = Mapping[str, Any]


class Change(NamedTuple):
    """A row that a statement writes or removes."""

    statement: str
    row: RowValues
    first: bool = False
    """Whether it runs before the others, in the order given: what is removed may be written again."""


class DatabaseRow(Protocol):
    """A row of an answer."""

    def __getitem__(self, column: str, /) -> Any: ...


class Database(Protocol):
    """A database. All times are UTC. Every method raises StoreUnavailable where it could not do it."""

    async def load(self, account: Account, event: str) -> DatabaseRow:
        """Run `load` for an account and an event; those that come together are answered together."""

    async def read(self, statement: str, **values: str | int | None) -> Sequence[DatabaseRow]:
        """Run a statement that changes nothing."""

    async def write(self, changes: Sequence[Change]) -> None:
        """Make all these changes or none of them. Raises Stale."""

    async def check(self, trial: Change) -> None:
        """Raise StoreUnavailable where nothing can be written; after a failure that is found out by a trial."""

    async def empty_log(self) -> None:
        """Leave nothing of what was deleted in any log of changes. Raises StoreUnavailable while others read."""

    async def wait_until_ended(self) -> None:
        """Wait until it can answer nobody any more, though it was not closed. Raises what it ended by."""

    async def close(self) -> None:
        """Finish what was asked for, then close; whatever comes later gets StoreUnavailable."""


def read_statements(driver: str, *folders: Path) -> Mapping[str, str]:
    """Return the text of every statement in these folders by its name, in the spelling of an aiosql driver."""
    found: dict[str, str] = {}
    for folder in folders:
        queries = aiosql.from_path(folder, driver)
        found |= {name: str(getattr(queries, name).sql) for name in queries.available_queries if "cursor" not in name}
    return found
