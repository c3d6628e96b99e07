"""The journal of facts, append-only, and their rows."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, get_args

from bot.store.database import Change, Database, DatabaseRow
from bot.store.odd_rows import read_object, read_rows
from flows.core.facts.citizen import Fact, Noted

_OWN_COLUMNS = ("guide", "revision", "step", "run")  # fields of facts that have a column of their own
_IN_COLUMNS = frozenset({*_OWN_COLUMNS, "place"})
_KINDS: Mapping[str, Any] = {kind.__name__: kind for kind in get_args(Fact)}
_FIELDS: Mapping[str, tuple[str, ...]] = {name: tuple(f.name for f in fields(kind)) for name, kind in _KINDS.items()}
_COLUMNS_OF = {kind: tuple(name for name in names if name in _OWN_COLUMNS) for kind, names in _FIELDS.items()}
_MORE_OF = {kind: tuple(name for name in names if name not in _IN_COLUMNS) for kind, names in _FIELDS.items()}
_PRINTED = ("at", "person", "kind", *_OWN_COLUMNS, "via", "channel", "place")


class Journal:
    """The facts, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def read(self, since: datetime | None = None, kind: str | None = None) -> AsyncIterator[dict[str, Any]]:
        """Return the facts, oldest first, as JSON values."""
        after, start = 0, since.isoformat() if since else None
        while rows := await self._database.read("journal", after=after, since=start, kind=kind):
            after = rows[-1]["id"]
            for fact in read_rows("fact", rows, _read_printed, name_fact):
                yield fact

    async def read_class(self, via: str) -> Sequence[Mapping[str, Any]]:
        """Return what happened to people who came by a class's share code, oldest first; `more` is JSON."""
        return read_rows("fact", await self._database.read("class_facts", via=via), _read_class_fact, name_fact)


def make_fact_row(noted: Noted) -> dict[str, Any]:
    """Return a fact as a row of the journal."""
    fact, kind = noted.fact, noted.kind
    row: dict[str, Any] = {
        "at": noted.at.isoformat(),
        "kind": kind,
        "person": noted.person,
        "channel": noted.channel,
        "via": noted.via,
        "place": noted.place,
        **dict.fromkeys(_OWN_COLUMNS),
    }
    for name in _COLUMNS_OF[kind]:
        row[name] = getattr(fact, name)
    more = {name: getattr(fact, name) for name in _MORE_OF[kind]}
    row["more"] = json.dumps(more) if more else "{}"
    return row


def make_fact_change(noted: Noted) -> Change:
    """Return a fact as a change."""
    return Change("keep_fact", make_fact_row(noted))


def name_fact(row: DatabaseRow) -> int:
    """Return the id of a fact's row."""
    return int(row["id"])


def read_fact(row: DatabaseRow) -> Noted | None:
    """Read a fact from its row in the journal; None for one that this program does not know, or cannot read."""
    kind = _KINDS.get(row["kind"])
    found = read_rows("fact", [row], lambda row: _read_noted(row, kind), name_fact) if kind else ()
    return found[0] if found else None


def _read_noted(row: DatabaseRow, kind: Any) -> Noted:
    more = _read_more(row)
    values = {
        name: more[name] if name in more else row[name] for name in _FIELDS[row["kind"]] if _has_field(name, more)
    }
    at = datetime.fromisoformat(row["at"])
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return Noted(
        at=at,
        person=row["person"],
        channel=row["channel"],
        via=row["via"],
        fact=kind(**values),
        place=row["place"],
    )


def _read_more(row: DatabaseRow) -> dict[str, Any]:
    return read_object(row["more"]) if row["more"] != "{}" else {}


def _read_printed(row: DatabaseRow) -> dict[str, Any]:
    return {name: row[name] for name in _PRINTED if row[name] not in (None, "")} | _read_more(row)


def _read_class_fact(row: DatabaseRow) -> Mapping[str, Any]:
    _read_more(row)
    return {name: row[name] for name in ("kind", "guide", "run", "step", "more")}


def _has_field(name: str, more: Mapping[str, Any]) -> bool:
    """Return whether a row holds a field; one that came later has its default."""
    return name in more or name in _IN_COLUMNS
