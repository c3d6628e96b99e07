"""The live library: edits under people's feet."""

import asyncio
import shutil
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from bot.config import Config, load_config
from bot.guides.checks import Checker
from bot.guides.last_good import LastGood
from bot.guides.live import LiveLibrary
from flows.core.content.issue import Issue
from tests.harness.patience import PATIENCE_S
from tests.harness.real_guides import real_sentences
from tests.harness.shelf import shelf_of
from tests.harness.sound_guides import SOUND, TODAY, laid


@pytest.fixture
def live(tmp_path: Path, config: Config) -> LiveLibrary:
    guides = shelf_of(tmp_path / "guides", "eid-install", "pay-qr")
    words = real_sentences()
    check = Checker(config, words, lambda: date(2026, 11, 24))
    proven = LiveLibrary(config.model_copy(update={"guides": guides}), words, check)
    proven.reload()
    return proven


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
            return await asyncio.wait_for(told.get(), PATIENCE_S)
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    assert any(issue.rule == "next-missing" for issue in asyncio.run(scene()))


def test_a_linked_folder_is_watched_too(tmp_path: Path, live: LiveLibrary) -> None:
    """A guide's folder that is a link to elsewhere is read again when something changes there; the watch goes on."""
    elsewhere = (tmp_path / "guides" / "eid-install").rename(tmp_path / "elsewhere")
    (tmp_path / "guides" / "eid-install").symlink_to(elsewhere)
    live.reload()

    async def scene() -> None:
        watching = asyncio.create_task(live.watch(told))
        await asyncio.sleep(0.5)
        edit(tmp_path, "eid-install", "summary: ", "summary: Xem ")
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not live().guides["eid-install"].summary.startswith("Xem "):
                    assert not watching.done()
                    await asyncio.sleep(0.05)
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def told(issues: Sequence[Issue]) -> None:
        pass

    asyncio.run(scene())


def test_only_what_is_named_is_read(tmp_path: Path, live: LiveLibrary) -> None:
    """Where it is known what changed, nothing else is read; where it is not, everything is."""
    for guide in ("eid-install", "pay-qr"):
        edit(tmp_path, guide, "summary: ", "summary: Xem ")
    live.reload({"pay-qr"})
    assert [guide.summary.startswith("Xem ") for guide in live().guides.values()] == [False, True]
    live.reload()
    assert all(guide.summary.startswith("Xem ") for guide in live().guides.values())


def test_words_find_what_was_edited(tmp_path: Path, live: LiveLibrary) -> None:
    """An edit is live before it can be found by its new words; the index is made anew after."""
    live.rebuild_index()
    edit(tmp_path, "pay-qr", "phrases:\n", "phrases:\n    - xyzzy plugh\n")
    live.reload({"pay-qr"})
    old = live().finder
    assert "xyzzy plugh" in live().guides["pay-qr"].search.phrases
    assert not [hit for hit in old.search("xyzzy plugh") if hit.sure > 0.9]
    live.rebuild_index()
    assert live().finder is not old
    assert live().finder.search("xyzzy plugh")[0].guide == "pay-qr"


def swap_copy(guides: Path) -> None:
    """Put a copy of the folder in its place."""
    shutil.copytree(guides, guides.with_name("copy"))
    guides.rename(guides.with_name("old"))
    guides.with_name("copy").rename(guides)


def swap_link(guides: Path) -> None:
    """Put a link to a copy in the folder's place."""
    shutil.copytree(guides, guides.with_name("copy"))
    guides.rename(guides.with_name("old"))
    guides.symlink_to(guides.with_name("copy"))


def take_away_and_back(guides: Path) -> None:
    """Take the folder away until the watch has seen it, and bring a copy."""
    guides.rename(guides.with_name("old"))
    time.sleep(2.5)
    shutil.copytree(guides.with_name("old"), guides)


