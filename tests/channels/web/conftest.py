"""What the tests of the web have in common: a small library, and what opens a program for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.web import Site
from bot.drawing.typesetter import Typesetter
from bot.guides.load import build_library, read_shelf
from flows.core.library import Library
from tests.harness.browser import chromium
from tests.harness.files import files
from tests.harness.real_guides import real_config, real_sentences
from tests.harness.web import GUIDES, SECRET, WebBuilder
from tests.harness.web_server import Server, served
from tests.harness.web_standins import stand_ins

__all__ = ["chromium", "stand_ins"]


@pytest.fixture(scope="session")
def library() -> Library:
    return build_library(read_shelf(GUIDES), real_sentences(), real_config())


@pytest.fixture
def builder(tmp_path: Path, library: Library) -> WebBuilder:
    return WebBuilder(tmp_path, library, Site(SECRET, files(library, tmp_path, GUIDES)))


@pytest.fixture
def server(tmp_path: Path, library: Library) -> Iterator[Server]:
    site = Site(SECRET, files(library, tmp_path, GUIDES, Typesetter()), bot_name=lambda: "gocua_bot")
    with served(WebBuilder(tmp_path, library, site)) as server:
        yield server
