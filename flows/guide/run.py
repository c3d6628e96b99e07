"""The run: starting, stepping on, choosing, starting over, leaving. Every act may be pressed twice, late, out of turn.

An act names the step it was pressed on, never "the current one", so pressing it again leads to the same place. A finish
needs an open run, so it is noted once a run.
"""

from dataclasses import replace

from flows.core.address import Address
from flows.core.content.guide import DONE, STOP, Guide, Step
from flows.core.event import Origin
from flows.core.facts.citizen import Fact, Left, LeftWhy, Reached, Started, Who
from flows.core.flow import Acting, Outcome
from flows.core.households.accompanied import in_company
from flows.core.library import Library
from flows.core.person import Person, Run, consenting
from flows.core.record import Record
from flows.guide.finishing import finished
from flows.guide.places import cover_of, nearest, open_run_of, run_of


def _guide(here: Address, library: Library) -> Guide | None:
    return library.guide(here.ids[0]) if here.ids else None


def _moved(person: Person, guide: Guide, run: Run) -> Person:
    """Put the run in under the guide's id of today."""
    runs = {id: other for id, other in person.runs.items() if id not in guide.formerly}
    return replace(person, runs=runs).with_run(replace(run, guide=guide.id, revision=guide.revision))


def _without(person: Person, run: Run) -> Person:
    return replace(person, runs={id: other for id, other in person.runs.items() if other.id != run.id})


def _begin(person: Person, guide: Guide, step: Step, origin: Origin, who: Who = "me") -> Outcome:
    """Begin a run; the open one that it takes the place of is left."""
    old = run_of(guide, person)
    left = (_left(guide, old, "again"),) if old is not None and old.state == "open" else ()
    run = Run(origin.seed, guide.id, guide.revision, origin.at, step.id, came={step.id: ""}, via=person.via, who=who)
    if person.visiting is not None:
        run = replace(run, who="other", house=person.visiting)
    run = _accompanied(run, person, origin)
    facts = (*left, Started(guide.id, guide.revision, run.id), Reached(guide.id, guide.revision, run.id, step.id))
    return Outcome(_moved(person, guide, run).at(cover_of(guide).under(step.id)), facts)


def _left(guide: Guide, run: Run, why: LeftWhy) -> Left:
    return Left(guide.id, run.revision, run.id, run.step, why)


def _accompanied(run: Run, person: Person, origin: Origin) -> Run:
    """The run as helped, once somebody of a team is with the person; it stays so."""
    return replace(run, how="helped") if run.how == "alone" and in_company(person, origin.at) else run


def _resumed(person: Person, guide: Guide, run: Run) -> Outcome:
    return Outcome(person.at(cover_of(guide).under(run.step if run.state == "open" else DONE)))


