"""The person: what is remembered of one user. Ids and answers, never content, positions, names or typed words.

Saved as JSON with a version. When a field changes its meaning, STATE_VERSION goes up by one and UPGRADES gets one
function that takes the JSON one step up; the steps are never removed, since a person may come back after years.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from flows.core.address import HOME, Address, read_token
from flows.core.event import Role
from flows.core.facts.citizen import CONSENT_TEXT, Consented, How, Left, LeftWhy, Rating, Who
from flows.core.ids import NOWHERE, GuideId, HelpRequestId, HouseholdId, PlaceId, RunId
from flows.core.record import Member, Record
from flows.core.shared import SharedRecords

STATE_VERSION = 3


def _counts_still_stuck(state: dict[str, Any]) -> dict[str, Any]:
    """Version 2: a run counts how often remedies did not help."""
    return state | {"version": 2, "runs": [run | {"still": 0} for run in state["runs"]]}


def _knows_houses(state: dict[str, Any]) -> dict[str, Any]:
    """Version 3: a person may belong to a household, be on a visit, chat with a helper; a run is for somebody.

    What was finished by then was done alone, by the person whom it was for.
    """
    alone = [run["guide"] for run in state["runs"] if run["state"] == "finished"]
    runs = [run | {"who": "me", "how": "alone", "house": None} for run in state["runs"]]
    nowhere = {"home": "", "house": None, "resident": None, "visit": None, "help": None, "alone": alone}
    return state | nowhere | {"version": 3, "runs": runs}


UPGRADES: Sequence[Callable[[dict[str, Any]], dict[str, Any]]] = (_counts_still_stuck, _knows_houses)
"""UPGRADES[n] takes version n + 1 to n + 2. Version 1 is the first."""

FORGET_AFTER = timedelta(hours=24)  # without consent
FORGET_IDLE_AFTER = timedelta(days=730)  # with consent, of a person who does not come back
AWAY_AFTER = timedelta(hours=24)  # a person who comes back later is asked whether to go on


class UnknownVersion(ValueError):
    """The saved state is newer than this program and must not be overwritten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One passage through one guide."""

    id: RunId
    guide: GuideId
    revision: str  # of the guide when it was last stepped in
    started_at: datetime
    step: str  # where the person stands, or stood when it ended
    came: Mapping[str, str] = field(default_factory=dict)  # step reached: step it was reached from, "" for the first
    answers: Mapping[str, str] = field(default_factory=dict)  # step that asked: `next` of the answer
    state: Literal["open", "finished"] = "open"
    ended_at: datetime | None = None
    rating: Rating | None = None
    via: str | None = None  # share code credited with it
    still: int = 0  # how often a remedy did not help since the last step that was done
    tried: tuple[str, ...] = ()  # problems whose remedies these were: `step/problem`
    who: Who = "me"  # for whom it is
    how: How = "alone"  # `helped` once a member was there, or on the line, at any step
    house: HouseholdId | None = None  # id of the household that is visited; None for the person's own doing


@dataclass(frozen=True, slots=True)
class Person:
    """All that is remembered of one user."""

    key: str  # random, 22 characters; tied to a channel's account only in the store
    language: str = "vi"
    consent: bool | None = None  # to keep progress; None while not asked
    here: Address = HOME  # the screen they stand on
    runs: Mapping[str, Run] = field(default_factory=dict)  # guide id: its latest run
    via: str | None = None  # share code that brought them last
    found: tuple[str, ...] = ()  # address tokens that the last search led to, best first
    found_sure: bool = False
    note: str | None = None  # id of a sentence shown once, above the screen
    seen_at: datetime | None = None  # last event, UTC
    order: int = 0  # the channel's number of the last event, where it counts them
    home: PlaceId = NOWHERE  # id of the village, commune or province they belong to, as far as known
    house: HouseholdId | None = None  # id of the household that they joined
    resident: str | None = None  # their id in that household
    visit: HouseholdId | None = None  # id of the household that they, a member, are visiting
    help: HelpRequestId | None = None  # id of the help request that they made or took
    rang_at: datetime | None = None  # when a team was last rung for them
    alone: tuple[GuideId, ...] = ()  # guides finished alone, for themselves; kept when the guide is removed
    # given by the shell at each turn, not saved:
    seat: Member | None = field(default=None, compare=False)
    shared: SharedRecords = field(default_factory=SharedRecords, compare=False, repr=False)

    @property
    def role(self) -> Role:
        return self.seat.role if self.seat else "citizen"

    @property
    def visiting(self) -> HouseholdId | None:
        """The id of the household that they are visiting for their team."""
        return self.visit if self.seat else None

    @property
    def forget_at(self) -> datetime | None:
        """When all of it will be forgotten unless they come back; None for a person with a seat in a team."""
        return None if self.seat else self.expires_at

    @property
    def expires_at(self) -> datetime | None:
        """When all of it would be forgotten if they had no seat, which may end while they are away."""
        if self.seen_at is None:
            return None
        return self.seen_at + (FORGET_IDLE_AFTER if self.consent else FORGET_AFTER)

    @property
    def open_runs(self) -> tuple[Run, ...]:
        return tuple(run for run in self.runs.values() if run.state == "open")

    def is_away(self, at: datetime) -> bool:
        """Return whether the person comes back to a guide that they left open for a day or more."""
        return self.seen_at is not None and at - self.seen_at >= AWAY_AFTER and bool(self.open_runs)

    def find_run(self, *guides: str) -> Run | None:
        """Return the latest run of a guide, under the first of these ids (today's, then former ones) that has one."""
        return next((self.runs[id] for id in guides if id in self.runs), None)

    def renew(self, key: str) -> "Person":
        """Return a stranger in the same chat. A seat that is this person's own goes with them."""
        given = self.seat if self.seat is not None and self.seat.key != self.key else None
        return Person(key, seat=given, shared=self.shared)

    def at(self, here: Address, note: str | None = None) -> "Person":
        return replace(self, here=here, note=note)

    def with_proof(self, guide: GuideId) -> "Person":
        """Return the person with one more guide that they finished alone, for themselves."""
        return replace(self, alone=tuple(dict.fromkeys((*self.alone, guide))))

    def with_seat(self, changed: Iterable[Record]) -> "Person":
        """Return the person in the seat that these records give them or take from them."""
        seat = self.seat
        for record in changed:
            own = self.seat.id if self.seat else None
            if isinstance(record, Member) and (record.key == self.key or record.id == own):
                seat = record if record.listed else None
        return replace(self, seat=seat)

    def with_run(self, run: Run) -> "Person":
        """Return the person with this run put in; the one touched last comes last."""
        others = {id: other for id, other in self.runs.items() if id != run.guide}
        return replace(self, runs=others | {run.guide: run})


def answer_consent(person: Person, yes: bool) -> tuple[Person, tuple[Consented, ...]]:
    """Return the person with their answer to the question of consent, and the fact where it is a new one."""
    facts = (Consented(yes=yes, text=CONSENT_TEXT),) if person.consent is not yes else ()
    return replace(person, consent=yes), facts


def leave_runs(person: Person, why: LeftWhy) -> tuple[Left, ...]:
    """Return the facts of runs that end because the person is no longer remembered."""
    return tuple(
        Left(guide=run.guide, revision=run.revision, run=run.id, step=run.step, why=why) for run in person.open_runs
    )


def dump(person: Person) -> dict[str, Any]:
    """Return the person as JSON values; the key and the seat are kept elsewhere."""
    return {
        "version": STATE_VERSION,
        "language": person.language,
        "consent": person.consent,
        "place": person.here.token,
        "runs": [_dump_run(run) for run in person.runs.values()],
        "via": person.via,
        "found": list(person.found),
        "found_sure": person.found_sure,
        "note": person.note,
        "seen_at": _text(person.seen_at),
        "order": person.order,
        "home": person.home,
        "house": person.house,
        "resident": person.resident,
        "visit": person.visit,
        "help": person.help,
        "rang_at": _text(person.rang_at),
        "alone": list(person.alone),
    }


def load(
    key: str,
    state: dict[str, Any],
    seat: Member | None = None,
    upgrades: Sequence[Callable[[dict[str, Any]], dict[str, Any]]] = UPGRADES,
) -> Person:
    """Read a person from JSON values of any version up to today's.

    Raises UnknownVersion for a newer one.
    """
    version = state["version"]
    if version > len(upgrades) + 1:
        raise UnknownVersion(f"the state has version {version}, this program knows {len(upgrades) + 1}")
    for upgrade in upgrades[version - 1 :]:
        state = upgrade(state)
    link = read_token(state["place"])
    return Person(
        key=key,
        language=state["language"],
        consent=state["consent"],
        here=link.address if link else HOME,
        runs={run["guide"]: _load_run(run) for run in state["runs"]},
        via=state["via"],
        found=tuple(state["found"]),
        found_sure=state["found_sure"],
        note=state["note"],
        seen_at=_time(state["seen_at"]),
        order=state["order"],
        home=state["home"],
        house=state["house"],
        resident=state["resident"],
        visit=state["visit"],
        help=state["help"],
        rang_at=_time(state.get("rang_at")),  # not there before December 2026
        alone=tuple(state["alone"]),
        seat=seat,
    )


def _dump_run(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "guide": run.guide,
        "revision": run.revision,
        "started_at": _text(run.started_at),
        "step": run.step,
        "came": dict(run.came),
        "answers": dict(run.answers),
        "state": run.state,
        "ended_at": _text(run.ended_at),
        "rating": run.rating,
        "via": run.via,
        "still": run.still,
        "tried": list(run.tried),
        "who": run.who,
        "how": run.how,
        "house": run.house,
    }


def _load_run(state: dict[str, Any]) -> Run:
    started_at = _time(state["started_at"])
    assert started_at is not None
    tried = tuple(state.get("tried", ()))  # not there before December 2026
    return Run(**state | {"started_at": started_at, "ended_at": _time(state["ended_at"]), "tried": tried})


def _text(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
