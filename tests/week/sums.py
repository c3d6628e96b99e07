"""The sums of the week, worked out from the journal alone and held against what people, records and reports say.

Nothing here is taken from flows/core/reports or flows/core/fluent: config.yaml's rule is written down once more.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.core.library import Library

Fact = Mapping[str, Any]
SKILLS = frozenset({"eid", "portal", "pay"})  # one guide of each, by one person, alone: config.yaml
_OWN = ("alone", "me")


def facts(database: Path, after: int = 0) -> list[dict[str, Any]]:
    """The journal as it is now, oldest first."""
    rows = select(database, "SELECT * FROM fact WHERE id > ? ORDER BY id", after)
    return [row | json.loads(row.pop("more")) for row in rows]


def records(database: Path, kind: str) -> list[dict[str, Any]]:
    """All records of a kind, those that are over too."""
    return [json.loads(row["state"]) for row in select(database, "SELECT state FROM record WHERE kind = ?", kind)]


def select(database: Path, sql: str, *values: str | int) -> list[dict[str, Any]]:
    """Look into the database beside the running program."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, values)]


@dataclass(frozen=True)
class Passages:
    """How people got through one guide."""

    started: int
    alone: int
    helped: int
    left: int
    inside: frozenset[str]  # runs


def passages(journal: Sequence[Fact]) -> dict[str, Passages]:
    """By guide. A run begins once, ends once at most, and nothing ends that had not begun."""
    begun: dict[str, list[str]] = defaultdict(list)
    over: dict[str, str] = {}
    for fact in journal:
        if fact["kind"] == "Started":
            begun[fact["guide"]].append(fact["run"])
        elif fact["kind"] in ("Finished", "Left"):
            assert fact["run"] not in over, fact
            assert fact["run"] in begun[fact["guide"]], fact
            over[fact["run"]] = fact.get("how", "left")
    found = {}
    for guide, runs in begun.items():
        assert len(set(runs)) == len(runs), guide
        ends = Counter(over[run] for run in runs if run in over)
        inside = frozenset(runs) - set(over)
        found[guide] = Passages(len(runs), ends["alone"], ends["helped"], ends["left"], inside)
    return found


def still_inside(database: Path) -> dict[str, frozenset[str]]:
    """The runs by guide that people are in, as each is remembered."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in select(database, "SELECT state FROM person"):
        for run in json.loads(row["state"])["runs"]:
            if run["state"] == "open":
                found[run["guide"]].add(run["id"])
    return {guide: frozenset(runs) for guide, runs in found.items()}


@dataclass(frozen=True)
class Houses:
    """The houses as the journal tells of them."""

    open: frozenset[str]
    people: Mapping[str, frozenset[str]]  # house: keys of who belong to it
    alone: Mapping[str, frozenset[str]]  # key: guides that they finished alone, for themselves
    helped: Mapping[str, frozenset[str]]  # house: guides walked together to the end
    witnessed: Mapping[str, frozenset[str]]  # house: guides whose result was seen

    def fluent(self, library: Library) -> frozenset[str]:
        """The houses where one of its people has shown every skill."""
        return frozenset(
            house
            for house in self.open
            if any(shows_all(self.alone.get(key, frozenset()), library) for key in self.people.get(house, ()))
        )


def shows_all(guides: frozenset[str], library: Library) -> bool:
    """Whether these guides, done by one person, prove every skill."""
    return {library.guides[id].counts_as for id in guides} >= SKILLS


def houses(journal: Sequence[Fact]) -> Houses:
    """Follow the houses through the journal."""
    open_: set[str] = set()
    people: dict[str, set[str]] = defaultdict(set)
    alone: dict[str, set[str]] = defaultdict(set)
    helped: dict[str, set[str]] = defaultdict(set)
    witnessed: dict[str, set[str]] = defaultdict(set)
    for fact in journal:
        key, house = fact["person"], fact.get("house")
        match fact["kind"]:
            case "HouseOpened":
                open_.add(fact["house"])
            case "HouseClosed":
                open_.remove(fact["house"])
            case "HouseJoined" if key:
                people[fact["house"]].add(key)
            case "HouseLeft" if key:
                people[fact["house"]].remove(key)
            case "Finished" if fact["how"] == "helped" and house:
                helped[house].add(fact["guide"])
            case "Finished" if (fact["how"], fact["who"]) == _OWN and key:
                alone[key].add(fact["guide"])
            case "Helped" if fact["done"]:
                helped[fact["house"]].add(fact["guide"])
            case "Witnessed":
                witnessed[fact["house"]].add(fact["guide"])
    return Houses(frozenset(open_), *map(_frozen, (people, alone, helped, witnessed)))


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(some) for name, some in sets.items() if some}


def judged(states: Sequence[Mapping[str, Any]], library: Library) -> frozenset[str]:
    """The houses that are fluent by their records."""
    return frozenset(
        house["id"]
        for house in states
        if not house["closed"] and any(shows_all(frozenset(done), library) for done in house["alone"].values())
    )


def check_records(journal: Sequence[Fact], states: Sequence[Mapping[str, Any]]) -> None:
    """What the records hold of each house is what was noted: done alone, done together and seen, each by itself."""
    told = houses(journal)
    for house in states:
        id = house["id"]
        assert (id in told.open) != house["closed"], house
        assert frozenset(house["helped"]) == told.helped.get(id, frozenset()), house
        assert frozenset(house["witnessed"]) == told.witnessed.get(id, frozenset()), house
        mine = Counter(tuple(sorted(told.alone.get(key, ()))) for key in told.people.get(id, ()))
        others = Counter(
            (fact["guide"],)
            for fact in journal
            if fact["kind"] == "Finished" and (fact["how"], fact["who"]) == ("alone", "other") and fact["house"] == id
        )
        assert Counter(tuple(sorted(done)) for done in house["alone"].values()) == mine + others, house


def done_by_teams(journal: Sequence[Fact]) -> dict[str, int]:
    """What the teams did, by the columns of their report. Nothing of a visit is noted twice."""
    of_visits = [
        (fact["kind"], fact["visit"], fact["guide"], fact.get("done"))
        for fact in journal
        if fact["kind"] in ("Helped", "Witnessed")
    ]
    assert len(set(of_visits)) == len(of_visits)

    def count(kind: str, **more: Any) -> int:
        return sum(fact["kind"] == kind and fact.items() >= more.items() for fact in journal)

    credited = [fact for fact in journal if fact["via"]]
    return {
        "visits": count("Visited"),
        "slips": sum(fact["kind"] == "Visited" and fact["slip"] is not None for fact in journal),
        "said": count("Helped", done=True),
        "witnessed": count("Witnessed"),
        "credited-alone": sum(fact["kind"] == "Finished" and fact["how"] == "alone" for fact in credited),
        "credited-helped": sum(fact["kind"] == "Finished" and fact["how"] == "helped" for fact in credited),
        "taken": count("HelpTaken"),
        "closed": sum(fact["kind"] == "HelpClosed" and fact["by"] is not None for fact in journal),
        "judged-yes": count("HelpJudged", helped=True),
        "judged-no": count("HelpJudged", helped=False),
    }
