"""Blocks: a commune with its villages, made up and already in the rows that the store keeps.

Several are made side by side, each in a process of its own.
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
from bot.demo.places import Plan
from bot.demo.times import Calendar
from bot.demo.village import story
from bot.demo.ways import Ways
from bot.guides.load import build_library, load_words, read_shelf
from bot.server import gc_tuning
from bot.store.rows import fact_row, record_row
from bot.store.tallies import cell_row
from flows.core.person import Person, dump
from flows.core.places.place import Teams
from flows.core.reports import REPORTS
from flows.core.reports.base import Passage
from flows.core.reports.tally import Heap, Spot, Tally

Values = tuple[Any, ...]
FACT_COLUMNS = ("at", "kind", "person", "channel", "via", "place", "guide", "revision", "step", "run", "more")
CELL_COLUMNS = ("report", "place", "month", "key", "count", "people", "known")
_FACT, _CELL = itemgetter(*FACT_COLUMNS), itemgetter(*CELL_COLUMNS)
_AHEAD = 2  # blocks a process that may wait to be written
_IDS = 10**7  # more than a block has facts


@dataclass
class Block:
    """What is to be written of a commune: rows of the tables, and the cells of places above it."""

    facts: list[Values] = field(default_factory=list)
    records: list[Mapping[str, Any]] = field(default_factory=list)
    people: list[Mapping[str, Any]] = field(default_factory=list)
    cells: list[Values] = field(default_factory=list)
    runs: dict[str, Passage] = field(default_factory=dict)  # that are not over
    above: dict[tuple[str, str, str, str], Heap] = field(default_factory=dict)


@dataclass(frozen=True)
class Making:
    """What everything is made up from; the same gives the same."""

    config: Path
    teams: Teams
    seed: int
    until: date


class Maker:
    """Makes blocks."""

    def __init__(self, making: Making) -> None:
        config = load_config(making.config)
        library = build_library(read_shelf(config.guides), load_words(), config)
        self._made = Calendar(making.until), Ways(library)
        self._making = making

    def block(self, plans: Sequence[tuple[int, Plan]]) -> Block:
        """A commune; plans: its places with their numbers among all."""
        block, tally = Block(), Tally(self._making.teams, REPORTS)
        id = plans[0][0] * _IDS
        for number, plan in plans:
            told = story(plan.place, number, plan.size, self._made, self._making.seed)
            for noted in told.facts:
                id += 1
                tally.add(id, noted)
            block.facts += [_FACT(fact_row(noted)) for noted in told.facts]
            block.records += [record_row(record) for record in told.records]
            block.people += [_person_row(person) for person in told.people]
        here = {plan.place.id for _, plan in plans}
        for place, heap in tally.cells.items():
            spot = Spot(*place)
            if spot.place.removesuffix("~") in here:
                block.cells.append(_CELL(cell_row(spot, heap.kept(spot))))
            else:
                block.above[spot] = heap
        block.runs = {run: now for run, now in tally.runs.items() if now is not None}
        block.cells.sort()
        return block


def _person_row(person: Person) -> Mapping[str, Any]:
    state = json.dumps(dump(person), ensure_ascii=False, separators=(",", ":"))
    forget_at = person.forget_at.isoformat() if person.forget_at and not person.consent else None
    return {"key": person.key, "state": state, "serial": 1, "forget_at": forget_at}


def blocks(making: Making, communes: Sequence[Sequence[tuple[int, Plan]]]) -> Iterator[Block]:
    """Every commune's block in order, made in as many processes as there are processors."""
    processes = min(cpu_count() or 1, len(communes))
    if processes == 1:
        with gc_tuning.growing():
            yield from map(Maker(making).block, communes)
        return
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, (making,)) as pool:
        waiting: list[Future[Block]] = []
        for commune in communes:
            waiting.append(pool.submit(_block, commune))
            if len(waiting) > processes * _AHEAD:
                yield waiting.pop(0).result()
        for one in waiting:
            yield one.result()


_makers: list[Maker] = []
"""The one of this process."""


def _begin(making: Making) -> None:
    gc_tuning.settle()
    _makers.append(Maker(making))


def _block(plans: Sequence[tuple[int, Plan]]) -> Block:
    with gc_tuning.growing():
        return _makers[0].block(plans)


def by_commune(plans: Iterable[Plan]) -> Sequence[Sequence[tuple[int, Plan]]]:
    """Plans in groups of a commune and its villages, numbered through."""
    groups: list[list[tuple[int, Plan]]] = []
    for number, plan in enumerate(plans):
        if plan.place.level == "commune":
            groups.append([])
        groups[-1].append((number, plan))
    return groups
