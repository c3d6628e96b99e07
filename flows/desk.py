"""Desk: what a member of a team has to do, on one screen. And the way out of the team.

Addresses: `desk` · `desk/more` · `desk/leave`.
"""

from flows.core.address import HOME, Act, Address, address
from flows.core.event import Origin
from flows.core.flow import Flow, Outcome
from flows.core.library import Library
from flows.core.pages.page import DESK, Page, Rows
from flows.core.person import Person
from flows.core.screen import Button, Do, Go, Row, Screen
from flows.core.teams.seats import LEADING, TEAM, leave_seat, locate_own


def view(here: Address, person: Person, library: Library) -> Screen | None:
    seat = person.seat
    if seat is None:
        return None
    page = Page(here, person, library)
    say, own_seat = page.say, seat.key == person.key
    if here == DESK.under("leave") and own_seat:
        rows: Rows = [Do(say("desk-leave-yes"), Act("leave", here), grave=True), Go(say("desk-leave-no"), DESK)]
        return page.screen(say("desk-leave"), say("desk-leave-body"), rows)
    if here == DESK.under("more") and own_seat:
        rows = [Go(say("desk-leave"), DESK.under("leave")), page.back_or_desk(DESK)]
        return page.screen(say("desk-more"), say("desk-more-body"), rows)
    if here.ids:
        return None
    body = say(f"desk-body-{seat.role}", place=page.name_place(seat.place), label=seat.label)
    return page.screen(say("desk"), body, _list_tasks(page, leaves=own_seat), hint=say("hint-find"))


def _list_tasks(page: Page, *, leaves: bool) -> list[Button | Row]:
    person, say = page.person, page.say
    visited = person.shared.household(person.visit) if person.visit else None
    visit = [Go(say("desk-visit", house=visited.label), address("visit", visited.id), main=True)] if visited else []
    return [
        *visit,
        Go(say("round"), locate_own("rounds", person), main=not visit),
        (Go(say("share-guides"), address("share")), Go(say("lessons"), address("lesson"))),
        (Go(say("slips"), address("slip")), Go(say("report-title"), address("report"))),
        Go(say("talk-list"), address("talk")),
        Go(say("team"), locate_own("team", person)) if person.role in LEADING else (),
        (Go(say("desk-more"), DESK.under("more")), page.home) if leaves else page.home,
    ]


def leave_team(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`leave`: give the seat back; what was noted stays."""
    facts, changed = leave_seat(person, origin.at)
    return Outcome(person.at(HOME, "note-left-team" if changed else None), facts, changed=changed)


FLOW = Flow(view, acts={"leave": leave_team}, roles=TEAM)
