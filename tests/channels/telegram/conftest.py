"""The real guides for Telegram's tests."""

from pathlib import Path

import pytest

from flows.core.library import Library
from tests.harness.telegram import Plan


@pytest.fixture(scope="session")
def guides(library: Library) -> Library:
    return library


@pytest.fixture
def plan(guides: Library, tmp_path: Path) -> Plan:
    return Plan(lambda: guides, tmp_path / "test.db")
