"""Where a person stands in a guide: the addresses of its screens, and the way back when an edit took a step away."""

from dataclasses import replace

from flows.core.address import Address, address
from flows.core.content.guide import COVER, Guide, Step
from flows.core.person import Person, Run


def locate_guide(guide: Guide) -> Address:
    """Return the address that links, codes and acts name a guide by: its cover, or the first step of an urgent one."""
    return address("guide", guide.id)


def locate_cover(guide: Guide) -> Address:
    """Return where the cover is shown."""
    return locate_guide(guide).under(COVER) if guide.urgent else locate_guide(guide)


def find_run(guide: Guide, person: Person) -> Run | None:
    """Return the person's latest run of a guide, under its id of today or a former one, in step ids of today."""
    run = person.find_run(guide.id, *guide.formerly)
    return _use_ids_of_today(run, guide) if run is not None and guide.renamed else run


def _use_ids_of_today(run: Run, guide: Guide) -> Run:
    def today(id: str) -> str:
        step = guide.step(id)
        return step.id if step else id

    came: dict[str, str] = {}
    for to, before in run.came.items():
        came.setdefault(today(to), today(before))
    answers = {today(asked): today(answer) for asked, answer in run.answers.items()}
    return replace(run, step=today(run.step), came=came, answers=answers)


def find_open_run(guide: Guide, person: Person) -> Run | None:
    """Return the run that goes on: on a visit the one that was begun for that household, else the person's own."""
    run = find_run(guide, person)
    return run if run is not None and run.state == "open" and run.house == person.visiting else None


def find_nearest(guide: Guide, id: str, run: Run | None) -> Step | None:
    """Return the step of this id, or the nearest earlier one of the run that is still there.

    Where the whole way of the run is gone, that is the first step; None for an id that the run never reached.
    """
    known = run is not None and id in run.came
    passed: set[str] = set()
    while id and id not in passed:
        step = guide.step(id)
        if step is not None:
            return step
        passed.add(id)
        id = run.came.get(id, "") if run else ""
    return guide.first if known else None
