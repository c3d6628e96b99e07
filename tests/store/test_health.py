"""Health: whether a turn could be saved now, not only whether pages can be read."""

from pathlib import Path

import pytest

from bot.store import StoreUnavailable
from tests.harness.database import connection_of
from tests.harness.store import playing, saving


async def test_a_store_that_works_is_well(tmp_path: Path) -> None:
    """Asking changes nothing while saves work."""
    async with playing(tmp_path) as store:
        await store.check()
        await store.save(saving())
        await store.check()
        assert await store.read_label("checked") is None


async def test_a_failed_save_is_seen_until_one_works(tmp_path: Path) -> None:
    """From the first save that fails on, and until there is room again; nobody need press anything for that."""
    async with playing(tmp_path) as store:
        await connection_of(store).execute("PRAGMA query_only = ON")
        await store.check()
        with pytest.raises(StoreUnavailable):
            await store.save(saving())
        for _ in range(2):
            with pytest.raises(StoreUnavailable):
                await store.check()
        await connection_of(store).execute("PRAGMA query_only = OFF")
        await store.check()


@pytest.mark.parametrize("put", [False, True], ids=["deleted", "replaced"])
async def test_a_file_that_is_gone_is_seen(tmp_path: Path, put: bool) -> None:
    """A database that was deleted or replaced under the program takes saves that nobody will find."""
    async with playing(tmp_path) as store:
        (tmp_path / "s.db").rename(tmp_path / "old.db")
        if put:
            (tmp_path / "s.db").write_bytes(b"")
        with pytest.raises(StoreUnavailable, match=r"s\.db"):
            await store.check()


async def test_a_closed_store_is_not_well(tmp_path: Path) -> None:
    async with playing(tmp_path) as store:
        pass
    with pytest.raises(StoreUnavailable):
        await store.check()
