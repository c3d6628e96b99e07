"""The live library: edits under people's feet."""

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from bot.checks import checker
from bot.config import Config
from bot.live import LiveLibrary
from bot.loader import load_words
from flows.core.issue import Issue
from tests.store.shelves import shelf_of


@pytest.fixture
def live(tmp_path: Path, config: Config) -> LiveLibrary:
    guides = shelf_of(tmp_path / "guides", "eid-install", "pay-qr")
    words = load_words()
    check = checker(config, words, lambda: date(2026, 11, 24))
    return LiveLibrary(config.model_copy(update={"guides": guides}), words, check)


def edit(folder: Path, guide: str, old: str, new: str) -> None:
    path = folder / "guides" / guide / "guide.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_bad_guide_keeps_its_last_good_revision(tmp_path: Path, live: LiveLibrary) -> None:
    """The edit of one guide with issues waits; every other edit goes live; mended, it goes live too."""
    before = live().guides
    edit(tmp_path, "eid-install", "next: play", "next: nowhere")
    edit(tmp_path, "pay-qr", "summary: ", "summary: Xem ")
    assert live.reload()
    assert live().guides["eid-install"] == before["eid-install"]
    assert live().guides["pay-qr"].summary.startswith("Xem ")
    assert [issue.rule for issue in live().issues if issue.holds] != []
    edit(tmp_path, "eid-install", "next: nowhere", "next: play")
    edit(tmp_path, "eid-install", "summary: ", "summary: Xem ")
    assert live.reload()
    assert live().guides["eid-install"].summary.startswith("Xem ")


def test_a_saved_file_is_seen_and_admins_are_told(tmp_path: Path, live: LiveLibrary) -> None:
    """The watch takes an edit without a restart, and tells of the issues in it."""

    async def scene() -> Sequence[Issue]:
        told: asyncio.Queue[Sequence[Issue]] = asyncio.Queue()
        watching = asyncio.create_task(live.watch(told.put))
        await asyncio.sleep(0.5)
        edit(tmp_path, "eid-install", "next: play", "next: nowhere")
        try:
            return await asyncio.wait_for(told.get(), 20)
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    assert any(issue.rule == "next-missing" for issue in asyncio.run(scene()))
