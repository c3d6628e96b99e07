"""A store in trouble: closed, read-only, cut off in the middle. Whoever waits is told; what was saved stays."""

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.store import Account, Debt, Expired, Store, StoreUnavailable, SystemChange
from bot.store.opening import open_database, open_store
from bot.store.sqlite.connection import connect
from bot.store.sqlite.migrating import MIGRATIONS
from flows.core.address import HOME
from tests.harness.database import connection_of
from tests.harness.patience import PATIENCE_S
from tests.harness.store import ANN, AT, BAO, playing, saving

Asking = Callable[[Store], Awaitable[object]]
ASKED: dict[str, Asking] = {
    "load": lambda store: store.load(ANN, "e"),
    "save": lambda store: store.save(saving("e2", serial=2)),
    "paid": lambda store: store.debts.pay(Debt(ANN, 1, None, None), 7),
    "owe": lambda store: store.debts.owe(ANN, HOME),
    "debts": lambda store: store.debts.find("telegram"),
    "card": lambda store: store.chats.find_card(ANN),
    "file_id": lambda store: store.chats.find_file("telegram", "x"),
    "keep_file_id": lambda store: store.chats.keep_file("telegram", "x", "y"),
    "due": lambda store: anext(store.people.find_expired(AT)),
    "forget": lambda store: store.forget(Expired(ANN, "key-1", {}), SystemChange(AT)),
    "prune": lambda store: store.prune(AT, AT, AT, AT),
    "journal": lambda store: anext(store.journal.read(None, None)),
}
WRITING = ("save", "paid", "owe", "keep_file_id", "forget", "prune")


@contextmanager
def powerless() -> Iterator[None]:
    """Be nobody for a while: root may write what is read-only."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.mark.parametrize("name", ASKED)
async def test_a_closed_store_answers(tmp_path: Path, name: str) -> None:
    """Whatever is asked of a closed store is refused at once; nobody waits for ever."""
    async with open_store(tmp_path / "s.db") as store:
        pass
    with pytest.raises(StoreUnavailable):
        await asyncio.wait_for(asyncio.ensure_future(_asked(ASKED[name], store)), PATIENCE_S)


async def _asked(asking: Asking, store: Store) -> None:
    await asking(store)


@pytest.mark.parametrize("name", WRITING)
async def test_a_store_that_cannot_write_says_so(tmp_path: Path, name: str) -> None:
    """Every writing is refused where nothing can be written; reading goes on, and nothing has changed."""
    async with playing(tmp_path) as store:
        await store.save(saving(owed=True))
        await connection_of(store).execute("PRAGMA query_only = ON")
        with pytest.raises(StoreUnavailable):
            await ASKED[name](store)
        loaded = await store.load(ANN, "e1")
        assert (loaded.key, loaded.serial, loaded.known) == ("key-1", 1, True)
        assert [debt.account for debt in await store.debts.find("telegram")] == [ANN]


@pytest.mark.parametrize("name", ASKED)
async def test_a_store_whose_file_was_spoilt_says_so(tmp_path: Path, name: str) -> None:
    """Where tables are gone under the running program, everything asked is refused and nothing hangs."""
    async with playing(tmp_path) as store:
        tables = "account person fact seen debt file"
        await connection_of(store).executescript(";".join(f"DROP TABLE {table}" for table in tables.split()))
        with pytest.raises(StoreUnavailable):
            await asyncio.wait_for(_asked(ASKED[name], store), PATIENCE_S)


def test_a_read_only_file_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database file that may not be written is told at the start or at the first saving, and is left as it is."""
    folder = Path(os.path.realpath("/tmp")) / f"gocua-read-only-{os.getpid()}"  # noqa: S108 (nobody must get there)
    folder.mkdir(mode=0o755)
    path = folder / "s.db"

    async def use(*, fresh: bool) -> None:
        async with open_store(path) as store:
            await store.save(saving("fresh" if fresh else "again", serial=1 if fresh else 2))

    try:
        asyncio.run(use(fresh=True))
        before = path.read_bytes()
        path.chmod(0o444)
        folder.chmod(0o555)
        with powerless(), pytest.raises(StoreUnavailable):
            asyncio.run(use(fresh=False))
        assert path.read_bytes() == before
    finally:
        folder.chmod(0o755)
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()


def test_a_database_is_closed_to_others(tmp_path: Path) -> None:
    """One that was made readable for everybody is so no more once it was opened; its group keeps what it may."""

    async def use() -> None:
        async with open_store(tmp_path / "s.db") as store:
            await store.save(saving())
            for name in ("s.db", "s.db-wal", "s.db-shm"):
                assert os.stat(tmp_path / name).st_mode & 0o007 == 0  # noqa: PTH116

    before = os.umask(0o022)
    try:
        asyncio.run(_opened(tmp_path))
        (tmp_path / "s.db").chmod(0o644)
        asyncio.run(use())
    finally:
        os.umask(before)
    assert (tmp_path / "s.db").stat().st_mode & 0o777 == 0o640


