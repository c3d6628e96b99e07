"""Records: what several people share. Each is kept under its kind and id and carries a version: who saves over a newer
one is refused, and their turn is played again on what is there now.

They hold ids and what a team calls its houses and people; of a citizen nothing but the random key of who asks for help.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, TypeAdapter
from pydantic.dataclasses import dataclass

from flows.core.event import Role

_VALUE = ConfigDict(extra="forbid")
INVITE_HOURS = 48
VISIT_HOURS = 6  # a visit that nobody ended is over by then


@dataclass(frozen=True, config=_VALUE)
class Member:
    """Somebody's seat in a team."""

    id: str  # 7 letters; their share code is m-<id>
    role: Role
    place: str  # id of the place whose team it is
    label: str  # what the team calls them
    key: str  # the person's
    since: datetime
    removed: datetime | None = None
    version: int = 0
    kind: Literal["member"] = "member"

    @property
    def listed(self) -> bool:
        return self.removed is None


@dataclass(frozen=True, config=_VALUE)
class Invite:
    """A link that gives whoever accepts it first a seat."""

    id: str  # 16 letters
    role: Role
    place: str
    label: str
    by: str  # id of the member who made it; `server` for the command line
    until: datetime
    used: bool = False
    version: int = 0
    kind: Literal["invite"] = "invite"

    @property
    def listed(self) -> bool:
        return not self.used


@dataclass(frozen=True, config=_VALUE)
class Visit:
    """A member's visit to a house, under way."""

    id: str  # 10 letters
    by: str  # the member's id
    began: datetime
    slip: str | None = None  # number of the slip that it is entered from
    on: date | None = None  # the day on that slip
    noted: tuple[str, ...] = ()  # what was noted in it, such as `done eid-install`: pressed twice, it counts once

    def under_way(self, at: datetime) -> bool:
        """Whether the member is there now; what is entered from a slip was done before."""
        return self.slip is None and at - self.began < timedelta(hours=VISIT_HOURS)


@dataclass(frozen=True, config=_VALUE)
class Household:
    """A house of a village. Nobody's name is known; people who joined are counted under ids of their own."""

    id: str  # 10 letters
    place: str
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
        """What it is judged fluent by: a line a resident. Houses of the same mark are judged alike."""
        return "\n".join(sorted(" ".join(sorted(done)) for done in self.alone.values()))


@dataclass(frozen=True, config=_VALUE)
class HelpRequest:
    """A person's wish for a person, until it is closed."""

    id: str  # 10 letters
    place: str  # of the team that it lies with now
    home: str  # of the person, as far as known
    key: str  # of who asks
    about: str  # token of the place where they stood
    asked: datetime
    came: datetime  # to this team
    state: Literal["waiting", "taken", "closed"] = "waiting"
    told: bool = False  # whether this team's people know of it
    by: str | None = None  # id of the member who took it
    by_key: str | None = None  # their key
    channel: str = ""  # that the person is on
    by_channel: str = ""  # that the member is on
    rung: datetime | None = None  # when this team's people were told last
    passed: bool = False  # whether it came here from a team below, which had let it lie
    last: datetime | None = None  # of a talk: when anything was said
    judged: bool | None = None  # once closed: whether it helped, as the person said
    version: int = 0
    kind: Literal["help"] = "help"

    @property
    def listed(self) -> bool:
        return self.state != "closed"


@dataclass(frozen=True, config=_VALUE)
class Classroom:
    """A class that is held: a guide, walked by a room of people. Its share code is c-<id>."""

    id: str  # 8 letters
    place: str
    guide: str
    by: str  # the member's id
    key: str  # their key, to whom the live screen is shown
    opened: datetime
    closed: datetime | None = None
    attended: int = 0  # people, counted when it was closed
    version: int = 0
    kind: Literal["lesson"] = "lesson"

    @property
    def listed(self) -> bool:
        return self.closed is None


@dataclass(frozen=True, config=_VALUE)
class VisitSlip:
    """A visit slip that was printed, to be filled in by hand and entered once."""

    id: str  # 8 digits, the last of them a check digit
    place: str
    printed: datetime
    used: datetime | None = None
    by: str | None = None  # id of the member who entered it
    house: str | None = None
    version: int = 0
    kind: Literal["slip"] = "slip"

    @property
    def listed(self) -> bool:
        return self.used is None


Record = Member | Invite | Household | HelpRequest | Classroom | VisitSlip
RecordKind = Literal["member", "invite", "house", "help", "lesson", "slip"]
_RECORD: TypeAdapter[Record] = TypeAdapter(Annotated[Record, Discriminator("kind")])


def dump_record(record: Record) -> dict[str, Any]:
    """A record as JSON values."""
    dumped: dict[str, Any] = _RECORD.dump_python(record, mode="json")
    return dumped


def load_record(state: Mapping[str, Any]) -> Record:
    """Read a record from JSON values. A field that came later has its default."""
    return _RECORD.validate_python(dict(state))
