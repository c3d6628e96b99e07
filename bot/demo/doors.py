"""What the team of a made-up village does: seats, houses, visits, classes, wishes for a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from bot.demo.lives import Home, fresh_key
from bot.demo.times import Calendar
from bot.demo.ways import Ways
from flows.core.content.guide import Guide
from flows.core.event import Role
from flows.core.facts.citizen import Fact, Noted
from flows.core.facts.team import (
    CHECKS,
    Carried,
    CarriedKind,
    Checked,
    ClassClosed,
    ClassOpened,
    Enrolled,
    HelpAsked,
    HelpClosed,
    Helped,
    HelpJudged,
    HelpPassed,
    HelpTaken,
    HouseOpened,
    Invited,
    Shared,
    VisitBegan,
    Visited,
    Witnessed,
)
from flows.core.person import Person
from flows.core.places.place import Place
from flows.core.places.share_code import fresh
from flows.core.places.slip_number import with_check
from flows.core.record import Classroom, HelpRequest, Household, Member, Record, VisitSlip
from flows.core.text.clock import local

_NICKNAMES = ("đầu làng", "gốc mít", "bến sông", "sau trường", "cạnh quán", "ngã ba", "trên dốc", "bờ ruộng")
_LIKELY = {"phone": 0.75, "eid": 0.5, "pay": 0.35, "shop": 0.08}  # answers that are yes


@dataclass
class Team:
    """A village, or what a commune's own team stands for: its people and what they did."""

    place: Place
    number: int  # of the place among all, for what is numbered through
    calendar: Calendar
    ways: Ways
    chance: Random
    facts: list[Noted] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)  # with a seat
    members: list[Member] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)
    lessons: list[Classroom] = field(default_factory=list)

    def note(self, at: datetime, *facts: Fact, key: str | None = None, via: str | None = None) -> None:
        self.facts += [Noted(at, key, "telegram", via, f, getattr(f, "place", self.place.id)) for f in facts]

    def id(self, what: str, length: int) -> str:
        return fresh(fresh_key(self.chance), what, length)

    def enrol(self, count: int, leads: int = 1) -> None:
        """Give so many people a seat, in the first weeks."""
        for n in range(count):
            role: Role = "lead" if n < leads else "member"
            self._seat(self.calendar.early(self.chance), role, f"{'Trưởng nhóm' if n < leads else 'Tổ viên'} {n + 1}")

    def _seat(self, at: datetime, role: Role, label: str) -> None:
        id, key = self.id("member", 7), fresh_key(self.chance)
        by = self.members[0].id if self.members else "server"
        self.note(at - timedelta(hours=2), Invited(by, self.place.id, role))
        self.note(at, Enrolled(id, self.place.id, role, by), key=key)
        self.members.append(Member(id, role, self.place.id, label, key, at))
        self.people.append(Person(key, consent=True, seen_at=self.calendar.end, home=self.place.id))

    def settle(self, count: int) -> None:
        """Put so many houses on the list, and visit them."""
        for n in range(count):
            at, by = self.calendar.work(self.chance), self.chance.choice(self.members)
            name = f"Nhà {n + 1}" + (f" ({self.chance.choice(_NICKNAMES)})" if self.chance.random() < 0.3 else "")
            home = Home(Household(self.id("house", 10), self.place.id, name, at))
            self.note(at, HouseOpened(by.id, self.place.id, home.house.id), key=by.key)
            while self.chance.random() < 0.62:
                after = home.visits[-1] if home.visits else at
                day = after + timedelta(days=self.chance.expovariate(1 / 25))
                if day > self.calendar.end:
                    break
                home.visits.append(day)
            self.homes.append(home)

    def visit_all(self) -> None:
        """Play the visits, once it is known who lives in the houses."""
        slips = 0
        for home in self.homes:
            for at in home.visits:
                slip = None
                if self.chance.random() < 0.15:
                    slip = with_check(f"{self.number:04}{slips:03}")
                    slips += 1
                self._visit(home, at, slip)
            self.records.append(home.house)

    def _visit(self, home: Home, at: datetime, slip: str | None) -> None:
        by, house = self.chance.choice(self.members), home.house
        visit = self.id("visit", 10)
        here = (by.id, self.place.id, house.id, visit)
        day = local(at).date()
        self.note(at, VisitBegan(*here, slip), key=by.key)
        end = min(at + timedelta(minutes=20 + 40 * self.chance.random()), self.calendar.end)
        for what in CHECKS:
            if self.chance.random() < 0.5:
                yes = self.chance.random() < _LIKELY[what]
                self.note(end, Checked(*here, what, yes, f"{day}"), key=by.key)
                house = replace(house, checks={**house.checks, what: (yes, day)})
        if self.chance.random() < 0.45:
            guide, done = self.ways.choose(set(), self.chance).id, self.chance.random() < 0.8
            self.note(end, Helped(*here, guide, done), key=by.key)
            if done:
                house = replace(house, helped=tuple(dict.fromkeys((*house.helped, guide))))
            if done and self.chance.random() < 0.4:
                self.note(end, Witnessed(*here, guide), key=by.key)
                house = replace(house, witnessed=tuple(dict.fromkeys((*house.witnessed, guide))))
        self.note(end, Visited(*here, f"{day}", slip), key=by.key)
        home.house = replace(house, visited=day)
        if slip is not None:
            self.records.append(VisitSlip(slip, self.place.id, at - timedelta(days=9), end, by.id, house.id))

    def teach(self, count: int) -> None:
        """Hold so many classes; who comes to them is told by `attended`."""
        for _ in range(count):
            at, by = self.calendar.work(self.chance), self.chance.choice(self.members)
            guide = self.ways.choose(set(), self.chance)
            self.lessons.append(Classroom(self.id("lesson", 8), self.place.id, guide.id, by.id, by.key, at))
            self.note(at, Shared(by.id, self.place.id, guide.id, "class"), key=by.key)

    def close_classes(self, attended: dict[str, int]) -> None:
        """End the classes, once it is known who came."""
        for lesson in self.lessons:
            end = min(lesson.opened + timedelta(hours=2), self.calendar.end)
            came = attended.get(lesson.id, 0)
            told = (lesson.by, self.place.id, lesson.id, lesson.guide)
            self.note(lesson.opened, ClassOpened(*told), key=lesson.key)
            self.note(end, ClassClosed(*told, came), key=lesson.key)
            self.records.append(replace(lesson, closed=end, attended=came))

    def answer(self, askers: Sequence[Person], count: int) -> Iterator[Person]:
        """Take wishes for a person. Gives the askers whose wish is still open, as they are then."""
        for n, asker in enumerate(askers[:count]):
            at, by = self.calendar.work(self.chance), self.chance.choice(self.members)
            guide = self.ways.choose(set(), self.chance)
            open_ = n == 0 and self.chance.random() < 0.3
            at = self.calendar.end - timedelta(minutes=10 + int(self.chance.random() * 600)) if open_ else at
            yield from self._wish(asker, by, guide, at, open_)

    def _wish(self, asker: Person, by: Member, guide: Guide, at: datetime, open_: bool) -> Iterator[Person]:
        id, place = self.id("help", 10), self.place.id
        step = self.chance.choice(guide.steps)
        problem = step.problems[0].id if step.problems else None
        self.note(at, HelpAsked(place, id, guide.id, step.id, problem), key=asker.key)
        wish = HelpRequest(id, place, asker.home, asker.key, f"guide_{guide.id}_{step.id}", at, at, told=True)
        if open_:
            self.records.append(wish)
            yield replace(asker, help=id)
            return
        if self.chance.random() < 0.1 and self.place.above:
            at += timedelta(minutes=30)
            self.note(at, HelpPassed(self.place.above, id, place))
            place = self.place.above
        at += timedelta(minutes=2 + 40 * self.chance.random())
        self.note(at, HelpTaken(by.id, place, id), key=by.key)
        for turn in range(2 + int(4 * self.chance.random())):
            helper = turn % 2 == 0
            at += timedelta(minutes=1)
            thing: CarriedKind = "photo" if self.chance.random() < 0.1 else "words"
            self.note(at, Carried(id, place, thing, helper), key=by.key if helper else asker.key)
        self.note(at, HelpClosed(by.id, place, id, "helper"), key=by.key)
        if self.chance.random() < 0.7:
            self.note(at, HelpJudged(by.id, place, id, self.chance.random() < 0.85), key=asker.key)
        self.records.append(replace(wish, place=place, state="closed", by=by.id, by_key=by.key))
