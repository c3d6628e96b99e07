"""Team: for leads, who is in a team; inviting and removing.

Addresses: `team` one's own · `team/PLACE` · `team/PLACE/after/LOWER` the next page of the places below ·
`team/PLACE/people/MEMBER` the next page of its people · `team/PLACE/invite/ROLE` · `team/PLACE/open` the invitations
that nobody has accepted, `team/PLACE/open/INVITE` the next page of them · `team/PLACE/sent/INVITE` one of them ·
`team/PLACE/who/MEMBER` and `…/remove`.
"""

from dataclasses import replace

from flows.core.address import Act, Address, address
from flows.core.event import Origin, Role
from flows.core.facts.team import Removed, Revoked
from flows.core.flow import Flow, Outcome
from flows.core.ids import PlaceId
from flows.core.library import Library
from flows.core.pages.codes import explain_code, make_code
from flows.core.pages.lists import climb, find_named, list_places, take_page
from flows.core.pages.page import DESK, Page, Rows
from flows.core.pages.when import write_day, write_moment
from flows.core.person import Person
from flows.core.record import Invite, Member
from flows.core.screen import Do, Go, Screen, Share
from flows.core.teams.invitations import INVITE_HOURS, close_invite, is_acceptable, make_invite
from flows.core.teams.seats import LEADING, TEAM, find_giving_seat, may_end, works_for

TEAMS = address("team")
_LABEL_MAX_CHARS = 30


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if person.seat is None:
        return None
    place, *ids = here.ids or (person.seat.place,)
    if not works_for(person, place, library):
        return None
    page = Page(TEAMS.under(place, *ids), person, library)
    match ids:
        case []:
            return _view_team(page, place)
        case ["after", lower]:
            return _view_team(page, place, lower=lower)
        case ["people", member_id]:
            return _view_team(page, place, after=member_id)
        case ["invite", role] if invited := _find_role(role, place, person, library):
            return _view_invite(page, place, invited[1])
        case ["open", *after] if len(after) < 2 and (invites := _list_open(page, place)):
            return _view_open(page, place, invites, after[0] if after else None)
        case ["sent", id]:
            return _view_sent(page, place, id)
        case ["who", id, *what] if member := _find_member(place, id, person):
            return _view_member(page, member) if not what else _ask_to_remove(page, member, what)
        case _:
            return None


def _find_role(name: str, place: str, person: Person, library: Library) -> tuple[Member, Role] | None:
    """Return a role by its name, and the seat in which the person may give it at a place; None where they may not."""
    role = next((role for role in TEAM if role == name), None)
    seat = find_giving_seat(person, role, place, library) if role else None
    return (seat, role) if role and seat else None


def _view_team(page: Page, place: str, *, lower: str | None = None, after: str | None = None) -> Screen:
    """Draw a team. lower: the place that its page of places begins after; after: the member, of people."""
    say, teams, root = page.say, page.library.teams, TEAMS.under(place)
    members = page.person.shared.members(place)
    shown, further = take_page(members, lambda member: member.id, after)
    rows: Rows = [
        *(Go(f"{one.label} ({say(f'role-{one.role}')})", root.under("who", one.id)) for one in shown),
        Go(say("team-more-people"), root.under("people", shown[-1].id)) if further else (),
        *(
            Go(say(f"team-invite-{role}"), root.under("invite", role))
            for role in TEAM
            if find_giving_seat(page.person, role, place, page.library)
        ),
        Go(say("team-open", count=len(invites)), root.under("open")) if (invites := _list_open(page, place)) else (),
        *list_places(page, place, TEAMS, lower),
        page.back(climb(page, place, TEAMS, DESK)),
    ]
    body = say("team-body", count=len(members), below=len(teams.below(place)))
    return page.screen(say("team-title", place=page.name_place(place)), body, rows, hint=say("team-hint"))


def _view_invite(page: Page, place: str, role: Role) -> Screen:
    say = page.say
    rows: Rows = [Do(say("team-invite-unnamed"), Act("invite", page.here)), page.back(TEAMS.under(place))]
    body = say("team-invite-body", place=page.name_place(place), hours=INVITE_HOURS)
    return page.screen(say(f"team-invite-{role}"), body, rows, hint=say("team-invite-hint"))


def _may_revoke(person: Person, invite: Invite, library: Library) -> bool:
    """Return whether an invitation is open, and this person may take it back: whoever may give the same role may."""
    acceptable = is_acceptable(invite, person.shared, library)
    return acceptable and find_giving_seat(person, invite.role, invite.place, library) is not None


def _list_open(page: Page, place: str) -> list[Invite]:
    """Return the invitations to a team that may still be accepted, and that this person may take back."""
    person, library = page.person, page.library
    invites = [one for one in person.shared.invites(place) if person.seen_at is None or one.until >= person.seen_at]
    return [one for one in invites if _may_revoke(person, one, library)]


