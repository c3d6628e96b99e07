"""Shelves of guides for tests of the checker: a sound one, with a case's files laid over it."""

import shutil
from datetime import date
from pathlib import Path

from bot.config import load_config
from bot.guides.checks import Checker
from bot.guides.load import read_shelf
from flows.core.content.issue import Issue
from tests.harness.real_guides import real_sentences

BROKEN = Path(__file__).parents[1] / "broken"
SOUND = BROKEN / "sound"
GUIDE = "tea"
BESIDE = ("topics.yaml", "glossary.yaml", "synonyms.yaml", "smalltalk.yaml", "steering.yaml")
TODAY = date(2026, 11, 24)


def laid(case: Path, to: Path) -> Path:
    """Lay a case over the sound shelf; gives the guides' folder.

    A case's files are of the guide `tea`, but for those that lie beside guides; its folders are guides beside it.
    """
    folder = to / "guides"
    for source in (SOUND, case):
        for path in sorted(path for path in source.rglob("*") if path.is_file() and path.name != "expected.txt"):
            place = path.relative_to(source)
            inner = place if len(place.parts) > 1 or place.name in BESIDE else Path(GUIDE) / place
            target = folder / inner
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    shutil.copyfile(BROKEN / "config.yaml", to / "config.yaml")
    return folder


def issues_of(folder: Path) -> list[Issue]:
    """All issues of a guides' folder, on the day of the tests."""
    config = load_config(folder.parent / "config.yaml")
    return Checker(config, real_sentences(), lambda: TODAY)(read_shelf(folder))
