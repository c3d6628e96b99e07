"""The board of a class: how many came, and how many stand at each step, told by facts. No names, no keys."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from flows.core.ledger import Board


def board_of(facts: Iterable[Mapping[str, Any]]) -> Board:
    """The board, from the facts that a class's code is credited with, oldest first: kind, run, step, more (JSON)."""
    arrived = 0
    at: dict[str, str] = {}  # run: step
    stuck: dict[str, str] = {}
    finished: set[str] = set()
    for fact in facts:
        run, step = fact["run"] or "", fact["step"] or ""
        match fact["kind"]:
            case "Arrived":
                arrived += not json.loads(fact["more"]).get("again", False)
            case "Reached":
                at[run] = step
                stuck.pop(run, None)
            case "Stuck" | "StillStuck" if run:
                stuck[run] = step
            case "Solved":
                stuck.pop(run, None)
            case "Finished":
                finished.add(run)
                at.pop(run, None)
                stuck.pop(run, None)
            case "Left":
                at.pop(run, None)
                stuck.pop(run, None)
            case _:
                pass
    return Board(arrived, dict(Counter(at.values())), dict(Counter(stuck.values())), len(finished))
