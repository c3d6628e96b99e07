"""Local time: times are stored in UTC, and people see them in the time zone of Việt Nam."""

from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh, which has no summer time


def round_down(at: datetime, *, day: bool = False) -> datetime:
    """Return the beginning of an hour, or of a day: a time that ties nothing to what else happened at that moment."""
    return at.replace(hour=0 if day else at.hour, minute=0, second=0, microsecond=0)


def to_local(at: datetime) -> datetime:
    """Return a time in the time zone of Việt Nam."""
    return at.astimezone(VIETNAM)
