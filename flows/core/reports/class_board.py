"""The board of a class: how many came, and how many stand at each step, counted from facts. No names, no keys."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from flows.core.address import address
from flows.core.content.guide import Guide
from flows.core.content.numbering import count_way, trace_way
from flows.core.pages.codes import make_code
from flows.core.pages.page import Page, Say
from flows.core.places.share_code import make_share_code
from flows.core.record import Classroom
from flows.core.screen import Chart
from flows.core.shared import ClassBoard


def count_board(facts: Iterable[Mapping[str, Any]], guide: str) -> ClassBoard:
    """Count the board from the facts credited to a class, oldest first: kind, guide, run, step, more (JSON).

    guide: id of the one that the class walks; what people do in others afterwards is not counted.
    """
    arrived = 0
    at: dict[str, str] = {}  # run: steps reached, as `ask/boil`
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
                at[run] = f"{at[run]}/{step}" if run in at else step
                stuck.pop(run, None)
            case "Stuck" | "StillStuck" if run:
                stuck[run] = _cut_at(at.get(run, ""), step)
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


def _cut_at(reached: str, step: str) -> str:
    """Return the steps reached up to this one; it alone where it is not among them."""
    steps = reached.split("/")
    return "/".join(steps[: steps.index(step) + 1]) if step in steps else step


def _count_by_number(reached: Mapping[str, int], guide: Guide) -> Counter[int]:
    """Count people by the number of their step on their own screens; ways that part have numbers in common."""
    people: Counter[int] = Counter()
    for ids, count in reached.items():
        *_, last = found = [guide.step(id) for id in ids.split("/")]
        if last is not None:
            steps = [step.id for step in found if step is not None]
            came = trace_way(steps, lambda before, step: step in guide.after(guide.by_id[before]))
            people[count_way(guide.labels, last.id, came)] += count
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
    important first; `late`, what stands below a code.
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
        "late": say("board-late"),
        "steps": [
            {"number": number, "people": at[number], "stuck": min(stuck[number], at[number])}
            for number in range(1, guide.heights[guide.first.id] + 1)
        ],
        "said": [*most, *lines],
    }
    return json.dumps(data, ensure_ascii=False)


def draw_board(page: Page, classroom: Classroom, board: ClassBoard, guide: Guide) -> Chart:
    """Return a class's board as a picture; while the class is open, with a code for people who come late."""
    credit, say = make_share_code("class", classroom.id), page.say
    code = make_code(page, address("guide", guide.id), credit, guide.title, say("share-qr-alt", title=guide.title))
    data = encode_board(board, guide, page.name_place(classroom.place), say)
    return Chart("board", data, say("board-alt"), code if classroom.closed is None else None)
