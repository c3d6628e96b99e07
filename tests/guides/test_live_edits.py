"""The live library under any edit: guides that come, go, break and heal, with translations and topics."""

from datetime import date
from pathlib import Path

import pytest

from bot.config import load_config
from bot.guides.checks import Checker
from bot.guides.live import LiveLibrary
from bot.guides.load import Shelf, read_shelf
from flows.core.content.issue import Issue
from tests.harness.real_guides import real_sentences
from tests.harness.sound_guides import SOUND, TODAY, laid

WORDS = real_sentences()


class Live:
    """A live library over a folder of the small sound guides."""

    def __init__(self, folder: Path) -> None:
        self.folder = laid(SOUND, folder)
        config = load_config(folder / "config.yaml")
        self.day = TODAY
        self.checking = Checker(config, WORDS, lambda: self.day)
        self.live = LiveLibrary(config, WORDS, self.check)
        self.live.reload()

    def check(self, shelf: Shelf, *, prove: bool = True) -> list[Issue]:
        return self.checking(shelf, prove=prove)

    def edit(self, file: str, old: str, new: str) -> bool:
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return self.live.reload()

    @property
    def rules(self) -> set[str]:
        return {issue.rule for issue in self.live().issues}


@pytest.fixture
def live(tmp_path: Path) -> Live:
    return Live(tmp_path)


def test_nothing_changed_is_told(live: Live) -> None:
    """A reload without an edit keeps every guide as it is, and tells of no other issues."""
    before = live.live()
    assert not live.live.reload()
    assert live.live().guides == before.guides
    assert all(live.live().guides[id] is before.guides[id] for id in before.guides)


def test_a_snapshot_does_not_change(live: Live) -> None:
    """A turn that is under way keeps the library that it began with."""
    before = live.live()
    live.edit("cup/guide.yaml", "title: Rửa chén", "title: Rửa bát")
    assert (before.guides["cup"].title, live.live().guides["cup"].title) == ("Rửa chén", "Rửa bát")
    assert before.guides["cup"].revision != live.live().guides["cup"].revision


def test_a_revision_is_of_the_content(live: Live) -> None:
    """Talks prove a guide but are no part of it; a photo or a translation is."""
    revision = live.live().guides["tea"].revision
    live.edit("tea/talks.yaml", "Trà đá", "Trà lạnh")
    assert live.live().guides["tea"].revision == revision
    live.edit("tea/en.yaml", "Make tea", "Brew tea")
    assert live.live().guides["tea"].revision != revision
    photo = live.live().guides["tea"].photos["kettle.png"]
    (live.folder / "tea" / "kettle.png").write_bytes((live.folder / "tea" / "kettle.png").read_bytes() + b"\0")
    live.live.reload()
    assert live.live().guides["tea"].photos["kettle.png"] != photo


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        ("tea/guide.yaml", "title: Pha trà", "title: [", "yaml"),
        ("tea/guide.yaml", "topic: kitchen", "topic: garden", "topic-missing"),
        ("tea/talks.yaml", "press: Nóng", "press: Lạnh", "talk"),
        ("tea/en.yaml", "  ask:", "  melt:", "overlay-piece"),
        ("tea/en.yaml", "title: Make tea", "colour: red", "key-unknown"),
    ],
)
def test_any_file_can_hold_a_guide(live: Live, file: str, old: str, new: str, rule: str) -> None:
    """A mistake in the guide, its talks or its translation keeps all of the edit from going live, translation too."""
    before = live.live()
    (live.folder / "cup" / "guide.yaml").write_text(
        (live.folder / "cup" / "guide.yaml").read_text("utf-8").replace("Rửa chén", "Rửa bát"), "utf-8"
    )
    assert live.edit(file, old, new)
    after = live.live()
    assert rule in live.rules
    assert after.guides["tea"] == before.guides["tea"]
    assert after.guide("tea", "en") == before.guide("tea", "en")
    assert after.guides["cup"].title == "Rửa bát"
    assert live.edit(file, new, old)
    assert live.rules == set()


def test_what_only_warns_holds_nothing(live: Live) -> None:
    """A stale guide and an old translation are told, and the edit goes live."""
    live.day = date(2027, 11, 24)
    assert live.edit("tea/guide.yaml", "Đun **nước** sôi.", "Đun **nước** cho sôi.")
    assert live.rules == {"stale", "overlay-old"}
    assert live.live().guides["tea"].by_id["boil"].text == "Đun **nước** cho sôi."


