"""Local time: times are stored in UTC, and people see them in the time zone of Việt Nam."""

from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh, which has no summer time


def to_local(at: datetime) -> datetime:
    """Return a time in the time zone of Việt Nam."""
    return at.astimezone(VIETNAM)
