"""Facts of the teams: every act of a role, and what it tells about households.

`by` is the member's id, `place` the id of the place it was done for, `house`, `visit`, `help` random ids. Alone and
helped, said and witnessed are facts of different kinds, so that nobody adds them together.
"""

from dataclasses import dataclass
from typing import Literal

from flows.core.event import Role
from flows.core.ids import ClassroomId, GuideId, HelpRequestId, HouseholdId, MemberId, PlaceId, VisitId

CheckName = Literal["phone", "eid", "pay", "shop"]
CHECKS: tuple[CheckName, ...] = ("phone", "eid", "pay", "shop")
"""What a member asks a household: a smartphone, e-ID level 2, a payment account, whether it sells online."""

CarriedKind = Literal["words", "photo", "voice", "sticker", "file"]
SharedAs = Literal["link", "qr", "poster", "class"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """A lead made an invitation."""

    by: MemberId
    place: PlaceId
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """An invitation was taken back before anybody accepted it."""

    by: MemberId
    place: PlaceId
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """A person took the seat that they were invited to."""

    by: MemberId  # their own id from now on
    place: PlaceId
    role: Role
    invited_by: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A role ended."""

    by: MemberId  # who ended it; the member's own id where they left
    place: PlaceId
    member: MemberId
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A member took a guide's link, picture or paper to hand it on."""

    by: MemberId
    place: PlaceId
    guide: GuideId
    how: SharedAs


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassOpened:
    """A class began."""

    by: MemberId
    place: PlaceId
    lesson: ClassroomId
    guide: GuideId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassClosed:
    """A class ended."""

    by: MemberId
    place: PlaceId
    lesson: ClassroomId
    guide: GuideId
    attended: int  # people who came by its code


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseOpened:
    """A household was put on the team's list."""

    by: MemberId
    place: PlaceId
    house: HouseholdId


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseClosed:
    """A household was taken off the list."""

    by: MemberId
    place: PlaceId
    house: HouseholdId


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseJoined:
    """A person said that they belong to a household."""

    place: PlaceId
    house: HouseholdId


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseLeft:
    """A person no longer belongs to a household: they said so, or had their data deleted."""

    place: PlaceId
    house: HouseholdId


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitBegan:
    """A member came to a household, or began to enter a slip."""

    by: MemberId
    place: PlaceId
    house: HouseholdId
    visit: VisitId
    slip: str | None  # number of the slip that it is entered from


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A visit ended."""

    by: MemberId
    place: PlaceId
    house: HouseholdId
    visit: VisitId
    day: str  # when it was, 2026-11-24: of a slip, the day that is written on it
    slip: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped:
    """A member says that they walked a guide together with somebody of the household."""

    by: MemberId
    place: PlaceId
    house: HouseholdId
    visit: VisitId
    guide: GuideId
    done: bool  # to its end, or only begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessed:
    """A member confirms having seen a guide's result on the person's own screen."""

    by: MemberId
    place: PlaceId
    house: HouseholdId
    visit: VisitId
    guide: GuideId


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A member asked a question of the checklist, and this is the household's answer."""

    by: MemberId
    place: PlaceId
    house: HouseholdId
    visit: VisitId
    what: CheckName
    yes: bool
    day: str  # 2026-11-24


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAsked:
    """A citizen asked for a helper."""

    place: PlaceId  # of the team it went to
    help: HelpRequestId
    guide: GuideId | None
    step: str | None
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpTaken:
    """A member took a help request."""

    by: MemberId
    place: PlaceId
    help: HelpRequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpReturned:
    """The member could not go on; the request waits for another."""

    by: MemberId
    place: PlaceId
    help: HelpRequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPassed:
    """Nobody took a help request in time; it went to the next level."""

    place: PlaceId  # whose queue it is in now
    help: HelpRequestId
    from_place: PlaceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A message was carried between the asker and the helper."""

    help: HelpRequestId
    place: PlaceId
    thing: CarriedKind
    helper: bool  # whether it came from the member


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpClosed:
    """A help request was closed."""

    by: MemberId | None  # the member who had taken it; None where nobody had
    place: PlaceId
    help: HelpRequestId
    ended_by: Literal["asker", "helper", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpJudged:
    """The asker said whether the help request helped."""

    by: MemberId | None
    place: PlaceId
    help: HelpRequestId
    helped: bool


TeamFact = (
    Invited
    | Revoked
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
