"""Fill a new database with a made-up place (teams, houses, months of facts) to look at every screen and report."""

import argparse
import asyncio
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot import clock
from bot.config import ConfigBroken, Environment, load_config
from bot.demo.blocks import Making, blocks, by_commune
from bot.demo.places import Plan, plans, province_file
from bot.demo.settings import NAME, teams_path
from bot.demo.writing import Writer
from bot.server import gc_tuning
from bot.store.sqlite import SqliteStore, path_of
from bot.teams_file import read_teams

_STAGES = {"sort": "xếp theo ngày giờ", "index": "lập mục lục"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scale", choices=("commune", "province"), default="commune", help="default: commune")
    parser.add_argument("--seed", type=int, default=1, help="the same seed and day give the same place (default: 1)")
    parser.add_argument("--until", type=date.fromisoformat, metavar="DATE", help="the last day of it (default: today)")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    path = Path(path_of(Environment().database_url))
    begun = time.monotonic()
    if problem := asyncio.run(_prepared(path)):
        print(problem)
        return 1
    if given.scale == "province":
        teams_path(path).write_text(province_file(), "utf-8")
        teams, issues = read_teams(teams_path(path))
        if issues:
            raise ConfigBroken(issues)
    else:
        teams_path(path).unlink(missing_ok=True)
        teams = config.places
    if not any(place.level == "village" for place in teams.places.values()):
        print("config.yaml chưa có teams, hoặc tệp đó chưa có thôn bản nào")
        return 1
    making = Making(given.config, teams, given.seed, given.until or clock.today())
    facts = _fill(path, making, by_commune(plans(teams, whole=given.scale == "province")))
    print(f"{path}: {facts} việc, {time.monotonic() - begun:.0f} giây")
    return 0


async def _prepared(path: Path) -> str | None:
    """Have an empty database there; says why there is none. A former demonstration goes; people who are none stay."""
    store = await SqliteStore.open(str(path))
    try:
        demonstration = await store.about(NAME) is not None
        used = [state async for state in store.states()] or [row async for row in store.journal(None, None)]
    finally:
        await store.close()
    if used and not demonstration:
        return f"{path} đang giữ dữ liệu thật, không bày thử vào đó được: chỉ DATABASE_URL sang tệp khác"
    for file in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        file.unlink(missing_ok=True)
    store = await SqliteStore.open(str(path))
    await store.close()
    return None


def _fill(path: Path, making: Making, communes: Sequence[Sequence[tuple[int, Plan]]]) -> int:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    writer = Writer(path)
    try:
        writer.mark(f"seed {making.seed}, until {making.until}")
        with gc_tuning.growing(), Progress(*columns) as progress:
            task = progress.add_task("bày thử", total=len(communes) + len(_STAGES))
            for block, plans_ in zip(blocks(making, communes), communes, strict=True):
                writer.add(block)
                progress.update(task, advance=1, description=plans_[0][1].place.name)
            return writer.finish(
                making.teams, lambda stage: progress.update(task, advance=1, description=_STAGES[stage])
            )
    finally:
        writer.close()
