"""Records: what several people share. Each is kept under its kind and id and carries a version: a turn that would save
over a newer one is refused, and played again on what is there now.

They hold ids and what a team calls its households and people; of a citizen only the random key of a person who asks
for help.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, TypeAdapter
from pydantic.dataclasses import dataclass

from flows.core.event import Role
from flows.core.ids import ClassroomId, GuideId, HelpRequestId, HouseholdId, MemberId, PlaceId, VisitId

_VALUE = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True, config=_VALUE)
class Member:
    """Somebody's seat in a team."""

    id: MemberId  # 7 letters; their share code is m-<id>
    role: Role
    place: PlaceId  # id of the place whose team it is
    label: str  # what the team calls them
    key: str  # the person's
    since: datetime
    removed: datetime | None = None
    version: int = 0
    kind: Literal["member"] = "member"

    @property
    def listed(self) -> bool:
        return self.removed is None


@dataclass(frozen=True, kw_only=True, config=_VALUE)
class Invite:
    """A link that gives a seat to whoever accepts it first."""

    id: str  # 16 letters
    role: Role
    place: PlaceId
    label: str
    by: MemberId  # id of the member who made it; `server` for the command line
    until: datetime
    used: bool = False
    version: int = 0
    kind: Literal["invite"] = "invite"

    @property
    def listed(self) -> bool:
        return not self.used


@dataclass(frozen=True, kw_only=True, config=_VALUE)
class Visit:
    """A member's visit to a household, under way."""

    id: VisitId  # 10 letters
    by: MemberId  # the member's id
    began: datetime
    slip: str | None = None  # number of the slip that it is entered from
    on: date | None = None  # the day on that slip
    noted: tuple[str, ...] = ()  # what was noted in it, such as `done eid-install`: pressed twice, it counts once


@dataclass(frozen=True, kw_only=True, config=_VALUE)
class Household:
    """A household of a village. No names are known; people who joined are counted under ids of their own."""

    id: HouseholdId  # 10 letters
    place: PlaceId
    label: str  # what the team calls it: a number, a nickname
    opened: datetime
    alone: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # resident's id: guides that they finished alone, for themselves
    helped: tuple[str, ...] = ()  # guides walked together to the end, as a member said
    witnessed: tuple[str, ...] = ()  # guides whose result a member saw on the person's own screen
    checks: Mapping[str, tuple[bool, date]] = field(default_factory=dict)  # what was asked: the last answer and its day
    visit: Visit | None = None
    visited: date | None = None  # the last time
    closed: bool = False
    version: int = 0
    kind: Literal["house"] = "house"

    @property
    def listed(self) -> bool:
        return not self.closed

    @property
    def mark(self) -> str:
        """What it is judged fluent by, a line per resident. Households of the same mark are judged alike."""
        return "\n".join(sorted(" ".join(sorted(done)) for done in self.alone.values()))


@dataclass(frozen=True, kw_only=True, config=_VALUE)
class HelpRequest:
    """A citizen's request for a helper."""

    id: HelpRequestId  # 10 letters
    place: PlaceId  # of the team whose queue it is in
    home: PlaceId  # of the asker; NOWHERE where not known
    key: str  # the asker's
    about: str  # address token of the screen they stood on
    asked: datetime
    came: datetime  # when it came to this team
    state: Literal["waiting", "taken", "closed"] = "waiting"
    told: bool = False  # whether this team has been notified
    by: MemberId | None = None  # id of the member who took it
    by_key: str | None = None  # their key
    channel: str = ""  # the asker's
    by_channel: str = ""  # the member's
    rung: datetime | None = None  # when this team was last notified
    passed: bool = False  # whether a team below did not take it in time
    last: datetime | None = None  # when anything was last said in the chat
    judged: bool | None = None  # once closed: whether it helped, as the person said
    version: int = 0
    kind: Literal["help"] = "help"

    @property
    def listed(self) -> bool:
        return self.state != "closed"


@dataclass(frozen=True, kw_only=True, config=_VALUE)
class Classroom:
    """A class: a guide, walked by a room of people. Its share code is c-<id>."""

    id: ClassroomId  # 8 letters
    place: PlaceId
    guide: GuideId
    by: MemberId  # the member's id
    key: str  # their key, to whom the live screen is shown
    opened: datetime
    closed: datetime | None = None
    attended: int = 0  # people, counted when it was closed
    version: int = 0
    kind: Literal["lesson"] = "lesson"

    @property
    def listed(self) -> bool:
        return self.closed is None


@dataclass(frozen=True, kw_only=True, config=_VALUE)
class VisitSlip:
    """A printed visit slip, filled in by hand and entered once."""

    id: str  # 8 digits, the last of them a check digit
    place: PlaceId
    printed: datetime
    used: datetime | None = None
    by: MemberId | None = None  # id of the member who entered it
    house: HouseholdId | None = None
    version: int = 0
    kind: Literal["slip"] = "slip"

    @property
    def listed(self) -> bool:
        return self.used is None


Record = Member | Invite | Household | HelpRequest | Classroom | VisitSlip
_RECORD: TypeAdapter[Record] = TypeAdapter(Annotated[Record, Discriminator("kind")])


def remove_key(record: Record, key: str, at: datetime) -> Record:
    """Return a record without a person whose data is deleted: their key, and what their team calls them.

    A seat ends with that; a request of theirs is over, and one that they had taken waits again.
    """
    match record:
        case Member(key=held) if held == key:
            return replace(record, key="", label="", removed=record.removed or at)
        case HelpRequest(key=asker) if asker == key:
            return replace(record, key="", state="closed")
        case HelpRequest(by_key=helper) if helper == key:
            waits = record.state == "taken"
            free = replace(record, state="waiting", by=None, by_channel="", told=False) if waits else record
            return replace(free, by_key=None)
        case Classroom(key=teacher) if teacher == key:
            return replace(record, key="")
        case _:
            return record


def dump_record(record: Record) -> dict[str, Any]:
    """Return a record as JSON values."""
    dumped: dict[str, Any] = _RECORD.dump_python(record, mode="json")
    return dumped


def load_record(state: Mapping[str, Any]) -> Record:
    """Read a record from JSON values. A field that was added later has its default."""
    return _RECORD.validate_python(dict(state))
