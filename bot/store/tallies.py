"""Tallies: what is counted of facts, and how far."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.store.database import Change, Database, DatabaseRow
from bot.store.journal import read_fact
from bot.store.odd_rows import read_rows
from flows.core.facts.citizen import Noted
from flows.core.reports.base import Passage
from flows.core.reports.cells import BEFORE
from flows.core.reports.tally import CellKey, StoredCell
from flows.core.shared import Counted, Key


@dataclass(frozen=True, slots=True)
class Watermark:
    """How far facts are counted."""

    rules: str  # flows.core.reports.tally.rules by which they are; "" while nothing is
    upto: int  # id of the last fact that is counted
    after: str  # months up to this one stay as they were counted by former rules
    newest: int  # id of the last fact that there is


@dataclass(frozen=True, slots=True)
class Chunk:
    """The outcome of counting some facts."""

    rules: str
    since: int  # the watermark that it was counted from
    upto: int
    cells: Mapping[CellKey, StoredCell]
    runs: Mapping[str, Passage | None]


class Tallies:
    """The counts of reports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read_watermark(self) -> Watermark:
        """Return how far facts are counted."""
        (row,) = await self._database.read("watermark")
        return Watermark(row["rules"], row["upto"], row["after"], row["newest"])

    async def read_facts(self, after: int, most: int) -> Sequence[tuple[int, Noted | None]]:
        """Return facts in the order of the journal by their ids; None for a kind that this program does not know."""
        rows = await self._database.read("facts_after", after=after, most=most)
        return [(row["id"], read_fact(row)) for row in rows]

    async def find_passages(self, runs: Collection[str]) -> Mapping[str, Passage]:
        """Return those of these runs that are not over, as they were counted."""
        rows = await self._database.read("passages", runs=json.dumps(list(runs)))
        return {row["run"]: Passage(row["place"], row["guide"], row["revision"]) for row in rows}

    async def find_cells(self, spots: Collection[CellKey]) -> Mapping[CellKey, StoredCell]:
        """Return the cells at these spots."""
        rows = await self._database.read("cells", spots=json.dumps(list(spots)))
        return {
            CellKey(row["report"], row["place"], row["month"], row["key"]): StoredCell(
                row["count"], row["people"], row["known"]
            )
            for row in rows
        }

    async def keep(self, chunk: Chunk) -> None:
        """Keep a count and its watermark in one transaction. Raises Stale where somebody else has counted meanwhile."""
        mark = {"rules": chunk.rules, "since": chunk.since, "upto": chunk.upto}
        changes = [Change("keep_watermark", mark)]  # it refuses the rest where it is stale
        changes += [Change("keep_cell", make_cell_row(spot, kept)) for spot, kept in chunk.cells.items()]
        for run, now in chunk.runs.items():
            changes.append(
                Change("keep_passage", make_passage_row(run, now)) if now else Change("end_passage", {"run": run})
            )
        await self._database.write(changes)

    async def restart(self, rules: str, after: str) -> None:
        """Forget what is counted of later months than this one, and begin again by other rules."""
        while await self._database.read("any_tally", after=after):  # in pieces: turns are saved in between
            await self._database.write([Change("erase_some_tallies", {"after": after}, first=True)])
        await self._database.write(
            [
                Change("erase_tallies", {"after": after}, first=True),
                Change("erase_passages", {}, first=True),
                Change("erase_watermark", {"rules": rules, "after": after}, first=True),
            ]
        )

    async def find_counted(
        self, report: str, places: Collection[str], month: str, span: tuple[str, str]
    ) -> Sequence[Counted]:
        """Return what is counted from the first to the last month of a span; all before `month` is summed as BEFORE."""
        asked = {"report": report, "places": json.dumps(list(places)), "month": month}
        rows = await self._database.read("counted", **asked, first=span[0], last=span[1])

        def read(row: DatabaseRow) -> Counted:
            when = BEFORE if row["before"] else month
            return Counted(row["place"], when, Key.read(row["key"]), row["count"], row["people"])

        return read_rows("tally", rows, read, lambda row: f"{report} {row['place']} {row['key']}")

    async def find_finishes(
        self, places: Collection[str], begin: datetime | None, end: datetime | None
    ) -> Sequence[Noted]:
        """Return the finishes at places in a time, oldest first."""
        first = begin.astimezone(UTC).isoformat() if begin else ""
        last = end.astimezone(UTC).isoformat() if end else "9999"
        rows = await self._database.read("finished", places=json.dumps(list(places)), first=first, last=last)
        return [noted for row in rows if (noted := read_fact(row)) is not None]


def make_cell_row(spot: CellKey, kept: StoredCell) -> dict[str, Any]:
    """Return a cell as a row."""
    return {
        "report": spot.report,
        "place": spot.place,
        "month": spot.month,
        "key": spot.key,
        "count": kept.count,
        "people": kept.people,
        "known": kept.known,
    }


def make_passage_row(run: str, passage: Passage) -> dict[str, Any]:
    """Return a run that is not over as a row."""
    return {"run": run, **passage._asdict()}
