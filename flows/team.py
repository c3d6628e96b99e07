"""Team: for leads, who is in a team; inviting and removing.

Addresses: `team` one's own · `team/PLACE` · `team/PLACE/after/LOWER` the next page of the places below ·
`team/PLACE/people/MEMBER` the next page of its people · `team/PLACE/invite/ROLE` · `team/PLACE/sent/INVITE` ·
`team/PLACE/who/MEMBER` and `…/remove`.
"""

from dataclasses import replace

from flows.core.address import Act, Address, address
from flows.core.event import Origin, Role
from flows.core.facts.team import Removed
from flows.core.flow import Flow, Outcome
from flows.core.library import Library
from flows.core.pages.lists import named, page, place_rows
from flows.core.pages.page import Say, home_button, sayer
from flows.core.person import Person
from flows.core.record import INVITE_HOURS, Member
from flows.core.screen import Code, Do, Go, Row, Screen, Share
from flows.core.teams.invitations import invited
from flows.core.teams.seats import LEADING, TEAM, covers, may_end, may_give
from flows.core.text.clock import local

PLACE = address("team")
LABEL_MAX_CHARS = 30


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if person.seat is None:
        return None
    place, *ids = here.ids or (person.seat.place,)
    if not covers(person, place, library):
        return None
    match ids:
        case []:
            return _team(place, None, None, person, library)
        case ["after", lower]:
            return _team(place, lower, None, person, library)
        case ["people", member]:
            return _team(place, None, member, person, library)
        case ["invite", role] if role in TEAM and may_give(person, _role(role), place, library):
            return _inviting(place, _role(role), person, library)
        case ["sent", id]:
            return _sent(place, id, person, library)
        case ["who", id]:
            return _who(place, id, person, library)
        case ["who", id, "remove"]:
            return _removing(place, id, person, library)
        case _:
            return None


def _role(text: str) -> Role:
    return next(role for role in TEAM if role == text)


def _label(member: Member, say: Say) -> str:
    return f"{member.label} ({say(f'role-{member.role}')})"


def _team(place: str, lower: str | None, after: str | None, person: Person, library: Library) -> Screen:
    say, teams = sayer(person, library), library.teams
    here = PLACE.under(place)
    members = person.shared.members(place)
    shown, further = page(members, lambda member: member.id, after)
    rows: list[Row] = [(Go(_label(member, say), here.under("who", member.id)),) for member in shown]
    if further:
        rows.append((Go(say("team-more-people"), here.under("people", shown[-1].id)),))
    rows += [
        (Go(say(f"team-invite-{role}"), here.under("invite", role)),)
        for role in TEAM
        if may_give(person, role, place, library)
    ]
    rows += place_rows(teams.below(place), PLACE, here, lower, say("team-more-places"))
    above = teams.places[place].above
    back = PLACE.under(above) if above and covers(person, above, library) else address("desk")
    rows.append((Go(say("back"), back), home_button(say)))
    at = here.under("after", lower) if lower else here.under("people", after) if after else here
    title = say("team-title", place=teams.name(place))
    body = say("team-body", count=len(members), below=len(teams.below(place)))
    return Screen(at, person.language, title, body, rows=tuple(rows), hint=say("team-hint"))


