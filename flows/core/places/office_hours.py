"""Office hours: when the teams' people answer, and how long a wish may wait for them."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from flows.core.text.clock import local

_WEEK = range(8)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Days and hours of a week, in Việt Nam's time."""

    days: tuple[int, ...] = (1, 2, 3, 4, 5, 6)  # 1 is Monday
    begin: time = time(7, 30)
    end: time = time(17, 0)
    patience_minutes: int = 30  # of office time that a team has, before a wish goes to the next level

    @staticmethod
    def _at(day: datetime, hour: time) -> datetime:
        return day.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)

    def open_at(self, at: datetime) -> bool:
        """Whether somebody answers at this moment."""
        here = local(at)
        return here.isoweekday() in self.days and self._at(here, self.begin) <= here < self._at(here, self.end)

    def next_open(self, at: datetime) -> datetime:
        """This moment in office hours, else the next beginning of them."""
        if self.open_at(at):
            return at
        here = local(at)
        for ahead in _WEEK:
            day = here + timedelta(days=ahead)
            begin = self._at(day, self.begin)
            if begin.isoweekday() in self.days and begin > here:
                return begin.astimezone(at.tzinfo)
        return at

    def overdue_at(self, came: datetime) -> datetime:
        """When a team has had a wish for too long: patience counts in office hours only."""
        left = timedelta(minutes=self.patience_minutes)
        at = self.next_open(came)
        for _ in range(400):  # years of the shortest hours
            here = local(at)
            end = self._at(here, self.end)
            if here + left <= end:
                break
            left -= end - here
            at = self.next_open(end.astimezone(at.tzinfo))
        return at + left
