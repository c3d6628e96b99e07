"""Tallies: what the store keeps of counting. This page is the contract, and the questions on SQLite."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, Protocol, get_args

from bot.store.reading import Reading
from flows.core.facts.citizen import Fact, Noted
from flows.core.reports.base import Passage
from flows.core.reports.cells import BEFORE
from flows.core.reports.tally import Kept, Spot
from flows.core.shared import Counted, Key

_IN_COLUMNS = frozenset({"guide", "revision", "step", "run", "place"})
_KINDS: Mapping[str, Any] = {kind.__name__: kind for kind in get_args(Fact)}
_FIELDS: Mapping[str, tuple[str, ...]] = {name: tuple(f.name for f in fields(kind)) for name, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Watermark:
    """How far facts are counted."""

    rules: str  # flows.core.reports.tally.rules by which they are; "" while nothing is
    upto: int  # id of the last fact that is counted
    after: str  # months up to this one stay as they were counted by former rules
    newest: int  # id of the last fact that there is


@dataclass(frozen=True, slots=True)
class Chunk:
    """What counting some facts comes to."""

    rules: str
    since: int  # the watermark that it was counted from
    upto: int
    cells: Mapping[Spot, Kept]
    runs: Mapping[str, Passage | None]


class TallyStore(Protocol):
    """What counting asks of a store. Every method raises StoreUnavailable where it could not do it."""

    async def watermark(self) -> Watermark: ...

    async def facts_after(self, after: int, most: int) -> Sequence[tuple[int, Noted | None]]:
        """Facts in the order of the journal by their ids; None for a kind that this program does not know."""

    async def passages(self, runs: Collection[str]) -> Mapping[str, Passage]: ...

    async def cells(self, spots: Collection[Spot]) -> Mapping[Spot, Kept]: ...

    async def keep_chunk(self, chunk: Chunk) -> None:
        """Keep a count and its watermark in one transaction. Raises Stale where somebody else has counted meanwhile."""

    async def count_anew(self, rules: str, after: str) -> None:
        """Forget what is counted of later months than this one, and begin again by other rules."""

    async def counted(
        self, report: str, places: Collection[str], month: str, span: tuple[str, str]
    ) -> Sequence[Counted]:
        """What is counted from the first to the last month of a span; all before `month` is summed as BEFORE."""

    async def finished(self, places: Collection[str], begin: datetime | None, end: datetime | None) -> Sequence[Noted]:
        """The finishes at places in a time, oldest first."""

    async def about(self, name: str) -> str | None:
        """What the database says of itself."""


def noted_of(row: Any) -> Noted | None:
    """A fact from its row in the journal, the other way round than `fact_row`; None for a kind that is not known."""
    kind = _KINDS.get(row["kind"])
    if kind is None:
        return None
    more = json.loads(row["more"]) if row["more"] != "{}" else {}
    values = {name: more[name] if name in more else row[name] for name in _FIELDS[row["kind"]] if _has(name, more)}
    at = datetime.fromisoformat(row["at"])
    return Noted(at, row["person"], row["channel"], row["via"], kind(**values), row["place"])


def _has(name: str, more: Mapping[str, Any]) -> bool:
    """Whether a row holds a field; one that came later has its default."""
    return name in more or name in _IN_COLUMNS


class TallyReading(Reading):
    """The questions of TallyStore."""

    async def watermark(self) -> Watermark:
        (row,) = await self._read("watermark")
        return Watermark(row["rules"], row["upto"], row["after"], row["newest"])

    async def facts_after(self, after: int, most: int) -> Sequence[tuple[int, Noted | None]]:
        return [(row["id"], noted_of(row)) for row in await self._read("facts_after", after=after, most=most)]

    async def passages(self, runs: Collection[str]) -> Mapping[str, Passage]:
        rows = await self._read("passages", runs=json.dumps(list(runs)))
        return {row["run"]: Passage(row["place"], row["guide"], row["revision"]) for row in rows}

    async def cells(self, spots: Collection[Spot]) -> Mapping[Spot, Kept]:
        rows = await self._read("cells", spots=json.dumps(list(spots)))
        return {Spot(*row[:4]): Kept(row["count"], row["people"], row["known"]) for row in rows}

    async def counted(
        self, report: str, places: Collection[str], month: str, span: tuple[str, str]
    ) -> Sequence[Counted]:
        asked = {"report": report, "places": json.dumps(list(places)), "month": month}
        rows = await self._read("counted", **asked, first=span[0], last=span[1])
        return [
            Counted(row["place"], BEFORE if row["before"] else month, Key.read(row["key"]), row["count"], row["people"])
            for row in rows
        ]

    async def finished(self, places: Collection[str], begin: datetime | None, end: datetime | None) -> Sequence[Noted]:
        first = begin.astimezone(UTC).isoformat() if begin else ""
        last = end.astimezone(UTC).isoformat() if end else "9999"
        rows = await self._read("finished", places=json.dumps(list(places)), first=first, last=last)
        return [noted for row in rows if (noted := noted_of(row)) is not None]

    async def about(self, name: str) -> str | None:
        rows = await self._read("about", what=name)
        return str(rows[0]["value"]) if rows else None


Rows = Sequence[tuple[str, dict[str, Any]]]


def chunk_rows(chunk: Chunk) -> Rows:
    """A count as rows of statements, the watermark first: it refuses the rest where it is stale."""
    rows: list[tuple[str, dict[str, Any]]] = [
        ("keep_watermark", {"rules": chunk.rules, "since": chunk.since, "upto": chunk.upto})
    ]
    rows += [("keep_cell", cell_row(spot, kept)) for spot, kept in chunk.cells.items()]
    for run, now in chunk.runs.items():
        rows.append(("keep_passage", {"run": run, **now._asdict()}) if now else ("end_passage", {"run": run}))
    return rows


def cell_row(spot: Spot, kept: Kept) -> dict[str, Any]:
    """A cell as a row."""
    return {
        "report": spot.report,
        "place": spot.place,
        "month": spot.month,
        "key": spot.key,
        "count": kept.count,
        "people": kept.people,
        "known": kept.known,
    }


def anew_rows(rules: str, after: str) -> Rows:
    """Beginning to count again, as rows of statements."""
    return [
        ("erase_tallies", {"after": after}),
        ("erase_passages", {}),
        ("erase_watermark", {"rules": rules, "after": after}),
    ]
