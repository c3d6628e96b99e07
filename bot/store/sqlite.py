"""The store on SQLite (WAL): no server to run. Requests that arrive together share one hop into the database's thread,
and savings among them one commit.

Measured: a hop costs about 0.1 ms of CPU, a commit more; grouped, a turn costs a few hundredths of that.
"""

import asyncio
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from bot.store import Account, Debt, Due, Loaded, Moved, Saving, Stale, StoreUnavailable
from bot.store.connection import Connection, Rows, connect
from bot.store.rows import debt_row, fact_row, record_row, saving_rows, shared_rows
from bot.store.tallies import Chunk, TallyReading, anew_rows, chunk_rows
from flows.core.address import Address
from flows.core.facts.citizen import Noted
from flows.core.record import Member, Record, load_record

_HERE = files("bot.store")
T = TypeVar("T")
_BATCH = 200  # requests in one commit


@dataclass
class _Request:
    """Something to do in the writer's next batch: rows by the name of their statement, in order."""

    rows: Sequence[tuple[str, dict[str, Any]]]
    done: asyncio.Future[None]


def path_of(url: str) -> str:
    """The file that a DATABASE_URL names. Raises StoreUnavailable for anything but sqlite:///PATH."""
    kind, mark, path = url.partition(":///")
    if kind != "sqlite" or not mark or not path:
        raise StoreUnavailable("DATABASE_URL must read sqlite:///PATH")
    return path