def _inviting(place: str, role: Role, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    here = PLACE.under(place, "invite", role)
    rows: tuple[Row, ...] = (
        (Do(say("team-invite-unnamed"), Act("invite", here)),),
        (Go(say("back"), PLACE.under(place)), home_button(say)),
    )
    title = say(f"team-invite-{role}")
    body = say("team-invite-body", place=library.teams.name(place), hours=INVITE_HOURS)
    return Screen(here, person.language, title, body, rows=rows, hint=say("team-invite-hint"))


def _sent(place: str, id: str, person: Person, library: Library) -> Screen | None:
    """The invitation to hand on: link and QR code."""
    invite = person.shared.invite(id)
    if invite is None or invite.used or invite.place != place or not may_give(person, invite.role, place, library):
        return None
    say = sayer(person, library)
    to = address("invite", id)
    role, name = say(f"role-{invite.role}"), library.teams.name(place)
    rows: tuple[Row, ...] = (
        (Share(say("team-send"), to, say("team-send-text", role=role, place=name)),),
        (Go(say("back"), PLACE.under(place)), home_button(say)),
    )
    until = f"{local(invite.until):%H:%M %d/%m/%Y}"
    body = say("team-sent-body", label=invite.label, role=role, place=name, until=until)
    picture = Code(to, None, say("team-sent-title"), say("team-sent-alt"))
    here = PLACE.under(place, "sent", id)
    return Screen(here, person.language, say("team-sent-title"), body, rows=rows, picture=picture)


def _found(place: str, id: str, person: Person) -> Member | None:
    member = person.shared.member(id)
    return member if member is not None and member.listed and member.place == place else None


def _who(place: str, id: str, person: Person, library: Library) -> Screen | None:
    member = _found(place, id, person)
    if member is None:
        return None
    say = sayer(person, library)
    here = PLACE.under(place, "who", id)
    rows: list[Row] = []
    if may_end(person, member, library):
        rows.append((Go(say("team-remove"), here.under("remove")),))
    rows.append((Go(say("back"), PLACE.under(place)), home_button(say)))
    since, role = f"{local(member.since):%d/%m/%Y}", say(f"role-{member.role}")
    body = say("team-who-body", role=role, place=library.teams.name(place), since=since)
    return Screen(here, person.language, member.label, body, rows=tuple(rows))


def _removing(place: str, id: str, person: Person, library: Library) -> Screen | None:
    member = _found(place, id, person)
    if member is None or not may_end(person, member, library):
        return None
    say = sayer(person, library)
    here = PLACE.under(place, "who", id, "remove")
    rows: tuple[Row, ...] = (
        (Do(say("team-remove-yes"), Act("remove", here)),),
        (Go(say("team-remove-no"), here.parent),),
    )
    return Screen(here, person.language, say("team-remove"), say("team-remove-body", label=member.label), rows=rows)


def _invited(label: str, seat: Member, person: Person, origin: Origin, given: tuple[str, Role]) -> Outcome:
    """given: the place and the role."""
    made, fact = invited(origin.seed, origin.at, seat.id, given, label)
    return Outcome(person.at(PLACE.under(given[0], "sent", made.id)), (fact,), changed=(made,))


def invite(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`invite`: make a link for somebody whom the team gives no name."""
    match here.ids:
        case (place, "invite", role) if role in TEAM and (seat := may_give(person, _role(role), place, library)):
            label = sayer(person, library)(f"role-{role}")
            return _invited(label, seat, person, origin, (place, _role(role)))
        case _:
            return Outcome(person.at(here))


def remove(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`remove`: end somebody's role."""
    match here.ids:
        case (place, "who", id, "remove") if (seat := person.seat) and (member := _found(place, id, person)):
            if not may_end(person, member, library):
                return Outcome(person.at(here.parent))
            fact = Removed(seat.id, place, member.id, member.role)
            gone = replace(member, removed=origin.at)
            return Outcome(person.at(PLACE.under(place), "note-removed"), (fact,), changed=(gone,))
        case _:
            return Outcome(person.at(here.parent))


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """What the team calls somebody whom it invites; else the name of a place below."""
    ids = person.here.ids
    match ids:
        case (place, "invite", role) if role in TEAM and (seat := may_give(person, _role(role), place, library)):
            label = " ".join(text.split())
            if len(label) > LABEL_MAX_CHARS:
                return Outcome(person.at(person.here, "note-label-long"))
            return _invited(label, seat, person, origin, (place, _role(role)))
        case _ if person.seat is not None:
            lower = named(library.teams.below(ids[0] if ids else person.seat.place), text)
            return Outcome(person.at(PLACE.under(lower.id))) if lower else None
        case _:
            return None


FLOW = Flow(view, acts={"invite": invite, "remove": remove}, hear=hear, roles=LEADING)
