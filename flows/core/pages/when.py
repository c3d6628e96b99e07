"""Moments in words: as people say when something will be, and when it was."""

from datetime import datetime

from flows.core.pages.page import Say
from flows.core.text.clock import local


def moment(at: datetime, say: Say) -> str:
    """A coming hour: `7 giờ 30 sáng thứ Ba 24/11`."""
    here = local(at)
    return say(
        "moment",
        hour=here.hour if here.hour <= 12 else here.hour - 12,
        minute=here.minute,
        padded=f"{here.minute:02}",
        half="am" if here.hour < 12 else "noon" if here.hour == 12 else "pm",
        day=here.isoweekday(),
        date=f"{here.day}/{here.month}",
    )


def stamp(at: datetime) -> str:
    """An hour that has been: `08:15 24/11`."""
    return f"{local(at):%H:%M %d/%m}"
