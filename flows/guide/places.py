"""Where a person stands in a guide: the addresses of its screens, and the way back when an edit took a step away."""

from flows.core.address import Address, address
from flows.core.guide import Guide, Step
from flows.core.person import Person, Run


def cover_of(guide: Guide) -> Address:
    return address("guide", guide.id)


def run_of(guide: Guide, person: Person) -> Run | None:
    """The person's latest run of this guide, under its id today or any it had formerly."""
    runs = (person.runs.get(id) for id in (guide.id, *guide.formerly))
    return next((run for run in runs if run is not None), None)


def open_run_of(guide: Guide, person: Person) -> Run | None:
    run = run_of(guide, person)
    return run if run is not None and run.state == "open" else None


def nearest(guide: Guide, id: str, run: Run | None) -> Step | None:
    """The step of this id, or the nearest earlier one of the run that is still there; None where there is none."""
    passed: set[str] = set()
    while id and id not in passed:
        step = guide.step(id)
        if step is not None:
            return step
        passed.add(id)
        id = run.came.get(id, "") if run else ""
    return None
