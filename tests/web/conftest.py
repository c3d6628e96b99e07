"""A web channel to be tested: a real store, a small library, the app as `make_app` gives it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from bot.channels.web import Site, make_app
from bot.channels.web.app import Admit
from bot.channels.web.streams import Streams
from bot.config import load_config
from bot.guides.load import build_library, load_words, read_shelf
from bot.store import Account
from bot.store.sqlite import SqliteStore
from bot.turns.service import Turns
from flows.core.event import Role
from flows.core.library import Library
from tests.handouts import files
from tests.web.standins import stand_ins

__all__ = ["stand_ins"]

GUIDES = Path(__file__).parent / "guides"
ROOT = Path(__file__).parents[2]
SECRET = "a secret of 32 characters or more"


@pytest.fixture(scope="session")
def library() -> Library:
    config = load_config(ROOT / "config.yaml")
    return build_library(read_shelf(GUIDES), load_words(), config)


@dataclass
class House:
    """A running web channel without a server."""

    app: Starlette
    store: SqliteStore
    library: Library
    turns: Turns
    streams: Streams

    async def facts(self) -> list[dict[str, Any]]:
        return [fact async for fact in self.store.journal(None, None)]

    async def kinds(self) -> list[str]:
        return [fact["kind"] for fact in await self.facts()]


@dataclass(frozen=True)
class Builder:
    """Opens houses in a folder of their own."""

    folder: Path
    library: Library
    site: Site
    role: Callable[[Account], Role] = lambda _: "citizen"

    @asynccontextmanager
    async def open(self, admit: Admit | None = None, **settings: Any) -> AsyncIterator[House]:
        store = await SqliteStore.open(str(self.folder / "test.db"))
        try:
            turns = Turns(store, lambda: self.library, self.role)
            app = make_app(turns, replace(self.site, **settings), admit)
            yield House(app, store, self.library, turns, app.state.streams)
        finally:
            await store.close()

    def play(self, scene: Callable[[House], Awaitable[None]], admit: Admit | None = None, **settings: Any) -> None:
        """Run a scene in a house that is opened for it."""

        async def run() -> None:
            async with self.open(admit, **settings) as house:
                await scene(house)

        asyncio.run(run())


@pytest.fixture
def house(tmp_path: Path, library: Library) -> Builder:
    return Builder(tmp_path, library, Site(SECRET, files(library, tmp_path, GUIDES)))
