"""The list of erased keys, next to the database: what it keeps, and that a copy which is put back heeds it."""

from datetime import date
from pathlib import Path

import pytest

from bot.store import StoreUnavailable
from bot.store.erased_keys import ErasedKeys, hash_key, locate_erased
from bot.store.opening import open_store, put_back
from tests.harness.store import saving
from tests.harness.turns import AT


async def test_a_list_that_goes_with_a_copy_is_heeded(tmp_path: Path) -> None:
    """On a new machine the list of the old one, saved with the copy, is the only one there is."""
    async with open_store(tmp_path / "old" / "s.db") as store:
        await store.save(saving())
    (tmp_path / "old" / "s.db").rename(tmp_path / "copy.db")
    ErasedKeys(locate_erased(tmp_path / "copy.db")).add("key-1", date(2026, 11, 24))
    assert await put_back(tmp_path / "copy.db", f"sqlite:///{tmp_path}/new/s.db", AT) == (None, 1)
    async with open_store(tmp_path / "new" / "s.db") as store:
        assert [state async for state in store.people.read_states()] == []


async def test_a_list_that_cannot_be_written_deletes_nothing(tmp_path: Path) -> None:
    """What a copy would bring back is not said to be deleted."""
    async with open_store(tmp_path / "s.db") as store:
        await store.save(saving())
        locate_erased(tmp_path / "s.db").mkdir()
        with pytest.raises(StoreUnavailable):
            await store.save(saving("e2", key="new", erased="key-1", serial=2))
        assert (await store.load(saving().account, "x")).key == "key-1"


def test_a_list_keeps_what_a_copy_may_hold(tmp_path: Path) -> None:
    """What is older than any copy may be is dropped, and nothing else; two lists become one without doubles."""
    kept, other = ErasedKeys(tmp_path / "a.erased"), ErasedKeys(tmp_path / "b.erased")
    assert kept.read() == frozenset()
    kept.add("old", date(2024, 1, 1))
    kept.add("new", date(2026, 1, 1))
    other.add("new", date(2026, 1, 1))
    other.add("third", date(2026, 2, 2))
    kept.add_all(other)
    kept.prune(date(2025, 1, 1))
    kept.prune(date(2025, 1, 1))
    assert kept.path.read_text().split()[1::2] == [hash_key("new"), hash_key("third")]
    assert kept.path.stat().st_mode & 0o077 == 0
