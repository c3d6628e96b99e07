"""What several commands begin with: the store of the deployment, and the settings as they hold for what is in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.config import Config, Environment, load_config
from bot.demo.settings import apply_demonstration
from bot.store import Store
from bot.store.opening import database_path, open_store


@asynccontextmanager
async def open_deployment(config_path: Path) -> AsyncIterator[tuple[Config, Store]]:
    """Read the settings and open the store; give both, as they hold for each other.

    Raises ConfigBroken, StoreUnavailable.
    """
    config = load_config(config_path)
    url = Environment().database_url
    async with open_store(url) as store:
        yield await apply_demonstration(config, store, database_path(url)), store
