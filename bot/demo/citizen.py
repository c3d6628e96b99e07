"""The life of a made-up citizen: how they came, which guides they began, finished and left."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, TypedDict

from bot.demo.dates import Calendar
from bot.demo.walks import AGES, Walk, Walks, find_revision
from flows.core.address import HOME, address
from flows.core.content.guide import DONE, Guide
from flows.core.event import Origin
from flows.core.facts.citizen import (
    CONSENT_TEXT,
    Arrived,
    Consented,
    Differed,
    Fact,
    How,
    Left,
    Noted,
    Rated,
    Rating,
    Reached,
    Solved,
    Started,
    StillStuck,
    Stuck,
)
from flows.core.facts.team import HouseJoined
from flows.core.ids import GuideId, PlaceId, RunId
from flows.core.person import Person, Run
from flows.core.record import Household
from flows.core.shared import Question, RecordById, SharedRecords
from flows.core.turn import note_facts
from flows.guide.finishing import finish

_RATINGS: tuple[Rating, ...] = ("easy", "easy", "easy", "fair", "hard")
_DAY = timedelta(days=1)


def make_key(chance: Random) -> str:
    """Make a random id of 22 characters."""
    return f"{chance.getrandbits(88):022x}"


@dataclass
class DemoHousehold:
    """A household, and what is known of it so far."""

    record: Household
    visits: list[datetime] = field(default_factory=list)
    residents: int = 0


class _Where(TypedDict):
    guide: GuideId
    revision: str
    run: RunId
    step: str


def _where(run: Run, step: str) -> _Where:
    return {"guide": run.guide, "revision": run.revision, "run": run.id, "step": step}


@dataclass
class CitizenLife:
    """The life of a citizen as it is played."""

    chance: Random
    calendar: Calendar
    walks: Walks
    age: str
    channel: str
    consent: bool
    person: Person
    facts: list[Noted] = field(default_factory=list)

    def note(self, at: datetime, *facts: Fact, key: bool = True) -> None:
        """Note facts; key: whether they carry the person's key, where there is consent."""
        person = self.person if key else replace(self.person, consent=None)
        self.facts += note_facts(facts, person, person, at, self.channel)

    def arrive(self, at: datetime, guide: Guide) -> None:
        """Come by a link, for the first time or again."""
        again = self.person.seen_at is not None
        self.note(at, Arrived(address=address("guide", guide.id).token, again=again), key=again)

    def join(self, at: datetime, household: DemoHousehold) -> None:
        """Join a household."""
        household.residents += 1
        self.person = replace(self.person, house=household.record.id, resident=f"r{household.residents}xbcd"[:6])
        self.note(at, HouseJoined(place=household.record.place, house=household.record.id))

    def do_guide(self, at: datetime, guide: Guide, household: DemoHousehold | None, how: How = "alone") -> None:
        """Begin a guide and walk it until it is finished or given up."""
        helped = how == "helped"
        walk = self.walks.walk(guide, self.age, helped, self.chance)
        revision = find_revision(guide, at, self.calendar.begin + (self.calendar.end - self.calendar.begin) / 2)
        old = self.person.runs.get(guide.id)
        if old is not None and old.state == "open":
            self.note(at, Left(guide=guide.id, revision=old.revision, run=old.id, step=old.step, why="again"))
        if self.person.seen_at is None:
            self.note(at, Consented(yes=self.consent, text=CONSENT_TEXT))
        run = Run(
            id=RunId(make_key(self.chance)),
            guide=guide.id,
            revision=revision,
            started_at=at,
            step=guide.first.id,
            via=self.person.via,
            how=how,
        )
        self.note(at, Started(guide=guide.id, revision=revision, run=run.id))
        at, came = self._note_steps(run, walk, at)
        last = walk.stages[-1].step
        run = replace(run, step=last, came=came, answers=walk.answers)
        self.person = self._end_run(run, walk, at, household)
        self.person = replace(self.person, seen_at=at)

    def _note_steps(self, run: Run, walk: Walk, at: datetime) -> tuple[datetime, dict[str, str]]:
        """Note the steps of a walk; return when it ended, and before each step the one it was reached from."""
        came: dict[str, str] = {}
        before = ""
        for stage in walk.stages:
            at = min(at + timedelta(seconds=stage.seconds), self.calendar.end)
            came[stage.step], before = before, stage.step
            self.note(at, Reached(guide=run.guide, revision=run.revision, run=run.id, step=stage.step))
            for trouble in stage.troubles:
                where = _where(run, stage.step)
                if trouble.problem is None:
                    self.note(at, Differed(**where))
                    continue
                self.note(at, Stuck(**where, problem=trouble.problem))
                if trouble.outcome is not None:
                    self.note(
                        at, (Solved if trouble.outcome == "solved" else StillStuck)(**where, problem=trouble.problem)
                    )
        return at, came

    def _end_run(self, run: Run, walk: Walk, at: datetime, household: DemoHousehold | None) -> Person:
        """End a run or leave it open: finished, put off, dropped, forgotten."""
        where = _where(run, run.step)
        others = {id: other for id, other in self.person.runs.items() if id != run.guide}
        person = replace(self.person, runs=others, here=address("guide", run.guide))
        if walk.end == DONE:
            person = self._finish(person, run, at, household)
            rating = self.chance.choice(_RATINGS) if self.chance.random() < 0.4 else None
            if rating:
                self.note(at, Rated(guide=run.guide, revision=run.revision, run=run.id, rating=rating))
            ended = replace(run, state="finished", ended_at=at, rating=rating)
            return replace(person.with_run(ended), here=address("guide", run.guide, DONE))
        if walk.end or self.chance.random() < 0.15:
            self.note(at, Left(**where, why="stopped" if walk.end else "dropped"))
            return person
        if not self.consent and at + _DAY <= self.calendar.end:
            self.note(at + _DAY, Left(**where, why="forgotten"))
            return person
        return replace(person.with_run(run), here=address("guide", run.guide, run.step))

    def _finish(self, person: Person, run: Run, at: datetime, household: DemoHousehold | None) -> Person:
        """Finish a run as the conversation does; what it proves stands in the household from then on."""
        guide = self.walks.library.guides[run.guide]
        if guide.revision != run.revision:
            guide = guide.model_copy(update={"revision": run.revision})
        answers: dict[Question, Any] = (
            {RecordById(Household.kind, household.record.id): household.record} if household else {}
        )
        origin = Origin(f"demo:{run.id}", at, run.id, self.channel)
        outcome = finish(replace(person, shared=SharedRecords(answers)), guide, run, origin)
        self.note(at, *outcome.facts)
        if household:
            (household.record,) = (record for record in outcome.changed if isinstance(record, Household))
        return replace(outcome.person, shared=person.shared)


