"""The work of a made-up team: seats, households, visits, classes, help requests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from typing import TypedDict

from bot.demo.citizen import DemoHousehold, make_key
from bot.demo.dates import Calendar
from bot.demo.walks import Walks
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
from flows.core.help.requests import SERVER
from flows.core.ids import ClassroomId, GuideId, HelpRequestId, HouseholdId, MemberId, PlaceId, VisitId
from flows.core.person import Person
from flows.core.places.place import Place
from flows.core.places.share_code import derive_id
from flows.core.places.slip_number import add_check_digit
from flows.core.record import Classroom, HelpRequest, Household, Member, Record, VisitSlip
from flows.core.text.local_time import to_local
from flows.core.turn import note_facts

_NICKNAMES = ("đầu làng", "gốc mít", "bến sông", "sau trường", "cạnh quán", "ngã ba", "trên dốc", "bờ ruộng")
_LIKELY = {"phone": 0.75, "eid": 0.5, "pay": 0.35, "shop": 0.08}  # answers that are yes


class _AtHousehold(TypedDict):
    by: MemberId
    place: PlaceId
    house: HouseholdId
    visit: VisitId


class _AboutClass(TypedDict):
    by: MemberId
    place: PlaceId
    lesson: ClassroomId
    guide: GuideId


@dataclass
class DemoTeam:
    """The team of a village, or a commune's own: its people and what they did."""

    place: Place
    number: int  # of the place among all, for what is numbered through
    calendar: Calendar
    walks: Walks
    chance: Random
    facts: list[Noted] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)  # with a seat
    members: list[Member] = field(default_factory=list)
    households: list[DemoHousehold] = field(default_factory=list)
    classrooms: list[Classroom] = field(default_factory=list)

    def note(self, at: datetime, *facts: Fact, key: str | None = None) -> None:
        """Note facts of the person with this key; without one, of nobody."""
        person = Person(key or "", consent=key is not None, home=self.place.id)
        self.facts += note_facts(facts, person, person, at, "telegram")

    def make_id(self, what: str, length: int) -> str:
        """Make an id; what: the kind of thing that it names."""
        return derive_id(make_key(self.chance), what, length)

    def enrol_members(self, count: int, leads: int = 1) -> None:
        """Give this many people a seat, in the first weeks."""
        for n in range(count):
            role: Role = "lead" if n < leads else "member"
            self._enrol(
                self.calendar.pick_early(self.chance), role, f"{'Trưởng nhóm' if n < leads else 'Tổ viên'} {n + 1}"
            )

    def _enrol(self, at: datetime, role: Role, label: str) -> None:
        id, key = MemberId(self.make_id("member", 7)), make_key(self.chance)
        by = self.members[0].id if self.members else SERVER
        self.note(at - timedelta(hours=2), Invited(by=by, place=self.place.id, role=role))
        self.note(at, Enrolled(by=id, place=self.place.id, role=role, invited_by=by), key=key)
        self.members.append(Member(id=id, role=role, place=self.place.id, label=label, key=key, since=at))
        self.people.append(Person(key, consent=True, seen_at=self.calendar.end, home=self.place.id))

    def list_households(self, count: int) -> None:
        """Put this many households on the list, and plan their visits."""
        for n in range(count):
            at, by = self.calendar.pick_work(self.chance), self.chance.choice(self.members)
            name = f"Nhà {n + 1}" + (f" ({self.chance.choice(_NICKNAMES)})" if self.chance.random() < 0.3 else "")
            household = DemoHousehold(
                Household(id=HouseholdId(self.make_id("house", 10)), place=self.place.id, label=name, opened=at)
            )
            self.note(at, HouseOpened(by=by.id, place=self.place.id, house=household.record.id), key=by.key)
            while self.chance.random() < 0.62:
                after = household.visits[-1] if household.visits else at
                day = after + timedelta(days=self.chance.expovariate(1 / 25))
                if day > self.calendar.end:
                    break
                household.visits.append(day)
            self.households.append(household)

    def visit_households(self) -> None:
        """Play the visits, once it is known who lives in the households."""
        slips = 0
        for household in self.households:
            for at in household.visits:
                slip = None
                if self.chance.random() < 0.15:
                    slip = add_check_digit(f"{self.number:04}{slips:03}")
                    slips += 1
                self._visit(household, at, slip)
            self.records.append(household.record)

    def _visit(self, household: DemoHousehold, at: datetime, slip: str | None) -> None:
        by, house = self.chance.choice(self.members), household.record
        visit = VisitId(self.make_id("visit", 10))
        here: _AtHousehold = {"by": by.id, "place": self.place.id, "house": house.id, "visit": visit}
        day = to_local(at).date()
        self.note(at, VisitBegan(**here, slip=slip), key=by.key)
        end = min(at + timedelta(minutes=20 + 40 * self.chance.random()), self.calendar.end)
        for what in CHECKS:
            if self.chance.random() < 0.5:
                yes = self.chance.random() < _LIKELY[what]
                self.note(end, Checked(**here, what=what, yes=yes, day=f"{day}"), key=by.key)
                house = replace(house, checks={**house.checks, what: (yes, day)})
        if self.chance.random() < 0.45:
            guide, done = self.walks.choose(set(), self.chance).id, self.chance.random() < 0.8
            self.note(end, Helped(**here, guide=guide, done=done), key=by.key)
            if done:
                house = replace(house, helped=tuple(dict.fromkeys((*house.helped, guide))))
            if done and self.chance.random() < 0.4:
                self.note(end, Witnessed(**here, guide=guide), key=by.key)
                house = replace(house, witnessed=tuple(dict.fromkeys((*house.witnessed, guide))))
        self.note(end, Visited(**here, day=f"{day}", slip=slip), key=by.key)
        household.record = replace(house, visited=day)
        if slip is not None:
            self.records.append(
                VisitSlip(
                    id=slip, place=self.place.id, printed=at - timedelta(days=9), used=end, by=by.id, house=house.id
                )
            )

    def open_classes(self, count: int) -> None:
        """Open this many classes; `close_classes` says who came."""
        for _ in range(count):
            at, by = self.calendar.pick_work(self.chance), self.chance.choice(self.members)
            guide = self.walks.choose(set(), self.chance)
            self.classrooms.append(
                Classroom(
                    id=ClassroomId(self.make_id("lesson", 8)),
                    place=self.place.id,
                    guide=guide.id,
                    by=by.id,
                    key=by.key,
                    opened=at,
                )
            )
            self.note(at, Shared(by=by.id, place=self.place.id, guide=guide.id, how="class"), key=by.key)

    def close_classes(self, attended: dict[str, int]) -> None:
        """End the classes, once it is known who came."""
        for classroom in self.classrooms:
            end = min(classroom.opened + timedelta(hours=2), self.calendar.end)
            came = attended.get(classroom.id, 0)
            about: _AboutClass = {
                "by": classroom.by,
                "place": self.place.id,
                "lesson": classroom.id,
                "guide": classroom.guide,
            }
            self.note(classroom.opened, ClassOpened(**about), key=classroom.key)
            self.note(end, ClassClosed(**about, attended=came), key=classroom.key)
            self.records.append(replace(classroom, closed=end, attended=came))

    def answer_requests(self, askers: Sequence[Person], count: int) -> Iterator[Person]:
        """Answer help requests. Give the askers whose request is still open, as they are then."""
        for n, asker in enumerate(askers[:count]):
            at, by = self.calendar.pick_work(self.chance), self.chance.choice(self.members)
            guide = self.walks.choose(set(), self.chance)
            open_ = n == 0 and self.chance.random() < 0.3
            at = self.calendar.end - timedelta(minutes=10 + int(self.chance.random() * 600)) if open_ else at
            yield from self._answer(asker, by, guide, at, open_)

    def _answer(self, asker: Person, by: Member, guide: Guide, at: datetime, open_: bool) -> Iterator[Person]:
        id, place = HelpRequestId(self.make_id("help", 10)), self.place.id
        step = self.chance.choice(guide.steps)
        problem = step.problems[0].id if step.problems else None
        self.note(at, HelpAsked(place=place, help=id, guide=guide.id, step=step.id, problem=problem), key=asker.key)
        request = HelpRequest(
            id=id,
            place=place,
            home=asker.home,
            key=asker.key,
            about=f"guide_{guide.id}_{step.id}",
            asked=at,
            came=at,
            told=True,
        )
        if open_:
            self.records.append(request)
            yield replace(asker, help=id)
            return
        if self.chance.random() < 0.1 and self.place.above:
            at += timedelta(minutes=30)
            self.note(at, HelpPassed(place=self.place.above, help=id, from_place=place))
            place = self.place.above
        at += timedelta(minutes=2 + 40 * self.chance.random())
        self.note(at, HelpTaken(by=by.id, place=place, help=id), key=by.key)
        for turn in range(2 + int(4 * self.chance.random())):
            helper = turn % 2 == 0
            at += timedelta(minutes=1)
            thing: CarriedKind = "photo" if self.chance.random() < 0.1 else "words"
            self.note(
                at, Carried(help=id, place=place, thing=thing, helper=helper), key=by.key if helper else asker.key
            )
        self.note(at, HelpClosed(by=by.id, place=place, help=id, ended_by="helper"), key=by.key)
        if self.chance.random() < 0.7:
            self.note(at, HelpJudged(by=by.id, place=place, help=id, helped=self.chance.random() < 0.85), key=asker.key)
        self.records.append(replace(request, place=place, state="closed", by=by.id, by_key=by.key))
