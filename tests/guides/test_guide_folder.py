"""A guide's folder with files that nobody meant, or that cannot be read: only that guide is told of, none is lost."""

import os
from pathlib import Path

import pytest

from bot.config import load_config
from bot.guides.guide_folder import PHOTO_MAX_BYTES
from bot.guides.load import build_library, read_shelf
from flows.core.content.issue import Issue
from tests.harness.real_guides import real_sentences
from tests.harness.sound_guides import GUIDE, SOUND, issues_of, laid


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return laid(SOUND, tmp_path)


def issues_new(folder: Path) -> list[Issue]:
    """Return the issues, each of which can be printed."""
    issues = issues_of(folder)
    assert all(str(issue).encode() for issue in issues)
    return issues


@pytest.mark.parametrize("name", ["._guide.yaml", ".guide.yaml", "~$guide.yaml", ".~lock.guide.yaml#", "guide.yaml~"])
def test_what_programs_leave_is_nobodys(folder: Path, name: str) -> None:
    (folder / GUIDE / name).write_bytes(b"\x00\x05\x16\x07")
    assert issues_new(folder) == []


@pytest.mark.parametrize(
    "name",
    ["guide (1).yaml", "guide - Copy.yaml", "guide - Bản sao.yaml", "en (1).yaml", "guide.sync-conflict-1.yaml"],
)
def test_a_copy_is_told_and_holds_nothing(folder: Path, name: str) -> None:
    (folder / GUIDE / name).write_text("title: cũ\n", "utf-8")
    (issue,) = issues_new(folder)
    assert (issue.rule, issue.holds) == ("file-name", False)
    assert "xoá" in issue.mend


@pytest.mark.parametrize("name", ["guide.yml", "Guide.YAML", "TALKS.yaml", "en.yml", "Talks.Yml"])
def test_a_name_written_otherwise_is_told(folder: Path, name: str) -> None:
    (folder / GUIDE / name).write_text("title: cũ\n", "utf-8")
    (issue,) = issues_new(folder)
    assert (issue.rule, issue.holds) == ("file-name", False)
    assert f"{name.split('.', maxsplit=1)[0].lower()}.yaml" in issue.mend


def test_what_cannot_be_read_is_an_issue_of_its_guide(folder: Path) -> None:
    """Pipes, links in a circle and files of gigabytes are not opened; the other guide is served."""
    os.mkfifo(folder / GUIDE / "pipe.png")
    (folder / GUIDE / "circle.png").symlink_to("circle.png")
    with (folder / GUIDE / "large.png").open("wb") as file:
        file.truncate(PHOTO_MAX_BYTES + 1)
    with (folder / GUIDE / "en.yaml").open("wb") as file:
        file.truncate(3_000_000_000)
    issues = issues_new(folder)
    assert {(issue.rule, issue.holds) for issue in issues} == {("file-unread", True)}
    assert {Path(issue.file).name for issue in issues} == {"pipe.png", "circle.png", "large.png", "en.yaml"}
    library = build_library(read_shelf(folder), real_sentences(), load_config(folder.parent / "config.yaml"), issues)
    assert set(library.guides) == {"cup"}


def test_names_that_are_no_utf8_stop_nothing(folder: Path) -> None:
    """Unzipped archives of Windows bring such names, of files and of folders."""
    name = os.fsdecode(b"b\xe0i.png")
    (folder / GUIDE / name).write_bytes(b"")
    (folder / name).mkdir()
    (folder / "circle").symlink_to("circle")
    assert {issue.rule for issue in issues_new(folder)} == {"guide-id"}
