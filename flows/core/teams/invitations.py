"""Inviting: how an invitation is made, in the chat by a lead and on the server for the first admin."""

from datetime import datetime, timedelta

from flows.core.event import Role
from flows.core.facts.team import Invited
from flows.core.places.share_code import fresh
from flows.core.record import INVITE_HOURS, Invite

INVITE_CHARS = 16


def invited(seed: str, at: datetime, by: str, given: tuple[str, Role], label: str) -> tuple[Invite, Invited]:
    """An invitation that is made now, and the fact of it. by: id of the member; given: place and role."""
    place, role = given
    id = fresh(seed, "invite", INVITE_CHARS)
    return Invite(id, role, place, label, by, at + timedelta(hours=INVITE_HOURS)), Invited(by, place, role)
