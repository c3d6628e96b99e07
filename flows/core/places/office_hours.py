"""Office hours: when the teams answer, and how long a help request may wait for them."""

from datetime import datetime, time, timedelta
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from flows.core.content.section import Section
from flows.core.text.local_time import to_local

_WEEK = range(8)
Hour = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class OfficeHours(Section):
    """When a help request is answered, and how long it may wait; in Việt Nam's time."""

    days: tuple[Annotated[int, Field(ge=1, le=7)], ...] = Field(
        (1, 2, 3, 4, 5, 6), min_length=1, description="Days of the week; 1 is Monday."
    )
    begin: Hour = Field("07:30", description="From when, HH:MM in Việt Nam.")
    end: Hour = Field("17:00", description="Until when.")
    patience_minutes: int = Field(
        30, ge=1, description="Minutes of office time after which a request that nobody took goes to the next level."
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.begin >= self.end:
            raise ValueError("begin phải trước end")
        return self

    @staticmethod
    def _at(day: datetime, hour: str) -> datetime:
        clock = time.fromisoformat(hour)
        return day.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)

    def is_open_at(self, at: datetime) -> bool:
        """Return whether somebody answers at this moment."""
        here = to_local(at)
        return here.isoweekday() in self.days and self._at(here, self.begin) <= here < self._at(here, self.end)

    def find_next_open(self, at: datetime) -> datetime:
        """Return this moment in office hours, else when they next begin."""
        if self.is_open_at(at):
            return at
        here = to_local(at)
        for ahead in _WEEK:
            day = here + timedelta(days=ahead)
            begin = self._at(day, self.begin)
            if begin.isoweekday() in self.days and begin > here:
                return begin.astimezone(at.tzinfo)
        return at

    def find_overdue(self, came: datetime) -> datetime:
        """Return when a team has had a request for too long. Only office hours count."""
        left = timedelta(minutes=self.patience_minutes)
        at = self.find_next_open(came)
        for _ in range(400):  # years of the shortest hours
            here = to_local(at)
            end = self._at(here, self.end)
            if here + left <= end:
                break
            left -= end - here
            at = self.find_next_open(end.astimezone(at.tzinfo))
        return at + left
