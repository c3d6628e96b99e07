"""Writes a made-up place into a new database, in large batches. Beside the store's own way: that one saves turn by turn
and would take hours for millions of facts. The rows and the tables are the store's, so it reads what it would have
written; and everything is counted already, as the counter would.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import aiosql

from bot.demo.blocks import CELL_COLUMNS, FACT_COLUMNS, Block
from bot.demo.settings import NAME
from bot.store.tallies import cell_row
from flows.core.places.place import Teams
from flows.core.reports import VERSION
from flows.core.reports.cells import PEOPLE_MAX
from flows.core.reports.tally import Heap, Spot, rules

_FAST = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;"
_FACT, _CELL = ", ".join(FACT_COLUMNS), ", ".join(CELL_COLUMNS)


class Writer:
    """One database that is being filled."""

    def __init__(self, path: Path) -> None:
        self._queries = aiosql.from_path(Path(str(files("bot.store") / "queries.sql")), "sqlite3")
        self._connection = sqlite3.connect(path)
        self._connection.executescript(_FAST)
        self._connection.execute(f"CREATE TEMP TABLE made AS SELECT {_FACT} FROM fact WHERE 0")  # noqa: S608 (our own names)
        self._above: dict[tuple[str, str, str, str], Heap] = {}
        self._facts = self._people = 0

    def mark(self, value: str) -> None:
        """Say that all in it is made up, before anything is."""
        self._connection.execute("INSERT INTO about (name, value) VALUES (?, ?)", (NAME, value))
        self._connection.commit()

    def add(self, block: Block) -> None:
        """Write what happened in a commune."""
        self._many("keep_record", block.records)
        self._many("keep_person", block.people)
        numbered = enumerate(block.people, self._people)
        self._many("keep_account", ({"channel": "demo", "account": f"{n}", "key": one["key"]} for n, one in numbered))
        self._people += len(block.people)
        self._rows("made", _FACT, block.facts)
        self._facts += len(block.facts)
        self._rows("tally", _CELL, block.cells)
        self._many("keep_passage", ({"run": run, **now._asdict()} for run, now in block.runs.items()))
        for spot, heap in block.above.items():
            whole = self._above.setdefault(spot, Heap())
            whole.count += heap.count
            whole.people = set(sorted(whole.people | heap.people)[:PEOPLE_MAX])
        self._connection.commit()

    def finish(self, teams: Teams, tell: Callable[[str], None]) -> int:
        """Put the facts in the order of time, and say how far they are counted; gives how many there are."""
        above = [(Spot(*spot), heap) for spot, heap in self._above.items()]
        self._many("keep_cell", (cell_row(spot, heap.kept(spot)) for spot, heap in above))
        tell("sort")
        indexes = self._connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'fact' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            self._connection.execute(f"DROP INDEX {name}")
        self._connection.execute(f"INSERT INTO fact ({_FACT}) SELECT {_FACT} FROM made ORDER BY at, rowid")  # noqa: S608 (as above)
        tell("index")
        for _, sql in indexes:
            self._connection.execute(sql)
        told = rules(VERSION, teams)
        self._connection.execute(self._sql("erase_watermark"), {"rules": told, "after": ""})
        self._connection.execute(self._sql("keep_watermark"), {"rules": told, "since": 0, "upto": self._facts})
        self._connection.commit()
        self._connection.execute("PRAGMA journal_mode = WAL")
        return self._facts

    def close(self) -> None:
        self._connection.close()

    def _rows(self, table: str, columns: str, rows: Sequence[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * (columns.count(",") + 1))
        self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 (as above)

    def _many(self, name: str, rows: Iterable[Any]) -> None:
        self._connection.executemany(self._sql(name), rows)

    def _sql(self, name: str) -> str:
        return str(getattr(self._queries, name).sql)