def test_guides_come_and_go(live: Live) -> None:
    """A new folder is a new guide; a bad new one waits; a folder that is taken away takes its guide along."""
    text = (live.folder / "cup" / "guide.yaml").read_text("utf-8").replace("rửa chén", "lau bàn")
    talks = (live.folder / "cup" / "talks.yaml").read_text("utf-8").replace("guide_cup", "guide_table")
    (live.folder / "table").mkdir()
    (live.folder / "table" / "guide.yaml").write_text(text.replace("Rửa chén", "Lau bàn"), "utf-8")
    live.live.reload()
    assert "table" not in live.live().guides  # nothing proves it yet
    (live.folder / "table" / "talks.yaml").write_text(talks, "utf-8")
    live.live.reload()
    assert live.rules == set()
    assert live.live().guides["table"].title == "Lau bàn"
    for name in ("guide.yaml", "talks.yaml"):
        (live.folder / "table" / name).unlink()
    (live.folder / "table").rmdir()
    live.live.reload()
    assert set(live.live().guides) == {"tea", "cup"}


@pytest.mark.parametrize("name", ["smalltalk.yaml", "synonyms.yaml", "glossary.yaml", "steering.yaml"])
def test_lists_that_cannot_be_read_stay(live: Live, name: str) -> None:
    """A mistake in a list keeps it as it was: above all, a cry for help is heard all the same."""
    rows = {
        "smalltalk.yaml": "- {id: despair, kind: crisis, phrases: [tôi muốn chết], vi: Bà con gọi 115.}\n",
        "synonyms.yaml": "- [nước, nác]\n",
        "glossary.yaml": "- {id: sim, term: SIM, vi: Thẻ nhỏ trong máy.}\n",
        "steering.yaml": "stuck: [hư rồi]\n",
    }
    (live.folder / name).write_text(rows[name], "utf-8")
    live.live.reload()
    live.live.rebuild_index()
    before = live.live()
    assert before.replies or before.synonyms.groups or before.glossary.terms or before.steering.phrases
    (live.folder / name).write_text(rows[name] + "- {id: 'open", "utf-8")
    live.live.reload()
    live.live.rebuild_index()
    after = live.live()
    assert {issue.file for issue in after.issues} == {f"guides/{name}"}
    assert (after.replies, after.synonyms, after.glossary.terms, after.steering) == (
        before.replies,
        before.synonyms,
        before.glossary.terms,
        before.steering,
    )


def test_topics_that_cannot_be_read_stay(live: Live) -> None:
    """A mistake in topics.yaml keeps the topics as they were, and holds up no guide."""
    before = live.live().topics
    assert live.edit("topics.yaml", "- {id: kitchen", "- {id: kitchen, id: k")
    assert live.rules == {"key-repeated"}
    assert live.live().topics == before
    live.edit("cup/guide.yaml", "title: Rửa chén", "title: Rửa bát")
    assert live.live().guides["cup"].title == "Rửa bát"


def test_hidden_files_are_no_guides(live: Live) -> None:
    """What an editor's program leaves lying about is passed over."""
    (live.folder / ".git").mkdir()
    (live.folder / "_drafts").mkdir()
    (live.folder / "tea" / ".guide.yaml.swp").write_bytes(b"\xff")
    assert not live.live.reload()
    assert set(live.live().guides) == {"tea", "cup"}


def test_guides_stand_after_what_they_need(live: Live) -> None:
    """On a shelf, what is needed first stands first; guides that need each other stand by name."""
    assert list(live.live().guides) == ["cup", "tea"]
    live.edit("cup/guide.yaml", "service:", "needs: {guides: [tea]}\nservice:")
    assert sorted(live.live().guides) == ["cup", "tea"]


def test_a_folder_that_is_not_there_is_an_empty_shelf(tmp_path: Path) -> None:
    """Without a folder there is one issue, and no guide."""
    shelf = read_shelf(tmp_path / "guides")
    assert shelf.sources == {}
    assert [issue.rule for issue in shelf.issues] == ["guides-gone"]
