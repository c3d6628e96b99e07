"""Moments in words: as people say when something will be, and when it was."""

from datetime import datetime

from flows.core.pages.page import Say
from flows.core.text.local_time import to_local


def say_moment(at: datetime, say: Say) -> str:
    """Say a coming hour: `7 giờ 30 sáng thứ Ba 24/11`."""
    here = to_local(at)
    return say(
        "moment",
        hour=here.hour if here.hour <= 12 else here.hour - 12,
        minute=here.minute,
        padded=f"{here.minute:02}",
        half="am" if here.hour < 12 else "noon" if here.hour == 12 else "pm",
        day=here.isoweekday(),
        date=f"{here.day}/{here.month}",
    )


def write_hour(at: datetime) -> str:
    """Write an hour of these days: `08:15 24/11`."""
    return f"{to_local(at):%H:%M %d/%m}"


def write_moment(at: datetime) -> str:
    """Write a moment of any year: `08:15 24/11/2026`."""
    return f"{to_local(at):%H:%M %d/%m/%Y}"


def write_day(at: datetime) -> str:
    """Write the day of a moment: `24/11/2026`."""
    return f"{to_local(at):%d/%m/%Y}"
