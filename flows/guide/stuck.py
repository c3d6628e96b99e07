"""Stuck: a step's problems and their remedies, found by button or by typed words."""

from collections.abc import Sequence
from dataclasses import replace

from flows.core.address import Act, Address
from flows.core.content.guide import Guide, Problem, Step
from flows.core.event import Origin
from flows.core.facts.citizen import Differed, Solved, StillStuck, Stuck
from flows.core.finding.finder import Hit
from flows.core.flow import Acting, Outcome
from flows.core.help.requests import make_help_rows
from flows.core.library import Library
from flows.core.pages.page import Page, Rows
from flows.core.person import Person, Run
from flows.core.screen import Do, Go, Screen
from flows.core.text.fold import fold, split_words
from flows.core.text.phone_number import format_phone
from flows.guide.standing import find_nearest, find_open_run, find_run, locate_guide
from flows.guide.step import make_title, shows_phone

_STILL_MAX = 2  # remedies that did not help, before a person is offered first
_TOLD_MIN_WORDS, _TOLD_SURE = 3, 0.8  # of words that tell of a step's own problem rather than that something is wrong


def view_problems(page: Page, guide: Guide, id: str) -> Screen | None:
    """Draw the problems of a step; of the whole guide where the step has none."""
    run = find_run(guide, page.person)
    step = find_nearest(guide, id, run)
    if step is None:
        return None
    say, cover = page.say, locate_guide(guide)
    here, person_first = cover.under(step.id), _offers_person(run)
    listed = [(step, problem) for problem in step.problems] or _list_problems(guide, run)
    problems = _make_buttons(page, cover, listed, run.tried if run else ())
    help_rows = make_help_rows(here, page.library, say, main=person_first)
    rows: Rows = [*help_rows, *problems] if person_first else [*problems, *help_rows]
    title, body = say("stuck-title"), [say("stuck-body"), _say_contact(page, guide)]
    if person_first:
        title, body = say("stuck-person-title"), _describe_person_first(page, guide, listed=bool(listed))
    back = (Go(say("back-to-step"), here, heeds=("back", "next")), page.home)
    return page.at(here.under("stuck")).screen(title, body, [*rows, back], hint=say("hint-stuck"))


def _name_problem(step: Step, problem: Problem) -> str:
    return f"{step.id}/{problem.id}"


def _make_buttons(page: Page, cover: Address, listed: Sequence[tuple[Step, Problem]], tried: Sequence[str]) -> list[Do]:
    """Return a button for each problem; those whose remedies did not help say so, and stand last."""
    untried, last = [], []
    for step, problem in listed:
        act = Act("stuck", cover.under(step.id, problem.id))
        if _name_problem(step, problem) in tried:
            last.append(Do(page.say("stuck-tried", problem=problem.when), act))
        else:
            untried.append(Do(problem.when, act))
    return [*untried, *last]


def _offers_person(run: Run | None) -> bool:
    return run is not None and run.still >= _STILL_MAX


def _list_problems(guide: Guide, run: Run | None) -> list[tuple[Step, Problem]]:
    """Return the problems of all steps, each wording once: of two steps, from the one that the run came by."""
    came = run.came if run else {}
    by_words: dict[str, tuple[Step, Problem]] = {}
    for step in sorted(guide.steps, key=lambda step: step.id not in came):
        for problem in step.problems:
            by_words.setdefault(fold(problem.when), (step, problem))
    return list(by_words.values())


def _say_contact(page: Page, guide: Guide) -> str:
    contact = page.say("stuck-contact", contact=page.library.deployment.contact)
    hotline = guide.service.hotline
    return page.say("stuck-phone", phone=format_phone(hotline)) + " " + contact if hotline else contact


def _describe_person_first(page: Page, guide: Guide, *, listed: bool) -> list[str]:
    """Say whom to turn to, large, and only then that there is more to try."""
    say, service = page.say, guide.service
    phone = format_phone(service.hotline) if service.hotline else ""
    return [
        say("stuck-person-body"),
        say("stuck-person-phone", phone=phone, whose=service.authority) if phone else "",
        say("stuck-person-contact", contact=page.library.deployment.contact),
        say("stuck-person-more") if listed else "",
    ]


def view_problem(page: Page, guide: Guide, id: str, problem_id: str) -> Screen | None:
    """Draw one problem's remedy."""
    step = guide.step(id)
    problem = step.problem(problem_id) if step else None
    if step is None or problem is None:
        return None
    page = page.at(locate_guide(guide).under(step.id, problem.id))
    say, here, other = page.say, page.here, page.guide(problem.see) if problem.see else None
    rows: Rows = [
        Do(say("solved"), Act("solved", here), main=True, heeds=("done",)),
        Do(say("still"), Act("still", here), heeds=("stuck", "no")),
        Go(other.title, locate_guide(other)) if other else (),
        *make_help_rows(here, page.library, say),
        page.other_finds(),
        (Go(say("back-to-step"), _locate_own_step(guide, page.person, here.parent), heeds=("back", "next")), page.home),
    ]
    body = [problem.then, f"*{make_title(guide, step, find_run(guide, page.person), say)}*"]
    return page.screen(problem.when, body, rows, hint=say("hint-stuck"))


