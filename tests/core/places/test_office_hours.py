"""Office hours: when somebody answers, and how long a team has, counted in those hours only."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.core.places.office_hours import OfficeHours
from flows.core.text.local_time import VIETNAM, to_local

HOURS = OfficeHours()  # Monday to Saturday, 7:30 to 17:00, half an hour


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the last week of November 2026, whose 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [(at(23, 7, 29), False), (at(23, 7, 30), True), (at(23, 16, 59), True), (at(23, 17), False), (at(29, 9), False)],
)
def test_open(moment: datetime, is_open: bool) -> None:
    """Open from the first minute to before the last, on the days given."""
    assert HOURS.is_open_at(moment) == is_open


@pytest.mark.parametrize(
    ("moment", "next_"),
    [(at(23, 9), at(23, 9)), (at(23, 5), at(23, 7, 30)), (at(23, 18), at(24, 7, 30)), (at(28, 18), at(30, 7, 30))],
)
def test_next_open(moment: datetime, next_: datetime) -> None:
    """Now, else the next beginning: over a Sunday to Monday."""
    assert HOURS.find_next_open(moment.astimezone(UTC)) == next_


@pytest.mark.parametrize(
    ("came", "due"),
    [
        (at(23, 9), at(23, 9, 30)),
        (at(23, 16, 45), at(24, 7, 45)),
        (at(28, 20), at(30, 8)),
        (at(23, 16, 30), at(23, 17)),
    ],
)
def test_overdue(came: datetime, due: datetime) -> None:
    """Patience runs while the office is open: what is left in the evening goes on in the morning."""
    assert HOURS.find_overdue(came) == due


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 (the zone is beside)
    st.sets(st.integers(1, 7), min_size=1),
    st.integers(1, 600),
)
def test_patience_is_never_cut_short(came: datetime, days: set[int], minutes: int) -> None:
    """Whatever the days, what is due comes after the patience at least, and within office hours or at their end."""
    hours = OfficeHours(days=tuple(sorted(days)), begin="08:00", end="09:00", patience_minutes=minutes)
    due = hours.find_overdue(came)
    assert due - came >= timedelta(minutes=minutes)
    assert to_local(due).isoweekday() in days
    assert time(8) <= to_local(due).time() <= time(9)


def test_no_days_at_all() -> None:
    """Hours that never come are not waited for."""
    never = OfficeHours.model_construct(days=())
    assert never.find_next_open(at(23, 9)) == at(23, 9)
    assert never.find_overdue(at(23, 18)) >= at(23, 17)
