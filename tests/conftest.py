"""What all tests share: the real library, a small one, the settings, and how hypothesis plays."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.config import Config, load_config
from bot.guides.load import Shelf, build_library, load_words, read_shelf
from flows.core.library import Library
from flows.core.text.sentences import Words
from tests import small

ROOT = Path(__file__).parents[1]

settings.register_profile(
    "same-every-time",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("same-every-time")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write anew what tests compare with; then look at the diff")


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be written anew."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def config() -> Config:
    """The settings that this repository comes with."""
    return load_config(ROOT / "config.yaml")


@pytest.fixture(scope="session")
def words() -> Words:
    return load_words()


@pytest.fixture(scope="session")
def shelf(config: Config) -> Shelf:
    """The real guides' folder as it was read."""
    return read_shelf(config.guides)


@pytest.fixture(scope="session")
def library(shelf: Shelf, words: Words, config: Config) -> Library:
    """The real guides."""
    return build_library(shelf, words, config)


@pytest.fixture(scope="session")
def small_library() -> Library:
    """Two guides of a few steps that have one of everything."""
    return small.small_library()
