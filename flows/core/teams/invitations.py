"""Invitations to a seat, made in the chat by a lead and on the server for the first admin."""

from dataclasses import replace
from datetime import datetime, timedelta

from flows.core.event import Role
from flows.core.facts.team import Invited
from flows.core.ids import MemberId, PlaceId
from flows.core.library import Library
from flows.core.places.share_code import derive_id
from flows.core.record import Invite
from flows.core.shared import SharedRecords
from flows.core.teams.seats import may_give

INVITE_CHARS = 16
INVITE_HOURS = 48
BY_SERVER = MemberId("server")  # who made an invitation on the command line, or in a seat that config gave


def is_acceptable(invite: Invite, shared: SharedRecords, library: Library) -> bool:
    """Return whether an invitation still gives a seat: nobody has it, and whoever made it could make it today.

    So it ends with the seat that it was made from, also where nobody thought of taking it back.
    """
    if invite.used or invite.place not in library.teams.places:
        return False
    if invite.by == BY_SERVER:
        return True
    giver = shared.member(invite.by)
    return giver is not None and giver.listed and may_give(giver, invite.role, invite.place, library)


def close_invite(invite: Invite) -> Invite:
    """Return an invitation that nobody can accept any more; the name on it is needed no longer."""
    return replace(invite, used=True, label="")


def make_invite(
    seed: str, at: datetime, by: MemberId, given: tuple[PlaceId, Role], label: str
) -> tuple[Invite, Invited]:
    """Make an invitation, and the fact of it. given: place and role."""
    place, role = given
    id, until = derive_id(seed, "invite", INVITE_CHARS), at + timedelta(hours=INVITE_HOURS)
    invite = Invite(id=id, role=role, place=place, label=label, by=by, until=until)
    return invite, Invited(by=by, place=place, role=role)
