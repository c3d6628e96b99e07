"""The fake Bot API as a process of its own, and phones that reach it over HTTP.

For tests that need the server to outlive everything else, or a core to itself.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any, Final

import aiohttp

from tests.fakes.botapi.faults import Rule
from tests.fakes.botapi.screen import Screen
from tests.fakes.botapi.world import TEST_TOKEN
from tests.harness.patience import PATIENCE_S

START_S: Final = 20.0
ERRORS: Final[dict[str, type[Exception]]] = {
    "LookupError": LookupError,
    "KeyError": KeyError,
    "TimeoutError": TimeoutError,
    "RuntimeError": RuntimeError,
}


class RemoteBotApi:
    """A fake Bot API that listens at `url`."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self.url = url
        self._session = session

    @property
    def api_base(self) -> str:
        """For TELEGRAM_API_BASE."""
        return f"{self.url}/bot"

    @property
    def token(self) -> str:
        return TEST_TOKEN

    async def order(self, what: str, **told: Any) -> dict[str, Any]:
        """Give an order of `control`; its refusal is raised as the exception it was."""
        async with self._session.post(f"{self.url}/control/{what}", json=told) as answer:
            body: dict[str, Any] = await answer.json()
        if answer.status == 200:
            return body
        raise ERRORS.get(body["kind"], ValueError)(body["words"])

    async def strike(self, rule: Rule) -> int:
        number = (await self.order("rules", **asdict(rule) | {"methods": sorted(rule.methods)}))["number"]
        assert isinstance(number, int)
        return number

    async def lift(self, number: int | None = None) -> None:
        await self.order("lift", number=number)

    def phone(
        self, user_id: int, *, name: str = "Bà con", language: str = "vi", group_id: int | None = None
    ) -> RemotePhone:
        return RemotePhone(self, {"user_id": user_id, "name": name, "language": language, "group_id": group_id})


class RemotePhone:
    """A Phone that is driven over HTTP; `screen` and `history` are as of its last action."""

    def __init__(self, api: RemoteBotApi, who: dict[str, Any]) -> None:
        self.api = api
        self._who = who
        self.history: list[Screen] = []
        self.toasts: list[dict[str, Any]] = []
        self.answered = True
        self.update_id: int | None = None
        """Of the latest update that this phone sent."""

    @property
    def screen(self) -> Screen:
        """The bot's newest message; raises LookupError when there is none."""
        if not self.history:
            raise LookupError("nothing on screen")
        return self.history[-1]

    async def open(self, payload: str | None = None) -> None:
        await self.do("open", payload=payload)

    async def say(self, text: str) -> None:
        await self.do("say", text=text)

    async def send(self, kind: str) -> None:
        await self.do("send", kind=kind)

    async def press(self, label: str, *, message: int | None = None) -> None:
        await self.do("press", label=label, message=message)

    async def press_forged(self, data: str, *, message: int | None = None) -> None:
        await self.do("press_forged", data=data, message=message)

    async def look(self) -> None:
        """Bring `screen` up to date."""
        await self.do("look")

    async def wait_answer(self, timeout_s: float = PATIENCE_S) -> Screen:
        await self.do("wait_answer", timeout_s=timeout_s)
        return self.screen

    async def wait_quiet(self, quiet_s: float = 0.2, timeout_s: float = PATIENCE_S) -> Screen:
        await self.do("wait_quiet", quiet_s=quiet_s, timeout_s=timeout_s)
        return self.screen

    async def do(self, what: str, **args: Any) -> None:
        """Do anything else a Phone can, such as block, edit or delete."""
        told = await self.api.order("phone", **self._who, do=what, args=args)
        self.history = [Screen.from_json(screen) for screen in told["history"]]
        self.toasts, self.answered, self.update_id = told["toasts"], told["answered"], told["update_id"]


@asynccontextmanager
async def spawned_bot_api(*options: str) -> AsyncIterator[RemoteBotApi]:
    """Run `python -m tests.fakes.botapi` for the time of a block; `options` are its own, such as --lean."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.botapi", *options, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), START_S)
        async with aiohttp.ClientSession() as session:
            yield RemoteBotApi(line.decode().strip().rpartition(" ")[2], session)
    finally:
        process.terminate()
        await process.wait()
