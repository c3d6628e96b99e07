"""Shared records: what a turn may look up of things that several people share, as they are at this moment.

A turn need not say beforehand what it will ask. The shell plays it with open answers: a question without an answer ends
the turn by Unanswered; the shell looks the answer up and plays the turn again, which is pure, so nothing has happened.
Answers that are not open give what they have, and nothing for all else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple, TypeVar, cast

from flows.core.record import Classroom, HelpRequest, Household, Invite, Member, Record, VisitSlip
from flows.core.text.names import NameKey, sort_key

R = TypeVar("R", bound=Record)


class Key(NamedTuple):
    """What a report counts one thing under: up to six words without blanks, whose meaning the report defines.

    The store keeps it as one text.
    """

    a: str
    b: str = ""
    c: str = ""
    d: str = ""
    e: str = ""
    f: str = ""

    @property
    def text(self) -> str:
        """The spelling in the store."""
        return " ".join(self).rstrip()

    @classmethod
    def read(cls, text: str) -> "Key":
        return cls(*text.split(" "))


@dataclass(frozen=True, slots=True)
class Counted:
    """How often something was counted."""

    place: str  # id of the place, or mark_own() of it
    month: str  # the month that was asked for, or BEFORE
    key: Key
    count: int
    people: int  # how many different people it was at least; 5 stands for five or more


@dataclass(frozen=True, slots=True)
class Tallied:
    """How far counting is."""

    today: date  # in Việt Nam
    behind: bool = False  # whether facts wait to be counted


@dataclass(frozen=True, slots=True)
class RecordById:
    """One record."""

    kind: str  # of the record
    id: str


@dataclass(frozen=True, slots=True)
class RecordsAt:
    """The listed records of a place."""

    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class BoardOf:
    """How a class stands."""

    classroom: str


@dataclass(frozen=True, slots=True)
class MarksBelow:
    """The marks of the households of a place and all below it."""

    place: str


@dataclass(frozen=True, slots=True)
class CountsOf:
    """What a report counts at a place and the places just below it."""

    report: str
    place: str
    month: str  # 2026-11, or "" for all


@dataclass(frozen=True, slots=True)
class LinesOf:
    """What a report lists of the facts at a place and all below it."""

    report: str
    place: str
    month: str  # 2026-11, or "" for all


@dataclass(frozen=True, slots=True)
class CountingState:
    """How far counting is."""


ReportQuestion = CountsOf | LinesOf | CountingState
Question = RecordById | RecordsAt | BoardOf | MarksBelow | ReportQuestion
"""What a turn asks of shared records."""


class Unanswered(Exception):
    """A turn asked something that the shell has not looked up yet."""

    def __init__(self, question: Question) -> None:
        super().__init__(str(question))
        self.question = question


@dataclass(frozen=True, slots=True)
class ClassBoard:
    """How a class stands: numbers of people, no names."""

    arrived: int = 0
    at: Mapping[str, int] = field(default_factory=dict)  # steps reached, as `ask/boil`: how many stand at the last
    stuck: Mapping[str, int] = field(default_factory=dict)  # likewise: how many of them are stuck
    finished: int = 0


@dataclass(frozen=True)
class SharedRecords:
    """The answers that a turn is given."""

    answers: Mapping[Question, Any] = field(default_factory=dict)
    open: bool = False  # whether the shell looks up what is missing

    def _answer(self, question: Question, none: Any) -> Any:
        if question in self.answers:
            return self.answers[question]
        if self.open:
            raise Unanswered(question)
        return none

    def _one(self, kind: type[R], id: str) -> R | None:
        return cast("R | None", self._answer(RecordById(kind.kind, id), None))

    def _of_place(self, kind: type[R], place: str) -> tuple[R, ...]:
        return cast("tuple[R, ...]", self._answer(RecordsAt(kind.kind, place), ()))

    def member(self, id: str) -> Member | None:
        return self._one(Member, id)

    def members(self, place: str) -> tuple[Member, ...]:
        """Return the members whose seats are at this very place, by label."""
        return self._of_place(Member, place)

    def invite(self, id: str) -> Invite | None:
        return self._one(Invite, id)

    def invites(self, place: str) -> tuple[Invite, ...]:
        """Return the invitations to the team of a place that nobody has accepted, by label."""
        return self._of_place(Invite, place)

    def household(self, id: str) -> Household | None:
        return self._one(Household, id)

    def households(self, village: str) -> tuple[Household, ...]:
        """Return the households of a village, by label."""
        return self._of_place(Household, village)

    def help_request(self, id: str) -> HelpRequest | None:
        return self._one(HelpRequest, id)

    def help_requests(self, place: str) -> tuple[HelpRequest, ...]:
        """Return the help requests with this place's team, waiting or taken."""
        return self._of_place(HelpRequest, place)

    def classroom(self, id: str) -> Classroom | None:
        return self._one(Classroom, id)

    def classrooms(self, place: str) -> tuple[Classroom, ...]:
        """Return the classes of a place that are not closed."""
        return self._of_place(Classroom, place)

    def visit_slip(self, id: str) -> VisitSlip | None:
        return self._one(VisitSlip, id)

    def class_board(self, classroom: str) -> ClassBoard:
        """Return how a class stands."""
        return cast("ClassBoard", self._answer(BoardOf(classroom), ClassBoard()))

    def counted(self, report: str, place: str, month: str) -> tuple[Counted, ...]:
        """Return what a report counts at a place and the places just below it; month `2026-11`, or "" for all."""
        return cast("tuple[Counted, ...]", self._answer(CountsOf(report, place, month), ()))

    def listed(self, report: str, place: str, month: str) -> tuple[Counted, ...]:
        """Return what a report lists of the facts at a place and all below it, a line each, for the team's own view."""
        return cast("tuple[Counted, ...]", self._answer(LinesOf(report, place, month), ()))

    def tallied(self) -> Tallied | None:
        """Return how far counting is, and what day it is; None where nothing counts."""
        return cast("Tallied | None", self._answer(CountingState(), None))

    def marks(self, place: str) -> tuple[tuple[str, str, int], ...]:
        """Return the households of a place and all below it: village, mark (Household.mark), how many."""
        return cast("tuple[tuple[str, str, int], ...]", self._answer(MarksBelow(place), ()))

    def put(self, records: Iterable[Record]) -> "SharedRecords":
        """Return the answers with these records as they are now."""
        answers = dict(self.answers)
        for record in records:
            answers[RecordById(record.kind, record.id)] = record
            for question, answer in self.answers.items():
                if isinstance(question, RecordsAt) and question.kind == record.kind:
                    others = [other for other in answers.get(question, answer) if other.id != record.id]
                    here = [record] if record.listed and record.place == question.place else []
                    answers[question] = tuple(sorted([*others, *here], key=by_label))
        return replace(self, answers=answers)


def by_label(record: Record) -> tuple[NameKey, str]:
    """Return what the records of a place are sorted by."""
    return sort_key(getattr(record, "label", "")), record.id
