"""The run: starting, completing steps, choosing, leaving. Every act may be pressed twice, late, out of turn.

An act names the step that it was pressed on, never "the current one", so pressing it again leads to the same screen. A
finish needs an open run, so it is noted once for each run.
"""

from dataclasses import replace

from flows.core.address import Address
from flows.core.content.guide import DONE, STOP, Guide, Step
from flows.core.event import Origin
from flows.core.facts.citizen import Fact, Left, LeftWhy, Reached, Started, Who
from flows.core.flow import Acting, Outcome
from flows.core.households.accompanied import is_accompanied
from flows.core.ids import RunId
from flows.core.library import Library
from flows.core.person import Person, Run, answer_consent
from flows.core.record import Record
from flows.guide.finishing import finish
from flows.guide.standing import find_open_run, find_run, locate_cover, locate_guide

_URGENT_STEPS = 3  # of what is urgent before consent is asked: by then the first calls have been made


def _put_run(person: Person, guide: Guide, run: Run) -> Person:
    """Put the run into the person, under the guide's id of today."""
    runs = {id: other for id, other in person.runs.items() if id not in guide.formerly}
    return replace(person, runs=runs).with_run(replace(run, guide=guide.id, revision=guide.revision))


def _remove_run(person: Person, run: Run) -> Person:
    return replace(person, runs={id: other for id, other in person.runs.items() if other.id != run.id})


def _begin(person: Person, guide: Guide, step: Step, origin: Origin, who: Who = "me") -> Outcome:
    """Begin a run; an open one is left."""
    old = find_run(guide, person)
    left = (_make_left(guide, old, "again"),) if old is not None and old.state == "open" else ()
    run = Run(
        id=RunId(origin.seed),
        guide=guide.id,
        revision=guide.revision,
        started_at=origin.at,
        step=step.id,
        came={step.id: ""},
        via=person.via,
        who=who,
    )
    if person.visiting is not None:
        run = replace(run, who="other", house=person.visiting)
    run = _mark_helped(run, person, origin)
    facts = (
        *left,
        Started(guide=guide.id, revision=guide.revision, run=run.id),
        Reached(guide=guide.id, revision=guide.revision, run=run.id, step=step.id),
    )
    return Outcome(_put_run(person, guide, run).at(locate_guide(guide).under(step.id)), facts)


def _make_left(guide: Guide, run: Run, why: LeftWhy) -> Left:
    return Left(guide=guide.id, revision=run.revision, run=run.id, step=run.step, why=why)


def _mark_helped(run: Run, person: Person, origin: Origin) -> Run:
    """Mark the run as helped once a member of a team is with the person; it stays so."""
    return replace(run, how="helped") if run.how == "alone" and is_accompanied(person, origin.at) else run


def _resume(person: Person, guide: Guide, run: Run) -> Outcome:
    return Outcome(person.at(locate_guide(guide).under(run.step if run.state == "open" else DONE)))


