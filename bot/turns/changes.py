"""Changes: what was saved just now, for whoever looks at a live screen. In memory only: who looks sees what is there.

A change is told as the questions to the ledger whose answers it may have changed; a screen is to be drawn anew where
it asked one of them.
"""

from collections.abc import Callable, Iterable

from bot.store import Moved, Saving
from flows.core.facts.citizen import Noted
from flows.core.places.share_code import read_code
from flows.core.record import Record
from flows.core.shared import Question

Touched = frozenset[Question]
Listening = Callable[[Touched], None]


def touched(facts: Iterable[Noted], changed: Iterable[Record]) -> Touched:
    """The questions that may be answered otherwise once these are saved."""
    found = {Question(record.kind, "id", record.id) for record in changed}
    found |= {Question(record.kind, "place", record.place) for record in changed}
    for noted in facts:
        match read_code(noted.via):
            case ("class", id):
                found.add(Question("lesson", "board", id))
            case _:
                pass
    return frozenset(found)


class Changes:
    """Tells whoever listens, after each saving."""

    def __init__(self) -> None:
        self._listeners: list[Listening] = []

    def listen(self, listener: Listening) -> None:
        self._listeners.append(listener)

    def saved(self, saving: Saving | Moved) -> None:
        """Tell what a saving may have changed."""
        self.happened(saving.facts, saving.changed)

    def happened(self, facts: Iterable[Noted], changed: Iterable[Record]) -> None:
        found = touched(facts, changed)
        if found:
            for listener in self._listeners:
                listener(found)
