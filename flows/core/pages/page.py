"""Saying: one person's language bound to the library's words, so that a screen reads like a page of text."""

from collections.abc import Callable

from flows.core.address import HOME, address
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Go, Row

NOTE_FOUND = "note-found"  # the note above a screen that typed words led to at once
Say = Callable[..., str]


def sayer(person: Person, library: Library) -> Say:
    """A function `say(id, **values)` in the person's language."""

    def say(id: str, /, **values: str | int) -> str:
        return library.words.say(person.language, id, **values)

    return say


def home_button(say: Say) -> Go:
    return Go(say("home"), HOME)


def other_rows(person: Person, say: Say) -> tuple[Row, ...]:
    """The way to what else may have been meant, right after typed words led here."""
    return ((Go(say("find-other"), address("find")),),) if person.note == NOTE_FOUND else ()


def topic_rows(person: Person, library: Library) -> list[Row]:
    """A button a topic that has guides."""
    return [
        (Go(topic.title(person.language), address("topic", topic.id)),)
        for topic in library.topics
        if topic.id in library.shelves
    ]
