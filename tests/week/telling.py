"""Telling: what the program's own reports say, as a team sees them, to be held against the sums."""

from collections.abc import Mapping

from flows.core.person import Person
from flows.core.reports import BY_NAME
from flows.core.reports.base import TableQuery
from flows.core.reports.cells import ALL, Table
from tests.week.stage import Stage


async def report(stage: Stage, name: str, place: str, *, brief: bool = True) -> Table:
    """A report from the beginning until now, as a phone or (not brief) a paper shows it."""
    assert await stage.counter.catch_up()

    def drawn(asking: Person) -> Table:
        ledger = asking.shared
        asked = TableQuery(place, ALL, stage.library, ledger, own=True, brief=brief)
        return BY_NAME[name].table(ledger.counted(name, place, ALL), asked)

    return await stage.turns.lookup.play(Person("—"), drawn)


def rows(table: Table) -> dict[str, Mapping[str, int]]:
    """The numbers of each row, by what the row is about."""
    found: dict[str, Mapping[str, int]] = {}
    for id, row in zip(table.ids, table.rows, strict=True):
        found[id] = {name: cell for name, cell in zip(table.columns, row, strict=True) if isinstance(cell, int)}
    return found


async def fluent_told(stage: Stage) -> int:
    """How many houses are fluent, as the province is told."""
    told = rows(await report(stage, "households", stage.library.teams.root))
    return sum(row["fluent"] for row in told.values())
