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
from bot.demo.commune import DemoPlan, group_by_commune, make_communes
from bot.demo.database import DatabaseWriter
from bot.demo.places import PlacePlan, make_teams_file, plan_places
from bot.demo.settings import DEMONSTRATION_LABEL, teams_path
from bot.server import gc_tuning
from bot.store.opening import database_path, open_store
from bot.teams_file import read_teams

_STAGES = {"sort": "xếp theo ngày giờ", "index": "lập mục lục"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scale", choices=("commune", "province"), default="commune", help="default: commune")
    parser.add_argument("--seed", type=int, default=1, help="the same seed and day give the same place (default: 1)")
    parser.add_argument("--until", type=date.fromisoformat, metavar="DATE", help="the last day of it (default: today)")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    path = database_path(Environment().database_url)
    begun = time.monotonic()
    if problem := asyncio.run(_prepare(path)):
        print(problem)
        return 1
    if given.scale == "province":
        teams_path(path).write_text(make_teams_file(), "utf-8")
        teams, issues = read_teams(teams_path(path))
        if issues:
            raise ConfigBroken(issues)
    else:
        teams_path(path).unlink(missing_ok=True)
        teams = config.places
    if not any(place.level == "village" for place in teams.places.values()):
        print("config.yaml chưa có teams, hoặc tệp đó chưa có thôn bản nào")
        return 1
    plan = DemoPlan(given.config, teams, given.seed, given.until or clock.today())
    facts = _fill(path, plan, group_by_commune(plan_places(teams, whole=given.scale == "province")))
    print(f"{path}: {facts} việc, {time.monotonic() - begun:.0f} giây")
    return 0


async def _prepare(path: Path) -> str | None:
    """Make an empty database, in the place of a former demonstration; return why where it holds real people."""
    async with open_store(path) as store:
        demonstration = await store.read_label(DEMONSTRATION_LABEL) is not None
        people = [state async for state in store.people.read_states()]
        used = people or [row async for row in store.journal.read()]
    if used and not demonstration:
        return f"{path} đang giữ dữ liệu thật, không bày thử vào đó được: chỉ DATABASE_URL sang tệp khác"
    for file in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        file.unlink(missing_ok=True)
    async with open_store(path):
        return None


def _fill(path: Path, plan: DemoPlan, communes: Sequence[Sequence[tuple[int, PlacePlan]]]) -> int:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    writer = DatabaseWriter(path)
    try:
        writer.write_label(f"seed {plan.seed}, until {plan.until}")
        with gc_tuning.pause_while_growing(), Progress(*columns) as progress:
            task = progress.add_task("bày thử", total=len(communes) + len(_STAGES))
            for rows, plans in zip(make_communes(plan, communes), communes, strict=True):
                writer.add(rows)
                progress.update(task, advance=1, description=plans[0][1].place.name)
            return writer.finish(plan.teams, lambda stage: progress.update(task, advance=1, description=_STAGES[stage]))
    finally:
        writer.close()