def start(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Begin, or go on with the open run. The first time, the question of consent comes before; in a house, for whom."""
    guide = _guide(here, library)
    if guide is None:
        return Outcome(person.at(here))
    run = open_run_of(guide, person)
    if run is not None:
        return _resumed(person, guide, run)
    if person.consent is None:
        return Outcome(person.at(cover_of(guide).under("consent")))
    if person.house is not None and person.visiting is None:
        return Outcome(person.at(cover_of(guide).under("for-whom")))
    return _begin(person, guide, guide.first, origin)


def _for(who: Who) -> Acting:
    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        guide = _guide(here, library)
        if guide is None or person.house is None or person.visiting is not None or person.consent is None:
            return start(here, person, origin, library)
        run = open_run_of(guide, person)
        return _resumed(person, guide, run) if run is not None else _begin(person, guide, guide.first, origin, who)

    return act


def again(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Leave the open run and begin anew. Pressed twice, the second finds a run that has only just begun."""
    guide = _guide(here, library)
    if guide is None:
        return Outcome(person.at(here))
    run = open_run_of(guide, person)
    if run is None or len(run.came) <= 1:
        return start(here, person, origin, library)
    return _begin(person, guide, guide.first, origin, run.who)


def drop(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Leave the open run for good."""
    guide = _guide(here, library)
    run = open_run_of(guide, person) if guide else None
    if guide is None or run is None:
        return Outcome(person.at(here))
    place = cover_of(guide)
    return Outcome(_without(person, run).at(place, "note-dropped"), (_left(guide, run, "dropped"),))


def _answer(yes: bool, here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    person, facts = consenting(person, yes)
    guide = _guide(here, library)
    run = run_of(guide, person) if guide else None
    if guide is not None and run is not None:
        return replace(_resumed(person, guide, run), facts=facts)
    started = start(here, person, origin, library)
    return replace(started, facts=(*facts, *started.facts))


def keep(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    return _answer(True, here, person, origin, library)


def skip(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    return _answer(False, here, person, origin, library)


def _move(person: Person, guide: Guide, step: Step, to: str, origin: Origin) -> Outcome:
    """Go from a step to what follows it."""
    run = open_run_of(guide, person)
    target = guide.step(to)
    place = cover_of(guide).under(target.id if target else STOP if to == STOP else DONE)
    if run is None and (target is None or run_of(guide, person) is not None):
        return Outcome(person.at(place))  # a late press after the end: nothing counts
    facts: tuple[Fact, ...] = ()
    changed: tuple[Record, ...] = ()
    if run is None:
        begun = _begin(person, guide, step, origin)
        person, facts = begun.person, begun.facts
        run = person.runs[guide.id]
    run = _accompanied(run, person, origin)
    if to == STOP:
        left = Left(guide.id, guide.revision, run.id, step.id, "stopped")
        return Outcome(_without(person, run).at(place), (*facts, left))
    answers = {**run.answers, step.id: to} if step.choices else run.answers
    if target is None:
        run = replace(run, step=step.id, answers=answers, state="finished", ended_at=origin.at, still=0)
        end = finished(person, guide, run, origin)
        person, facts, changed = end.person, (*facts, *end.facts), end.changed
    else:
        if target.id not in run.came:
            facts = (*facts, Reached(guide.id, guide.revision, run.id, target.id))
        run = replace(run, step=target.id, answers=answers, came={**run.came, target.id: step.id}, still=0)
    if person.consent is None:  # came by a link to a step: the question comes now, at every press until it is answered
        place = cover_of(guide).under("consent")
    return Outcome(_moved(person, guide, run).at(place), facts, changed=changed)


def advance(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`next`: this step is done."""
    guide = _guide(here, library)
    step = nearest(guide, here.ids[1], run_of(guide, person)) if guide and len(here.ids) == 2 else None
    if guide is None or step is None or step.choices or guide.step(here.ids[1]) is None:
        return Outcome(person.at(here))
    return _move(person, guide, step, guide.following(step), origin)


def pick(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`pick`: this answer was given; its address ends with the step that the answer names."""
    guide = _guide(here, library)
    step = guide.step(here.ids[1]) if guide and len(here.ids) == 3 else None
    if guide is None or step is None:
        return Outcome(person.at(here))
    answer = guide.renamed.get(here.ids[2], here.ids[2])
    if answer not in guide.after(step) or not step.choices:
        return Outcome(person.at(cover_of(guide).under(step.id), "note-changed"))
    return _move(person, guide, step, answer, origin)


def opened(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Going back to a step of the open run moves the run there; answers are kept."""
    guide = _guide(here, library)
    run = open_run_of(guide, person) if guide else None
    step = guide.step(here.ids[1]) if guide and len(here.ids) >= 2 else None
    if guide is None or run is None or step is None or step.id not in run.came:
        return Outcome(person)
    return Outcome(_moved(person, guide, replace(run, step=step.id)))


ACTS: dict[str, Acting] = {
    "start": start,
    "me": _for("me"),
    "other": _for("other"),
    "again": again,
    "drop": drop,
    "keep": keep,
    "skip": skip,
    "next": advance,
    "pick": pick,
}
