"""A world: several people in the pure room who share records, are told of each other's doings and send each other
words. It stands in for the store: versions go up, who saves over a newer record plays their turn again.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any, TypeVar

import flows
from flows.core.address import Address
from flows.core.event import Event, Origin, Role, Said, Sent, SentKind
from flows.core.facts.citizen import Noted
from flows.core.flow import Carry, Told, Upshot
from flows.core.help.escalation import escalate
from flows.core.library import Library
from flows.core.person import Person, dump, load
from flows.core.places.place import Place, Teams
from flows.core.places.share_code import derive_id, make_share_code
from flows.core.record import Classroom, HelpRequest, Household, Member, Record, dump_record, load_record
from flows.core.reports.class_board import count_board
from flows.core.screen import Do, Go, Screen
from flows.core.shared import (
    BoardOf,
    CountingState,
    CountsOf,
    LinesOf,
    MarksBelow,
    Question,
    RecordById,
    RecordsAt,
    SharedRecords,
    Unanswered,
    by_label,
)
from flows.core.turn import Turn
from tests.harness import counts, small
from tests.harness.make import make
from tests.harness.player import FIRST_DAY, Player, address_of
from tests.harness.real_guides import real_sentences

T = TypeVar("T")
R = TypeVar("R", bound=Record)
LIA_GROUP = -100200
TEAMS = Teams.of(
    (
        make(Place, "qt", "Tỉnh Thử", "province", None, 44),
        make(Place, "lia", "Xã Lìa", "commune", "qt", 19489, LIA_GROUP),
        make(Place, "lia-1", "Thôn Một", "village", "lia"),
        make(Place, "lia-2", "Thôn Hai", "village", "lia"),
        make(Place, "khe", "Xã Khe", "commune", "qt", 19429),
        make(Place, "khe-1", "Thôn Khe", "village", "khe"),
    )
)
"""A province of two communes; the village teams of one of them, which has a group chat."""


@cache
def team_library() -> Library:
    """The small library of a place that has teams."""
    house = small.HOUSE.with_places(TEAMS)
    return small.library(real_sentences(), small.tea(), small.cup(), house=house, replies=small.REPLIES)


@dataclass(kw_only=True)
class Villager(Player):
    """One of the people of a world."""

    world: "World"
    channel: str = "telegram"
    turn: Turn | None = None  # the last
    bell: list[Address] = field(default_factory=list)  # what others' turns told them of
    brought: list[str] = field(default_factory=list)  # what others sent them: words, or what kind of thing

    @property
    def key(self) -> str:
        return self.person.key

    @property
    def screen(self) -> Screen:
        return self.world.asked(self._now(), lambda person: flows.view_standing(person, self.library))

    @property
    def silent(self) -> bool:
        """Whether nothing was shown for the last turn."""
        return self.turn is not None and self.turn.silent

    def look(self, token: str) -> Screen:
        """The screen of an address, without going there."""
        return self.world.asked(self._now(), lambda person: flows.view(address_of(token), person, self.library))

    def acts(self, token: str) -> list[str]:
        """Data of the Do buttons of a screen."""
        return [button.act.data for button in self.look(token).choices if isinstance(button, Do)]

    def goes(self, token: str) -> list[str]:
        """Tokens that the Go buttons of a screen lead to."""
        return [button.address.token for button in self.look(token).choices if isinstance(button, Go)]

    def sees(self, token: str) -> bool:
        """Whether there is such a screen for them."""
        return self.look(token).address == address_of(token)

    def origin(self, **more: object) -> Origin:
        self.turns += 1
        self.now = self.world.later(seconds=20)
        came = Origin(f"{self.key}:{self.turns}", self.now, f"seed-{self.key}-{self.turns}", self.channel)
        return replace(came, **more)  # type: ignore[arg-type]  # fields by name

    def wait(self, **time: float) -> "Villager":
        self.world.later(**time)
        return self

    def send(self, kind: SentKind, text: str = "") -> Screen:
        return self.play(Sent(self.origin(), kind, text))

    def play(self, event: Event) -> Screen:
        """Play an event until it can be saved; gives the screen that it is answered with."""
        while True:
            turn = self.world.asked(self._now(), lambda person: flows.advance(person, event, self.library))
            if self.world.save(turn.changed):
                break
        self.turn, self.person = turn, turn.person
        self.facts, self.erased = list(turn.facts), turn.erased
        self.journal += turn.facts
        self.world.journal += turn.facts
        self.world.people = {one.key: one for one in self.world.people.values()}
        self.world.post(turn.told, turn.carried, event)
        return turn.screen

    def _now(self) -> Person:
        """The person as they are loaded for a turn."""
        state = json.loads(json.dumps(dump(self.person)))
        loaded = load(self.key, state, self.world.seat_of(self.key))
        assert loaded == self.person
        return loaded


@dataclass
class World:
    """What several people share."""

    library: Library = field(default_factory=team_library)
    now: datetime = FIRST_DAY  # a Monday at eight
    people: dict[str, Villager] = field(default_factory=dict)  # by key
    records: dict[tuple[str, str], Record] = field(default_factory=dict)  # by kind and id, as they were saved last
    groups: dict[str, list[Address]] = field(default_factory=dict)  # a group's number: what it was told of
    journal: list[Noted] = field(default_factory=list)
    counts: dict[Question, Any] = field(default_factory=dict)  # what reports count, for tests that give it

    def person(self, name: str, *, channel: str = "telegram", **state: Any) -> Villager:
        """A citizen; `state`: fields of Person."""
        person = replace(Person(f"key-{name}", consent=True, seen_at=self.now), **state)
        made = Villager(self.library, person, self.now, world=self, channel=channel)
        self.people[made.key] = made
        return made

    def member(self, name: str, place: str, role: Role = "member", **more: Any) -> Villager:
        """Somebody with a seat in the team of a place."""
        made = self.person(name, **more)
        self.put(
            make(
                Member,
                id=derive_id(name, "member", 7),
                role=role,
                place=place,
                label=name,
                key=made.key,
                since=self.now,
            )
        )
        made.person = replace(made.person, seat=self.seat_of(made.key))
        return made

    def put(self, *records: Record) -> None:
        """Save records over what is there."""
        for record in records:
            known = self.records.get((record.kind, record.id))
            assert self.save([replace(record, version=known.version if known else 0)])

    def save(self, changed: Iterable[Record]) -> bool:
        """Save records as a turn left them; False, with nothing saved, where one was changed meanwhile."""
        changed = tuple(changed)
        known = [self.records.get((record.kind, record.id)) for record in changed]
        if any(old is not None and old.version != new.version for old, new in zip(known, changed, strict=True)):
            return False
        for record in changed:
            saved = load_record(json.loads(json.dumps(dump_record(record))))
            self.records[record.kind, record.id] = replace(saved, version=record.version + 1)
        return True

    def one(self, kind: type[R], id: str | None = None) -> R:
        """The record of this id, or the only one of its kind."""
        found = [record for record in self.records.values() if isinstance(record, kind) and id in (None, record.id)]
        (record,) = found
        return record

    def seat_of(self, key: str) -> Member | None:
        seats = [record for record in self.records.values() if isinstance(record, Member) and record.key == key]
        return next((seat for seat in seats if seat.listed), None)

    def later(self, **time: float) -> datetime:
        """Let time pass."""
        self.now += timedelta(**time)
        return self.now

    def pass_on(self) -> int:
        """Let happen what time brings to open wishes for a person; says to how many."""
        count = 0
        for help in [record for record in self.records.values() if isinstance(record, HelpRequest) and record.listed]:
            upshot = self.asked(Person(""), partial(self._due, help))
            if upshot is not None:
                count += 1
                assert self.save(upshot.changed)
                self.journal += [
                    Noted(at=self.now, person=None, channel=help.channel, via=None, fact=fact) for fact in upshot.facts
                ]
                self.post(upshot.told, ())
        return count

    def _due(self, help: HelpRequest, asking: Person) -> Upshot | None:
        return escalate(help, self.now, asking.shared, self.library, gone=help.key not in self.people)

    def say(self, id: str, **values: str | int) -> str:
        """A sentence of the bot, in Vietnamese."""
        return self.library.sentences.say("vi", id, **values)

    def asked(self, person: Person, played: Callable[[Person], T]) -> T:
        """Play something with a person whose ledger answers all that is asked, as the shell does."""
        answers: dict[Question, Any] = {}
        while True:
            try:
                return played(replace(person, shared=SharedRecords(dict(answers), open=True)))
            except Unanswered as missing:
                answers[missing.question] = self._answer(missing.question)

    def post(self, told: Iterable[Told], carried: Iterable[Carry], event: Event | None = None) -> None:
        """Bring what a turn has for others. Whoever is told is shown the screen at once."""
        for one in told:
            if one.group:
                self.groups.setdefault(one.to, []).append(one.address)
            elif one.to in self.people:
                self.people[one.to].bell.append(one.address)
                assert self.people[one.to].look(one.address.token).title
        for parcel in carried:
            thing = event.text if isinstance(event, Said) else event.kind if isinstance(event, Sent) else ""
            if parcel.to in self.people:
                self.people[parcel.to].brought.append(thing if parcel.words is None else parcel.words)

    def hush(self) -> None:
        """Forget what everybody was told and brought so far."""
        self.groups.clear()
        for one in self.people.values():
            one.bell.clear()
            one.brought.clear()

    def _answer(self, question: Question) -> Any:
        match question:
            case RecordById(kind, id):
                return self.records.get((kind, id))
            case RecordsAt(kind, place):
                here = [one for one in self.records.values() if one.kind == kind and one.listed and one.place == place]
                return tuple(sorted(here, key=by_label))
            case BoardOf(id):
                lesson = self.records.get(("lesson", id))
                rows = [_row(noted) for noted in self.journal if noted.via == make_share_code("class", id)]
                return count_board(rows, lesson.guide if isinstance(lesson, Classroom) else "")
            case MarksBelow(place):
                villages = {village.id for village in self.library.teams.villages(place)}
                houses = [one for one in self.records.values() if isinstance(one, Household) and one.place in villages]
                counted = Counter((house.place, house.mark) for house in houses if house.listed)
                return tuple((place, mark, count) for (place, mark), count in sorted(counted.items()))
            case CountsOf() | LinesOf() | CountingState():
                return self.counts.get(question) or counts.answer(question, self.journal, self.library.teams, self.now)


def _row(noted: Noted) -> dict[str, Any]:
    """A fact as a class's board reads it."""
    values = asdict(noted.fact)
    row = {name: values.pop(name, None) for name in ("guide", "run", "step")}
    return row | {"kind": noted.kind, "more": json.dumps(values)}
