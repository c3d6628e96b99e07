"""The page: what a conversation builds a screen with, so that its code reads like the screen that it describes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from flows.core.address import HOME, Address, address
from flows.core.content.guide import Guide
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Button, Chapter, Figures, Go, Picture, Row, Screen, Sheet
from flows.core.text.phone_number import list_unsaid_costs

NOTE_FOUND = "note-found"  # the note above a screen that typed words led to at once
DESK = address("desk")
Rows = list[Button | Row]
"""The buttons below a screen: a button stands in a row of its own; an empty row is left out."""
Say = Callable[..., str]
"""`say(id, **values)`: a sentence in one person's language."""


class More(TypedDict, total=False):
    """What only some screens have; see Screen for what each means."""

    note_id: str | None
    figures: Figures | None
    chapters: tuple[Chapter, ...]
    picture: Picture | None
    live: bool
    sheet: Sheet | None
    hint: str | None
    asks: bool
    hides: bool
    long: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A screen that is being built: where it stands, whose it is, and the library that it is built from."""

    here: Address
    person: Person
    library: Library

    def at(self, here: Address) -> "Page":
        """Return the page of another address."""
        return replace(self, here=here)

    def say(self, id: str, /, **values: str | int) -> str:
        """Return a sentence in the person's language."""
        return self.library.sentences.say(self.person.language, id, **values)

    def guide(self, id: str) -> Guide | None:
        """Return a guide in the person's language."""
        return self.library.guide(id, self.person.language)

    def name_place(self, place: str) -> str:
        """Return what a village, commune or province is called."""
        return self.library.teams.name(place)

    def screen(self, title: str, body: str | Iterable[str], rows: Rows, **more: Unpack[More]) -> Screen:
        """Build the screen.

        body: Markdown, or its paragraphs, of which empty ones are left out. What a call costs is said below it.
        """
        text = body if isinstance(body, str) else "\n\n".join(filter(None, body))
        whole = "\n\n".join((text, *(chapter.text for chapter in more.get("chapters", ()))))
        costs = (self.say(f"phone-{prefix}") for prefix in list_unsaid_costs(whole))
        return Screen(
            self.here,
            self.person.language,
            title,
            "\n\n".join(filter(None, (text, *costs))),
            rows=tuple(row if isinstance(row, tuple) else (row,) for row in rows if row != ()),
            **more,
        )

    @property
    def home(self) -> Go:
        return Go(self.say("home"), HOME, heeds=("home",))

    def back(self, to: Address) -> Row:
        """Return the row that leads back, and home."""
        return Go(self.say("back"), to, heeds=("back",)), self.home

    def back_or_desk(self, to: Address) -> Row:
        """Return the row that leads back, and to the desk; from just below the desk to the desk, and home."""
        desk = Go(self.say("desk"), DESK, heeds=("back",) if to == DESK else ())
        return (desk, self.home) if to == DESK else (Go(self.say("back"), to, heeds=("back",)), desk)

    def other_finds(self) -> Row:
        """Return the way to what else may have been meant, right after typed words led here."""
        return (Go(self.say("find-other"), address("find")),) if self.person.note == NOTE_FOUND else ()


def make_list(lines: Iterable[str]) -> str:
    """Write lines as a Markdown list; empty ones are left out."""
    return "\n".join(f"- {line}" for line in lines if line)
