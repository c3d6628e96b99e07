"""Facts of the teams: every act of a role, and what is known of houses by it.

`by` is the member's id, `place` the id of the place it was done for, `house`, `visit`, `help` random ids. Alone and
helped, said and witnessed are facts of different kinds, so that nobody adds them together.
"""

from dataclasses import dataclass
from typing import Literal

from flows.core.event import Role

CheckName = Literal["phone", "eid", "pay", "shop"]
CHECKS: tuple[CheckName, ...] = ("phone", "eid", "pay", "shop")
"""What a member asks at a house: a smartphone, e-ID level 2, a payment account, whether it sells online."""

CarriedKind = Literal["words", "photo", "voice", "sticker", "file"]
SharedAs = Literal["link", "qr", "poster", "class"]


@dataclass(frozen=True, slots=True)
class Invited:
    """A lead made an invitation."""

    by: str
    place: str
    role: Role


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Somebody took the seat that they were invited to."""

    by: str  # their own id from now on
    place: str
    role: Role
    invited_by: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A role ended."""

    by: str  # who ended it; the member's own id where they left
    place: str
    member: str
    role: Role


@dataclass(frozen=True, slots=True)
class Shared:
    """A member took a guide's link, picture or paper to hand it on."""

    by: str
    place: str
    guide: str
    how: SharedAs


@dataclass(frozen=True, slots=True)
class ClassOpened:
    """A class began."""

    by: str
    place: str
    lesson: str
    guide: str


@dataclass(frozen=True, slots=True)
class ClassClosed:
    """A class ended."""

    by: str
    place: str
    lesson: str
    guide: str
    attended: int  # people who came by its code


@dataclass(frozen=True, slots=True)
class HouseOpened:
    """A house was put on the team's list."""

    by: str
    place: str
    house: str


@dataclass(frozen=True, slots=True)
class HouseClosed:
    """A house was taken off the list."""

    by: str
    place: str
    house: str


@dataclass(frozen=True, slots=True)
class HouseJoined:
    """A person said that they belong to a house."""

    place: str
    house: str


@dataclass(frozen=True, slots=True)
class HouseLeft:
    """A person belongs to a house no more: they said so, or had their data deleted."""

    place: str
    house: str


@dataclass(frozen=True, slots=True)
class VisitBegan:
    """A member came to a house, or began to enter a slip."""

    by: str
    place: str
    house: str
    visit: str
    slip: str | None  # number of the slip that it is entered from


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit ended."""

    by: str
    place: str
    house: str
    visit: str
    day: str  # when it was, 2026-11-24: of a slip, the day that is written on it
    slip: str | None


@dataclass(frozen=True, slots=True)
class Helped:
    """A member says that they walked a guide together with somebody of the house."""

    by: str
    place: str
    house: str
    visit: str
    guide: str
    done: bool  # to its end, or only begun


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A member confirms having seen a guide's result on the person's own screen."""

    by: str
    place: str
    house: str
    visit: str
    guide: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A member asked a question of the checklist, and this is the answer of the house."""

    by: str
    place: str
    house: str
    visit: str
    what: CheckName
    yes: bool
    day: str  # 2026-11-24


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """A person asked for a person."""

    place: str  # of the team it went to
    help: str
    guide: str | None
    step: str | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class HelpTaken:
    """A member took it upon them."""

    by: str
    place: str
    help: str


@dataclass(frozen=True, slots=True)
class HelpReturned:
    """The member could not go on; it waits for another."""

    by: str
    place: str
    help: str


@dataclass(frozen=True, slots=True)
class HelpPassed:
    """Nobody took it for too long; it went to the next level."""

    place: str  # where it lies now
    help: str
    from_place: str


@dataclass(frozen=True, slots=True)
class Carried:
    """Something was carried from one to the other of the two."""

    help: str
    place: str
    thing: CarriedKind
    helper: bool  # whether it came from the member


@dataclass(frozen=True, slots=True)
class HelpClosed:
    """It is over."""

    by: str | None  # the member who had taken it; None where nobody had
    place: str
    help: str
    ended_by: Literal["asker", "helper", "gone"]


@dataclass(frozen=True, slots=True)
class HelpJudged:
    """The person said whether it helped."""

    by: str | None
    place: str
    help: str
    helped: bool


TeamFact = (
    Invited
    | Enrolled
    | Removed
    | Shared
    | ClassOpened
    | ClassClosed
    | HouseOpened
    | HouseClosed
    | HouseJoined
    | HouseLeft
    | VisitBegan
    | Visited
    | Helped
    | Witnessed
    | Checked
    | HelpAsked
    | HelpTaken
    | HelpReturned
    | HelpPassed
    | Carried
    | HelpClosed
    | HelpJudged
)
