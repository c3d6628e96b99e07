"""The stage: the whole program in one process, Telegram and web over one store, on a clock of its own. It can be ended,
or killed in the middle of an act, and begun again; the fake Bot API and the browsers outlive it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from starlette.applications import Starlette

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.web import Site, make_app
from bot.config import Config, load_config
from bot.guides.load import build_library
from bot.jobs.class_boards import ClassBoardRefresher
from bot.jobs.counting import FactCounter
from bot.jobs.escalation import escalate_due
from bot.messaging.files import Files
from bot.store import Account
from bot.turns.flood import FloodLimiter
from bot.turns.service import Turns
from flows.core.library import Library
from flows.core.person import Person
from tests.fakes.botapi import FakeBotApi, Group
from tests.harness.clock import Clock
from tests.harness.files import NotedTypesetter, files, png
from tests.harness.patience import PATIENCE_S
from tests.harness.real_guides import real_sentences, real_shelf
from tests.harness.settings import ROOT, config_text
from tests.harness.telegram import PATIENT
from tests.harness.web_client import BASE
from tests.week.knife import CutStore, Knife

Trouble = Literal["none", "restart", "kill"]
"""What befalls the program: nothing; an orderly end before each kind of act; a kill in the middle of each."""

GROUPS = {"lia-1": -1002000000001, "lia": -1002000000002}
BOT = "go_cua_test_bot"
TICK = timedelta(minutes=15)  # how often passing time is looked at
MOMENT = timedelta(seconds=15)  # that an act takes
_TEAMS = "teams.yaml"
_SECRET = "a secret of 32 characters or more"


class HalfTypesetter(NotedTypesetter):
    """A press that sets what has a code on it, and boards; pictures of steps are for show."""

    def typeset(self, template: str, *given: Any, **more: Any) -> list[bytes]:
        return [png()] if template == "picture.typ" else super(NotedTypesetter, self).typeset(template, *given, **more)


def settled(folder: Path) -> Config:
    """The settings of a made-up deployment: the repository's, with an address, a bot, and groups for two teams."""
    teams = (ROOT / _TEAMS).read_text("utf-8")
    for place, group in GROUPS.items():
        teams = teams.replace(f"id: {place},", f"id: {place}, group: {group},")
        teams = teams.replace(f"- id: {place}\n", f"- id: {place}\n    group: {group}\n")
    (folder / _TEAMS).write_text(teams, "utf-8")
    text = config_text().replace(str(ROOT / _TEAMS), _TEAMS) + f"\naddress: {BASE}\ntelegram_bot: {BOT}\n"
    (folder / "config.yaml").write_text(text, "utf-8")
    return load_config(folder / "config.yaml")


def library_of(config: Config) -> Library:
    return build_library(real_shelf(), real_sentences(), config)


@dataclass
class Stage:
    """A running program, and who outlives it."""

    api: FakeBotApi
    folder: Path
    library: Library
    clock: Clock
    trouble: Trouble = "none"
    met: set[str] = field(default_factory=set)  # kinds of acts that were done before
    restarts: int = 0

    def __post_init__(self) -> None:
        self.knife = Knife(sharp=False)
        self.press = HalfTypesetter()
        self.groups = {place: Group(self.api, number, title=place) for place, number in GROUPS.items()}

    @property
    def database(self) -> Path:
        return self.folder / "week.db"

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """The web's door, which stays where it is when the program behind it is another."""
        await self.app(scope, receive, send)

    async def begin(self) -> None:
        self.store = await CutStore.within(self.knife, self.database)
        self.counter = FactCounter(self.store, lambda: self.library.teams, self.clock, 24)
        self.turns = Turns(self.store, lambda: self.library, lambda _: "citizen", self.counter.answer)
        self.files = self._files()
        setting = TelegramSettings(self.api.token, self.api.api_base, None, None)
        self.service = TelegramChannel(setting, self.store, self.turns, FloodLimiter(PATIENT), self.files)
        self.app: Starlette = make_app(self.turns, Site(_SECRET, self.files, bot_name=lambda: BOT, origin=BASE))
        bell = ClassBoardRefresher(self.turns, self.store, 0.05)
        self._works = [asyncio.create_task(work) for work in (self.service.run(), bell.run())]

    def _files(self) -> Files:
        named = {"address": BASE, "telegram_bot": BOT}
        return files(self.library, self.folder, ROOT / "guides", self.press, **named)

    async def end(self) -> None:
        """A clean end of the program."""
        await _cancelled(self._works)
        await self.service.close()
        self.files.close()
        await self.store.close()

    async def kill(self) -> None:
        """An end in the middle of whatever is under way: nothing is finished, nothing is said."""
        await _cancelled([task for task in asyncio.all_tasks() if _is_ours(task)])
        await self.service._bot.shutdown()  # the system closes a dead program's lines
        self.files.close()
        await self.store.abandon()

    async def through(self, kind: str, deed: Callable[[], Awaitable[object]], takes: timedelta = MOMENT) -> None:
        """Let somebody do something. Cut short, they do the same again, as a phone or a browser does.

        deed: does it, or goes on with it where it was cut, and ends once all that comes of it has been shown.
        """
        self.clock.now += takes
        if self.trouble == "restart" and kind not in self.met:
            await self.end()
            await self._again()
        self.met.add(kind)
        self.knife.sharp = self.trouble == "kill"
        while await self._cut(deed):
            await self.kill()
            await self._again()
        self.knife.sharp = False

    async def _again(self) -> None:
        self.restarts += 1
        await self.begin()

    async def _cut(self, deed: Callable[[], Awaitable[object]]) -> bool:
        """Do it; says whether it was cut short."""
        self.knife.struck.clear()

        async def whole() -> None:
            await deed()
            await self.quiet()

        doing = asyncio.create_task(whole())
        cut = asyncio.create_task(self.knife.struck.wait())
        await asyncio.wait({doing, cut}, timeout=PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
        struck = self.knife.struck.is_set()
        assert struck or doing.done(), f"not settled: {await self.unsettled()}"
        if not struck:
            doing.result()
        await _cancelled([doing, cut])
        return struck

    async def unsettled(self) -> list[Any]:
        """What Telegram's people still wait for."""
        found = (self.store.debts.find, self.store.parcels.find, self.store.chats.find_deletions)
        waiting = [list(await asked("telegram")) for asked in found]
        return [list(self.api.world.updates.pending), *waiting]

    async def quiet(self) -> None:
        """Wait until all that was done is saved, and shown to everybody on Telegram."""
        while self.api.world.updates.pending or any(await self.unsettled()):
            await asyncio.sleep(0.004)

    async def wait(self, until: datetime) -> None:
        """Let time pass, and what comes of it."""
        while self.clock.now < until:
            self.clock.now = min(until, self.clock.now + TICK)
            await self.through(f"time {self.clock.now:%A}", self._tick, timedelta(0))

    async def _tick(self) -> None:
        await self.turns.forget_due(self.clock.now)
        while await escalate_due(self.turns, self.store, self.clock.now):  # the program looks every few seconds
            pass

    async def person(self, account: Account) -> Person:
        """Somebody as they are remembered."""
        return (await self.turns.look(account))[0]


def _is_ours(task: asyncio.Task[Any]) -> bool:
    """Whether a task is the program's and not the test's, nor the fake Bot API's."""
    code = getattr(task.get_coro(), "cr_code", None)
    return code is not None and str(ROOT / "bot") in code.co_filename


async def _cancelled(tasks: list[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
