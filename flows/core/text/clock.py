"""The clock on the wall: moments are kept in UTC, and people see them as in Việt Nam."""

from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh, which knows no summer time


def local(at: datetime) -> datetime:
    """The same moment as people see it."""
    return at.astimezone(VIETNAM)
