"""What scenes at the fake Bot API have in common."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from tests.fakes.botapi import FakeBotApi, Phone
from tests.harness.patience import PATIENCE_S
from tests.harness.telegram import Plan, TelegramProgram, running

COVER = "guide_eid-install"
SHOWS = frozenset({"sendMessage", "editMessageText"})
Scene = Callable[[TelegramProgram], Awaitable[None]]


@asynccontextmanager
async def playing(plan: Plan) -> AsyncIterator[TelegramProgram]:
    """Open a house for the time of a scene."""
    async with FakeBotApi() as api, running(api, plan) as house:
        yield house


async def at_step(phone: Phone) -> None:
    """Walk to the first step."""
    await phone.open(COVER)
    for label in ("Bắt đầu", "Nhớ giúp tôi"):
        await shows(phone, label)
        await phone.press(label)
    await shows(phone, "Android")


async def shows(phone: Phone, label: str, patience_s: float = PATIENCE_S) -> None:
    """Wait until the newest card has this button, however slow the machine is."""
    async with asyncio.timeout(patience_s):
        while not phone.history or label not in phone.screen.buttons:
            await asyncio.sleep(0.01)
    await phone.wait_quiet(0.1)
