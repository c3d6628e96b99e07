"""Visit: what a member records while helping at a house, also for people without a phone: guides walked together, what
was seen on a person's own screen, and a short checklist. Said and seen, helped and alone are never added together.

Addresses: `visit/HOUSEHOLD` · `visit/HOUSEHOLD/t` and `…/t/TOPIC` · `visit/HOUSEHOLD/g/GUIDE` ·
acts on `visit/HOUSEHOLD/q/CHECK`.
"""

from dataclasses import replace
from datetime import date

from flows.core.address import Act, Address, address
from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.facts.team import CHECKS, Checked, CheckName, Helped, TeamFact, Witnessed
from flows.core.flow import Acting, Flow, Outcome
from flows.core.households.accompanied import is_visited
from flows.core.households.to_do import count_missing, describe_missing, find_household
from flows.core.households.visits import begin_visit, end_visit, find_own_visit, find_visit_day
from flows.core.library import Library
from flows.core.pages.lists import list_guides, list_topics
from flows.core.pages.page import Page, Rows, Say, make_list
from flows.core.person import Person
from flows.core.record import Household, Visit
from flows.core.screen import Do, Go, Row, Screen
from flows.core.teams.seats import TEAM

VISITS = address("visit")
_LACKING = 2  # guides of a skill that the household lacks


def view(here: Address, person: Person, library: Library) -> Screen | None:
    household = find_household(person, here.ids[0], library) if here.ids else None
    if household is None:
        return None
    page, root = Page(here, person, library), VISITS.under(household.id)
    say, visit = page.say, find_own_visit(person, household)
    match here.ids[1:]:
        case ():
            return _view_visit(page, household, visit) if visit else _view_none(page, household)
        case ("t",) if visit:
            lacking = [Go(guide.title, root.under("g", guide.id)) for guide in _list_lacking(page, household)]
            rows: Rows = [*lacking, *list_topics(page, here), page.back_or_desk(root)]
            body = say("visit-topics-lacking", missing=describe_missing(household, library, say)) if lacking else ""
            return page.screen(household.label, [body, say("visit-topics")], rows)
        case ("t", topic) if visit:
            guides = list_guides(page, topic, root.under("g"))
            rows = [*guides, page.back_or_desk(here.parent)]
            return page.screen(household.label, say("topic-body"), rows) if guides else None
        case ("g", id) if visit and (guide := page.guide(id)):
            return _view_guide(page.at(root.under("g", guide.id)), visit, guide)
        case _:
            return None


def _list_lacking(page: Page, household: Household) -> list[Guide]:
    """Return the guides by which a household becomes fluent, those that it has not done, a few of each skill."""
    known = {id for line in household.mark.split("\n") for id in line.split()}
    guides = [guide for id in page.library.guides if (guide := page.guide(id)) and guide.id not in known]
    return [
        guide
        for skill, count in count_missing(household, page.library).items()
        for guide in [one for one in guides if one.counts_as == skill][: max(count, _LACKING)]
    ]


def _view_none(page: Page, household: Household) -> Screen:
    """Draw the screen where no visit of this member's is under way."""
    say = page.say
    begin_button = Do(say("visit-begin"), Act("begin", page.here), main=True)
    rows: Rows = [begin_button, page.back_or_desk(address("house", household.id))]
    return page.screen(household.label, say("visit-none"), rows)


def _view_visit(page: Page, household: Household, visit: Visit) -> Screen:
    say, here = page.say, page.here
    noted = [line for mark in visit.noted if (line := _say_noted(mark, page))]
    slip = (
        say("visit-slip", slip=visit.slip, day=f"{find_visit_day(visit, visit.began):%d/%m/%Y}") if visit.slip else ""
    )
    rows: Rows = [
        Go(say("visit-guides"), here.under("t"), main=True),
        *(_ask_check(page, what, visit) for what in CHECKS),
        Do(say("visit-end"), Act("end", here)),
        page.back_or_desk(address("house", household.id)),
    ]
    asked = make_list(_say_check(what, visit, say) for what in CHECKS)
    body = [say("visit-body"), slip, asked, make_list(noted)]
    return page.screen(say("visit-title", house=household.label), body, rows)


def _ask_check(page: Page, what: CheckName, visit: Visit) -> Row:
    """Return the two answers to a question of the checklist."""
    here = page.here.under("q", what)
    return (
        Do(_tick(page.say(f"check-{what}-ask-yes"), f"yes {what}", visit), Act("yes", here)),
        Do(_tick(page.say(f"check-{what}-ask-no"), f"no {what}", visit), Act("no", here)),
    )


def _say_check(what: CheckName, visit: Visit, say: Say) -> str:
    """Write a question of the checklist with its answer."""
    answer = say("check-open")
    if f"yes {what}" in visit.noted:
        answer = say(f"check-{what}-ask-yes")
    elif f"no {what}" in visit.noted:
        answer = say(f"check-{what}-ask-no")
    return f"{say(f'check-{what}')} **{answer}**"


def _tick(label: str, mark: str, visit: Visit) -> str:
    return f"✓ {label}" if mark in visit.noted else label


