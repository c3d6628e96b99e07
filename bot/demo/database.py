"""The database of a demonstration, written in large batches: turn by turn, millions of facts would take hours.

The statements and rows are the store's own, so it reads what it would have written; and everything is counted already,
as the job that counts would.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from bot.demo.commune import CELL_COLUMNS, FACT_COLUMNS, CommuneRows
from bot.demo.settings import DEMONSTRATION_LABEL
from bot.store.database import PLAIN_SQL, read_statements
from bot.store.tallies import make_cell_row, make_passage_row
from flows.core.places.place import Teams
from flows.core.reports import VERSION
from flows.core.reports.cells import PEOPLE_MAX
from flows.core.reports.tally import CellCount, CellKey, identify_rules

_STATEMENTS = read_statements("sqlite3", PLAIN_SQL)
_FAST = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;"
_FACT, _CELL = ", ".join(FACT_COLUMNS), ", ".join(CELL_COLUMNS)


class DatabaseWriter:
    """One database that is being filled."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.executescript(_FAST)
        self._connection.execute(f"CREATE TEMP TABLE made AS SELECT {_FACT} FROM fact WHERE 0")  # noqa: S608 (our own names)
        self._above: dict[tuple[str, str, str, str], CellCount] = {}
        self._facts = self._people = 0

    def write_label(self, value: str) -> None:
        """Label the database as a demonstration, before anything is made up."""
        self._connection.execute("INSERT INTO about (name, value) VALUES (?, ?)", (DEMONSTRATION_LABEL, value))
        self._connection.commit()

    def add(self, rows: CommuneRows) -> None:
        """Write a commune."""
        self._many("keep_record", rows.records)
        self._many("keep_person", rows.people)
        numbered = enumerate(rows.people, self._people)
        self._many("keep_account", ({"channel": "demo", "account": f"{n}", "key": one["key"]} for n, one in numbered))
        self._people += len(rows.people)
        self._rows("made", _FACT, rows.facts)
        self._facts += len(rows.facts)
        self._rows("tally", _CELL, rows.cells)
        self._many("keep_passage", (make_passage_row(run, now) for run, now in rows.runs.items()))
        for key, count in rows.above.items():
            whole = self._above.setdefault(key, CellCount())
            whole.count += count.count
            whole.people = set(sorted(whole.people | count.people)[:PEOPLE_MAX])
        self._connection.commit()

    def finish(self, teams: Teams, report: Callable[[str], None]) -> int:
        """Put the facts in the order of time and set the watermark; return how many facts there are."""
        above = [(CellKey(*names), count) for names, count in self._above.items()]
        self._many("keep_cell", (make_cell_row(key, count.store(key)) for key, count in above))
        report("sort")
        indexes = self._connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'fact' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            self._connection.execute(f"DROP INDEX {name}")
        self._connection.execute(f"INSERT INTO fact ({_FACT}) SELECT {_FACT} FROM made ORDER BY at, rowid")  # noqa: S608 (as above)
        report("index")
        for _, sql in indexes:
            self._connection.execute(sql)
        today = identify_rules(VERSION, teams)
        self._connection.execute(_STATEMENTS["erase_watermark"], {"rules": today, "after": ""})
        self._connection.execute(_STATEMENTS["keep_watermark"], {"rules": today, "since": 0, "upto": self._facts})
        self._connection.commit()
        self._connection.execute("PRAGMA journal_mode = WAL")
        return self._facts

    def close(self) -> None:
        self._connection.close()

    def _rows(self, table: str, columns: str, rows: Sequence[tuple[Any, ...]]) -> None:
        marks = ", ".join("?" * (columns.count(",") + 1))
        self._connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 (as above)

    def _many(self, name: str, rows: Iterable[Any]) -> None:
        self._connection.executemany(_STATEMENTS[name], rows)
