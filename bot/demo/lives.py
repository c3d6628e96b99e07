"""The life of a made-up citizen: how they came, what they began, finished and left."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from bot.demo.times import Calendar
from bot.demo.ways import AGES, Walk, Ways, revision_at
from flows.core.address import HOME, address
from flows.core.content.guide import DONE, Guide
from flows.core.facts.citizen import (
    Arrived,
    Consented,
    Differed,
    Fact,
    Finished,
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
from flows.core.person import Person, Run
from flows.core.record import Household

_RATINGS: tuple[Rating, ...] = ("easy", "easy", "easy", "fair", "hard")
_DAY = timedelta(days=1)


def fresh_key(chance: Random) -> str:
    """A random id of 22 characters."""
    return f"{chance.getrandbits(88):022x}"


@dataclass
class Home:
    """A house, and what is known of it so far."""

    house: Household
    visits: list[datetime] = field(default_factory=list)
    residents: int = 0


@dataclass
class Life:
    """Somebody's life as it is played."""

    chance: Random
    calendar: Calendar
    ways: Ways
    age: str
    channel: str
    consent: bool
    person: Person
    facts: list[Noted] = field(default_factory=list)

    def note(self, at: datetime, *facts: Fact, via: str | None = None, key: bool = True) -> None:
        person = self.person.key if self.consent and key else None
        via = via or self.person.via
        self.facts += [Noted(at, person, self.channel, via, f, getattr(f, "place", self.person.home)) for f in facts]

    def arrive(self, at: datetime, guide: Guide) -> None:
        """Come by a link, for the first time or again."""
        again = self.person.seen_at is not None
        self.note(at, Arrived(address("guide", guide.id).token, again), key=again)

    def join(self, at: datetime, home: Home) -> None:
        """Say that they belong to a house."""
        home.residents += 1
        self.person = replace(self.person, house=home.house.id, resident=f"r{home.residents}xbcd"[:6])
        self.note(at, HouseJoined(home.house.place, home.house.id))

    def begin(self, at: datetime, guide: Guide, home: Home | None, how: How = "alone") -> None:
        """Walk a guide, as far as they get."""
        helped = how == "helped"
        walk = self.ways.walk(guide, self.age, helped, self.chance)
        revision = revision_at(guide, at, self.calendar.begin + (self.calendar.end - self.calendar.begin) / 2)
        old = self.person.runs.get(guide.id)
        if old is not None and old.state == "open":
            self.note(at, Left(guide.id, old.revision, old.id, old.step, "again"), via=old.via)
        if self.person.seen_at is None:
            self.note(at, Consented(self.consent))
        run = Run(fresh_key(self.chance), guide.id, revision, at, guide.first.id, via=self.person.via, how=how)
        self.note(at, Started(guide.id, revision, run.id))
        at, came = self._walked(run, walk, at)
        last = walk.stages[-1].step
        run = replace(run, step=last, came=came, answers=walk.answers)
        self.person = self._ended(run, walk, at, home)
        self.person = replace(self.person, seen_at=at)

    def _walked(self, run: Run, walk: Walk, at: datetime) -> tuple[datetime, dict[str, str]]:
        """Note the steps of a way; gives when it ended, and the steps it came by."""
        came: dict[str, str] = {}
        before = ""
        for stage in walk.stages:
            at = min(at + timedelta(seconds=stage.seconds), self.calendar.end)
            came[stage.step], before = before, stage.step
            self.note(at, Reached(run.guide, run.revision, run.id, stage.step))
            for trouble in stage.troubles:
                where = (run.guide, run.revision, run.id, stage.step)
                if trouble.problem is None:
                    self.note(at, Differed(*where))
                    continue
                self.note(at, Stuck(*where, trouble.problem))
                if trouble.outcome is not None:
                    self.note(at, (Solved if trouble.outcome == "solved" else StillStuck)(*where, trouble.problem))
        return at, came

    def _ended(self, run: Run, walk: Walk, at: datetime, home: Home | None) -> Person:
        """What became of a run: finished, put off, dropped, or still open."""
        where = (run.guide, run.revision, run.id, run.step)
        others = {id: other for id, other in self.person.runs.items() if id != run.guide}
        person = replace(self.person, runs=others, here=address("guide", run.guide))
        if walk.end == DONE:
            self.note(at, Finished(*where, run.how, run.who, home.house.id if home else None), via=run.via)
            rating = self.chance.choice(_RATINGS) if self.chance.random() < 0.4 else None
            if rating:
                self.note(at, Rated(run.guide, run.revision, run.id, rating), via=run.via)
            if home:
                _prove(home, run, person.resident or "")
            if (run.how, run.who) == ("alone", "me"):
                person = person.proving(run.guide)
            ended = replace(run, state="finished", ended_at=at, rating=rating)
            return replace(person.with_run(ended), here=address("guide", run.guide, DONE))
        if walk.end or self.chance.random() < 0.15:
            self.note(at, Left(*where, "stopped" if walk.end else "dropped"), via=run.via)
            return person
        if not self.consent and at + _DAY <= self.calendar.end:
            self.note(at + _DAY, Left(*where, "forgotten"), via=run.via)
            return person
        return replace(person.with_run(run), here=address("guide", run.guide, run.step))


