"""The cost of reports, on made-up places: a commune, and a province of 200,000 people and 18 months.

Each report is drawn as the chat asks for it, of a month and of `all`, and as the command line does: `whole`, with every
row of all months. `cold` is the first time after the store is opened; all facts are counted by then.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from bot import clock
from bot.config import load_config
from bot.demo.settings import apply_demonstration
from bot.guides.load import load_library
from bot.jobs.counting import FactCounter
from bot.store import Account, Store
from bot.store.opening import open_store
from bot.turns.service import Turns
from flows.core.address import address
from flows.core.library import Library
from flows.core.person import Person
from flows.core.reports import BY_NAME
from flows.core.reports.base import TableQuery
from flows.core.reports.cells import ALL, Table

LIMITS_MS = {"commune": 200, "province": 2000}
UNTIL = date(2026, 11, 24)
_AGAIN = 5
_ADMIN = Account("bench", "1")


def make_place(scale: str, database: Path) -> None:
    """Make up a place, and print how long it took."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{database}"}
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bot", "demo", "--scale", scale, "--until", f"{UNTIL}"]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    size_mb = sum(path.stat().st_size for path in database.parent.glob(f"{database.name}*")) / 1e6
    print(f"{scale}: made in {time.perf_counter() - begun:.0f} s, {size_mb:.0f} MB", flush=True)


async def measure(scale: str, database: Path) -> None:
    """Print how long each report takes."""
    async with open_store(database) as store:
        config = await apply_demonstration(load_config(Path("config.yaml")), store, database)
        library = load_library(config)
        counter = FactCounter(store, lambda: library.teams, clock.now, config.journal_months)
        await counter.catch_up()
        mark = await store.tallies.read_watermark()
        print(f"  {mark.newest} facts, {mark.newest - mark.upto} of them not counted yet")
    place = library.teams.root if scale == "province" else next(iter(library.teams.below(library.teams.root))).id
    for name in BY_NAME:
        line = [f"  {name:<12}"]
        for what in (f"{UNTIL:%Y-%m}", "all", "whole"):
            cold, warm = await _time_request(database, _make_request(library, (name, place, what)))
            late = "  OVER" if max(cold, warm) > LIMITS_MS[scale] else ""
            line.append(f"{what} cold {cold:>5.0f} ms, again {warm:>5.0f} ms{late}")
        print("   ".join(line), flush=True)


Request = Callable[[Store], Awaitable[object]]


def _make_request(library: Library, what: tuple[str, str, str]) -> Request:
    """Make a function that asks a store for a report."""
    name, place, when = what

    def whole(person: Person) -> Table:
        shared = person.shared
        asked = TableQuery(place, ALL, library, shared)
        return BY_NAME[name].table(shared.counted(name, place, ALL), asked)

    async def ask(store: Store) -> object:
        here = FactCounter(store, lambda: library.teams, clock.now, 24)
        asked = Turns(store, lambda: library, lambda _: "admin", here.answer)
        if when == "whole":
            return await asked.lookup.play(Person("k"), whole)
        return await asked.look(_ADMIN, address("report", name, place, when))

    return ask


async def _time_request(database: Path, ask: Request) -> tuple[float, float]:
    """Return the first time after the store is opened, and the median of the times after it, milliseconds."""
    async with open_store(database) as store:
        times = []
        for _ in range(1 + _AGAIN):
            begun = time.perf_counter()
            await ask(store)
            times.append((time.perf_counter() - begun) * 1000)
    return times[0], statistics.median(times[1:])


async def run(_: float) -> None:
    """Make up a commune and a province, and measure; takes some minutes."""
    with tempfile.TemporaryDirectory() as folder:
        for scale in LIMITS_MS:
            database = Path(folder) / f"{scale}.db"
            await asyncio.to_thread(make_place, scale, database)
            await measure(scale, database)
