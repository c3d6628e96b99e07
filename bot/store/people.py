"""People: what is remembered of each, their accounts, and when they are forgotten."""

from collections.abc import AsyncIterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.store.account import Account
from bot.store.database import Database, DatabaseRow
from bot.store.erased_keys import hash_key
from bot.store.odd_rows import name_key, read_object, read_rows


@dataclass(frozen=True, slots=True)
class Expired:
    """A person whose time to be forgotten has come."""

    account: Account
    key: str
    state: dict[str, Any]


class People:
    """The people who are remembered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find_accounts(self, key: str) -> Sequence[Account]:
        """Return where a person can be reached."""
        return [Account(row["channel"], row["id"]) for row in await self._database.read("accounts", key=key)]

    async def find_expired(self, at: datetime) -> AsyncIterator[Expired]:
        """Return people who must be forgotten by then, those who are due for longest first."""
        since = after = ""
        while rows := await self._database.read("expired", at=at.isoformat(), since=since, after=after):
            since, after = rows[-1]["forget_at"], rows[-1]["key"]
            for expired in read_rows("person", rows, _read_expired, _name_row):
                yield expired

    async def find_keys(self, hashes: Set[str]) -> Sequence[str]:
        """Return the keys with these hashes, wherever in the database they stand."""
        return [row["key"] for row in await self._database.read("keys") if hash_key(row["key"]) in hashes]

    async def read_state(self, key: str) -> dict[str, Any] | None:
        """Return what is remembered of a person, as JSON values; None where that is nothing that can be read."""
        rows = await self._database.read("state", key=key)
        return next(iter(read_rows("person", rows, _read_state, lambda _: name_key(key))), None)

    async def read_states(self) -> AsyncIterator[dict[str, Any]]:
        """Return what is remembered of each person, as JSON values, without keys and in no order."""
        after = ""
        while rows := await self._database.read("states", after=after):
            after = rows[-1]["key"]
            for state in read_rows("person", rows, _read_state, _name_row):
                yield state


def _read_state(row: DatabaseRow) -> dict[str, Any]:
    return read_object(row["state"])


def _read_expired(row: DatabaseRow) -> Expired:
    return Expired(Account(row["channel"], row["account"]), row["key"], _read_state(row))


def _name_row(row: DatabaseRow) -> str:
    return name_key(row["key"])