class SqliteStore(TallyReading):
    """See bot.store.Store. One connection; reads and writes pass through one queue each."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._asked: list[tuple[Account, str, asyncio.Future[Loaded]]] = []
        self._requests: list[_Request] = []
        self._work = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._worker = asyncio.create_task(self._serve(), name="store")

    @classmethod
    async def open(cls, path: str) -> "SqliteStore":
        """Open or create the database and bring it up to the newest migration. Raises StoreUnavailable."""
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            connection = await connect(path)
            try:
                await connection.executescript(
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;"
                    "PRAGMA secure_delete = ON;"
                )
                await _migrate(connection)
            except BaseException:
                await connection.close()
                raise
        except (sqlite3.Error, OSError) as error:
            raise StoreUnavailable(f"{path}: {error}") from error
        return cls(connection)

    async def load(self, account: Account, event: str) -> Loaded:
        self._check_open()
        done: asyncio.Future[Loaded] = asyncio.get_running_loop().create_future()
        self._asked.append((account, event, done))
        self._work.set()
        return await done

    async def save(self, saving: Saving) -> None:
        await self._write(saving_rows(saving))

    async def move(self, moved: Moved) -> None:
        await self._write(shared_rows(moved))

    async def drop_parcels(self, account: Account, upto: int) -> None:
        row = {"channel": account.channel, "account": account.id, "upto": upto}
        await self._write([("drop_parcels", row)])

    async def paid(self, debt: Debt, message: int | None) -> None:
        row = {"channel": debt.account.channel, "account": debt.account.id}
        place = debt.address.token if debt.address else ""
        rows: list[tuple[str, dict[str, Any]]] = [("pay_debt", row | {"address": place, "serial": debt.serial})]
        if message is not None:
            rows.append(("keep_card", row | {"card": message}))
        await self._write(rows)

    async def owe(self, account: Account, address: Address) -> None:
        await self._write([("keep_debt", debt_row(account, address.token))])

    async def drop_unsaid(self, account: Account, message: int) -> None:
        await self._write([("drop_unsaid", {"channel": account.channel, "account": account.id, "message": message})])

    async def keep_file_id(self, channel: str, sha256: str, file_id: str) -> None:
        await self._write([("keep_file_id", {"channel": channel, "sha256": sha256, "file_id": file_id})])

    async def forget(
        self,
        due: Due,
        facts: Sequence[Noted],
        changed: Sequence[Record] = (),
        told: Sequence[tuple[Account, Address]] = (),
    ) -> None:
        account = {"channel": due.account.channel, "account": due.account.id, "key": due.key}
        rows = [("erase_person", {"key": due.key}), ("erase_account", account)]
        rows += [("keep_record", record_row(record)) for record in changed]
        rows += [("keep_debt", debt_row(account, place.token)) for account, place in told]
        await self._write([*rows, *(("keep_fact", fact_row(noted)) for noted in facts)])

    async def prune(self, before: datetime, facts_before: datetime, words_before: datetime) -> None:
        times = {
            "prune_seen": before,
            "prune_parcels": before,
            "prune_facts": facts_before,
            "prune_words": words_before,
        }
        rows = [(name, {"before": time.isoformat()}) for name, time in times.items()]
        await self._write(rows)

    async def keep_chunk(self, chunk: Chunk) -> None:
        await self._write(chunk_rows(chunk))

    async def count_anew(self, rules: str, after: str) -> None:
        while await self._read("any_tally", after=after):  # in pieces: turns are saved in between
            await self._write([("erase_some_tallies", {"after": after})])
        await self._write(anew_rows(rules, after))

    async def close(self) -> None:
        """Finish what was asked for, then close; whoever comes later gets StoreUnavailable."""
        self._closed = True
        while self._asked or self._requests or not self._idle.is_set():
            await self._idle.wait()
            await asyncio.sleep(0)
        self._worker.cancel()
        await asyncio.gather(self._worker, return_exceptions=True)
        await self._connection.close()

    async def _write(self, rows: Sequence[tuple[str, dict[str, Any]]]) -> None:
        self._check_open()
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._requests.append(_Request(rows, done))
        self._work.set()
        await done

    async def _serve(self) -> None:
        """Serve what has gathered while the last batch was under way: first the reading, then the writing."""
        while True:
            await self._work.wait()
            self._work.clear()
            self._idle.clear()
            while self._asked or self._requests:
                if self._asked:
                    await self._load_all()
                if self._requests:
                    batch, self._requests = self._requests[:_BATCH], self._requests[_BATCH:]
                    await self._save_all(batch)
            self._idle.set()

    async def _load_all(self) -> None:
        asked, self._asked = self._asked, []
        try:
            places = json.dumps([[account.channel, account.id, event] for account, event, _ in asked])
            rows = await self._connection.execute_fetchall(self._sql("load"), {"asked": places})
            for row, (_, _, done) in zip(rows, asked, strict=True):
                state = json.loads(row["state"]) if row["state"] else None
                seat = _seat(row["seat"])
                _answer(done, Loaded(row["key"], state, row["serial"], bool(row["known"]), seat))
        except Exception as error:  # whoever waits must be answered, whatever went wrong
            for _, _, done in asked:
                _fail(done, error)

    async def _save_all(self, batch: Sequence[_Request]) -> None:
        """Save a batch in one transaction; where that fails, each request in its own: one must not spoil another."""
        try:
            await self._connection.commit_all([(self._sql(name), rows) for name, rows in _grouped(batch)])
        except Exception as error:  # as above
            if len(batch) > 1:
                for request in batch:
                    await self._save_all([request])
                return
            _fail(batch[0].done, error)
        else:
            for request in batch:
                if not request.done.done():
                    request.done.set_result(None)


def _grouped(batch: Sequence[_Request]) -> list[tuple[str, Rows]]:
    """Rows of one statement together where no order is broken: every account is in a batch at most once a statement."""
    groups: dict[str, Rows] = {}
    ordered: list[tuple[str, Rows]] = []
    for request in batch:
        for name, row in request.rows:
            if name.startswith(("erase", "prune")):
                ordered.append((name, [row]))
            else:
                groups.setdefault(name, []).append(row)
    return [*ordered, *groups.items()]


def _seat(state: str | None) -> Member | None:
    """The seat that a row tells of."""
    seat = load_record(json.loads(state)) if state else None
    return seat if isinstance(seat, Member) else None


def _answer(done: "asyncio.Future[T]", answer: T) -> None:
    """Answer somebody, who may have stopped waiting."""
    if not done.done():
        done.set_result(answer)


def _fail(done: "asyncio.Future[T]", error: Exception) -> None:
    if not done.done():
        stale = isinstance(error, sqlite3.IntegrityError) and "stale record" in str(error)
        done.set_exception(Stale(str(error)) if stale else StoreUnavailable(str(error)))


async def _migrate(connection: aiosqlite.Connection) -> None:
    """Run the numbered migrations that this database has not had, each in a transaction."""
    async with connection.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    have = int(row[0]) if row else 0
    scripts = sorted((path.name, path.read_text("utf-8")) for path in _HERE.joinpath("migrations").iterdir())
    if have > len(scripts):
        raise StoreUnavailable(f"the database has version {have}, this program knows {len(scripts)}")
    for number, (_, script) in enumerate(scripts[have:], have + 1):
        await connection.executescript(f"BEGIN;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
