"""Say what editors should look at next: guides due, screens that differ, phrases that are lost, searches in vain."""

import argparse
import asyncio
import json
from pathlib import Path

from bot import clock
from bot.config import Environment, load_config
from bot.guides.load import build_library, load_words, read_shelf
from bot.guides.review import Reviewed, Row, review
from bot.store.sqlite import SqliteStore, path_of


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object in place of tables")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    library = build_library(read_shelf(config.guides), load_words(), config)
    path = path_of(Environment().database_url)
    facts = asyncio.run(_facts(path)) if Path(path).exists() else ()
    found = review(Reviewed(library, facts, clock.today(), config.writing.review_after_days))
    if given.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        print("\n\n".join(f"# {name}\n{_table(rows)}" for name, rows in found.items()))
    return 0


async def _facts(path: str) -> tuple[dict[str, object], ...]:
    store = await SqliteStore.open(path)
    try:
        return tuple([fact async for fact in store.journal(None, None)])
    finally:
        await store.close()


def _table(rows: list[Row]) -> str:
    if not rows:
        return "—"
    lines = [list(rows[0]), *([str(value) for value in row.values()] for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(rows[0]))]
    return "\n".join("  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)) for line in lines)
