"""A checker and a loader that remember: what did not change is not looked at again, and what depends on it is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.config import load_config
from bot.guides.checks import Checker
from bot.guides.load import Shelf, read_shelf
from tests.harness.real_guides import real_sentences
from tests.harness.sound_guides import SOUND, TODAY, laid

Edit = Callable[[Path], None]


def replacing(file: str, old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return edit


def adding(file: str, text: str) -> Edit:
    def edit(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as out:
            out.write(text)

    return edit


def removing(folder: Path) -> None:
    for path in (folder / "cup").iterdir():
        path.unlink()
    (folder / "cup").rmdir()


VISIT = """\
- talk: Ghé bài bên
  turns:
    - {open: guide_cup, at: guide_cup, shows: [Xem cả bài]}
    - {press: Bài cùng loại, at: topic_kitchen, shows: [Rửa chén]}
"""
EDITS: dict[str, Edit] = {
    "a slip of another guide": adding("cup/guide.yaml", "colour: red\n"),
    "a slip of its own": replacing("tea/guide.yaml", "topic: kitchen", "topic: garden"),
    "a way that is broken": replacing("tea/guide.yaml", "next: boil", "next: nowhere"),
    "a talk that does not hold": replacing("tea/talks.yaml", "press: Nóng", "press: Nguội"),
    "a linked guide": replacing("cup/guide.yaml", "title: Rửa chén", "title: Lau chén"),
    "a linked guide that is gone": removing,
    "a topic": replacing("topics.yaml", "kitchen", "cellar"),
    "a phrase of another guide": replacing("cup/guide.yaml", "phrases: [rửa chén]", "phrases: [pha trà]"),
    "the glossary": replacing("glossary.yaml", "term: Mã OTP, forms: [OTP]", "term: Mã"),
    "the glossary is broken": adding("glossary.yaml", "- {id: xx}\n"),
    "an overlay": replacing("tea/en.yaml", "language: en", "language: fr"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = laid(SOUND, tmp_path)
    adding("tea/talks.yaml", VISIT)(folder)
    replacing("cup/guide.yaml", "Rửa cái chén cho sạch.", "Rửa chén rồi gõ OTP.")(folder)
    return folder


def checker(folder: Path, today: Callable[[], date] = lambda: TODAY) -> Checker:
    return Checker(load_config(folder.parent / "config.yaml"), real_sentences(), today)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_memory_hides_nothing(folder: Path, edit: Edit) -> None:
    """Whatever is edited, a checker that saw the shelf before finds what one that never did finds."""
    remembering = checker(folder)
    before = read_shelf(folder)
    assert remembering(before) == []
    edit(folder)
    after = read_shelf(folder, before)
    found = remembering(after)
    assert found == checker(folder)(read_shelf(folder)) != []
    assert remembering(after) == found
    assert remembering(before) == []


def test_a_memory_of_a_quick_look_is_no_proof(folder: Path) -> None:
    """What a quick look left out is found by the next whole one, and again after another quick one."""
    EDITS["a talk that does not hold"](folder)
    remembering, shelf = checker(folder), read_shelf(folder)
    for _ in range(2):
        assert remembering(shelf, prove=False) == []
        assert "talk" in [issue.rule for issue in remembering(shelf)]


def test_a_day_that_passes_is_seen(folder: Path) -> None:
    """A guide grows stale without an edit."""
    days = [TODAY, date(2028, 1, 1)]
    remembering, shelf = checker(folder, lambda: days[0]), read_shelf(folder)
    assert remembering(shelf) == []
    del days[0]
    assert {issue.rule for issue in remembering(shelf)} == {"stale"}


def test_what_did_not_change_is_not_read_again(folder: Path) -> None:
    """A folder with the same files is the same source; one that was edited is another."""
    before = read_shelf(folder)
    EDITS["a linked guide"](folder)
    after = read_shelf(folder, before)
    assert after.sources["tea"] is before.sources["tea"]
    assert after.sources["cup"] is not before.sources["cup"]
    assert after.lists is before.lists


def titles(shelf: Shelf) -> dict[str, str]:
    return {id: source.guide.title for id, source in shelf.sources.items() if source.guide}


def test_only_named_folders_are_read(folder: Path) -> None:
    """With names, only those folders are read, and new ones; one that is gone is gone in any case."""
    before = read_shelf(folder)
    replacing("tea/guide.yaml", "title: Pha trà", "title: Nấu trà")(folder)
    EDITS["a linked guide"](folder)
    assert titles(read_shelf(folder, before, {"cup"})) == {"cup": "Lau chén", "tea": "Pha trà"}
    assert titles(read_shelf(folder, before, ())) == {"cup": "Rửa chén", "tea": "Pha trà"}
    assert titles(read_shelf(folder, before)) == {"cup": "Lau chén", "tea": "Nấu trà"}
    assert titles(read_shelf(folder, None, ())) == {"cup": "Lau chén", "tea": "Nấu trà"}
    (folder / "cup").rename(folder / "bowl")
    assert titles(read_shelf(folder, before, ())) == {"bowl": "Lau chén", "tea": "Pha trà"}


def test_what_lies_beside_is_always_read(folder: Path) -> None:
    """Topics and glossary are read whatever is named."""
    before = read_shelf(folder)
    EDITS["a topic"](folder)
    assert read_shelf(folder, before, ()).lists.topics[0].id == "cellar"


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_one_guide_is_checked_as_among_all(folder: Path, edit: Edit) -> None:
    """Where only one guide is asked about, its issues are those that a check of all finds in it."""
    edit(folder)
    shelf = read_shelf(folder)

    def find(only: set[str] | None) -> list[str]:
        return [str(issue) for issue in checker(folder)(shelf, only=only) if Path(issue.file).parent.name == "tea"]

    assert find({"tea"}) == find(None)
