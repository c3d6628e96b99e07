"""Visit: what a member records while helping at a house, also of people without a phone: guides walked together, what
was seen on the person's own screen, and a short checklist. Said and seen, helped and alone are never added together.

Addresses: `visit/HOUSE` · `visit/HOUSE/t` and `…/t/TOPIC` · `visit/HOUSE/g/GUIDE` · acts on `visit/HOUSE/q/CHECK`.
"""

from dataclasses import replace
from datetime import date

from flows.core.address import Act, Address, address
from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.facts.team import CHECKS, Checked, CheckName, Helped, TeamFact, Witnessed
from flows.core.flow import Acting, Flow, Outcome
from flows.core.households.accompanied import visited
from flows.core.households.to_do import house_for
from flows.core.households.visits import began, day_of, ended, mine
from flows.core.library import Library
from flows.core.pages.lists import back_row, guide_rows_at, topic_rows_at
from flows.core.pages.page import Say, sayer
from flows.core.person import Person
from flows.core.record import Household, Visit
from flows.core.screen import Do, Go, Row, Screen
from flows.core.teams.seats import TEAM

PLACE = address("visit")


def view(here: Address, person: Person, library: Library) -> Screen | None:
    house = house_for(person, here.ids[0], library) if here.ids else None
    if house is None:
        return None
    say, visit = sayer(person, library), mine(person, house)
    match here.ids[1:]:
        case ():
            return _visit(house, visit, person, library, say) if visit else _idle(house, person, library, say)
        case ("t",) if visit:
            rows = (*topic_rows_at(PLACE.under(house.id), person, library), _back(house, person, library))
            return Screen(here, person.language, house.label, say("visit-topics"), rows=rows)
        case ("t", topic) if visit:
            guides = guide_rows_at(PLACE.under(house.id), topic, person, library)
            rows = (*guides, back_row(PLACE.under(house.id, "t"), person, library))
            return Screen(here, person.language, house.label, say("topic-body"), rows=rows) if guides else None
        case ("g", id) if visit and (guide := library.guide(id, person.language)):
            return _guide(house, visit, guide, person, library)
        case _:
            return None


def _back(house: Household, person: Person, library: Library) -> Row:
    return back_row(PLACE.under(house.id), person, library)


def _idle(house: Household, person: Person, library: Library, say: Say) -> Screen:
    """No visit of this member's is under way here."""
    here = PLACE.under(house.id)
    rows: tuple[Row, ...] = (
        (Do(say("visit-begin"), Act("begin", here), main=True),),
        back_row(address("house", house.id), person, library),
    )
    return Screen(here, person.language, house.label, say("visit-none"), rows=rows)


def _visit(house: Household, visit: Visit, person: Person, library: Library, say: Say) -> Screen:
    here = PLACE.under(house.id)
    lines = [line for mark in visit.noted if (line := _noted_line(mark, person, library, say))]
    day = f"{day_of(visit, visit.began):%d/%m/%Y}"
    slip = [say("visit-slip", slip=visit.slip, day=day)] if visit.slip else []
    listed = ["\n".join(f"- {line}" for line in lines)] if lines else []
    rows: list[Row] = [(Go(say("visit-guides"), here.under("t"), main=True),)]
    for what in CHECKS:
        at = here.under("q", what)
        yes, no = say(f"check-{what}-ask-yes"), say(f"check-{what}-ask-no")
        yes, no = _ticked(yes, f"yes {what}", visit), _ticked(no, f"no {what}", visit)
        rows.append((Do(yes, Act("yes", at)), Do(no, Act("no", at))))
    rows.append((Do(say("visit-end"), Act("end", here)),))
    rows.append(back_row(address("house", house.id), person, library))
    body = "\n\n".join([say("visit-body"), *slip, *listed])
    return Screen(here, person.language, say("visit-title", house=house.label), body, rows=tuple(rows))


def _ticked(label: str, mark: str, visit: Visit) -> str:
    return f"✓ {label}" if mark in visit.noted else label


def _noted_line(mark: str, person: Person, library: Library, say: Say) -> str | None:
    """What was noted in a visit, as a line; the checklist stands on its buttons."""
    kind, _, id = mark.partition(" ")
    guide = library.guide(id, person.language)
    return say(f"visit-noted-{kind}", title=guide.title) if guide and kind in ("done", "begun", "seen") else None


