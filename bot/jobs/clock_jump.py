"""A jump of the clock: what goes by its age is not deleted by a clock that may be wrong.

A start with the clock years ahead would delete the whole journal in seconds. So a clock that is further ahead of the
last sweep than any weekend is believed only after it has stood so for a week: until then somebody sees its dates.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

_JUMP = timedelta(days=31)
_BELIEVED_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SweepMark:
    """The last sweep whose clock was believed, UTC, and until when a later clock is not."""

    at: datetime
    held_until: datetime | None = None

    def __str__(self) -> str:
        return f"{self.at.isoformat()} {self.held_until.isoformat() if self.held_until else ''}".strip()


def read_mark(text: str | None) -> SweepMark | None:
    """Read a mark as it is kept. Raises ValueError."""
    if text is None:
        return None
    at, _, until = text.partition(" ")
    return SweepMark(datetime.fromisoformat(at), datetime.fromisoformat(until) if until else None)


def judge_clock(mark: SweepMark | None, now: datetime) -> SweepMark:
    """Return the mark after a sweep at this time; where it is held, nothing may be deleted."""
    if mark is None:
        return SweepMark(now)
    if now - mark.at <= _JUMP or (mark.held_until is not None and now >= mark.held_until):
        return SweepMark(max(mark.at, now))
    return mark if mark.held_until is not None else replace(mark, held_until=now + _BELIEVED_AFTER)
