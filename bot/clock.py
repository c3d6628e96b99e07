"""The clock: the one place that asks the machine what time it is. Everything else is given the moment.

Tests put another clock in the place of `now`.
"""

from datetime import UTC, date, datetime

from flows.core.text.local_time import to_local


def now() -> datetime:
    """Return the moment, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day in Việt Nam."""
    return to_local(now()).date()
