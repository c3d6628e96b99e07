"""What else ends when a person is no longer remembered: their runs, their household, their help request, their seat."""

from datetime import datetime

from flows.core.facts.citizen import LeftWhy
from flows.core.flow import Upshot
from flows.core.help.requests import find_open_request, leave_help_request
from flows.core.households.residents import leave_household
from flows.core.library import Library
from flows.core.person import Person, leave_runs
from flows.core.record import remove_key
from flows.core.teams.seats import leave_seat


def must_remember(person: Person) -> bool:
    """Return whether a person is kept although their time has come: they wait for a helper, or chat with one."""
    return find_open_request(person) is not None


def forget(person: Person, why: LeftWhy, at: datetime, library: Library) -> Upshot:
    """Return what follows for others when a person is forgotten or has their data deleted."""
    runs = leave_runs(person, why)
    left, households = leave_household(person)
    chat = leave_help_request(person, at, library)
    removed, seats = leave_seat(person, at)
    nameless = [remove_key(seat, person.key, at) for seat in seats]
    return Upshot((*runs, *left, *chat.facts, *removed), (*households, *chat.changed, *nameless), chat.told)
