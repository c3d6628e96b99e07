"""Invitations to a seat, made in the chat by a lead and on the server for the first admin."""

from datetime import datetime, timedelta

from flows.core.event import Role
from flows.core.facts.team import Invited
from flows.core.ids import MemberId, PlaceId
from flows.core.places.share_code import derive_id
from flows.core.record import Invite

INVITE_CHARS = 16
INVITE_HOURS = 48


def make_invite(
    seed: str, at: datetime, by: MemberId, given: tuple[PlaceId, Role], label: str
) -> tuple[Invite, Invited]:
    """Make an invitation, and the fact of it. given: place and role."""
    place, role = given
    id, until = derive_id(seed, "invite", INVITE_CHARS), at + timedelta(hours=INVITE_HOURS)
    invite = Invite(id=id, role=role, place=place, label=label, by=by, until=until)
    return invite, Invited(by=by, place=place, role=role)
