"""The tally: facts counted into cells. Pure: the shell reads facts, keeps cells, and remembers how far it has counted.

A cell is a report's key at a place in a month. A fact counts at its own place and at every one above it; one without a
place at the topmost. Of the people behind a cell it is only kept how many they are at least: up to five are told apart
by short hashes that differ from cell to cell, so nobody can be followed from one cell to another; then the hashes go.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from flows.core.facts.citizen import Arrived, Noted
from flows.core.places.place import LEVELS, Level, Teams
from flows.core.reports.base import Passage, Report, month_of, passage
from flows.core.reports.cells import PEOPLE_MAX, own

_HASH_BYTES = 4


class Spot(NamedTuple):
    """Where a cell is."""

    report: str
    place: str
    month: str
    key: str  # Key.text


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a cell."""

    count: int
    people: int  # at least so many; 5 stands for five or more
    known: bytes | None  # their hashes, one after the other; None once there were five


@dataclass(slots=True)
class Heap:
    """What was counted of a cell."""

    count: int = 0
    people: set[str] = field(default_factory=set)  # at most five of them

    def kept(self, spot: Spot, before: Kept | None = None) -> Kept:
        """The cell with this added to what was kept before."""
        count = self.count + (before.count if before else 0)
        if len(self.people) >= PEOPLE_MAX or (before is not None and before.known is None):
            return Kept(count, PEOPLE_MAX, None)
        known = _hashes(spot, self.people)
        if before is not None and before.known:
            known |= {before.known[n : n + _HASH_BYTES] for n in range(0, len(before.known), _HASH_BYTES)}
        if len(known) >= PEOPLE_MAX:
            return Kept(count, PEOPLE_MAX, None)
        return Kept(count, len(known), b"".join(sorted(known)))


def _hashes(spot: Spot, people: Iterable[str]) -> set[bytes]:
    """What people are told apart by in one cell, and in no other."""
    where = "\0".join(spot)
    return {hashlib.blake2b(f"{where}\0{who}".encode(), digest_size=_HASH_BYTES).digest() for who in people}


def behind(noted: Noted, id: int) -> str | None:
    """Who or what stands behind a fact, to tell people apart; None where that cannot be known.

    Behind what a member does stands the house that it is done for, or the wish. Without consent a run stands for a
    person, and so does a first arrival.
    """
    fact = noted.fact
    if (house := getattr(fact, "house", None)) and hasattr(fact, "by"):
        return f"house {house}"
    if wish := getattr(fact, "help", None):
        return f"help {wish}"
    if noted.person is not None:
        return noted.person
    if run := getattr(fact, "run", None):
        return f"run {run}"
    return f"fact {id}" if isinstance(fact, Arrived) and not fact.again else None


@dataclass
class Tally:
    """Counts facts, in the order of the journal."""

    teams: Teams
    reports: Iterable[Report]
    runs: dict[str, Passage | None] = field(default_factory=dict)  # run: how it is counted; None once it is over
    cells: dict[tuple[str, str, str, str], Heap] = field(default_factory=dict)  # by Spot

    def __post_init__(self) -> None:
        self._of: dict[type, list[Report]] = {}
        for report in self.reports:
            for kind in report.of:
                self._of.setdefault(kind, []).append(report)
        self._places: dict[tuple[str, Level], tuple[str, ...]] = {}

    def add(self, id: int, noted: Noted) -> None:
        """Count a fact; id: the journal's."""
        reports = self._of.get(type(noted.fact))
        if reports is None:
            return
        run: str | None = getattr(noted.fact, "run", None)
        was = self.runs.get(run) if run else None
        month, who, cells = month_of(noted.at), behind(noted, id), self.cells
        for report in reports:
            for key, upto, place in report.counts(noted, was):
                text = key.text
                for at in self._where(noted.place if place is None else place, upto):
                    spot = (report.name, at, month, text)  # a hundred thousand a second: a plain tuple is quicker
                    heap = cells.get(spot)
                    if heap is None:
                        heap = cells[spot] = Heap()
                    heap.count += 1
                    if who is not None and len(heap.people) < PEOPLE_MAX:
                        heap.people.add(who)
        if run:
            self.runs[run] = passage(noted, was)

    def _where(self, place: str, upto: Level) -> tuple[str, ...]:
        """The places that something counts at, its own first."""
        found = self._places.get((place, upto))
        if found is None:
            found = self._places[place, upto] = places_of(self.teams, place, upto)
        return found


def places_of(teams: Teams, place: str, upto: Level) -> tuple[str, ...]:
    """The place itself, and those above it up to a level. One with places below it is itself counted apart, as own().

    What has no place, or one that is no more, belongs to the topmost.
    """
    chain = teams.upwards(place)
    if not chain:
        root = teams.root
        return (own(root), root) if upto == "province" else (own(root),)
    first = chain[0].id if chain[0].level == "village" else own(chain[0].id)
    above = [one for one in chain if one.level != "village" and LEVELS.index(one.level) >= LEVELS.index(upto)]
    return (first, *(one.id for one in above))


def runs_of(facts: Iterable[tuple[int, Noted]]) -> frozenset[str]:
    """The runs that facts are about, whose passages must be known to count them."""
    return frozenset(run for _, noted in facts if (run := getattr(noted.fact, "run", None)))


def rules(version: int, teams: Teams) -> str:
    """What must be the same for two counts to be added: how it is counted, and which place belongs to which."""
    text = "\n".join(f"{place.id} {place.level} {place.above}" for place in teams.places.values())
    return f"{version}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def kept(tally: Tally, before: Mapping[Spot, Kept]) -> dict[Spot, Kept]:
    """The cells as they are to be kept."""
    made = ((Spot(*spot), heap) for spot, heap in tally.cells.items())
    return {spot: heap.kept(spot, before.get(spot)) for spot, heap in made}
