"""What the papers name is there: files that they link to, headings, modules, names in them."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from tests.docs.papers import HISTORY, PAPERS, read_anchors, read_code, read_links
from tests.harness.settings import ROOT

ALL = [*PAPERS, *HISTORY]
_PATH = re.compile(r"(?:flows|bot|tests|bench|docs|guides)/[\w./-]*[\w/]")
_STANDS_FOR = re.compile(r"(.*/)?xx\..*")  # a file of a language that somebody adds
_DOTTED = re.compile(r"(?:flows|bot)(?:\.\w+)+")
_ROOMS = ("flows", "bot")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("paper", ALL, ids=name_of)
def test_links_lead_somewhere(paper: Path) -> None:
    """A link within the project leads to a file or folder, and where it names a heading, to that."""
    lost = []
    for line in read_links(paper):
        target, _, anchor = line.text.partition("#")
        path = (paper.parent / target).resolve() if target else paper
        if not path.exists() or (anchor and anchor not in read_anchors(path)):
            lost.append(f"{line}: {line.text}")
    assert lost == []


@pytest.mark.parametrize("paper", ALL, ids=name_of)
def test_paths_exist(paper: Path) -> None:
    """A path in code, such as `flows/core/turn.py`, is there; `flows/core/turn` may stand for a module."""
    lost = []
    for line in read_code(paper):
        if _PATH.fullmatch(line.text) and not _STANDS_FOR.fullmatch(line.text):
            path = ROOT / line.text
            if not path.exists() and not path.with_suffix(".py").exists():
                lost.append(f"{line}: {line.text}")
    assert lost == []


@pytest.mark.parametrize("paper", ALL, ids=name_of)
def test_dotted_names_exist(paper: Path) -> None:
    """A dotted name in code, such as `flows.core.record.Household`, is a module or stands in one."""
    lost = [
        f"{line}: {line.text}" for line in read_code(paper) if _DOTTED.fullmatch(line.text) and not found(line.text)
    ]
    assert lost == []


def found(name: str) -> bool:
    """Whether a dotted name can be followed, as far as a field of a class."""
    parts = name.split(".")
    for n in range(len(parts), 0, -1):
        try:
            value: object = import_module(".".join(parts[:n]))
        except ModuleNotFoundError:
            continue
        for part in parts[n:]:
            fields = getattr(value, "__annotations__", {})
            if not hasattr(value, part):
                return part in fields and part == parts[-1]
            value = getattr(value, part)
        return True
    return False
