"""Print a report as a table, CSV or JSON: what the teams see in the chat, in full."""

import argparse
import asyncio
import csv
import json
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table as Drawn

from bot import clock
from bot.config import Config, Environment, load_config
from bot.demo.settings import settled
from bot.guides.load import build_library, load_words, read_shelf
from bot.jobs.counting import Counter
from bot.server import logs
from bot.store.sqlite import SqliteStore, path_of
from bot.turns.lookup import Lookup
from flows.core.library import Library
from flows.core.person import Person
from flows.core.reports import BY_NAME
from flows.core.reports.base import Asked
from flows.core.reports.cells import ALL, Cell, Table

HIDDEN = "–"
_WIDTH = 240  # characters, where no terminal says how many it has
_FORMULA = tuple("=+-@\t\r")  # what a spreadsheet would work out


def _month(text: str) -> str:
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text):
        raise argparse.ArgumentTypeError("2026-11")
    return text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", choices=tuple(BY_NAME), help="which report")
    parser.add_argument("--month", type=_month, metavar="MONTH", help="2026-11 (default: all months)")
    parser.add_argument("--place", metavar="ID", help="id of a place in the file of teams (default: the topmost)")
    parser.add_argument("--guide", metavar="GUIDE", help="only this guide, where a report is by guide")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")
    parser.add_argument("--public", action="store_true", help="hide numbers that too few people stand behind")


def command(given: argparse.Namespace) -> int:
    config = load_config(given.config)
    logs.set_up()
    given.month = given.month or ALL
    return asyncio.run(_reported(given, config))


async def _reported(given: argparse.Namespace, config: Config) -> int:
    path = path_of(Environment().database_url)
    store = await SqliteStore.open(path)
    try:
        config = await settled(config, store, Path(path))
        library = build_library(read_shelf(config.guides), load_words(), config)
        place = given.place or library.teams.root
        if place not in library.teams.places and place != library.teams.root:
            print(f"Không có nơi nào mang mã “{place}”")
            return 2
        if given.guide is not None and library.guide(given.guide) is None:
            print(f"Không có bài “{given.guide}”. Các bài: {', '.join(library.guides)}")
            return 2
        counter = Counter(store, lambda: library.teams, clock.now, config.journal_months)
        await counter.catch_up(chunk=20_000)
        table = await _table(given, place, library, Lookup(store, lambda: library.teams, counter.answer))
    finally:
        await store.close()
    _PRINTED[given.format](table, library, given.name)
    return 0


async def _table(given: argparse.Namespace, place: str, library: Library, lookup: Lookup) -> Table:
    def drawn(asking: Person) -> Table:
        ledger = asking.shared
        asked = Asked(place, given.month, library, ledger, own=not given.public, guide=given.guide)
        return BY_NAME[given.name].table(ledger.counted(given.name, place, given.month), asked)

    return await lookup.play(Person("—"), drawn)


def _print_table(table: Table, library: Library, name: str) -> None:
    console = Console() if sys.stdout.isatty() else Console(width=_WIDTH)
    drawn = Drawn(title=library.words.say("vi", f"report-{name}"), show_footer=bool(table.total))
    total = table.total or ("",) * len(table.columns)
    for n, (column, footer) in enumerate(zip(table.columns, total, strict=True)):
        number = any(not isinstance(row[n], str) for row in (*table.rows, total))
        head = library.words.say("vi", f"report-column-{column}")
        drawn.add_column(head, _told(footer), justify="right" if number else "left")
    for row in table.rows:
        drawn.add_row(*map(_told, row))
    console.print(drawn, markup=False)


def _print_csv(table: Table, library: Library, name: str) -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(table.columns)
    out.writerows([_safe(cell) for cell in row] for row in (*table.rows, *([table.total] if table.total else [])))


def _safe(cell: Cell) -> str:
    """A cell that no spreadsheet takes for a formula."""
    told = _told(cell)
    return f"'{told}" if isinstance(cell, str) and told.startswith(_FORMULA) else told


def _print_json(table: Table, library: Library, name: str) -> None:
    whole = {"report": name, "columns": table.columns, "rows": table.rows, "total": table.total}
    print(json.dumps(whole, ensure_ascii=False))


def _told(cell: Cell) -> str:
    return HIDDEN if cell is None else str(cell)


_PRINTED = {"table": _print_table, "csv": _print_csv, "json": _print_json}
