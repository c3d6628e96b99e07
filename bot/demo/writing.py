"""Writes a made-up place into a new database, in large batches. Beside the store's own way: that one saves turn by turn
and would take hours for millions of facts. The rows and the statements are the store's, so it reads what it would have
written; and everything is counted on the way, as the counter would.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import aiosql

from bot.demo.places import Plan
from bot.demo.times import Calendar
from bot.demo.village import Story, story
from bot.demo.ways import Ways
from bot.demonstration import NAME
from bot.store.rows import fact_row, record_row
from bot.store.tallies import cell_row
from flows.core.fact import Noted
from flows.core.person import Person, dump
from flows.core.reports import REPORTS, VERSION
from flows.core.tally import Spot, Tally, rules
from flows.core.teams import Teams

_FAST = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;"


class Writer:
    """One database that is being filled."""

    def __init__(self, path: Path, teams: Teams) -> None:
        self._queries = aiosql.from_path(Path(str(files("bot.store") / "queries.sql")), "sqlite3")
        self._connection = sqlite3.connect(path)
        self._connection.executescript(_FAST)
        self._connection.execute("CREATE TEMP TABLE made AS SELECT * FROM fact WHERE 0")
        self._tally = Tally(teams, REPORTS)
        self._teams = teams
        self._facts = self._people = 0

    def mark(self, value: str) -> None:
        """Say that all in it is made up, before anything is."""
        self._connection.execute("INSERT INTO about (name, value) VALUES (?, ?)", (NAME, value))
        self._connection.commit()

    def add(self, plan: Plan, told: Story) -> None:
        """Write what happened at a place."""
        self._many("keep_record", (record_row(record) for record in told.records))
        self._many("keep_person", (self._person_row(person) for person in told.people))
        accounts = enumerate(told.people, self._people - len(told.people) + 1)
        self._many("keep_account", ({"channel": "demo", "account": f"{n}", "key": one.key} for n, one in accounts))
        made = self._sql("keep_fact").replace("INTO fact", "INTO made").split("ON CONFLICT")[0]
        self._connection.executemany(made, map(fact_row, told.facts))
        self._count(told.facts)
        if plan.place.level == "village":
            self._drop(plan.place.id)
        self._connection.commit()

    def _person_row(self, person: Person) -> dict[str, Any]:
        self._people += 1
        state = json.dumps(dump(person), ensure_ascii=False, separators=(",", ":"))
        forget_at = person.forget_at.isoformat() if person.forget_at and not person.consent else None
        return {"key": person.key, "state": state, "serial": 1, "forget_at": forget_at}

    def _count(self, facts: Iterable[Noted]) -> None:
        for noted in facts:
            self._facts += 1
            self._tally.add(self._facts, noted)

    def _drop(self, place: str | None = None) -> None:
        """Write the cells of a place where nothing more happens; all cells without one."""
        cells = self._tally.cells
        done = sorted(Spot(*spot) for spot in cells if place is None or spot[1] == place)
        self._many("keep_cell", (cell_row(spot, cells.pop(spot).kept(spot)) for spot in done))

    def finish(self, tell: Callable[[str], None]) -> int:
        """Put the facts in the order of time, and say how far they are counted; gives how many there are."""
        self._drop()
        open_ = ({"run": run, **now._asdict()} for run, now in self._tally.runs.items() if now is not None)
        self._many("keep_passage", open_)
        tell("sort")
        indexes = self._connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'fact' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            self._connection.execute(f"DROP INDEX {name}")
        columns = "at, kind, person, channel, via, guide, revision, step, run, place, more"
        self._connection.execute(f"INSERT INTO fact ({columns}) SELECT {columns} FROM made ORDER BY at, rowid")  # noqa: S608 (our own names)
        tell("index")
        for _, sql in indexes:
            self._connection.execute(sql)
        self._connection.execute(
            "UPDATE counted SET rules = ?, since = 0, upto = 0", (now_rules := rules(VERSION, self._teams),)
        )
        self._connection.execute(self._sql("keep_watermark"), {"rules": now_rules, "since": 0, "upto": self._facts})
        self._connection.commit()
        self._connection.execute("PRAGMA optimize")
        self._connection.execute("PRAGMA journal_mode = WAL")
        return self._facts

    def close(self) -> None:
        self._connection.close()

    def _many(self, name: str, rows: Iterable[dict[str, Any]]) -> None:
        self._connection.executemany(self._sql(name), rows)

    def _sql(self, name: str) -> str:
        return str(getattr(self._queries, name).sql)


def fill(
    writer: Writer, plans: Sequence[Plan], made: tuple[Calendar, Ways], seed: int, tell: Callable[[str], None]
) -> int:
    """Make every place up and write it; `tell` is told of each; gives how many facts there are."""
    for number, plan in enumerate(plans):
        writer.add(plan, story(plan.place, number, plan.size, made, seed))
        tell(plan.place.id)
    return writer.finish(tell)
