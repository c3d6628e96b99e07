"""The real guides for Telegram's tests."""

from pathlib import Path

import pytest

from bot.config import load_config
from bot.guides.load import build_library, load_words, read_shelf
from flows.core.library import Library
from tests.telegram.house import Plan

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def guides() -> Library:
    config = load_config(ROOT / "config.yaml")
    return build_library(read_shelf(config.guides), load_words(), config)


@pytest.fixture
def plan(guides: Library, tmp_path: Path) -> Plan:
    return Plan(lambda: guides, tmp_path / "test.db")
