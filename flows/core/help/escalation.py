"""Waiting: what passing time does to a wish for a person. Teams are told and wishes passed on in office hours only."""

from dataclasses import replace
from datetime import datetime, timedelta

from flows.core.facts.team import HelpPassed
from flows.core.flow import Told, Upshot
from flows.core.help.requests import SERVER, closed, people_at, rung, talk_of, team_above, waiting_anew
from flows.core.library import Library
from flows.core.record import HelpRequest
from flows.core.shared import Shared

SILENCE = timedelta(hours=12)  # a talk in which nobody said anything for so long is over
TOLD_AGAIN = timedelta(days=1)  # a team above which there is none
GIVEN_UP = timedelta(days=14)  # nobody waits longer: who did not allow to be remembered is remembered for it


def due(help: HelpRequest, at: datetime, ledger: Shared, library: Library, *, gone: bool) -> Upshot | None:
    """What is to happen to an open wish at this moment; None for nothing. gone: who asked can be reached no more."""
    if gone:
        return closed(help, "gone")
    if help.state == "taken":
        return _talk(help, at, ledger, library)
    if at - help.asked >= GIVEN_UP:
        return closed(help, "gone")
    return _wish(help, at, ledger, library) if library.deployment.hours.open_at(at) else None


def _talk(help: HelpRequest, at: datetime, ledger: Shared, library: Library) -> Upshot | None:
    member = ledger.member(help.by or "")
    if help.by != SERVER and (member is None or not member.listed):
        return waiting_anew(help, at, library, ledger, but=help.by_key or "")
    return closed(help, "gone") if at - (help.last or help.came) >= SILENCE else None


def _wish(help: HelpRequest, at: datetime, ledger: Shared, library: Library) -> Upshot | None:
    here = people_at(help.place, ledger, but=help.key)
    late = help.rung is not None and help.told and at >= library.deployment.hours.overdue_at(help.rung)
    above = team_above(help, ledger, library) if late or not here else None
    if above is not None:
        passed = replace(help, place=above, came=at, passed=True)
        passed, told = rung(passed, at, ledger, library)
        fact = HelpPassed(above, help.id, help.place)
        return Upshot((fact,), (passed,), (Told(help.key, talk_of(help)), *told))
    again = help.rung is not None and at - help.rung >= TOLD_AGAIN
    if here and (not help.told or again):
        again_told, told = rung(help, at, ledger, library)
        return Upshot((), (again_told,), told)
    return None
