"""The board of a class: how many came, and how many stand at each step, counted from facts. No names, no keys."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from flows.core.content.guide import Guide
from flows.core.pages.page import Say
from flows.core.screen import Chart
from flows.core.shared import ClassBoard


def count_board(facts: Iterable[Mapping[str, Any]], guide: str) -> ClassBoard:
    """Count the board from the facts credited to a class, oldest first: kind, guide, run, step, more (JSON).

    guide: id of the one that the class walks; what people do in others afterwards is not counted.
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


def _count_by_number(steps: Mapping[str, int], guide: Guide) -> Counter[int]:
    """Count people by the number of their step on their own screens; ways that part have numbers in common."""
    people: Counter[int] = Counter()
    for id, count in steps.items():
        step = guide.step(id)
        if step is not None:
            people[guide.depths.get(step.id, 1)] += count
    return people


def _say_most(board: ClassBoard, guide: Guide, say: Say) -> list[str]:
    """Say where most people stand; nothing where they are all over the guide."""
    at, stuck, waiting = _count_by_number(board.at, guide), _count_by_number(board.stuck, guide), _count_waiting(board)
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


def describe_board(board: ClassBoard, guide: Guide, say: Say) -> tuple[str, ...]:
    """Say what a class's board shows in plain sentences, for people who cannot see it and where nothing is drawn."""
    at, stuck = _count_by_number(board.at, guide), _count_by_number(board.stuck, guide)
    waiting = _count_waiting(board)
    return (
        say("board-arrived-line", n=board.arrived),
        *([say("board-waiting-line", n=waiting)] if waiting else []),
        *(f"{text}." for text in _say_most(board, guide, say)),
        *(say("board-at-line", number=number, n=at[number]) for number in sorted(at)),
        *(f"{say('board-stuck', number=number, n=stuck[number])}." for number in sorted(stuck)),
        say("board-finished-line", n=board.finished),
    )


def _count_waiting(board: ClassBoard) -> int:
    """Return how many came and have not begun."""
    return max(0, board.arrived - sum(board.at.values()) - board.finished)


def encode_board(board: ClassBoard, guide: Guide, place_name: str, say: Say) -> str:
    """Write a class's board as the JSON that board.typ takes.

    `title`, `place`; `arrived`, `waiting`, `finished`, each `{n, label}`; `steps`, a row for each number: `{number,
    people, stuck}`, the stuck among the people; `said`, sentences to be read from afar, `{text, stuck}`, the most
    important first.
    """
    at, stuck = _count_by_number(board.at, guide), _count_by_number(board.stuck, guide)
    most = [{"text": text, "stuck": False} for text in _say_most(board, guide, say)]
    lines = [{"text": say("board-stuck", number=number, n=n), "stuck": True} for number, n in stuck.most_common()]
    data = {
        "title": guide.title,
        "place": place_name,
        "arrived": {"n": board.arrived, "label": say("board-arrived")},
        "waiting": {"n": _count_waiting(board), "label": say("board-waiting")},
        "finished": {"n": board.finished, "label": say("board-finished")},
        "steps": [
            {"number": number, "people": at[number], "stuck": min(stuck[number], at[number])}
            for number in range(1, max(guide.depths.values()) + 1)
        ],
        "said": [*most, *lines],
    }
    return json.dumps(data, ensure_ascii=False)


def draw_board(board: ClassBoard, guide: Guide, place_name: str, say: Say) -> Chart:
    """Return a class's board as a picture."""
    return Chart("board", encode_board(board, guide, place_name, say), say("board-alt"))
