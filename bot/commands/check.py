"""Check every guide; print each issue with file, line, column, what is wrong and how to mend it."""

import argparse
import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

from bot.checks import checker
from bot.config import load_config
from bot.loader import load_words, read_shelf
from flows.core.clock import local


def today() -> date:
    """The day in Việt Nam."""
    return local(datetime.now(UTC)).date()


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="GUIDE", help="only these guides (default: all)")
    parser.add_argument("--guides", type=Path, help="another folder of guides")
    parser.add_argument("--json", action="store_true", help="print issues as JSON lines")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    folder = given.guides or config.guides
    if not folder.is_dir():
        print(f"Không có thư mục {folder}")
        return 2
    shelf = read_shelf(folder)
    unknown = [id for id in given.ids if id not in shelf.sources]
    if unknown:
        print(f"Không có bài {', '.join(unknown)} trong {folder}")
        return 2
    issues = checker(config, load_words(), today)(shelf)
    if given.ids:
        issues = [issue for issue in issues if Path(issue.file).parent.name in given.ids]
    for issue in issues:
        print(json.dumps(asdict(issue), ensure_ascii=False) if given.json else issue)
    if not given.json:
        count = len(given.ids or shelf.sources)
        print(f"{count} bài, {len(issues)} lỗi." if issues else f"{count} bài, không có lỗi.")
    return 1 if issues else 0
