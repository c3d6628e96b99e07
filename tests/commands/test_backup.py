"""Saving and putting back: a copy is sound or is none, and nothing of the database of before stays beside it."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.commands.parser import main
from bot.store import StoreUnavailable
from bot.store.opening import open_store
from tests.harness.settings import ROOT
from tests.harness.store import ANN, playing, saving

Run = Callable[..., Awaitable[int]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/s.db")

    def run(*arguments: object) -> Awaitable[int]:
        """Run a command as it runs by itself, apart from this test's loop."""
        return asyncio.to_thread(main, ["--config", str(ROOT / "config.yaml"), *map(str, arguments)])

    return run


async def keep_state(folder: Path, serial: int, text: str) -> None:
    async with playing(folder) as store:
        await store.save(saving(f"e{serial}", serial=serial, state={"x": text}))


async def read_state(folder: Path) -> object:
    async with playing(folder) as store:
        return (await store.load(ANN, "x")).state


async def test_a_copy_is_made_while_the_program_runs(tmp_path: Path, run: Run) -> None:
    """What was saved last, and stands in the write-ahead log only, is in the copy; only its owner can read it."""
    copy = tmp_path / "copies" / "a.db"
    copy.parent.mkdir()
    (tmp_path / "web-secret").write_text("signs cookies")
    async with playing(tmp_path) as store:
        await store.save(saving("e1", state={"x": "one"}))
        assert await run("backup", copy) == 0
        assert await run("restore", copy) == 1  # in use
        assert (await store.load(ANN, "x")).state == {"x": "one"}
    assert copy.stat().st_mode & 0o077 == 0
    assert [file.name for file in sorted(copy.parent.iterdir())] == ["a.db", "a.db.web-secret"]
    assert await run("backup", copy) == 1  # it is there already


async def test_a_copy_is_put_back(tmp_path: Path, run: Run) -> None:
    """After a restore people stand where they stood; the database of before is kept, its log is gone."""
    copy = tmp_path / "a.db"
    (tmp_path / "web-secret").write_text("of then")
    await keep_state(tmp_path, 1, "one")
    assert await run("backup", copy) == 0
    await keep_state(tmp_path, 2, "two")
    (tmp_path / "web-secret").write_text("of now")
    assert await run("restore", copy) == 0
    assert await read_state(tmp_path) == {"x": "one"}
    assert (tmp_path / "web-secret").read_text() == "of then"
    (tmp_path / "s.db").unlink()
    (tmp_path / "s.db.before").rename(tmp_path / "s.db")
    assert await read_state(tmp_path) == {"x": "two"}


async def test_the_log_of_a_killed_program_does_not_undo_a_restore(tmp_path: Path, run: Run) -> None:
    """A write-ahead log that was left behind belongs to the database of before."""
    copy, killed = tmp_path / "a.db", tmp_path / "killed"
    killed.mkdir()
    async with playing(tmp_path) as store:
        await store.save(saving("e1", state={"x": "one"}))
        assert await run("backup", copy) == 0
        await store.save(saving("e2", serial=2, state={"x": "two"}))
        for ending in ("", "-wal", "-shm"):
            (killed / f"s.db{ending}").write_bytes((tmp_path / f"s.db{ending}").read_bytes())
    for file in killed.iterdir():
        file.replace(tmp_path / file.name)
    assert await run("restore", copy) == 0
    assert await read_state(tmp_path) == {"x": "one"}


def spoil(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(5_000)
        opened.write(b"\xff" * 20_000)


@pytest.mark.parametrize("kind", ["nothing", "text", "damaged", "other", "newer"])
async def test_what_is_no_sound_copy_changes_nothing(tmp_path: Path, run: Run, kind: str) -> None:
    copy = tmp_path / "a.db"
    await keep_state(tmp_path, 1, "one")
    match kind:
        case "text":
            copy.write_text("not a database " * 100)
        case "damaged":
            await run("backup", copy)
            spoil(copy)
        case "other":
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("CREATE TABLE shop (name)")
        case "newer":
            await run("backup", copy)
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("PRAGMA user_version = 999")
    assert await run("restore", copy) == 1
    assert await read_state(tmp_path) == {"x": "one"}
    assert not (tmp_path / "s.db.before").exists()


async def test_a_damaged_database_is_told_at_the_start(tmp_path: Path) -> None:
    """The program does not run on a file that is broken inside."""
    await keep_state(tmp_path, 1, "one")
    spoil(tmp_path / "s.db")
    with pytest.raises(StoreUnavailable, match=r"restore|malformed|not a database"):
        async with open_store(tmp_path / "s.db", checked=True):
            pass
