"""Facts: what happened, in the past tense, append-only. They hold ids, never names or typed words.

`guide`, `revision`, `step`, `problem` are ids of the library; `run` is the random id of one passage through a guide.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flows.core.facts.team import TeamFact
from flows.core.ids import NOWHERE, GuideId, HouseholdId, PlaceId, RunId
from flows.core.secret.kinds import SecretKind

LeftWhy = Literal["again", "dropped", "forgotten", "erased", "stopped"]
Rating = Literal["easy", "fair", "hard"]
Who = Literal["me", "other"]
"""For whom a guide is walked: the person, or somebody else in their household."""

How = Literal["alone", "helped"]
"""Whether a guide was walked alone, or with a member at the house or in a chat."""


CONSENT_TEXT = "2026-12"
"""The version of the question that consent answers: a new one whenever its sentence changes what is agreed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A link or QR code from outside was followed."""

    address: str  # token
    again: bool = False  # whether the code had brought this person before


@dataclass(frozen=True, slots=True, kw_only=True)
class Consented:
    """The person said whether their progress may be kept (Law 91/2025/QH15, Art. 9: per purpose, verifiable)."""

    yes: bool
    text: str = ""  # version of the question that was asked; "" before December 2026


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A run began."""

    guide: GuideId
    revision: str
    run: RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A step was reached for the first time in its run."""

    guide: GuideId
    revision: str
    run: RunId
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """A problem's remedy was asked for."""

    guide: GuideId
    revision: str
    run: RunId | None  # None for a person who only looks
    step: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """The person said that the remedy worked."""

    guide: GuideId
    revision: str
    run: RunId | None
    step: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StillStuck:
    """The person said that the remedy did not work."""

    guide: GuideId
    revision: str
    run: RunId | None
    step: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differed:
    """The person said that their phone shows something else than the step's picture."""

    guide: GuideId
    revision: str
    run: RunId | None
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A run came to the end of its guide. At most one for a run."""

    guide: GuideId
    revision: str
    run: RunId
    step: str  # the last step done
    how: How = "alone"
    who: Who = "me"
    house: HouseholdId | None = None  # the household that it counts for: one that was joined, or is visited


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A run ended without finishing."""

    guide: GuideId
    revision: str
    run: RunId
    step: str  # where it stood
    why: LeftWhy


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """The person said how the guide was. At most one for a run."""

    guide: GuideId
    revision: str
    run: RunId
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """Typed words led to guides."""

    found: int  # how many were offered, at least 1
    sure: bool  # whether the first was above the line of confidence
    guide: GuideId  # the first one


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Typed words led nowhere."""

    words: str | None = None  # folded, of people who consented to be remembered; dropped after `missed_days`


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Small talk, or a request for a person, was answered."""

    reply: str  # id in guides/smalltalk.yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Chose:
    """A language was chosen."""

    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Puzzled:
    """Something arrived that the conversation cannot read."""

    thing: str  # an event's SentKind, or `long`, `command`


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A secret was typed or sent, and refused. Nothing of it is kept but its kind."""

    secret: SecretKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """A person had their data deleted. Nothing ties this to what was deleted."""


CitizenFact = (
    Arrived
    | Consented
    | Started
    | Reached
    | Stuck
    | Solved
    | StillStuck
    | Differed
    | Finished
    | Left
    | Rated
    | Searched
    | Missed
    | Answered
    | Chose
    | Puzzled
    | Warned
    | Erased
)
Fact = CitizenFact | TeamFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A fact as the journal keeps it."""

    at: datetime  # UTC
    person: str | None  # random key; None without consent
    channel: str
    via: str | None  # share code that is credited
    fact: Fact
    place: PlaceId = NOWHERE  # that it belongs to; NOWHERE where that is not known

    @property
    def kind(self) -> str:
        return type(self.fact).__name__
