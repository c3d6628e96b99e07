"""The script of the week: a file a day in `talks/`, in which people press labels, follow links, type and wait; and what
must hold then. Each step says what may not be seen otherwise: whatever finishes, and whatever house becomes fluent.
"""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from flows.core.facts.citizen import How, Who
from flows.core.text.local_time import VIETNAM

TALKS = Path(__file__).parent / "talks"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Walk(_Part):
    """A guide walked from where somebody stands, each step by its label."""

    answers: tuple[str, ...] = ()  # labels of the answers to its questions, in order
    remember: bool = True  # what is said to the question of consent
    other: bool = False  # for somebody else of the house
    steps: int = 99  # how many steps are done, answers too, before it is left lying


class Finish(_Part):
    """How a run must be noted that a step finishes."""

    guide: str
    how: How = "alone"
    who: Who = "me"
    house: str | None = None  # what the team calls it
    via: str | None = None  # whom it is credited to: `member hoa`, `poster lia-1`, `class`


class Step(_Part):
    """What somebody does, or what happens, and what holds after."""

    who: str = ""
    press: str | tuple[str, ...] = ()
    follow: str = ""  # what was kept under this name
    open: str = ""  # the link to an address, by its token
    say: str = ""
    send: str = ""  # a kind of thing; `say` is what is written beside it
    walk: Walk | None = None
    slip: str = ""  # the number of a slip is typed: `0`, or `0 wrong`, `0 short`
    inline: str = ""  # typed behind the bot's name in another chat
    group: str = ""  # the place whose team's group it is said in
    command: str = ""  # run on the server
    at: time | None = None  # the day goes on until then

    keep: str = ""  # the name under which what was given is kept
    of: Literal["", "picture", "paper", "share"] = ""  # what is kept, where it stands on the screen

    sees: str | tuple[str, ...] = ()  # stands in what there is to read
    misses: str | tuple[str, ...] = ()  # does not
    offers: str | tuple[str, ...] = ()  # labels there
    lacks: str | tuple[str, ...] = ()  # labels not there
    noted: dict[str, int] = Field(default_factory=dict)  # kinds of facts, each with how many; others may be noted too
    finished: Finish | None = None  # None: nothing was
    fluent: tuple[str, ...] | None = None  # the houses that are fluent from now on; None: those that were before
    because: str = ""  # why it changed


class Ends(_Part):
    """What must hold after a day."""

    houses: int  # on the lists
    fluent: int  # houses with somebody who can do it alone
    alone: int  # finishes so far
    helped: int


class Day(_Part):
    """One day of the week."""

    day: date
    begins: time
    ends: Ends
    steps: tuple[Step, ...]

    def at(self, hour: time) -> datetime:
        return datetime.combine(self.day, hour, VIETNAM).astimezone(UTC)


def read(name: str) -> Any:
    return yaml.safe_load((TALKS / name).read_text("utf-8"))


def people() -> dict[str, str]:
    """The people by name, each with the channel that they are on."""
    return dict(read("people.yaml"))


def days() -> list[Day]:
    """The days in order."""
    return [Day.model_validate(read(path.name)) for path in sorted(TALKS.glob("[0-9]-*.yaml"))]


def many(some: str | tuple[str, ...]) -> tuple[str, ...]:
    return (some,) if isinstance(some, str) else some
