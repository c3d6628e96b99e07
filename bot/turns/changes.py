"""The feed of changes: what was saved just now, for live screens. In memory only: a screen opened later is up to date.

A change is published as the questions whose answers it may have changed; a screen that asked one of them is drawn
again.
"""

from collections.abc import Callable, Iterable

from bot.store import Saving, SystemChange
from flows.core.facts.citizen import Noted
from flows.core.places.share_code import decode_share_code
from flows.core.record import Record
from flows.core.shared import BoardOf, Question, RecordById, RecordsAt

Touched = frozenset[Question]
ChangeListener = Callable[[Touched], None]


def find_touched(facts: Iterable[Noted], changed: Iterable[Record]) -> Touched:
    """Return the questions whose answers may change once these are saved."""
    found: set[Question] = set()
    for record in changed:
        found |= {RecordById(record.kind, record.id), RecordsAt(record.kind, record.place)}
    for noted in facts:
        match decode_share_code(noted.via):
            case ("class", id):
                found.add(BoardOf(id))
            case _:
                pass
    return frozenset(found)


class ChangeFeed:
    """Calls its listeners after each saving."""

    def __init__(self) -> None:
        self._listeners: list[ChangeListener] = []

    def listen(self, listener: ChangeListener) -> None:
        self._listeners.append(listener)

    def publish_saving(self, saving: Saving | SystemChange) -> None:
        """Publish what a saving may have changed."""
        self.publish(saving.facts, saving.changed)

    def publish(self, facts: Iterable[Noted], changed: Iterable[Record]) -> None:
        """Publish what these facts and records may have changed."""
        found = find_touched(facts, changed)
        if found:
            for listener in self._listeners:
                listener(found)
