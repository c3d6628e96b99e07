"""Invite: a link that gives a seat in a team to whoever accepts it first, within its hours."""

from dataclasses import replace

from flows.core.address import HOME, Act, Address, address
from flows.core.event import Origin
from flows.core.facts.citizen import Fact
from flows.core.facts.team import Enrolled
from flows.core.flow import Flow, Outcome
from flows.core.forgetting import leaving_seat
from flows.core.library import Library
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person, consenting
from flows.core.places.share_code import fresh
from flows.core.record import Member, Record
from flows.core.screen import Do, Row, Screen

DESK = address("desk")
MEMBER_CHARS = 7


def view(here: Address, person: Person, library: Library) -> Screen | None:
    invite = person.shared.invite(here.ids[0]) if len(here.ids) == 1 else None
    if invite is None or invite.used or invite.place not in library.teams.places:
        return None
    say = sayer(person, library)
    rows: tuple[Row, ...] = ((Do(say("invite-accept"), Act("accept", here), main=True),), (home_button(say),))
    role = say(f"role-{invite.role}")
    body = say("invite-body", role=role, place=library.teams.name(invite.place), run_by=library.deployment.run_by)
    return Screen(here, person.language, say("invite-title"), body, rows=rows)


def accept(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`accept`: take the seat. A seat that was held before is given back; being remembered is part of it."""
    invite = person.shared.invite(here.ids[0]) if len(here.ids) == 1 else None
    if invite is None or invite.used or invite.place not in library.teams.places:
        return Outcome(person.at(DESK) if person.seat else person.at(HOME, "note-invite-over"))
    if origin.at > invite.until:
        return Outcome(person.at(HOME, "note-invite-over"))
    left, given_back = leaving_seat(person, origin.at)
    id = fresh(origin.seed, "member", MEMBER_CHARS)
    seat = Member(id, invite.role, invite.place, invite.label, person.key, origin.at)
    person, consented = consenting(replace(person.at(DESK, "note-enrolled"), home=invite.place), yes=True)
    facts: tuple[Fact, ...] = (*consented, *left, Enrolled(id, invite.place, invite.role, invite.by))
    changed: tuple[Record, ...] = (*given_back, replace(invite, used=True), seat)
    return Outcome(person, facts, changed=changed)


FLOW = Flow(view, acts={"accept": accept})
