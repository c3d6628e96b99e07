"""The tally: facts counted into cells. Pure: the shell reads facts, stores cells, and remembers how far it has counted.

A cell is a report's key at a place in a month. A fact counts at its own place and at every one above it; one without a
place at the topmost. Of the people behind a cell only their least number is stored: up to five are told apart by short
hashes that differ from cell to cell, so nobody can be followed from one cell to another; then the hashes are dropped.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.core.facts.citizen import Arrived, Noted
from flows.core.places.place import LEVELS, Level, Teams
from flows.core.reports.base import Passage, Report, find_month, follow_run
from flows.core.reports.cells import PEOPLE_MAX, mark_own

_HASH_BYTES = 4


class CellKey(NamedTuple):
    """The name of a cell."""

    report: str
    place: str
    month: str
    key: str  # Key.text


@dataclass(frozen=True, slots=True)
class StoredCell:
    """A cell as it is stored."""

    count: int
    people: int  # at least this many; 5 stands for five or more
    known: bytes | None  # their hashes, one after the other; None once there were five


@dataclass(slots=True)
class CellCount:
    """What was counted into a cell since it was stored."""

    count: int = 0
    people: set[str] = field(default_factory=set)  # at most five of them

    def store(self, key: CellKey, before: StoredCell | None = None) -> StoredCell:
        """Return the cell as it is stored: this count added to what was stored before."""
        count = self.count + (before.count if before else 0)
        if len(self.people) >= PEOPLE_MAX or (before is not None and before.known is None):
            return StoredCell(count, PEOPLE_MAX, None)
        known = _hash_people(key, self.people)
        if before is not None and before.known:
            known |= {before.known[n : n + _HASH_BYTES] for n in range(0, len(before.known), _HASH_BYTES)}
        if len(known) >= PEOPLE_MAX:
            return StoredCell(count, PEOPLE_MAX, None)
        return StoredCell(count, len(known), b"".join(sorted(known)))


def _hash_people(key: CellKey, people: Iterable[str]) -> set[bytes]:
    """Return hashes that tell people apart in one cell, and in no other."""
    where = "\0".join(key)
    return {hashlib.blake2b(f"{where}\0{who}".encode(), digest_size=_HASH_BYTES).digest() for who in people}


def find_source(noted: Noted, id: int) -> str | None:
    """Return who or what stands behind a fact, to tell people apart; None where that cannot be known.

    Behind what a member does stands the household or the help request that it is done for. Without consent a run
    stands for a person, and so does a first arrival.
    """
    fact = noted.fact
    if (house := getattr(fact, "house", None)) and hasattr(fact, "by"):
        return f"house {house}"
    if help := getattr(fact, "help", None):
        return f"help {help}"
    if noted.person is not None:
        return noted.person
    if run := getattr(fact, "run", None):
        return f"run {run}"
    return f"fact {id}" if isinstance(fact, Arrived) and not fact.again else None


@dataclass
class Tally:
    """A count of facts, in the order of the journal."""

    teams: Teams
    reports: Iterable[Report]
    runs: dict[str, Passage | None] = field(default_factory=dict)  # run: what it is counted under; None once it is over
    cells: dict[tuple[str, str, str, str], CellCount] = field(default_factory=dict)  # by CellKey

    def __post_init__(self) -> None:
        self._of: dict[type, list[Report]] = {}
        for report in self.reports:
            for kind in report.of:
                self._of.setdefault(kind, []).append(report)
        self._places: dict[tuple[str, Level], tuple[str, ...]] = {}

    def add(self, id: int, noted: Noted) -> None:
        """Count a fact. id: its number in the journal."""
        reports = self._of.get(type(noted.fact))
        if reports is None:
            return
        run: str | None = getattr(noted.fact, "run", None)
        was = self.runs.get(run) if run else None
        month, who, cells = find_month(noted.at), find_source(noted, id), self.cells
        for report in reports:
            for key, upto, place in report.counts(noted, was):
                text = key.text
                for at in self._list_places(noted.place if place is None else place, upto):
                    name = (report.name, at, month, text)  # a hundred thousand a second: a plain tuple is quicker
                    cell = cells.get(name)
                    if cell is None:
                        cell = cells[name] = CellCount()
                    cell.count += 1
                    if who is not None and len(cell.people) < PEOPLE_MAX:
                        cell.people.add(who)
        if run:
            self.runs[run] = follow_run(noted, was)

    def _list_places(self, place: str, upto: Level) -> tuple[str, ...]:
        """Return the places that something counts at, its own first."""
        found = self._places.get((place, upto))
        if found is None:
            found = self._places[place, upto] = list_counted_places(self.teams, place, upto)
        return found


def list_counted_places(teams: Teams, place: str, upto: Level) -> tuple[str, ...]:
    """Return a place, and those above it up to a level. One with places below it is itself counted as mark_own() of it.

    What has no place, or one that is there no longer, belongs to the topmost.
    """
    chain = teams.upwards(place)
    if not chain:
        root = teams.root
        return (mark_own(root), root) if upto == "province" else (mark_own(root),)
    first = chain[0].id if chain[0].level == "village" else mark_own(chain[0].id)
    above = [one for one in chain if one.level != "village" and LEVELS.index(one.level) >= LEVELS.index(upto)]
    return (first, *(one.id for one in above))


def list_runs(facts: Iterable[tuple[int, Noted]]) -> frozenset[str]:
    """Return the runs that facts are about: their passages must be known before the facts are counted."""
    return frozenset(run for _, noted in facts if (run := getattr(noted.fact, "run", None)))


def identify_rules(version: int, teams: Teams) -> str:
    """Return a name for the rules of a count: how facts are counted, and which place belongs to which.

    Only counts by the same rules may be added.
    """
    text = "\n".join(f"{place.id} {place.level} {place.above}" for place in teams.places.values())
    return f"{version}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def merge_cells(tally: Tally, before: Mapping[CellKey, StoredCell]) -> dict[CellKey, StoredCell]:
    """Return the cells that were counted into, as they should be stored."""
    made = ((CellKey(*key), count) for key, count in tally.cells.items())
    return {key: count.store(key, before.get(key)) for key, count in made}
