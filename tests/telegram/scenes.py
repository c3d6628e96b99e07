"""What scenes at the fake Bot API have in common."""

import asyncio
from collections.abc import Awaitable, Callable

from tests.fakes.botapi import FakeBotApi, Phone
from tests.telegram.house import House, Plan, running

COVER = "guide_eid-install"
SHOWS = frozenset({"sendMessage", "editMessageText"})
Scene = Callable[[House], Awaitable[None]]


def play(plan: Plan, scene: Scene) -> None:
    """Run a scene in a house that is opened for it."""

    async def run() -> None:
        async with FakeBotApi() as api, running(api, plan) as house:
            await scene(house)

    asyncio.run(run())


async def at_step(phone: Phone) -> None:
    """Walk to the first step."""
    await phone.open(COVER)
    for label in ("Bắt đầu", "Nhớ giúp tôi"):
        await shows(phone, label)
        await phone.press(label)
    await shows(phone, "Android")


async def shows(phone: Phone, label: str, patience_s: float = 20.0) -> None:
    """Wait until the newest card has this button, however slow the machine is."""
    async with asyncio.timeout(patience_s):
        while not phone.history or label not in phone.screen.buttons:
            await asyncio.sleep(0.01)
    await phone.wait_quiet(0.1)
