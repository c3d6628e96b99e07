"""The cost of a turn by itself: load, advance, draw, save, pay the debt; without Telegram and without a network."""

import asyncio
import itertools
import tempfile
import time
from pathlib import Path

from bot import clock
from bot.config import load_config
from bot.guides.load import load_library
from bot.store import Account, Debt, Store
from bot.store.opening import open_store
from bot.turns.service import Turns, make_id
from flows.core.address import Act, address
from flows.core.event import Opened, Origin, Pressed
from flows.core.library import Library

PEOPLE = (1, 50, 500)
_GUIDE = address("guide", "eid-install")
_WALK = ("start", "skip", "pick", "next", "next", "next", "next", "next")
_STEPS = ("", "", "phone_play", "play", "maker", "get", "open", "look")


async def _walk(turns: Turns, store: Store, account: Account, rounds: int) -> int:
    numbers = itertools.count()

    def make_origin() -> Origin:
        return Origin(f"bench:{account.id}-{next(numbers)}", clock.now(), make_id(), "bench")

    for _ in range(rounds):
        await turns.take(account, Opened(make_origin(), _GUIDE), owed=True)
        for verb, step in zip(_WALK, _STEPS, strict=True):
            act = Act(verb, _GUIDE.under(*step.split("_")) if step else _GUIDE)
            answer = await turns.take(account, Pressed(make_origin(), act), owed=True)
            await store.debts.pay(Debt(account, answer.serial, None, None), 1)
    return next(numbers)


async def _measure(library: Library, people: int, rounds: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Path(f"{folder}/bench.db")) as store:
            turns = Turns(store, lambda: library, lambda _: "citizen")
            accounts = [Account("bench", str(n)) for n in range(people)]
            await asyncio.gather(*(_walk(turns, store, account, 1) for account in accounts))
            cpu, begun = time.process_time(), time.perf_counter()
            counts = await asyncio.gather(*(_walk(turns, store, account, rounds) for account in accounts))
            taken = sum(counts)
            cpu_ms, rate = (time.process_time() - cpu) / taken * 1000, taken / (time.perf_counter() - begun)
            return f"{people:>4} people   CPU {cpu_ms:.2f} ms/turn   {rate:>6.0f} turns/s"


async def run(seconds: float) -> None:
    """Print the cost of a turn for 1, 50 and 500 people at once."""
    config = load_config(Path("config.yaml"))
    library = load_library(config)
    for people in PEOPLE:
        print("turn     ", await _measure(library, people, max(2, int(seconds * 40 / people))), flush=True)