def _find_problem(here: Address, library: Library) -> tuple[Guide, Step, Problem] | None:
    guide, step, problem = library.at(here)
    return (guide, step, problem) if guide and step and problem and len(here.ids) == 3 else None


def _count(run: Run | None, fact: type[Stuck] | type[Solved] | type[StillStuck], tried: str) -> Run | None:
    """Return the run with how often which remedies did not help; one that did begins the count again."""
    if run is None or fact is Stuck:
        return run
    if fact is Solved:
        return replace(run, still=0, tried=())
    return replace(run, still=run.still + 1, tried=tuple(dict.fromkeys((*run.tried, tried))))


def _make_act(fact: type[Stuck] | type[Solved] | type[StillStuck], then: str, note: str | None = None) -> Acting:
    """Make an act on a problem, which notes a fact and then shows the problem, its step, or the list that it is in."""

    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        named = _find_problem(here, library)
        if named is None:
            return Outcome(person.at(here))
        guide, step, found = named
        at_step = locate_guide(guide).under(step.id)
        own = _locate_own_step(guide, person, at_step)
        to = {"problem": at_step.under(found.id), "step": own, "list": at_step.under("stuck")}[then]
        run = find_open_run(guide, person)
        noted = fact(
            guide=guide.id,
            revision=guide.revision,
            run=run.id if run else None,
            step=step.id,
            problem=found.id,
        )
        if person.here == to:
            return Outcome(person.at(to, None if _offers_person(run) else note))
        run = _count(run, fact, _name_problem(step, found))
        person = person.with_run(run) if run else person
        return Outcome(person.at(to, None if _offers_person(run) else note), (noted,))

    return act


def note_difference(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`differs`: the phone shows something else than the picture. Editors learn of it, the problems are shown."""
    guide, step, _ = library.at(here)
    if guide is None or step is None or len(here.ids) != 2 or not shows_phone(step):
        return Outcome(person.at(here))
    to = locate_guide(guide).under(step.id, "stuck")
    run = find_open_run(guide, person)
    noted = Differed(guide=guide.id, revision=guide.revision, run=run.id if run else None, step=step.id)
    return Outcome(person.at(to, "note-differs"), () if person.here == to else (noted,))


def hear_own(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Take what tells of a problem of this very step, in some words; `không hiểu` alone tells of none."""
    guide, step, _ = library.at(person.here)
    if guide is None or step is None or len(split_words(text)) < _TOLD_MIN_WORDS:
        return None
    hit = library.finder.find_problem(text, guide.id, step.id)
    return _open_problem(hit, guide, person) if hit and hit.sure >= _TOLD_SURE else None


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Take typed words for one of this step's problems, then of this guide's; else the finder hears them.

    Words that surely mean this very guide throw nobody out of it: its problem is shown, or the step stays.
    """
    guide, step, _ = library.at(person.here)
    if guide is None:
        return None
    bounds = library.deployment.finding
    for step_id in ([step.id] if step else []) + [None]:
        hit = library.finder.find_problem(text, guide.id, step_id)
        if hit and hit.sure >= bounds.problem_sure:
            return _open_problem(hit, guide, person)
    run = find_open_run(guide, person)
    if step is None or run is None:
        return None
    meant = library.finder.interpret(text, bounds)
    if meant.kind != "guide" or meant.hits[0].guide != guide.id:
        return None
    return _open_problem(meant.hits[0], guide, person) or Outcome(replace(person, note="note-here"))


def _open_problem(hit: Hit, guide: Guide, person: Person) -> Outcome | None:
    """Show the problem that words describe; None where they describe none."""
    if hit.step is None or hit.problem is None:
        return None
    run = find_open_run(guide, person)
    fact = Stuck(
        guide=guide.id, revision=guide.revision, run=run.id if run else None, step=hit.step, problem=hit.problem
    )
    return Outcome(person.at(locate_guide(guide).under(hit.step, hit.problem)), (fact,))


def _locate_own_step(guide: Guide, person: Person, other: Address) -> Address:
    """Return the step that the person is at, who may have asked about the problem of another one."""
    run = find_open_run(guide, person)
    step = find_nearest(guide, run.step, run) if run else None
    return locate_guide(guide).under(step.id) if step else other


ACTS: dict[str, Acting] = {
    "differs": note_difference,
    "stuck": _make_act(Stuck, "problem"),
    "solved": _make_act(Solved, "step"),
    "still": _make_act(StillStuck, "list", "note-still"),
}