@dataclass(frozen=True, slots=True)
class CitizenArrival:
    """How a citizen comes."""

    at: datetime
    via: str | None
    place: PlaceId  # "" where no code says it
    guide: Guide | None = None  # the one of the class that they come to


def make_life(
    arrival: CitizenArrival, household: DemoHousehold | None, calendar: Calendar, walks: Walks, chance: Random
) -> CitizenLife:
    """Make a whole life. People of a household come back more often, and do some guides while it is visited."""
    (age,) = chance.choices(AGES, (45, 35, 20))
    channel = "telegram" if chance.random() < 0.7 else "web"
    consent = household is not None or chance.random() < 0.85
    person = Person(make_key(chance), consent=consent, via=arrival.via, home=arrival.place, here=HOME)
    played = CitizenLife(chance, calendar, walks, age, channel, consent, person)
    for at, how in _pick_moments(arrival, household, calendar, chance):
        guide = arrival.guide if arrival.guide and played.person.seen_at is None else None
        done = {id for id, run in played.person.runs.items() if run.state == "finished"}
        aims = household is not None and chance.random() < 0.8
        guide = guide or (walks.choose_lacking(done, chance) if aims else walks.choose(done, chance))
        if played.person.seen_at is None or (consent and chance.random() < 0.3):
            played.arrive(at, guide)
        mine = household if household and household.record.opened <= at else None
        joined = mine is not None and played.person.house is None
        played.do_guide(at, guide, None if joined else mine, how if mine else "alone")
        if joined and mine is not None:
            played.join(min(at + timedelta(minutes=5), calendar.end), mine)
    return played


def _pick_moments(
    arrival: CitizenArrival, household: DemoHousehold | None, calendar: Calendar, chance: Random
) -> Sequence[tuple[datetime, How]]:
    """Pick the moments when a citizen does something, and whether alone."""
    found: list[tuple[datetime, How]] = [(arrival.at, "alone")]
    at = arrival.at
    more = 0.7 if household else 0.08
    while chance.random() < more and len(found) < 12:
        at = calendar.pick_later(at, 12 if household else 30, chance)
        if at >= calendar.end:
            break
        found.append((at, "alone"))
    visits = [(at + timedelta(minutes=4), "helped") for at in household.visits if at > arrival.at] if household else []
    found += [(min(at, calendar.end), "helped") for at, _ in visits if chance.random() < 0.4]
    return sorted(found)
