"""The ledger's answers: what a turn asks about shared things, looked up in the store while the turn waits.

A turn that asks is played again with the answer (flows.core.shared); most turns ask nothing.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

from bot.store import Store
from flows.core.person import Person
from flows.core.places.place import Teams
from flows.core.places.share_code import code_of
from flows.core.record import Classroom
from flows.core.reports.class_board import board_of
from flows.core.shared import Question, Shared, Unanswered, by_label

QUESTIONS_MAX = 500  # of one turn; more is a slip of ours
T = TypeVar("T")
Counting = Callable[[str, str, str], Awaitable[Any]]
"""Answers questions about reports: kind, subject and value of the question."""


class Lookup:
    """Looks answers up."""

    def __init__(self, store: Store, teams: Callable[[], Teams], counting: Counting | None = None) -> None:
        self._store, self._teams, self._counting = store, teams, counting

    async def answer(self, question: Question) -> Any:
        """The answer to a question. Raises StoreUnavailable."""
        kind, subject, value = question
        match subject:
            case "id":
                return await self._store.record(kind, value)
            case "place":
                found = await self._store.records(kind, value)
                return tuple(sorted(found, key=by_label))
            case "board":
                lesson = await self._store.record("lesson", value)
                facts = await self._store.class_facts(code_of("class", value))
                return board_of(facts, lesson.guide if isinstance(lesson, Classroom) else "")
            case "marks":
                return tuple(await self._store.marks([village.id for village in self._teams().villages(value)]))
            case "counted" | "listed" | "tallied":
                none = None if subject == "tallied" else ()
                return await self._counting(kind, subject, value) if self._counting else none

    async def play(self, person: Person, played: Callable[[Person], T]) -> T:
        """Play something with a person whose ledger answers all that is asked. Raises StoreUnavailable."""
        return (await self.watched(person, played))[0]

    async def watched(self, person: Person, played: Callable[[Person], T]) -> tuple[T, frozenset[Question]]:
        """Likewise, with all that was asked."""
        answers: dict[Question, Any] = {}
        for _ in range(QUESTIONS_MAX):
            try:
                return played(replace(person, shared=Shared(answers, open=True))), frozenset(answers)
            except Unanswered as missing:
                answers[missing.question] = await self.answer(missing.question)
        raise RuntimeError(f"a turn that asks without end: {question_of(answers)}")


def question_of(answers: dict[Question, Any]) -> str:
    """The kinds of what was asked, for the log."""
    return ", ".join(sorted({f"{question.kind} by {question.subject}" for question in answers}))
