"""The ledger: the shared things that a turn may look at, as they are at this moment.

A turn need not say beforehand what it will look at. The shell plays it with a ledger that is open: a question that has
no answer yet ends the turn by Unanswered; the shell looks the answer up and plays the turn again, which is pure, so
nothing has happened. A ledger that is not open answers what it knows, and of all else that there is none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, NamedTuple, TypeVar, cast

from flows.core.record import Classroom, HelpRequest, Household, Invite, Member, Record, VisitSlip

Subject = Literal["id", "place", "board", "counted", "listed", "tallied", "marks"]
R = TypeVar("R", bound=Record)


class Key(NamedTuple):
    """What one thing is counted under: at most six words without blanks, whose meaning is the report's."""

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

    place: str  # id of the place, or own() of it
    month: str  # the month that was asked for, or BEFORE
    key: Key
    count: int
    people: int  # how many different people it was at least; 5 stands for five or more


@dataclass(frozen=True, slots=True)
class Tallied:
    """How far counting is."""

    today: date  # in Việt Nam
    behind: bool = False  # whether facts wait to be counted


class Question(NamedTuple):
    """What a turn asks of the ledger."""

    kind: str  # a RecordKind, or the name of a report
    subject: Subject  # `id`: the one; `place`: all listed of a place; others as the methods below say
    value: str


class Unanswered(Exception):
    """A turn asked what the shell has not looked up yet."""

    def __init__(self, question: Question) -> None:
        super().__init__(str(question))
        self.question = question


@dataclass(frozen=True, slots=True)
class ClassBoard:
    """How a class stands: numbers of people, no names."""

    arrived: int = 0
    at: Mapping[str, int] = field(default_factory=dict)  # step id: who stand at it
    stuck: Mapping[str, int] = field(default_factory=dict)  # step id: who of them are stuck
    finished: int = 0


@dataclass(frozen=True)
class Shared:
    """Answers by question."""

    answers: Mapping[Question, Any] = field(default_factory=dict)
    open: bool = False  # whether what is missing is to be looked up

    def _answer(self, question: Question, none: Any) -> Any:
        if question in self.answers:
            return self.answers[question]
        if self.open:
            raise Unanswered(question)
        return none

    def _one(self, kind: type[R], id: str) -> R | None:
        return cast("R | None", self._answer(Question(kind.kind, "id", id), None))

    def _of_place(self, kind: type[R], place: str) -> tuple[R, ...]:
        return cast("tuple[R, ...]", self._answer(Question(kind.kind, "place", place), ()))

    def member(self, id: str) -> Member | None:
        return self._one(Member, id)

    def members(self, place: str) -> tuple[Member, ...]:
        """Whose seats are at this very place, by label."""
        return self._of_place(Member, place)

    def invite(self, id: str) -> Invite | None:
        return self._one(Invite, id)

    def household(self, id: str) -> Household | None:
        return self._one(Household, id)

    def households(self, village: str) -> tuple[Household, ...]:
        """The houses of a village, by label."""
        return self._of_place(Household, village)

    def help_request(self, id: str) -> HelpRequest | None:
        return self._one(HelpRequest, id)

    def help_requests(self, place: str) -> tuple[HelpRequest, ...]:
        """Wishes for a person that lie with this place's team, waiting or taken."""
        return self._of_place(HelpRequest, place)

    def classroom(self, id: str) -> Classroom | None:
        return self._one(Classroom, id)

    def classrooms(self, place: str) -> tuple[Classroom, ...]:
        """The classes of a place that are not closed."""
        return self._of_place(Classroom, place)

    def visit_slip(self, id: str) -> VisitSlip | None:
        return self._one(VisitSlip, id)

    def class_board(self, lesson: str) -> ClassBoard:
        """How a class stands."""
        return cast("ClassBoard", self._answer(Question("lesson", "board", lesson), ClassBoard()))

    def counted(self, report: str, place: str, month: str) -> tuple[Counted, ...]:
        """What a report counts at a place and the places just below it; month `2026-11`, or "" for all."""
        question = Question(report, "counted", f"{place} {month}")
        return cast("tuple[Counted, ...]", self._answer(question, ()))

    def listed(self, report: str, place: str, month: str) -> tuple[Counted, ...]:
        """What a report lists of the facts at a place and all below it, a line each: for the team's own view."""
        return cast("tuple[Counted, ...]", self._answer(Question(report, "listed", f"{place} {month}"), ()))

    def tallied(self) -> Tallied | None:
        """How far counting is, and what day it is; None where nobody counts."""
        return cast("Tallied | None", self._answer(Question("report", "tallied", ""), None))

    def marks(self, place: str) -> tuple[tuple[str, str, int], ...]:
        """The houses of a place and all below it: village, mark (House.mark), how many."""
        return cast("tuple[tuple[str, str, int], ...]", self._answer(Question("house", "marks", place), ()))

    def put(self, records: Iterable[Record]) -> "Shared":
        """The ledger with these records as they are now."""
        answers = dict(self.answers)
        for record in records:
            answers[Question(record.kind, "id", record.id)] = record
            for question, answer in self.answers.items():
                if question.kind == record.kind and question.subject == "place":
                    others = [other for other in answers.get(question, answer) if other.id != record.id]
                    here = [record] if record.listed and record.place == question.value else []
                    answers[question] = tuple(sorted([*others, *here], key=by_label))
        return replace(self, answers=answers)


def by_label(record: Record) -> tuple[str, str]:
    """What the records of a place are sorted by."""
    return getattr(record, "label", ""), record.id