@pytest.mark.parametrize("swap", [swap_copy, swap_link, take_away_and_back])
def test_a_folder_in_the_place_of_the_first_is_watched(
    tmp_path: Path, live: LiveLibrary, swap: Callable[[Path], None]
) -> None:
    """Whatever folder stands there, edits in it go live, and meanwhile no guide is gone."""

    async def scene() -> None:
        watching = asyncio.create_task(live.watch(told))
        await asyncio.sleep(0.5)
        await asyncio.to_thread(swap, tmp_path / "guides")
        edit(tmp_path, "eid-install", "summary: ", "summary: Xem ")
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not live().guides["eid-install"].summary.startswith("Xem "):
                    assert not watching.done()
                    assert set(live().guides) == {"eid-install", "pay-qr"}
                    await asyncio.sleep(0.05)
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def told(issues: Sequence[Issue]) -> None:
        pass

    asyncio.run(scene())


@pytest.mark.parametrize("kind", ["gone", "empty"])
def test_a_folder_that_is_gone_takes_no_guide_away(tmp_path: Path, live: LiveLibrary, kind: str) -> None:
    """The last guides stay, and an issue says why; when the folder is back, edits are read."""
    folder, away = tmp_path / "guides", tmp_path / "away"
    before = live().guides
    folder.rename(away)
    if kind == "empty":
        folder.mkdir()
    assert live.reload()
    assert "guides-gone" in {issue.rule for issue in live().issues}
    assert live().guides == before
    if kind == "empty":
        folder.rmdir()
    away.rename(folder)
    edit(tmp_path, "pay-qr", "summary: ", "summary: Xem ")
    live.reload()
    assert "guides-gone" not in {issue.rule for issue in live().issues}
    assert live().guides["pay-qr"].summary.startswith("Xem ")


class House:
    """A deployment with two small guides, which can be started again and again."""

    def __init__(self, folder: Path, config: Config) -> None:
        self.folder = folder
        laid(SOUND, folder)
        self.config = load_config(folder / "config.yaml")

    def start(self) -> LiveLibrary:
        words = real_sentences()
        return LiveLibrary(
            self.config, words, Checker(self.config, words, lambda: TODAY), LastGood(self.folder / "last")
        )

    def edit(self, guide: str, old: str, new: str, file: str = "guide.yaml") -> None:
        path = self.folder / "guides" / guide / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def house(tmp_path: Path, config: Config) -> House:
    return House(tmp_path, config)


def test_a_start_does_not_wait_for_the_proof(house: House) -> None:
    """What takes long to find is not looked for at the start, but before the first edit is watched for."""
    house.edit("tea", "press: Nóng", "press: Nguội", "talks.yaml")
    live = house.start()
    assert live().issues == ()
    assert live.reload()
    assert {issue.rule for issue in live().issues} >= {"talk"}


def test_an_edit_waits_for_its_proof(house: House) -> None:
    """A guide edited since the last run stays as it was until it is proven; others are served at once."""
    house.start().reload()
    house.edit("tea", "summary: ", "summary: Xem ")
    live = house.start()
    assert live().guides["tea"].summary == "Pha một ấm trà ngon."
    live.reload()
    assert live().guides["tea"].summary == "Xem Pha một ấm trà ngon."


def test_an_edit_that_fails_its_proof_stays_out(house: House) -> None:
    """What was edited between two runs and does not hold leaves the last proven revision in service."""
    house.start().reload()
    house.edit("tea", "summary: ", "summary: Xem ")
    house.edit("tea", "press: Nóng", "press: Nguội", "talks.yaml")
    for _ in range(2):
        live = house.start()
        live.reload()
        assert live().guides["tea"].summary == "Pha một ấm trà ngon."


def test_a_guide_that_never_held_is_taken_away(house: House) -> None:
    """A new guide is served until it is proven; one that fails and has no proven revision is not served any more."""
    house.edit("tea", "press: Nóng", "press: Nguội", "talks.yaml")
    live = house.start()
    live.reload()
    assert set(live().guides) == {"cup"}
    assert set(LastGood(house.folder / "last").read()[0]) == {"cup"}


def test_a_slip_that_is_quick_to_see_is_seen_at_once(house: House) -> None:
    """At the start too, a guide whose file is wrong is held back."""
    house.start().reload()
    house.edit("tea", "next: boil", "next: nowhere")
    live = house.start()
    assert any(issue.rule == "next-missing" for issue in live().issues)
    assert live().guides["tea"].by_id["ask"].choices[0].next == "boil"
