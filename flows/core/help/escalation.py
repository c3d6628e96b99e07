"""What passing time does to a help request. Teams are notified, and requests passed on, in office hours only."""

from dataclasses import replace
from datetime import datetime, timedelta

from flows.core.facts.team import HelpPassed
from flows.core.flow import Told, Upshot
from flows.core.help.requests import (
    RINGS_WITHIN,
    SERVER,
    close_request,
    find_helpers,
    find_team_above,
    locate_chat,
    may_ring,
    notify_team,
    return_to_team,
)
from flows.core.library import Library
from flows.core.record import HelpRequest
from flows.core.shared import SharedRecords

CHAT_SILENCE_MAX = timedelta(hours=12)  # then a chat is over
REMIND_AFTER = timedelta(days=1)  # of a team that has none above it
GIVE_UP_AFTER = timedelta(days=14)  # also because a person without consent is remembered while they wait


def escalate(
    request: HelpRequest, at: datetime, shared: SharedRecords, library: Library, *, gone: bool
) -> Upshot | None:
    """Return what becomes of an open request at this moment; None for nothing. gone: the asker cannot be reached."""
    if gone:
        return close_request(request, "gone")
    if request.state == "taken":
        return _escalate_chat(request, at, shared, library)
    if at - request.asked >= GIVE_UP_AFTER:
        return close_request(request, "gone")
    return _escalate_waiting(request, at, shared, library) if library.deployment.help.is_open_at(at) else None


def _escalate_chat(request: HelpRequest, at: datetime, shared: SharedRecords, library: Library) -> Upshot | None:
    member = shared.member(request.by or "")
    if request.by != SERVER and (member is None or not member.listed):
        return return_to_team(request, at, library, shared, but=request.by_key or "")
    return close_request(request, "gone") if at - (request.last or request.came) >= CHAT_SILENCE_MAX else None


def _escalate_waiting(request: HelpRequest, at: datetime, shared: SharedRecords, library: Library) -> Upshot | None:
    here = find_helpers(request.place, shared, but=request.key)
    late = request.rung is not None and request.told and at >= library.deployment.help.find_overdue(request.rung)
    above = find_team_above(request, shared, library) if late or not here else None
    if above is not None:
        passed = replace(request, place=above, came=at, passed=True)
        passed, told = notify_team(passed, at, shared, library)
        fact = HelpPassed(place=above, help=request.id, from_place=request.place)
        return Upshot((fact,), (passed,), (Told(request.key, locate_chat(request)), *told))
    remind = request.rung is not None and at - request.rung >= REMIND_AFTER
    held = request.rung is None and at - request.asked < RINGS_WITHIN  # not rung when it was asked, since too much rang
    if here and ((not request.told and not held) or remind) and may_ring(request.place, at, shared):
        notified, told = notify_team(request, at, shared, library)
        return Upshot((), (notified,), told)
    return None
