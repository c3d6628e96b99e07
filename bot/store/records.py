"""Records: what several people share, each with a version."""

import json
from collections.abc import Sequence

from bot.store.database import Change, Database, DatabaseRow
from bot.store.odd_rows import read_rows
from flows.core.record import Household, Member, Record, dump_record, load_record


class Records:
    """The records, by kind and id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, kind: str, id: str) -> Record | None:
        """Return a record; None where there is none that can be read."""
        rows = await self._database.read("record", kind=kind, id=id)
        return next(iter(read_rows("record", rows, _read_record, lambda _: f"{kind} {id}")), None)

    async def find(self, kind: str, place: str | None) -> Sequence[Record]:
        """Return all listed records of a kind at a place; at all places without one."""
        if place is None:
            rows = await self._database.read("records_anywhere", kind=kind)
        else:
            rows = await self._database.read("records_at", kind=kind, place=place)
        return read_rows("record", rows, _read_record, lambda row: f"{kind} {row['id']}")

    async def find_naming(self, key: str) -> Sequence[Record]:
        """Return every record that names a person, also what is over."""
        rows = await self._database.read("records_naming", key=key)
        return read_rows("record", rows, _read_record, lambda row: f"{row['kind']} {row['id']}")

    async def count_marks(self, villages: Sequence[str]) -> Sequence[tuple[str, str, int]]:
        """Count the households of villages: village, mark (Household.mark), how many."""
        rows = await self._database.read("marks", places=json.dumps(villages))
        return [(row["place"], row["mark"], row["houses"]) for row in rows]


def make_record_change(record: Record) -> Change:
    """Return a record as a change. Its version goes up by one, so that nobody saves over what they have not seen."""
    state = dump_record(record) | {"version": record.version + 1}
    row = {
        "kind": record.kind,
        "id": record.id,
        "place": record.place,
        "listed": int(record.listed),
        "key": record.key if isinstance(record, Member) else None,
        "mark": record.mark if isinstance(record, Household) else None,
        "version": record.version + 1,
        "state": json.dumps(state, ensure_ascii=False, separators=(",", ":")),
    }
    return Change("keep_record", row)


def _read_record(row: DatabaseRow) -> Record:
    return load_record(json.loads(row["state"]))