def _guide(house: Household, visit: Visit, guide: Guide, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    here = PLACE.under(house.id, "g", guide.id)
    rows: tuple[Row, ...] = (
        (Go(say("visit-walk"), address("guide", guide.id), main=True),),
        *(
            (Do(_ticked(say(f"visit-{verb}"), f"{verb} {guide.id}", visit), Act(verb, here)),)
            for verb in ("done", "begun", "seen")
        ),
        back_row(PLACE.under(house.id, "t", guide.topic), person, library),
    )
    return Screen(here, person.language, guide.title, say("visit-guide-body", title=guide.title), rows=rows)


def begin(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`begin`: the member is at the house; another visit of theirs ends by that."""
    house = house_for(person, here.ids[0], library) if len(here.ids) == 1 else None
    if house is None or mine(person, house):
        return Outcome(person.at(here))
    if visited(house, origin.at, person.shared):
        return Outcome(person.at(address("house", house.id), "note-visit-taken"))
    before = ended(person, origin)
    after = began(before.person, house, origin)
    return Outcome(after.person, (*before.facts, *after.facts), changed=(*before.changed, *after.changed))


def end(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`end`: the visit is over."""
    house = house_for(person, here.ids[0], library) if len(here.ids) == 1 else None
    if house is None or not mine(person, house):
        return Outcome(person.at(here))
    over = ended(person, origin)
    place = address("rounds", house.place)
    return Outcome(over.person.at(place, "note-visit-ended"), over.facts, changed=over.changed)


def _noting(
    here: Address, person: Person, origin: Origin, library: Library, mark: str
) -> tuple[Household, Visit] | None:
    """The house and visit that a mark is put to; None where there is no such visit, or it has it."""
    house = house_for(person, here.ids[0], library)
    visit = mine(person, house) if house else None
    return (house, visit) if house and visit and mark not in visit.noted else None


def _with(mark: str, house: Household, visit: Visit, drop: str = "") -> Household:
    noted = (*(other for other in visit.noted if other != drop), mark)
    return replace(house, visit=replace(visit, noted=noted))


def _walked(verb: str) -> Acting:
    """`done`, `begun`: a guide was walked together, to its end or not. `seen`: its result on the own screen."""

    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        guide = library.guide(here.ids[2]) if len(here.ids) == 3 and here.ids[1] == "g" else None
        place = person.at(here)
        seat, found = person.seat, _noting(here, person, origin, library, f"{verb} {guide.id}") if guide else None
        if guide is None or found is None or seat is None:
            return Outcome(place)
        house, visit = found
        after = _with(f"{verb} {guide.id}", house, visit)
        fact: TeamFact
        if verb == "seen":
            fact = Witnessed(seat.id, house.place, house.id, visit.id, guide.id)
            after = replace(after, witnessed=tuple(dict.fromkeys((*house.witnessed, guide.id))))
        else:
            fact = Helped(seat.id, house.place, house.id, visit.id, guide.id, done=verb == "done")
            if verb == "done":
                after = replace(after, helped=tuple(dict.fromkeys((*house.helped, guide.id))))
        return Outcome(place.at(PLACE.under(house.id), "note-noted"), (fact,), changed=(after,))

    return act


def _check(yes: bool) -> Acting:
    """`yes`, `no`: the answer to a question of the checklist; the last one of a day counts."""

    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        what = next((name for name in CHECKS if here.ids[1:] == ("q", name)), None)
        mark = f"{'yes' if yes else 'no'} {what}"
        found = _noting(here, person, origin, library, mark) if what else None
        if what is None or found is None or person.seat is None:
            return Outcome(person.at(PLACE.under(*here.ids[:1])))
        house, visit = found
        day = day_of(visit, origin.at)
        after = _answered(_with(mark, house, visit, f"{'no' if yes else 'yes'} {what}"), what, yes, day)
        fact = Checked(person.seat.id, house.place, house.id, visit.id, what, yes, f"{day:%Y-%m-%d}")
        return Outcome(person.at(PLACE.under(house.id)), (fact,), changed=(after,))

    return act


def _answered(house: Household, what: CheckName, yes: bool, day: date) -> Household:
    """The house with an answer, unless a later day's is known: slips are entered late."""
    known = house.checks.get(what)
    return house if known and known[1] > day else replace(house, checks={**house.checks, what: (yes, day)})


FLOW = Flow(
    view,
    acts={
        "begin": begin,
        "end": end,
        "done": _walked("done"),
        "begun": _walked("begun"),
        "seen": _walked("seen"),
        "yes": _check(True),
        "no": _check(False),
    },
    roles=TEAM,
)