async def _opened(folder: Path) -> None:
    async with open_store(folder / "s.db"):
        pass


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    """Where the file's folder cannot be, the start is refused with the path in words."""
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StoreUnavailable, match=r"below/s\.db"):
        asyncio.run(open_database(tmp_path / "file" / "below" / "s.db"))


async def test_closing_finishes_what_was_asked(tmp_path: Path) -> None:
    """Savings under way when the program ends are kept before the file closes."""
    async with open_store(tmp_path / "s.db") as store:
        under_way = [
            asyncio.create_task(store.save(saving(f"e{n}", Account("t", str(n)), f"k{n}"))) for n in range(500)
        ]
        await asyncio.sleep(0)
    assert await asyncio.gather(*under_way) == [None] * 500
    again = Store(await open_database(tmp_path / "s.db"))
    assert all([(await again.load(Account("t", str(n)), f"e{n}")).known for n in range(500)])
    await again.close()


async def test_who_stops_waiting_disturbs_nobody(tmp_path: Path) -> None:
    """A turn that is cancelled while it loads or saves leaves the others, and the store, as they were."""
    async with playing(tmp_path) as store:
        tasks = [asyncio.create_task(store.load(Account("t", str(n)), "e")) for n in range(10)]
        tasks += [asyncio.create_task(store.load(ANN, "e"))]
        writing = [asyncio.create_task(store.save(saving(f"e{n}", Account("t", str(n)), f"k{n}"))) for n in range(10)]
        await asyncio.sleep(0)
        for task in (tasks[3], writing[3]):
            task.cancel()
        results = await asyncio.gather(*tasks, *writing, return_exceptions=True)
        assert sum(isinstance(result, BaseException) for result in results) == 2
        assert (await store.load(Account("t", "5"), "e5")).known


async def test_a_failed_read_fails_only_its_own(tmp_path: Path) -> None:
    """A reading that fails tells all who asked together, and the next one works."""
    async with playing(tmp_path) as store:
        await store.save(saving())
        await connection_of(store).execute("ALTER TABLE seen RENAME TO hidden")
        asked = await asyncio.gather(*(store.load(who, "e") for who in (ANN, BAO)), return_exceptions=True)
        assert [type(answer) for answer in asked] == [StoreUnavailable] * 2
        await connection_of(store).execute("ALTER TABLE hidden RENAME TO seen")
        assert (await store.load(ANN, "e1")).known


async def test_a_locked_file_waits_then_says_so(tmp_path: Path) -> None:
    """While another program holds the file, saving waits its patience and is then refused; afterwards it works."""
    async with playing(tmp_path) as store:
        await connection_of(store).execute("PRAGMA busy_timeout = 50")
        other = sqlite3.connect(tmp_path / "s.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreUnavailable):
            await store.save(saving())
        other.execute("ROLLBACK")
        other.close()
        await store.save(saving())
        assert (await store.load(ANN, "e1")).known


# --- migrations


def version(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.close()
    return found


def scripts() -> list[Path]:
    return sorted(MIGRATIONS.iterdir())


def test_migrations_are_numbered_without_a_gap() -> None:
    """Each script's name begins with its number."""
    assert [int(path.name[:4]) for path in scripts()] == list(range(1, len(scripts()) + 1))


async def test_an_empty_file_gets_every_migration_once(tmp_path: Path) -> None:
    """A new database comes to the newest version; opened again, nothing is run again."""
    for _ in range(2):
        async with playing(tmp_path) as store:
            await ASKED["load"](store)
        assert version(tmp_path / "s.db") == len(scripts())


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    """A migration that breaks off in the middle leaves the version and the tables as they were."""
    path = tmp_path / "s.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE seen (something TEXT)")  # stands in the way of the first migration
    connection.close()
    with pytest.raises(StoreUnavailable):
        asyncio.run(open_database(path))
    assert version(path) == 0
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    connection.close()
    assert names == ["seen"]


async def test_a_commit_that_fails_leaves_nothing_open(tmp_path: Path) -> None:
    """After a failed transaction the connection takes the next one."""
    connection = await connect(tmp_path / "c.db")
    await connection.executescript("CREATE TABLE a (x UNIQUE)")
    one = ("INSERT INTO a VALUES (:x)", [{"x": 1}])
    with pytest.raises(sqlite3.IntegrityError):
        await connection.commit_all([one, one])
    await connection.commit_all([one])
    assert [tuple(row) for row in await connection.execute_fetchall("SELECT x FROM a")] == [(1,)]
    await connection.close()
