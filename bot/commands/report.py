"""Print a report as a table, CSV or JSON: what the teams see in the chat, in full."""

import argparse
import asyncio
import csv
import json
import re
import sys

from rich.console import Console
from rich.table import Table as Drawn

from bot import clock
from bot.commands.deployment import open_deployment
from bot.guides.load import load_library
from bot.jobs.counting import FactCounter
from bot.server import logs
from bot.turns.lookup import Lookup
from flows.core.library import Library
from flows.core.person import Person
from flows.core.reports import BY_NAME
from flows.core.reports.base import TableQuery
from flows.core.reports.cells import ALL, Cell, Table

HIDDEN = "–"
_WIDTH = 240  # characters, where no terminal says how many it has
_FORMULA = tuple("=+-@\t\r")  # beginnings of what a spreadsheet would work out


def _read_month(text: str) -> str:
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", text):
        raise argparse.ArgumentTypeError("2026-11")
    return text


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", choices=tuple(BY_NAME), help="which report")
    parser.add_argument("--month", type=_read_month, metavar="MONTH", help="2026-11 (default: all months)")
    parser.add_argument("--place", metavar="ID", help="id of a place in the file of teams (default: the topmost)")
    parser.add_argument("--guide", metavar="GUIDE", help="only this guide, where a report is by guide")
    parser.add_argument(
        "--format", choices=tuple(_PRINTERS), default="table", help="default: table; excel: CSV that Excel reads"
    )
    parser.add_argument("--public", action="store_true", help="hide numbers that too few people stand behind")


def command(given: argparse.Namespace) -> int:
    logs.set_up_logs()
    given.month = given.month or ALL
    return asyncio.run(_report(given))


async def _report(given: argparse.Namespace) -> int:
    async with open_deployment(given.config) as (config, store):
        library = load_library(config)
        place = given.place or library.teams.root
        if place not in library.teams.places and place != library.teams.root:
            print(f"Không có nơi nào mang mã “{place}”")
            return 2
        if given.guide is not None and library.guide(given.guide) is None:
            print(f"Không có bài “{given.guide}”. Các bài: {', '.join(library.guides)}")
            return 2
        counter = FactCounter(store, lambda: library.teams, clock.now, config.journal_months)
        await counter.catch_up(chunk=20_000)
        table = await _make_table(given, place, library, Lookup(store, lambda: library.teams, counter.answer))
    _PRINTERS[given.format](table, library, given.name)
    return 0


async def _make_table(given: argparse.Namespace, place: str, library: Library, lookup: Lookup) -> Table:
    def make(asking: Person) -> Table:
        shared = asking.shared
        asked = TableQuery(place, given.month, library, shared, own=not given.public, guide=given.guide)
        return BY_NAME[given.name].table(shared.counted(given.name, place, given.month), asked)

    return await lookup.play(Person("—"), make)


def _print_table(table: Table, library: Library, name: str) -> None:
    console = Console() if sys.stdout.isatty() else Console(width=_WIDTH)
    drawn = Drawn(title=library.sentences.say("vi", f"report-{name}"), show_footer=bool(table.total))
    total = table.total or ("",) * len(table.columns)
    for n, (column, footer) in enumerate(zip(table.columns, total, strict=True)):
        number = any(not isinstance(row[n], str) for row in (*table.rows, total))
        head = library.sentences.say("vi", f"report-column-{column}")
        drawn.add_column(head, _spell(footer), justify="right" if number else "left")
    for row in table.rows:
        drawn.add_row(*map(_spell, row))
    console.print(drawn, markup=False)


def _print_csv(table: Table, library: Library, name: str) -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(table.columns)
    out.writerows(
        [_spell_safely(cell) for cell in row] for row in (*table.rows, *([table.total] if table.total else []))
    )


def _print_excel(table: Table, library: Library, name: str) -> None:
    sys.stdout.write("\ufeff")  # without it Excel takes the letters for those of Windows
    _print_csv(table, library, name)


def _spell_safely(cell: Cell) -> str:
    """Spell a cell so that no spreadsheet takes it for a formula."""
    text = _spell(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def _print_json(table: Table, library: Library, name: str) -> None:
    whole = {"report": name, "columns": table.columns, "rows": table.rows, "total": table.total}
    print(json.dumps(whole, ensure_ascii=False))


def _spell(cell: Cell) -> str:
    return HIDDEN if cell is None else str(cell)


_PRINTERS = {"table": _print_table, "csv": _print_csv, "excel": _print_excel, "json": _print_json}