def _prove(home: Home, run: Run, resident: str) -> None:
    """What a finished run proves for the house."""
    house = home.house
    if run.how == "helped":
        home.house = replace(house, helped=tuple(dict.fromkeys((*house.helped, run.guide))))
    else:
        done = tuple(dict.fromkeys((*house.alone.get(resident, ()), run.guide)))
        home.house = replace(house, alone={**house.alone, resident: done})


@dataclass(frozen=True, slots=True)
class Coming:
    """How somebody comes."""

    at: datetime
    via: str | None
    place: str  # id; "" where no code says it
    guide: Guide | None = None  # the one of the class that they come to


def life(coming: Coming, home: Home | None, calendar: Calendar, ways: Ways, chance: Random) -> Life:
    """A whole life. Who belongs to a house comes back more often, and does some things while it is visited."""
    (age,) = chance.choices(AGES, (45, 35, 20))
    channel = "telegram" if chance.random() < 0.7 else "web"
    consent = home is not None or chance.random() < 0.85
    person = Person(fresh_key(chance), consent=consent, via=coming.via, home=coming.place, here=HOME)
    played = Life(chance, calendar, ways, age, channel, consent, person)
    for at, how in _days(coming, home, calendar, chance):
        guide = coming.guide if coming.guide and played.person.seen_at is None else None
        done = {id for id, run in played.person.runs.items() if run.state == "finished"}
        aims = home is not None and chance.random() < 0.8
        guide = guide or (ways.aim(done, chance) if aims else ways.choose(done, chance))
        if played.person.seen_at is None or (consent and chance.random() < 0.3):
            played.arrive(at, guide)
        mine = home if home and home.house.opened <= at else None
        joined = mine is not None and played.person.house is None
        played.begin(at, guide, None if joined else mine, how if mine else "alone")
        if joined and mine is not None:
            played.join(min(at + timedelta(minutes=5), calendar.end), mine)
    return played


def _days(coming: Coming, home: Home | None, calendar: Calendar, chance: Random) -> Sequence[tuple[datetime, How]]:
    """When they do something, and whether alone."""
    found: list[tuple[datetime, How]] = [(coming.at, "alone")]
    at = coming.at
    more = 0.7 if home else 0.08
    while chance.random() < more and len(found) < 12:
        at = calendar.later(at, 12 if home else 30, chance)
        if at >= calendar.end:
            break
        found.append((at, "alone"))
    visits = [(at + timedelta(minutes=4), "helped") for at in home.visits if at > coming.at] if home else []
    found += [(min(at, calendar.end), "helped") for at, _ in visits if chance.random() < 0.4]
    return sorted(found)