def _view_open(page: Page, place: str, invites: list[Invite], after: str | None) -> Screen:
    say, root = page.say, TEAMS.under(place)
    shown, further = take_page(invites, lambda invite: invite.id, after)
    rows: Rows = [
        *(Go(f"{one.label} ({say(f'role-{one.role}')})", root.under("sent", one.id)) for one in shown),
        Go(say("team-more-invites"), root.under("open", shown[-1].id)) if further else (),
        page.back(root),
    ]
    return page.screen(say("team-open", count=len(invites)), say("team-open-body"), rows)


def _view_sent(page: Page, place: str, id: str) -> Screen | None:
    """Draw the invitation to hand on, link and QR code, or to take back."""
    sent = page.person.shared.invite(id)
    if sent is None or sent.place != place or not _may_revoke(page.person, sent, page.library):
        return None
    say, to = page.say, address("invite", id)
    role, name = say(f"role-{sent.role}"), page.name_place(place)
    share = Share(say("team-send"), to, say("team-send-text", role=role, place=name))
    until = write_moment(sent.until)
    body = [say("team-sent-body", label=sent.label, role=role, place=name, until=until), explain_code(page, "")]
    picture = make_code(page, to, None, say("team-sent-title"), say("team-sent-alt"))
    rows: Rows = [share, Do(say("team-revoke"), Act("revoke", page.here)), page.back(TEAMS.under(place))]
    return page.screen(say("team-sent-title"), body, rows, picture=picture)


def _find_member(place: str, id: str, person: Person) -> Member | None:
    member = person.shared.member(id)
    return member if member is not None and member.listed and member.place == place else None


def _view_member(page: Page, member: Member) -> Screen:
    say = page.say
    may_remove = may_end(page.person, member, page.library)
    rows: Rows = [
        Go(say("team-remove"), page.here.under("remove")) if may_remove else (),
        page.back(TEAMS.under(member.place)),
    ]
    role, place, since = say(f"role-{member.role}"), page.name_place(member.place), write_day(member.since)
    return page.screen(member.label, say("team-who-body", role=role, place=place, since=since), rows)


def _ask_to_remove(page: Page, member: Member, what: list[str]) -> Screen | None:
    if what != ["remove"] or not may_end(page.person, member, page.library):
        return None
    say = page.say
    rows: Rows = [
        Do(say("team-remove-yes"), Act("remove", page.here), grave=True),
        Go(say("team-remove-no"), page.here.parent),
    ]
    return page.screen(say("team-remove"), say("team-remove-body", label=member.label), rows)


def _invite(label: str, seat: Member, person: Person, origin: Origin, given: tuple[PlaceId, Role]) -> Outcome:
    """Make an invitation. given: the place and the role."""
    made, fact = make_invite(origin.seed, origin.at, seat.id, given, label)
    return Outcome(person.at(TEAMS.under(given[0], "sent", made.id)), (fact,), changed=(made,))


def invite(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`invite`: make a link for a new member without a name."""
    match here.ids:
        case (place, "invite", name) if found := _find_role(name, place, person, library):
            seat, role = found
            return _invite(
                Page(here, person, library).say(f"role-{role}"), seat, person, origin, (PlaceId(place), role)
            )
        case _:
            return Outcome(person.at(here))


def revoke(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`revoke`: take an invitation back."""
    match here.ids:
        case (place, "sent", id) if (seat := person.seat) and (invite := person.shared.invite(id)):
            if invite.place != place or not _may_revoke(person, invite, library):
                return Outcome(person.at(here.parent))
            fact = Revoked(by=seat.id, place=invite.place, role=invite.role)
            there = person.at(TEAMS.under(place), "note-revoked")
            return Outcome(there, (fact,), changed=(close_invite(invite),))
        case _:
            return Outcome(person.at(here.parent))


def remove(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`remove`: take a member's seat away."""
    match here.ids:
        case (place, "who", id, "remove") if (seat := person.seat) and (member := _find_member(place, id, person)):
            if not may_end(person, member, library):
                return Outcome(person.at(here.parent))
            fact = Removed(by=seat.id, place=member.place, member=member.id, role=member.role)
            gone = replace(member, removed=origin.at)
            return Outcome(person.at(TEAMS.under(place), "note-removed"), (fact,), changed=(gone,))
        case _:
            return Outcome(person.at(here.parent))


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Take what the team calls a person whom it invites; elsewhere the name of a place below."""
    ids = person.here.ids
    match ids:
        case (place, "invite", name) if given := _find_role(name, place, person, library):
            seat, role = given
            label = " ".join(text.split())
            if len(label) > _LABEL_MAX_CHARS:
                return Outcome(person.at(person.here, "note-label-long"))
            return _invite(label, seat, person, origin, (PlaceId(place), role))
        case _ if person.seat is not None:
            lower = find_named(library.teams.below(ids[0] if ids else person.seat.place), text)
            return Outcome(person.at(TEAMS.under(lower.id))) if lower else None
        case _:
            return None


FLOW = Flow(
    view,
    acts={"invite": invite, "remove": remove, "revoke": revoke},
    hear_first=hear,
    is_field=True,
    roles=LEADING,
)