def _say_noted(mark: str, page: Page) -> str | None:
    """Say what was noted in a visit; the checklist stands on its buttons."""
    kind, _, id = mark.partition(" ")
    guide = page.guide(id)
    return page.say(f"visit-noted-{kind}", title=guide.title) if guide and kind in ("done", "begun", "seen") else None


def _view_guide(page: Page, visit: Visit, guide: Guide) -> Screen:
    say, here = page.say, page.here
    rows: Rows = [
        Go(say("visit-walk"), address("guide", guide.id), main=True),
        *(
            Do(_tick(say(f"visit-{verb}"), f"{verb} {guide.id}", visit), Act(verb, here))
            for verb in ("done", "begun", "seen")
        ),
        page.back_or_desk(here.parent.parent.under("t", guide.topic)),
    ]
    return page.screen(guide.title, say("visit-guide-body", title=guide.title), rows)


def begin(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`begin`: begin a visit to the household, and end another one of the member's."""
    household = find_household(person, here.ids[0], library) if len(here.ids) == 1 else None
    if household is None or find_own_visit(person, household):
        return Outcome(person.at(here))
    if is_visited(household, origin.at, person.shared):
        return Outcome(person.at(address("house", household.id), "note-visit-taken"))
    before = end_visit(person, origin)
    after = begin_visit(before.person, household, origin)
    return Outcome(after.person, (*before.facts, *after.facts), changed=(*before.changed, *after.changed))


def end(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`end`: end the visit."""
    household = find_household(person, here.ids[0], library) if len(here.ids) == 1 else None
    if household is None or not find_own_visit(person, household):
        return Outcome(person.at(here))
    over = end_visit(person, origin)
    house = address("house", household.id)  # says what the house has now
    return Outcome(over.person.at(house, "note-visit-ended"), over.facts, changed=over.changed)


def _find_visit(here: Address, person: Person, library: Library, mark: str) -> tuple[Household, Visit] | None:
    """Return the household and the visit that a mark is added to; None where there is no such visit, or it has it."""
    household = find_household(person, here.ids[0], library)
    visit = find_own_visit(person, household) if household else None
    return (household, visit) if household and visit and mark not in visit.noted else None


def _add_mark(mark: str, household: Household, visit: Visit, drop: str = "") -> Household:
    noted = (*(other for other in visit.noted if other != drop), mark)
    return replace(household, visit=replace(visit, noted=noted))


def _note_guide(verb: str) -> Acting:
    """`done`, `begun`: a guide was walked together, to its end or not. `seen`: its result was seen on their screen."""

    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        guide = library.guide(here.ids[2]) if len(here.ids) == 3 and here.ids[1] == "g" else None
        there, seat = person.at(here), person.seat
        found = _find_visit(here, person, library, f"{verb} {guide.id}") if guide else None
        if guide is None or found is None or seat is None:
            return Outcome(there)
        household, visit = found
        after = _add_mark(f"{verb} {guide.id}", household, visit)
        fact: TeamFact
        if verb == "seen":
            fact = Witnessed(by=seat.id, place=household.place, house=household.id, visit=visit.id, guide=guide.id)
            after = replace(after, witnessed=tuple(dict.fromkeys((*household.witnessed, guide.id))))
        else:
            fact = Helped(
                by=seat.id,
                place=household.place,
                house=household.id,
                visit=visit.id,
                guide=guide.id,
                done=verb == "done",
            )
            if verb == "done":
                after = replace(after, helped=tuple(dict.fromkeys((*household.helped, guide.id))))
        return Outcome(there.at(VISITS.under(household.id), "note-noted"), (fact,), changed=(after,))

    return act


def _answer_check(yes: bool) -> Acting:
    """`yes`, `no`: the answer to a question of the checklist; the last one of a day counts."""

    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        what = next((name for name in CHECKS if here.ids[1:] == ("q", name)), None)
        mark = f"{'yes' if yes else 'no'} {what}"
        found = _find_visit(here, person, library, mark) if what else None
        if what is None or found is None or person.seat is None:
            return Outcome(person.at(VISITS.under(*here.ids[:1])))
        household, visit = found
        day = find_visit_day(visit, origin.at)
        after = _add_mark(mark, household, visit, drop=f"{'no' if yes else 'yes'} {what}")
        after = _set_answer(after, what, yes, day)
        fact = Checked(
            by=person.seat.id,
            place=household.place,
            house=household.id,
            visit=visit.id,
            what=what,
            yes=yes,
            day=f"{day:%Y-%m-%d}",
        )
        return Outcome(person.at(VISITS.under(household.id)), (fact,), changed=(after,))

    return act


def _set_answer(household: Household, what: CheckName, yes: bool, day: date) -> Household:
    """Return the household with an answer, unless a later day's is known: slips are entered late."""
    known = household.checks.get(what)
    late = known is not None and known[1] > day
    return household if late else replace(household, checks={**household.checks, what: (yes, day)})


FLOW = Flow(
    view,
    acts={
        "begin": begin,
        "end": end,
        "done": _note_guide("done"),
        "begun": _note_guide("begun"),
        "seen": _note_guide("seen"),
        "yes": _answer_check(True),
        "no": _answer_check(False),
    },
    roles=TEAM,
)
