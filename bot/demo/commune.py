"""A made-up commune with its villages, in the rows that the store keeps.

Several communes are made at the same time, each in a process of its own.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from operator import itemgetter
from os import cpu_count
from pathlib import Path
from typing import Any

from bot.config import load_config
from bot.demo.dates import Calendar
from bot.demo.places import PlacePlan
from bot.demo.village import make_story
from bot.demo.walks import Walks
from bot.guides.load import load_library
from bot.server import gc_tuning
from bot.store.journal import make_fact_row
from bot.store.records import make_record_change
from bot.store.tallies import make_cell_row
from flows.core.person import Person, dump
from flows.core.places.place import Teams
from flows.core.reports import REPORTS
from flows.core.reports.base import Passage
from flows.core.reports.tally import CellCount, CellKey, Tally

RowTuple = tuple[Any, ...]
FACT_COLUMNS = ("at", "kind", "person", "channel", "via", "place", "guide", "revision", "step", "run", "more")
CELL_COLUMNS = ("report", "place", "month", "key", "count", "people", "known")
_FACT, _CELL = itemgetter(*FACT_COLUMNS), itemgetter(*CELL_COLUMNS)
_AHEAD = 2  # communes a process that may wait to be written
_IDS = 10**7  # more than a commune has facts


@dataclass
class CommuneRows:
    """All rows of a commune, and the cells of places above it."""

    facts: list[RowTuple] = field(default_factory=list)
    records: list[Mapping[str, Any]] = field(default_factory=list)
    people: list[Mapping[str, Any]] = field(default_factory=list)
    cells: list[RowTuple] = field(default_factory=list)
    runs: dict[str, Passage] = field(default_factory=dict)  # that are not over
    above: dict[tuple[str, str, str, str], CellCount] = field(default_factory=dict)


@dataclass(frozen=True)
class DemoPlan:
    """What a demonstration is made from; the same plan gives the same rows."""

    config: Path
    teams: Teams
    seed: int
    until: date


class CommuneMaker:
    """Makes communes."""

    def __init__(self, plan: DemoPlan) -> None:
        config = load_config(plan.config)
        library = load_library(config)
        self._made = Calendar(plan.until), Walks(library)
        self._plan = plan

    def make_commune(self, plans: Sequence[tuple[int, PlacePlan]]) -> CommuneRows:
        """Make a commune; plans: its places with their numbers among all."""
        rows, tally = CommuneRows(), Tally(self._plan.teams, REPORTS)
        id = plans[0][0] * _IDS
        for number, plan in plans:
            story = make_story(plan.place, number, plan.size, self._made, self._plan.seed)
            for noted in story.facts:
                id += 1
                tally.add(id, noted)
            rows.facts += [_FACT(make_fact_row(noted)) for noted in story.facts]
            rows.records += [make_record_change(record).row for record in story.records]
            rows.people += [_make_person_row(person) for person in story.people]
        here = {plan.place.id for _, plan in plans}
        for names, count in tally.cells.items():
            key = CellKey(*names)
            if key.place.removesuffix("~") in here:
                rows.cells.append(_CELL(make_cell_row(key, count.store(key))))
            else:
                rows.above[key] = count
        rows.runs = {run: now for run, now in tally.runs.items() if now is not None}
        rows.cells.sort()
        return rows


def _make_person_row(person: Person) -> Mapping[str, Any]:
    state = json.dumps(dump(person), ensure_ascii=False, separators=(",", ":"))
    forget_at = person.forget_at.isoformat() if person.forget_at and not person.consent else None
    return {"key": person.key, "state": state, "serial": 1, "forget_at": forget_at}


def make_communes(plan: DemoPlan, communes: Sequence[Sequence[tuple[int, PlacePlan]]]) -> Iterator[CommuneRows]:
    """Make every commune in order, in as many processes as there are processors."""
    processes = min(cpu_count() or 1, len(communes))
    if processes == 1:
        with gc_tuning.pause_while_growing():
            yield from map(CommuneMaker(plan).make_commune, communes)
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (plan,)) as pool:
        waiting: list[Future[CommuneRows]] = []
        for commune in communes:
            waiting.append(pool.submit(_make_commune, commune))
            if len(waiting) > processes * _AHEAD:
                yield waiting.pop(0).result()
        for one in waiting:
            yield one.result()


_makers: list[CommuneMaker] = []
"""The one of this process."""


def _begin(plan: DemoPlan) -> None:
    gc_tuning.freeze_what_stays()
    _makers.append(CommuneMaker(plan))


def _make_commune(plans: Sequence[tuple[int, PlacePlan]]) -> CommuneRows:
    with gc_tuning.pause_while_growing():
        return _makers[0].make_commune(plans)


def group_by_commune(plans: Iterable[PlacePlan]) -> Sequence[Sequence[tuple[int, PlacePlan]]]:
    """Group plans by commune with its villages, numbered through."""
    groups: list[list[tuple[int, PlacePlan]]] = []
    for number, plan in enumerate(plans):
        if plan.place.level == "commune":
            groups.append([])
        groups[-1].append((number, plan))
    return groups
