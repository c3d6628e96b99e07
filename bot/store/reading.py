"""Reading from SQLite: what the store is asked between two turns. One hop into the database's thread a question."""

import json
import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import aiosql
import aiosqlite

from bot.store import Account, Debt, Due, Parcel, StoreUnavailable
from bot.store.connection import Connection
from flows.core.address import read_token
from flows.core.record import Record, load_record


class Reading:
    """The questions that a store answers; see bot.store.Store."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._queries = aiosql.from_path(Path(str(files("bot.store") / "queries.sql")), "aiosqlite")
        self._closed = False

    async def debts(self, channel: str, account: str | None = None) -> Sequence[Debt]:
        if account is None:
            rows = await self._read("debts", channel=channel)
        else:
            rows = await self._read("debts_of", channel=channel, account=account)
        links = [(row, read_token(row["address"])) for row in rows]
        return [
            Debt(Account(channel, row["account"]), row["serial"], link.address if link else None, row["pressed"])
            for row, link in links
        ]

    async def unsaid(self, channel: str) -> Sequence[tuple[Account, int]]:
        rows = await self._read("unsaid", channel=channel)
        return [(Account(channel, row["account"]), row["message"]) for row in rows]

    async def card(self, account: Account) -> int | None:
        rows = await self._read("card", channel=account.channel, account=account.id)
        return rows[0]["card"] if rows else None

    async def file_id(self, channel: str, sha256: str) -> str | None:
        rows = await self._read("file_id", channel=channel, sha256=sha256)
        return rows[0]["file_id"] if rows else None

    async def due(self, at: datetime) -> Sequence[Due]:
        rows = await self._read("due", at=at.isoformat())
        return [Due(Account(row["channel"], row["account"]), row["key"], json.loads(row["state"])) for row in rows]

    async def journal(self, since: datetime | None, kind: str | None) -> AsyncIterator[dict[str, Any]]:
        after, start = 0, since.isoformat() if since else None
        while True:
            rows = await self._read("journal", after=after, since=start, kind=kind)
            for row in rows:
                after = row["id"]
                values = {name: row[name] for name in row.keys() if name not in ("id", "more")}  # noqa: SIM118 (sqlite3.Row iterates values)
                yield {k: v for k, v in values.items() if v not in (None, "")} | json.loads(row["more"])
            if not rows:
                return

    async def states(self) -> AsyncIterator[dict[str, Any]]:
        after = ""
        while rows := await self._read("states", after=after):
            for row in rows:
                after = row["key"]
                yield json.loads(row["state"])

    async def accounts(self, key: str) -> Sequence[Account]:
        return [Account(row["channel"], row["id"]) for row in await self._read("accounts", key=key)]

    async def record(self, kind: str, id: str) -> Record | None:
        rows = await self._read("record", kind=kind, id=id)
        return _record(rows[0]) if rows else None

    async def records(self, kind: str, place: str | None) -> Sequence[Record]:
        rows = await (
            self._read("listed", kind=kind) if place is None else self._read("records", kind=kind, place=place)
        )
        return [_record(row) for row in rows]

    async def class_facts(self, via: str) -> Sequence[Mapping[str, Any]]:
        return [dict(row) for row in await self._read("class_facts", via=via)]

    async def marks(self, villages: Sequence[str]) -> Sequence[tuple[str, str, int]]:
        rows = await self._read("marks", places=json.dumps(villages))
        return [(row["place"], row["mark"], row["houses"]) for row in rows]

    async def parcels(self, channel: str, account: str | None = None) -> Sequence[Parcel]:
        if account is None:
            rows = await self._read("parcels", channel=channel)
        else:
            rows = await self._read("parcels_for", channel=channel, account=account)
        return [
            Parcel(
                Account(channel, row["account"]),
                row["help"],
                row["words"],
                row["from_account"],
                row["message"],
                row["id"],
            )
            for row in rows
        ]

    def _sql(self, name: str) -> str:
        """The text of a statement. Run by aiosqlite's calls of one hop; aiosql's own take two or three."""
        return str(getattr(self._queries, name).sql)

    def _check_open(self) -> None:
        if self._closed:
            raise StoreUnavailable("the store is closed")

    async def _read(self, name: str, **values: str | int | None) -> list[aiosqlite.Row]:
        self._check_open()
        try:
            return list(await self._connection.execute_fetchall(self._sql(name), values))
        except sqlite3.Error as error:
            raise StoreUnavailable(str(error)) from error


def _record(row: aiosqlite.Row) -> Record:
    return load_record(json.loads(row["state"]))
