"""Looking up: the answers to what a turn asks about shared records, from the store, while the turn waits.

A turn that asks is played again with the answer (flows.core.shared); most turns ask nothing.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar, assert_never

from bot.store import Store
from flows.core.person import Person
from flows.core.places.place import Teams
from flows.core.places.share_code import make_share_code
from flows.core.record import Classroom
from flows.core.reports.class_board import count_board
from flows.core.shared import (
    BoardOf,
    CountingState,
    CountsOf,
    LinesOf,
    MarksBelow,
    Question,
    RecordById,
    RecordsAt,
    ReportQuestion,
    SharedRecords,
    Unanswered,
    by_label,
)

QUESTIONS_MAX = 500  # of one turn; more is a mistake of ours
_T = TypeVar("_T")
AnswerReports = Callable[[ReportQuestion], Awaitable[Any]]
"""Answers questions about reports."""


class Lookup:
    """Answers questions about shared records."""

    def __init__(self, store: Store, teams: Callable[[], Teams], reports: AnswerReports | None = None) -> None:
        self._store, self._teams, self._reports = store, teams, reports

    async def answer(self, question: Question) -> Any:
        """Answer a question. Raises StoreUnavailable."""
        match question:
            case RecordById(kind, id):
                return await self._store.records.get(kind, id)
            case RecordsAt(kind, place):
                found = await self._store.records.find(kind, place)
                return tuple(sorted(found, key=by_label))
            case BoardOf(id):
                classroom = await self._store.records.get(Classroom.kind, id)
                facts = await self._store.journal.read_class(make_share_code("class", id))
                return count_board(facts, classroom.guide if isinstance(classroom, Classroom) else "")
            case MarksBelow(place):
                villages = [village.id for village in self._teams().villages(place)]
                return tuple(await self._store.records.count_marks(villages))
            case CountsOf() | LinesOf():
                return await self._reports(question) if self._reports else ()
            case CountingState():
                return await self._reports(question) if self._reports else None
            case _:
                assert_never(question)

    async def play(self, person: Person, played: Callable[[Person], _T]) -> _T:
        """Play something with a person whose questions are all answered. Raises StoreUnavailable."""
        return (await self.watch(person, played))[0]

    async def watch(self, person: Person, played: Callable[[Person], _T]) -> tuple[_T, frozenset[Question]]:
        """Play something, and return with it all that was asked."""
        answers: dict[Question, Any] = {}
        for _ in range(QUESTIONS_MAX):
            try:
                return played(replace(person, shared=SharedRecords(answers, open=True))), frozenset(answers)
            except Unanswered as missing:
                answers[missing.question] = await self.answer(missing.question)
        raise RuntimeError(f"a turn that asks without end: {name_questions(answers)}")


def name_questions(answers: dict[Question, Any]) -> str:
    """Name the kinds of what was asked, for the log."""
    return ", ".join(sorted({type(question).__name__ for question in answers}))
