"""Check every guide; print each issue with file, line, column, what is wrong and how to mend it."""

import argparse
import asyncio
import json
from dataclasses import asdict
from pathlib import Path

from bot import clock
from bot.config import Config, Environment, load_config
from bot.guides.checks import Checker
from bot.guides.load import build_library, load_words, read_shelf
from bot.guides.stranded import Standing, standing
from bot.server import gc_tuning
from bot.store import StoreUnavailable
from bot.store.sqlite import SqliteStore, path_of
from flows.core.library import Library


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="GUIDE", help="only these guides (default: all)")
    parser.add_argument("--guides", type=Path, help="another folder of guides")
    parser.add_argument("--live", action="store_true", help="also whether people under way would be stranded")
    parser.add_argument("--strict", action="store_true", help="warnings count too: exit status 1")
    parser.add_argument("--json", action="store_true", help="print issues as JSON lines")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    folder = given.guides or config.guides
    if not folder.is_dir():
        print(f"Không có thư mục {folder}")
        return 2
    with gc_tuning.growing():
        return _checked(given, config, folder)


def _checked(given: argparse.Namespace, config: Config, folder: Path) -> int:
    shelf = read_shelf(folder)
    unknown = [id for id in given.ids if id not in shelf.sources]
    if unknown:
        print(f"Không có bài {', '.join(unknown)} trong {folder}")
        return 2
    issues = Checker(config, load_words(), clock.today)(shelf)
    if given.ids:
        issues = [issue for issue in issues if Path(issue.file).parent.name in given.ids]
    warnings = sum(issue.warns for issue in issues)
    errors = len(issues) - warnings
    stranded = _stranded(build_library(shelf, load_words(), config), given.json) if given.live else 0
    for issue in issues:
        print(json.dumps(asdict(issue), ensure_ascii=False) if given.json else issue)
    if not given.json:
        count = len(given.ids or shelf.sources)
        warned = f", {warnings} điều nhắc" if warnings else ""
        print(f"{count} bài, {f'{errors} lỗi' if errors else 'không có lỗi'}{warned}.")
    return 1 if errors or stranded or (given.strict and warnings) else 0


def _stranded(library: Library, as_json: bool) -> int:
    """Say who stands where, and whom this edit would strand; gives how many."""
    path = path_of(Environment().database_url)
    if not Path(path).exists():
        raise StoreUnavailable(f"không có {path}")
    found = asyncio.run(_standing(path))
    gone = found.stranded(library.guides)
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


async def _standing(path: str) -> Standing:
    store = await SqliteStore.open(path)
    try:
        return await standing(store.states())
    finally:
        await store.close()
