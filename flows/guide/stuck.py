"""Stuck: a step's problems and their remedies, found by button or by typed words."""

from dataclasses import replace

from flows.core.address import Act, Address
from flows.core.content.guide import Guide, Problem, Step
from flows.core.event import Origin
from flows.core.facts.citizen import Differed, Solved, StillStuck, Stuck
from flows.core.flow import Acting, Outcome
from flows.core.help.requests import help_rows
from flows.core.library import Library
from flows.core.pages.page import Say, home_button, other_rows, sayer
from flows.core.person import Person, Run
from flows.core.screen import Do, Go, Row, Screen
from flows.core.text.fold import fold
from flows.core.text.phone_number import readable_phone
from flows.guide.places import cover_of, nearest, open_run_of, run_of
from flows.guide.step import shows_phone, title_of

STILL_MAX = 2  # remedies that did not help, before a person is offered first


def _help(guide: Guide, library: Library, say: Say) -> str:
    contact = say("stuck-contact", contact=library.deployment.contact)
    hotline = guide.service.hotline
    return say("stuck-phone", phone=readable_phone(hotline)) + " " + contact if hotline else contact


def _offers_person(run: Run | None) -> bool:
    return run is not None and run.still >= STILL_MAX


def _person_first(guide: Guide, listed: bool, library: Library, say: Say) -> str:
    """Whom to turn to, large, and only then that there is more to try."""
    hotline = guide.service.hotline
    called = (
        [say("stuck-person-phone", phone=readable_phone(hotline), whose=guide.service.authority)] if hotline else []
    )
    asked = say("stuck-person-contact", contact=library.deployment.contact)
    more = [say("stuck-person-more")] if listed else []
    return "\n\n".join([say("stuck-person-body"), *called, asked, *more])


def _of_guide(guide: Guide, run: Run | None) -> list[tuple[Step, Problem]]:
    """The problems of all steps, each wording once: of two steps, from the one that the run came by."""
    came = run.came if run else {}
    by_words: dict[str, tuple[Step, Problem]] = {}
    for step in sorted(guide.steps, key=lambda step: step.id not in came):
        for problem in step.problems:
            by_words.setdefault(fold(problem.when), (step, problem))
    return list(by_words.values())


def stuck(guide: Guide, id: str, person: Person, library: Library) -> Screen | None:
    """The problems of a step; of the whole guide where the step has none."""
    run = run_of(guide, person)
    step = nearest(guide, id, run)
    if step is None:
        return None
    say = sayer(person, library)
    here = cover_of(guide).under(step.id)
    listed = [(step, problem) for problem in step.problems] or _of_guide(guide, run)
    rows: list[Row] = [
        (Do(problem.when, Act("stuck", cover_of(guide).under(owner.id, problem.id))),) for owner, problem in listed
    ]
    title, body = say("stuck-title"), say("stuck-body") + "\n\n" + _help(guide, library, say)
    if _offers_person(run):
        title, body = say("stuck-person-title"), _person_first(guide, bool(listed), library, say)
        rows = [*help_rows(here, library, say, main=True), *rows]
    else:
        rows += help_rows(here, library, say)
    rows.append((Go(say("back-to-step"), here), home_button(say)))
    return Screen(here.under("stuck"), person.language, title, body, rows=tuple(rows), hint=say("hint-stuck"))


def problem(guide: Guide, id: str, problem_id: str, person: Person, library: Library) -> Screen | None:
    """One problem's remedy."""
    step = guide.step(id)
    found = step.problem(problem_id) if step else None
    if step is None or found is None:
        return None
    say = sayer(person, library)
    here = cover_of(guide).under(step.id, found.id)
    other = library.guide(found.see, person.language) if found.see else None
    see: tuple[Row, ...] = ((Go(other.title, cover_of(other)),),) if other else ()
    rows = (
        (Do(say("solved"), Act("solved", here), main=True),),
        (Do(say("still"), Act("still", here)),),
        *see,
        *help_rows(here, library, say),
        *other_rows(person, say),
        (Go(say("back-to-step"), here.parent), home_button(say)),
    )
    body = f"{found.then}\n\n*{title_of(guide, step, say)}*"
    return Screen(here, person.language, found.when, body, rows=rows, hint=say("hint-stuck"))


def _named(here: Address, library: Library) -> tuple[Guide, Step, Problem] | None:
    guide = library.guide(here.ids[0]) if len(here.ids) == 3 else None
    step = guide.step(here.ids[1]) if guide else None
    found = step.problem(here.ids[2]) if step else None
    return (guide, step, found) if guide and step and found else None


def _counted(run: Run | None, fact: type[Stuck] | type[Solved] | type[StillStuck]) -> Run | None:
    """The run with how often a remedy did not help; one that did begins the count anew."""
    if run is None or fact is Stuck:
        return run
    return replace(run, still=run.still + 1 if fact is StillStuck else 0)


def _act(fact: type[Stuck] | type[Solved] | type[StillStuck], place: str, note: str | None = None) -> Acting:
    """An act on a problem: it notes a fact and shows the problem, its step, or the list it stands in."""

    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        named = _named(here, library)
        if named is None:
            return Outcome(person.at(here))
        guide, step, found = named
        at_step = cover_of(guide).under(step.id)
        to = {"problem": at_step.under(found.id), "step": at_step, "list": at_step.under("stuck")}[place]
        run = open_run_of(guide, person)
        noted = fact(guide.id, guide.revision, run.id if run else None, step.id, found.id)
        if person.here == to:
            return Outcome(person.at(to, None if _offers_person(run) else note))
        run = _counted(run, fact)
        person = person.with_run(run) if run else person
        return Outcome(person.at(to, None if _offers_person(run) else note), (noted,))

    return act


def differs(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`differs`: the phone shows something else than the picture. Editors are told, the problems are shown."""
    guide = library.guide(here.ids[0]) if len(here.ids) == 2 else None
    step = guide.step(here.ids[1]) if guide else None
    if guide is None or step is None or not shows_phone(step):
        return Outcome(person.at(here))
    to = cover_of(guide).under(step.id, "stuck")
    run = open_run_of(guide, person)
    noted = Differed(guide.id, guide.revision, run.id if run else None, step.id)
    return Outcome(person.at(to, "note-differs"), () if person.here == to else (noted,))


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Typed words in a guide: first this step's problems, then this guide's, else the finder."""
    ids = person.here.ids
    guide = library.guide(ids[0]) if ids else None
    if guide is None:
        return None
    step = guide.step(ids[1]) if len(ids) > 1 else None
    for step_id in ([step.id] if step else []) + [None]:
        hit = library.finder.problem(text, guide.id, step_id)
        if hit and hit.step and hit.problem and hit.sure >= library.deployment.problem_sure:
            run = open_run_of(guide, person)
            fact = Stuck(guide.id, guide.revision, run.id if run else None, hit.step, hit.problem)
            return Outcome(person.at(cover_of(guide).under(hit.step, hit.problem)), (fact,))
    return None


ACTS: dict[str, Acting] = {
    "differs": differs,
    "stuck": _act(Stuck, "problem"),
    "solved": _act(Solved, "step"),
    "still": _act(StillStuck, "list", "note-still"),
}
