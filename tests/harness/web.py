"""The web channel in one process, for tests: a real store, a small library, the app as `make_app` gives it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from bot.channels.web import Site, make_app
from bot.channels.web.patience import Admit, Patience
from bot.channels.web.streams import Streams
from bot.config import Flood
from bot.store import Account, Store
from bot.store.opening import open_store
from bot.turns.service import Turns
from flows.core.event import Role
from flows.core.library import Library
from tests.harness.settings import ROOT

GUIDES = ROOT / "tests" / "channels" / "web" / "guides"
SECRET = "a secret of 32 characters or more"


@dataclass
class WebProgram:
    """A running web channel without a server."""

    app: Starlette
    store: Store
    library: Library
    turns: Turns
    streams: Streams

    async def facts(self) -> list[dict[str, Any]]:
        return [fact async for fact in self.store.journal.read(None, None)]

    async def kinds(self) -> list[str]:
        return [fact["kind"] for fact in await self.facts()]


@dataclass(frozen=True)
class WebBuilder:
    """Opens houses in a folder of their own."""

    folder: Path
    library: Library
    site: Site
    role: Callable[[Account], Role] = lambda _: "citizen"

    @asynccontextmanager
    async def open(
        self, admit: Admit | None = None, flood: Flood | None = None, **settings: Any
    ) -> AsyncIterator[WebProgram]:
        async with open_store(self.folder / "test.db") as store:
            turns = Turns(store, lambda: self.library, self.role)
            patience = Patience(flood or Flood.model_validate({}), admit or (lambda _: "pass"))
            app = make_app(turns, replace(self.site, **settings), patience)
            yield WebProgram(app, store, self.library, turns, app.state.streams)
