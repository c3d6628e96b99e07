"""The fake Bot API: one bot's server on loopback, started for a test or for load."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from pydantic_core import to_json

from tests.fakes.botapi.control import Control
from tests.fakes.botapi.doors import AiohttpDoor, BareDoor, Door
from tests.fakes.botapi.downloads import content_of
from tests.fakes.botapi.faults import Rule
from tests.fakes.botapi.journal import Journal, Logged
from tests.fakes.botapi.service import Answer, Asked, Service
from tests.fakes.botapi.updates import Pushed
from tests.fakes.botapi.world import TEST_TOKEN, Rules, World


class FakeBotApi:
    """A Bot API server for one bot; `async with FakeBotApi() as api` starts and stops it.

    `bare` takes the cheap door instead of aiohttp's; `lean` is for load: that door, and no logs.
    """

    def __init__(
        self,
        *,
        token: str = TEST_TOKEN,
        rules: Rules | None = None,
        lean: bool = False,
        bare: bool = False,
        port: int = 0,
    ) -> None:
        self.world = World(token, rules)
        self.journal = Journal(lean)
        self.service = Service(self.world, self.journal)
        self.port = port
        """Where it listens; 0 takes a free one at the start."""
        self._control = Control(self)
        way_in: Callable[..., Door] = BareDoor if lean or bare else AiohttpDoor
        self._door = way_in(self._at_once, self._answer)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_base(self) -> str:
        """For TELEGRAM_API_BASE; the token is appended to it."""
        return f"{self.url}/bot"

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def calls(self) -> list[Logged]:
        """Every call, oldest first; empty in lean mode."""
        return self.journal.calls

    @property
    def counts(self) -> Counter[str]:
        """Calls by method in small letters."""
        return self.journal.counts

    @property
    def connections(self) -> int:
        """How many connections are open."""
        return self._door.connections

    async def start(self) -> None:
        self.port = await self._door.open(self.port)

    async def stop(self) -> None:
        await self.service.webhook.close()
        await self._door.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        await self.stop()

    def strike(self, rule: Rule) -> int:
        """Put a rule of failure in force and give its number."""
        return self.service.faults.add(rule, time.monotonic())

    def lift(self, number: int | None = None) -> None:
        """Lift one rule of failure, or all."""
        self.service.faults.lift(number)

    def struck(self, number: int) -> int:
        """Say how many calls a rule has struck."""
        return self.service.faults.struck(number)

    def advance(self, seconds: float) -> None:
        """Let time pass for the ages of queries and messages."""
        self.world.clock_shift_s += seconds

    def push(self, kind: str, lane: int, body: dict[str, Any]) -> Pushed | None:
        """Send the bot an update as it is; None when it did not ask for this kind."""
        pushed = self.world.updates.push(kind, lane, body)
        if pushed is not None:
            if not self.journal.lean:
                self.world.pushed.append(pushed)
            self.service.webhook.bring(pushed)
        return pushed

    def _at_once(self, asked: Asked) -> Answer | None:
        return self.service.at_once(asked) if asked.path.startswith("/bot") else None

    async def _answer(self, asked: Asked) -> Answer:
        if asked.path.startswith("/bot"):
            return await self.service.answer(asked)
        if asked.path.startswith("/control/"):
            return await self._control.answer(asked.path.removeprefix("/control/"), asked.body)
        if asked.path.startswith("/file/") and (content := content_of(self.world, asked.path)) is not None:
            return 200, content
        return 404, to_json({"ok": False, "error_code": 404, "description": "Not Found"})
