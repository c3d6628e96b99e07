"""`python -m bot print`: one paper of one guide as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.commands.parser import main

Out = pytest.CaptureFixture[str]
Run = Callable[..., int]


@pytest.fixture
def run(one_guide_config: Path) -> Run:
    """Print a paper of a guide; give the exit status."""

    def printed(out: Path, *more: str, paper: str = "radio", guide: str = "eid-install") -> int:
        return main(["--config", str(one_guide_config), "print", paper, guide, "--out", str(out), *more])

    return printed


@pytest.mark.parametrize(
    ("name", "more", "begins"),
    [
        ("a.txt", (), b"B"),
        ("a", (), b"B"),
        ("a.txt", ("--format", "pdf"), b"%PDF-"),
        ("a.pdf", (), b"%PDF-"),
        ("a.PDF", (), b"%PDF-"),
        ("a.odd", ("--format", "txt"), b"B"),
    ],
)
def test_the_format_is_asked_for_or_the_file_s(
    run: Run, tmp_path: Path, name: str, more: tuple[str, ...], begins: bytes
) -> None:
    """The format is the one that is asked for, else by the ending of the file, else what is usual for the paper."""
    assert run(tmp_path / "new" / name, *more) == 0
    assert (tmp_path / "new" / name).read_bytes().startswith(begins)


def test_pages_are_files_of_their_own(run: Run, tmp_path: Path, capsys: Out) -> None:
    """A picture of several pages is several files, numbered, and each is told."""
    assert run(tmp_path / "a.png", paper="leaflet") == 0
    files = sorted(tmp_path.iterdir())
    assert len(files) > 1
    assert files[0].name == "a-1.png"
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)
    assert sorted(capsys.readouterr().out.split()) == [str(file) for file in files]


def test_a_poster_is_one_page(run: Run, tmp_path: Path) -> None:
    """A poster hangs on a wall: it is one page, of its own name."""
    assert run(tmp_path / "a.svg", paper="poster") == 0
    assert [file.name for file in tmp_path.iterdir()] == ["a.svg"]
    assert (tmp_path / "a.svg").read_text("utf-8").startswith("<svg")


def test_another_language(run: Run, tmp_path: Path) -> None:
    """A translated guide is printed in that language."""
    assert run(tmp_path / "a.txt", "--language", "en") == 0
    assert "VNeID" in (tmp_path / "a.txt").read_text("utf-8")
    assert "Step 1" in (tmp_path / "a.txt").read_text("utf-8")


@pytest.mark.parametrize("more", [("--via", "not_a_code"), ("--via", "a" * 16)])
def test_a_code_that_no_link_holds_is_refused(run: Run, tmp_path: Path, more: tuple[str, ...]) -> None:
    """A share code that a link could not carry is told, with exit status 2, and nothing is written."""
    assert run(tmp_path / "a.txt", *more) == 2
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_guide_is_told(run: Run, tmp_path: Path, capsys: Out) -> None:
    """A guide that there is not is told, with those that there are."""
    assert run(tmp_path / "a.txt", guide="none") == 2
    assert "eid-install" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        run(tmp_path / "a.txt", paper="banner")


def test_a_place_that_cannot_be_written_is_told(run: Run, tmp_path: Path, capsys: Out) -> None:
    """Where the file cannot be written, that is said, with exit status 1."""
    (tmp_path / "file").write_text("", "utf-8")
    assert run(tmp_path / "file" / "a.txt") == 1
    assert capsys.readouterr().out


def test_a_paper_without_an_address_is_a_draft(run: Run, tmp_path: Path, capsys: Out) -> None:
    """A deployment that nobody can reach yet is told that its paper is only to be looked at."""
    assert run(tmp_path / "a.txt") == 0
    assert "config.yaml" in capsys.readouterr().err
