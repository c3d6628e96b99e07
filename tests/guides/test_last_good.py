"""The last good revisions on disk."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.config import load_config
from bot.guides.checks import Checker
from bot.guides.last_good import LastGood
from bot.guides.live import LiveLibrary
from flows.core.library import Library
from tests.harness.real_guides import real_sentences
from tests.harness.shelf import shelf_of


def test_a_restart_in_the_middle_of_a_bad_edit_takes_no_guide_away(tmp_path: Path) -> None:
    """A guide that is bad when the program starts is served in the revision that was good before."""
    guides = shelf_of(tmp_path / "guides", "eid-install")
    config = load_config(Path("config.yaml")).model_copy(update={"guides": guides})
    words = real_sentences()
    check = Checker(config, words, lambda: date(2026, 11, 24))
    first = LiveLibrary(config, words, check, LastGood(tmp_path / "last-good"))
    first.reload()
    before = first.library.guides["eid-install"]
    path = guides / "eid-install" / "guide.yaml"
    path.write_text(path.read_text("utf-8").replace("next: play", "next: nowhere"), "utf-8")
    after = LiveLibrary(config, words, check, LastGood(tmp_path / "last-good")).library
    assert after.guides["eid-install"] == before
    assert ("en", "eid-install") in after.translated
    assert any(issue.rule == "next-missing" for issue in after.issues)
    assert "eid-install" not in LiveLibrary(config, words, check).library.guides


def test_what_is_kept_is_read_back(tmp_path: Path, library: Library) -> None:
    """Every guide, with its pictures and in every language, is after a restart what it was before."""
    LastGood(tmp_path / "last-good").keep(library)
    guides, translated = LastGood(tmp_path / "last-good").read()
    assert guides == library.guides
    assert translated == library.translated
    assert {id: guide.drawings for id, guide in guides.items()} == {
        id: guide.drawings for id, guide in library.guides.items()
    }


def test_broken_copies_are_passed_over(tmp_path: Path) -> None:
    """A copy that cannot be read, or a folder that cannot be written, stops nothing."""
    folder = tmp_path / "last-good"
    folder.mkdir()
    (folder / "x.json").write_text("{", "utf-8")
    assert LastGood(folder).read() == ({}, {})
    (tmp_path / "file").write_text("", "utf-8")
    guides = shelf_of(tmp_path / "guides", "eid-install")
    config = load_config(Path("config.yaml")).model_copy(update={"guides": guides})
    words = real_sentences()
    live = LiveLibrary(config, words, Checker(config, words, lambda: date(2026, 11, 24)))
    LastGood(tmp_path / "file" / "below").keep(replace(live.library))
