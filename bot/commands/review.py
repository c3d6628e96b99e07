"""Say what editors should look at next: guides due, screens that differ, searches in vain, what is not translated."""

import argparse
import asyncio
import json
from pathlib import Path

from bot import clock
from bot.commands.translation import Translate, choose_translation
from bot.config import Environment, load_config
from bot.guides.load import load_library
from bot.guides.review import ReviewInput, ReviewRow, review
from bot.store.opening import database_path, open_store


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object in place of tables")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    library = load_library(config)
    path = database_path(Environment().database_url)
    facts = asyncio.run(_read_facts(path)) if path.exists() else ()
    found = review(ReviewInput(library, facts, clock.today(), config.writing.review_after_days))
    if given.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        translate = choose_translation()
        print("\n\n".join(f"# {translate(name)}\n{_format_table(rows, translate)}" for name, rows in found.items()))
    return 0


async def _read_facts(path: Path) -> tuple[dict[str, object], ...]:
    async with open_store(path) as store:
        return tuple([fact async for fact in store.journal.read()])


def _format_table(rows: list[ReviewRow], translate: Translate) -> str:
    if not rows:
        return "—"
    lines = [[translate(heading) for heading in rows[0]], *([str(value) for value in row.values()] for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(rows[0]))]
    return "\n".join("  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)) for line in lines)
