"""The board of a class: how many came, and how many stand at each step, told by facts. No names, no keys."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from flows.core.content.guide import Guide
from flows.core.pages.page import Say
from flows.core.shared import ClassBoard


def board_of(facts: Iterable[Mapping[str, Any]], guide: str) -> ClassBoard:
    """The board, from the facts credited with a class's code, oldest first: kind, guide, run, step, more (JSON).

    guide: id of the one that the class walks; who goes on to another afterwards has done with this board.
    """
    arrived = 0
    at: dict[str, str] = {}  # run: step
    stuck: dict[str, str] = {}
    finished: set[str] = set()
    for fact in facts:
        if fact["guide"] not in (None, guide):
            continue
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
    return ClassBoard(arrived, dict(Counter(at.values())), dict(Counter(stuck.values())), len(finished))


def _by_number(steps: Mapping[str, int], guide: Guide) -> Counter[int]:
    """People by the number of their step, as their own screens tell it; ways that part have numbers in common."""
    people: Counter[int] = Counter()
    for id, count in steps.items():
        step = guide.step(id)
        if step is not None:
            people[guide.depths.get(step.id, 1)] += count
    return people


def _most(board: ClassBoard, guide: Guide, say: Say) -> list[str]:
    """Where nearly everybody stands, in a sentence; nothing where they are all over the guide."""
    at, stuck, waiting = _by_number(board.at, guide), _by_number(board.stuck, guide), _waiting(board)
    going = {number: people - stuck[number] for number, people in at.items() if people > stuck[number]}
    if not at and not waiting and board.finished:
        return [say("board-all-done")]
    if not going:
        return []
    number = max(going, key=lambda number: (going[number], number))
    if len(going) == 1 and not waiting and not board.finished:
        return [say("board-all-at", number=number)]
    everybody = sum(at.values()) + waiting + board.finished
    return [say("board-most-at", number=number)] if 2 * going[number] > everybody else []


def board_lines(board: ClassBoard, guide: Guide, say: Say) -> tuple[str, ...]:
    """What a class's board says, in plain sentences: for who cannot see it, and where nothing can be drawn."""
    at, stuck = _by_number(board.at, guide), _by_number(board.stuck, guide)
    waiting = _waiting(board)
    return (
        say("board-arrived-line", n=board.arrived),
        *([say("board-waiting-line", n=waiting)] if waiting else []),
        *(f"{text}." for text in _most(board, guide, say)),
        *(say("board-at-line", number=number, n=at[number]) for number in sorted(at)),
        *(f"{say('board-stuck', number=number, n=stuck[number])}." for number in sorted(stuck)),
        say("board-finished-line", n=board.finished),
    )


def _waiting(board: ClassBoard) -> int:
    """How many came and have not begun."""
    return max(0, board.arrived - sum(board.at.values()) - board.finished)


def board_data(board: ClassBoard, guide: Guide, place_name: str, say: Say) -> str:
    """A class's board as board.typ takes it, JSON: `title`, `place`; `arrived`, `waiting`,
    `finished`, each `{n, label}`; `steps`, a row a number: `{number, people, stuck}`, the stuck among the people;
    `said`, sentences to be read from afar, `{text, stuck}`, the most important first.
    """
    at, stuck = _by_number(board.at, guide), _by_number(board.stuck, guide)
    most = [{"text": text, "stuck": False} for text in _most(board, guide, say)]
    lines = [{"text": say("board-stuck", number=number, n=n), "stuck": True} for number, n in stuck.most_common()]
    data = {
        "title": guide.title,
        "place": place_name,
        "arrived": {"n": board.arrived, "label": say("board-arrived")},
        "waiting": {"n": _waiting(board), "label": say("board-waiting")},
        "finished": {"n": board.finished, "label": say("board-finished")},
        "steps": [
            {"number": number, "people": at[number], "stuck": min(stuck[number], at[number])}
            for number in range(1, max(guide.depths.values()) + 1)
        ],
        "said": [*most, *lines],
    }
    return json.dumps(data, ensure_ascii=False)
