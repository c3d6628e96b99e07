"""What all tests share: the real library, a small one, the settings, and how hypothesis plays."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.config import Config
from bot.guides.load import Shelf
from flows.core.library import Library
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.real_guides import real_config, real_library, real_sentences, real_shelf
from tests.harness.shelf import settings_of
from tests.harness.whole import ALL_EXAMPLES

for name, max_examples in (("same-every-time", 50), ("whole", ALL_EXAMPLES)):
    settings.register_profile(
        name,
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=max_examples,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
settings.load_profile("same-every-time")  # `make test-all` asks for the other


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
    return real_config()


@pytest.fixture(scope="session")
def words() -> Sentences:
    return real_sentences()


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """The real guides' folder as it was read."""
    return real_shelf()


@pytest.fixture(scope="session")
def library() -> Library:
    """The real guides."""
    return real_library()


@pytest.fixture(scope="session")
def one_guide_config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a config.yaml whose guides are `eid-install` alone: quick to start with."""
    return settings_of(tmp_path_factory.mktemp("one-guide"), "eid-install")


@pytest.fixture(scope="session")
def small_library() -> Library:
    """Two guides of a few steps that have one of everything."""
    return small.small_library()
