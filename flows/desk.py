"""Desk: what a member of a team has to do, on one screen. And the way out of the team."""

from flows.core.address import HOME, Act, Address, address
from flows.core.event import Origin
from flows.core.flow import Flow, Outcome
from flows.core.forgetting import leaving_seat
from flows.core.library import Library
from flows.core.pages.page import Say, home_button, sayer
from flows.core.person import Person
from flows.core.screen import Do, Go, Row, Screen
from flows.core.teams.seats import LEADING, TEAM, own

PLACE = address("desk")


def view(here: Address, person: Person, library: Library) -> Screen | None:
    seat = person.seat
    if seat is None:
        return None
    say = sayer(person, library)
    if here == PLACE.under("leave") and seat.key == person.key:
        return _leaving(person, library, say)
    if here.ids:
        return None
    visited = person.shared.household(person.visit) if person.visit else None
    rows: list[Row] = []
    if visited is not None:
        rows.append((Go(say("desk-visit", house=visited.label), address("visit", visited.id), main=True),))
    rows += [
        (Go(say("round"), own("rounds", person), main=visited is None),),
        (Go(say("share-guides"), address("share")), Go(say("lessons"), address("lesson"))),
        (Go(say("slips"), address("slip")), Go(say("report-title"), address("report"))),
        (Go(say("talk-list"), address("talk")),),
    ]
    if person.role in LEADING:
        rows.append((Go(say("team"), own("team", person)),))
    if seat.key == person.key:
        rows.append((Go(say("desk-leave"), PLACE.under("leave")),))
    rows.append((home_button(say),))
    body = say(f"desk-body-{seat.role}", place=library.teams.name(seat.place), label=seat.label)
    return Screen(here, person.language, say("desk"), body, rows=tuple(rows), hint=say("hint-find"))


def _leaving(person: Person, library: Library, say: Say) -> Screen:
    here = PLACE.under("leave")
    rows: tuple[Row, ...] = ((Do(say("desk-leave-yes"), Act("leave", here)),), (Go(say("desk-leave-no"), PLACE),))
    return Screen(here, person.language, say("desk-leave"), say("desk-leave-body"), rows=rows)


def leave(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`leave`: the seat is given back; what was noted stays."""
    facts, changed = leaving_seat(person, origin.at)
    return Outcome(person.at(HOME, "note-left-team" if changed else None), facts, changed=changed)


FLOW = Flow(view, acts={"leave": leave}, roles=TEAM)
