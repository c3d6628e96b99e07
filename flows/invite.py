"""Invite: a link that gives a seat in a team to whoever accepts it first, within its hours.

Address: `invite/INVITE`.
"""

from dataclasses import replace

from flows.core.address import HOME, Act, Address
from flows.core.event import Origin
from flows.core.facts.citizen import Fact
from flows.core.facts.team import Enrolled
from flows.core.flow import Flow, Outcome
from flows.core.ids import MemberId
from flows.core.library import Library
from flows.core.pages.page import DESK, Page
from flows.core.person import Person
from flows.core.places.share_code import derive_id
from flows.core.record import Invite, Member, Record
from flows.core.screen import Do, Screen
from flows.core.teams.invitations import close_invite, is_acceptable
from flows.core.teams.seats import leave_seat

_MEMBER_CHARS = 7  # of a new member's id


def _find_invite(here: Address, person: Person, library: Library) -> Invite | None:
    """Return the invitation that an address names, while it may be accepted."""
    invite = person.shared.invite(here.ids[0]) if len(here.ids) == 1 else None
    return invite if invite and is_acceptable(invite, person.shared, library) else None


def view(here: Address, person: Person, library: Library) -> Screen | None:
    invite = _find_invite(here, person, library)
    if invite is None:
        return None
    page = Page(here, person, library)
    say, role, run_by = page.say, page.say(f"role-{invite.role}"), library.deployment.run_by
    body = say("invite-body", role=role, place=page.name_place(invite.place), run_by=run_by)
    return page.screen(say("invite-title"), body, [Do(say("invite-accept"), Act("accept", here), main=True), page.home])


def accept(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`accept`: take the seat. A seat that was held before is given back.

    Who has a seat is remembered while they have it; whether their own guides are kept stays as they answered.
    """
    invite = _find_invite(here, person, library)
    if invite is None:
        return Outcome(person.at(DESK) if person.seat else person.at(HOME, "note-invite-over"))
    if origin.at > invite.until:
        return Outcome(person.at(HOME, "note-invite-over"))
    left, given_back = leave_seat(person, origin.at)
    id = MemberId(derive_id(origin.seed, "member", _MEMBER_CHARS))
    seat = Member(id=id, role=invite.role, place=invite.place, label=invite.label, key=person.key, since=origin.at)
    person = replace(person.at(DESK, "note-enrolled"), home=invite.place)
    enrolled = Enrolled(by=id, place=invite.place, role=invite.role, invited_by=invite.by)
    facts: tuple[Fact, ...] = (*left, enrolled)
    changed: tuple[Record, ...] = (*given_back, close_invite(invite), seat)
    return Outcome(person, facts, changed=changed)


FLOW = Flow(view, acts={"accept": accept})