def start(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Begin, or go on with the open run. Before the first one ask for consent; in a household, ask for whom it is.

    What is urgent begins at once.
    """
    guide = library.at(here).guide
    if guide is None:
        return Outcome(person.at(here))
    run = find_open_run(guide, person)
    if run is not None:
        return _resume(person, guide, run)
    if guide.urgent:
        return _begin(person, guide, guide.first, origin)
    if person.consent is None:
        return Outcome(person.at(locate_guide(guide).under("consent")))
    if person.house is not None and person.visiting is None:
        return Outcome(person.at(locate_guide(guide).under("for-whom")))
    return _begin(person, guide, guide.first, origin)


def _start_for(who: Who) -> Acting:
    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        guide = library.at(here).guide
        if guide is None or person.house is None or person.visiting is not None or person.consent is None:
            return start(here, person, origin, library)
        run = find_open_run(guide, person)
        return _resume(person, guide, run) if run is not None else _begin(person, guide, guide.first, origin, who)

    return act


def start_again(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Leave the open run and begin again. The second of two presses finds a run that has only just begun."""
    guide = library.at(here).guide
    if guide is None:
        return Outcome(person.at(here))
    run = find_open_run(guide, person)
    if run is None or len(run.came) <= 1:
        return start(here, person, origin, library)
    return _begin(person, guide, guide.first, origin, run.who)


def drop(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Leave the open run for good."""
    guide = library.at(here).guide
    run = find_open_run(guide, person) if guide else None
    if guide is None or run is None:  # pressed twice: the same screen
        return Outcome(person.at(locate_cover(guide) if guide else here))
    return Outcome(
        _remove_run(person, run).at(locate_cover(guide), "note-dropped"), (_make_left(guide, run, "dropped"),)
    )


def _answer_consent(yes: bool, here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    person, facts = answer_consent(person, yes)
    guide = library.at(here).guide
    run = find_run(guide, person) if guide else None
    if guide is not None and run is not None:
        return replace(_resume(person, guide, run), facts=facts)
    started = start(here, person, origin, library)
    return replace(started, facts=(*facts, *started.facts))


def keep(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    return _answer_consent(True, here, person, origin, library)


def skip(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    return _answer_consent(False, here, person, origin, library)


def _move(person: Person, guide: Guide, step: Step, to: str, origin: Origin) -> Outcome:
    """Go from a step to what follows it."""
    run = find_open_run(guide, person)
    target = guide.step(to)
    here = locate_guide(guide).under(target.id if target else STOP if to == STOP else DONE)
    again = bool(guide.urgent) and step is guide.first  # it opens there, also for who was through it before
    if run is None and (target is None or (find_run(guide, person) is not None and not again)):
        return Outcome(person.at(here))  # a late press after the end: nothing counts
    facts: tuple[Fact, ...] = ()
    changed: tuple[Record, ...] = ()
    if run is None:
        begun = _begin(person, guide, step, origin)
        person, facts = begun.person, begun.facts
        run = person.runs[guide.id]
    run = _mark_helped(run, person, origin)
    if to == STOP:
        left = Left(guide=guide.id, revision=guide.revision, run=run.id, step=step.id, why="stopped")
        return Outcome(_remove_run(person, run).at(here), (*facts, left))
    answers = {**run.answers, step.id: to} if step.choices else run.answers
    if target is None:
        run = replace(run, step=step.id, answers=answers, state="finished", ended_at=origin.at, still=0, tried=())
        end = finish(person, guide, run, origin)
        person, facts, changed = end.person, (*facts, *end.facts), end.changed
    else:
        if target.id not in run.came:
            facts = (*facts, Reached(guide=guide.id, revision=guide.revision, run=run.id, step=target.id))
        run = replace(run, step=target.id, answers=answers, came={**run.came, target.id: step.id}, still=0, tried=())
    if person.consent is None and not (guide.urgent and target and len(run.came) <= _URGENT_STEPS):
        # came by a link to a step, or what was urgent is done: ask at every press until it is answered
        here = locate_guide(guide).under("consent")
    return Outcome(_put_run(person, guide, run).at(here), facts, changed=changed)


def complete_step(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`next`: complete this step."""
    guide, step, _ = library.at(here)
    if guide is None or step is None or step.choices or len(here.ids) != 2:
        return Outcome(person.at(here))
    return _move(person, guide, step, guide.following(step), origin)


def pick(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`pick`: give this answer; its address ends with the step that the answer names."""
    guide, step, _ = library.at(here)
    if guide is None or step is None or len(here.ids) != 3:
        return Outcome(person.at(here))
    answer = guide.renamed.get(here.ids[2], here.ids[2])
    if answer not in guide.after(step) or not step.choices:
        return Outcome(person.at(locate_guide(guide).under(step.id), "note-changed"))
    return _move(person, guide, step, answer, origin)


def open_step(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Move the open run to a step that it came by before; answers are kept."""
    guide, step, _ = library.at(here)
    run = find_open_run(guide, person) if guide else None
    if guide is None or run is None or step is None or step.id not in run.came:
        return Outcome(person)
    return Outcome(_put_run(person, guide, replace(run, step=step.id)))


ACTS: dict[str, Acting] = {
    "start": start,
    "me": _start_for("me"),
    "other": _start_for("other"),
    "again": start_again,
    "drop": drop,
    "keep": keep,
    "skip": skip,
    "next": complete_step,
    "pick": pick,
}
