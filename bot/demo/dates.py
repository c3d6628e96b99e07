"""The dates of a made-up place: more happens every month, most of it on some days of the week and in some hours."""

from bisect import bisect
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random

from flows.core.text.local_time import VIETNAM

MONTHS = 18
_WEEK = (1.0, 0.9, 0.95, 1.0, 1.1, 1.5, 1.3)  # Monday first: people have time at the end of the week
_HOURS = (0, 0, 0, 0, 1, 3, 5, 7, 9, 9, 7, 4, 4, 4, 6, 7, 6, 5, 7, 11, 12, 8, 3, 1)
_WORK_HOURS = (0,) * 7 + (3, 9, 10, 8, 2, 1, 4, 9, 9, 6, 3, 2, 2) + (0,) * 4
_SLOWEST = 0.08  # of the last month's arrivals, in the first one


@dataclass(frozen=True)
class Calendar:
    """The time that a place is made up for: whole months, up to a day."""

    until: date
    months: int = MONTHS
    begin: datetime = field(init=False)
    end: datetime = field(init=False)  # the evening of the last day
    _days: list[datetime] = field(init=False)
    _weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        first = self.until.replace(day=1)
        for _ in range(self.months - 1):
            first = (first - timedelta(days=1)).replace(day=1)
        count = (self.until - first).days + 1
        begin = datetime(first.year, first.month, first.day, tzinfo=VIETNAM)
        days = [begin + timedelta(days=n) for n in range(count)]
        growth = [_SLOWEST + (1 - _SLOWEST) * (n / count) ** 1.3 for n in range(count)]
        weights = [growth[n] * _WEEK[day.weekday()] for n, day in enumerate(days)]
        object.__setattr__(self, "_days", days)
        object.__setattr__(self, "_weights", list(accumulate(weights)))
        object.__setattr__(self, "begin", days[0].astimezone(UTC))
        object.__setattr__(self, "end", (days[-1] + timedelta(hours=21)).astimezone(UTC))

    def pick_moment(self, chance: Random) -> datetime:
        """Pick a moment when a citizen comes."""
        day = self._days[bisect(self._weights, chance.random() * self._weights[-1])]
        return self._within(day, _HOURS, chance)

    def pick_work(self, chance: Random) -> datetime:
        """Pick a moment when a member of a team works."""
        day = self._days[bisect(self._weights, chance.random() * self._weights[-1])]
        return self._within(day, _WORK_HOURS, chance)

    def pick_early(self, chance: Random) -> datetime:
        """Pick a moment of the first weeks."""
        return self._within(self._days[chance.randrange(min(40, len(self._days)))], _WORK_HOURS, chance)

    def pick_later(self, at: datetime, mean_days: float, chance: Random) -> datetime:
        """Pick a moment some days later, in a likely hour."""
        day = (at + timedelta(days=chance.expovariate(1 / mean_days) + 1)).astimezone(VIETNAM)
        return self._within(day.replace(hour=0, minute=0, second=0, microsecond=0), _HOURS, chance)

    def _within(self, day: datetime, hours: tuple[int, ...], chance: Random) -> datetime:
        hour = _spread(hours)[int(chance.random() * sum(hours))]
        at = day + timedelta(hours=hour, seconds=int(chance.random() * 3600))
        return min(at.astimezone(UTC), self.end)


_SPREADS: dict[tuple[int, ...], list[int]] = {}


def _spread(hours: tuple[int, ...]) -> list[int]:
    """Return every hour as often as its weight."""
    if hours not in _SPREADS:
        _SPREADS[hours] = [hour for hour, weight in enumerate(hours) for _ in range(weight)]
    return _SPREADS[hours]
