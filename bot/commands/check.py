"""Check every guide; print each issue with file, line, column, what is wrong and how to mend it."""

import argparse
import asyncio
import json
from dataclasses import asdict
from pathlib import Path

from bot import clock
from bot.config import Config, Environment, load_config
from bot.guides.checks import Checker
from bot.guides.load import build_library, load_sentences, read_shelf
from bot.guides.stranded import OpenRuns, count_open_runs
from bot.server import gc_tuning
from bot.store import StoreUnavailable
from bot.store.opening import database_path, open_store
from flows.core.library import Library


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="GUIDE", help="only these guides (default: all)")
    parser.add_argument("--guides", type=Path, help="another folder of guides")
    parser.add_argument("--live", action="store_true", help="also whether people under way would be stranded")
    parser.add_argument("--strict", action="store_true", help="warnings count too: exit status 1")
    parser.add_argument("--json", action="store_true", help="print issues as JSON lines")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config, given.guides)
    folder = config.guides
    if not folder.is_dir():
        print(f"Không có thư mục {folder}")
        return 2
    with gc_tuning.pause_while_growing():
        return _check(given, config, folder)


def _check(given: argparse.Namespace, config: Config, folder: Path) -> int:
    shelf = read_shelf(folder)
    unknown = [id for id in given.ids if id not in shelf.sources]
    if unknown:
        print(f"Không có bài {', '.join(unknown)} trong {folder}")
        return 2
    issues = Checker(config, load_sentences(), clock.today)(shelf, only=given.ids or None)
    if given.ids:
        issues = [issue for issue in issues if Path(issue.file).parent.name in given.ids]
    warnings = sum(issue.warns for issue in issues)
    errors = len(issues) - warnings
    stranded = _print_open_runs(build_library(shelf, load_sentences(), config), given.json) if given.live else 0
    for issue in issues:
        print(json.dumps(asdict(issue), ensure_ascii=False) if given.json else issue)
    if not given.json:
        count = len(given.ids or shelf.sources)
        warned = f", {warnings} điều nhắc" if warnings else ""
        print(f"{count} bài, {f'{errors} lỗi' if errors else 'không có lỗi'}{warned}.")
    return 1 if errors or stranded or (given.strict and warnings) else 0


def _print_open_runs(library: Library, as_json: bool) -> int:
    """Print how many people are at which step, and how many this edit would strand; return those."""
    path = database_path(Environment().database_url)
    if not path.exists():
        raise StoreUnavailable(f"không có {path}")
    found = asyncio.run(_count_open_runs(path))
    gone = found.find_stranded(library.guides)
    if as_json:
        rows = [asdict(place) | {"people": n, "stranded": place in gone} for place, n in sorted(found.counts.items())]
        print("\n".join(json.dumps(row) for row in rows))
        return sum(gone.values())
    print(f"Đang làm dở: {sum(found.counts.values())} lượt.")
    for place, count in sorted(found.counts.items()):
        note = " ← KHÔNG CÒN bước này; thêm vào renamed hoặc formerly" if place in gone else ""
        print(f"  {place.guide} · {place.step} (bản {place.revision}): {count}{note}")
    if found.unread:
        print(f"Không đọc được {found.unread} người: chương trình này cũ hơn cơ sở dữ liệu.")
    return sum(gone.values())


async def _count_open_runs(path: Path) -> OpenRuns:
    async with open_store(path) as store:
        return await count_open_runs(store.people.read_states())
