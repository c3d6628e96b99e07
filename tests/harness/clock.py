"""A clock for tests, which stands still until it is told otherwise."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass
class Clock:
    """The time that the program believes in."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, time: timedelta) -> None:
        self.now += time
