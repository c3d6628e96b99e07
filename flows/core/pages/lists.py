"""Choosing: from long lists, by buttons. A page begins after the one that its address names, never at a position."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from flows.core.address import Address
from flows.core.library import Library
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person
from flows.core.places.place import Place
from flows.core.screen import Go, Row
from flows.core.text.fold import fold

PAGE = 20  # more buttons than that nobody scans on a small phone
T = TypeVar("T")


def page(items: Sequence[T], id_of: Callable[[T], str], after: str | None, size: int = PAGE) -> tuple[list[T], bool]:
    """The items behind the one of this id, at most a page of them, and whether more follow; from the start without."""
    begin = next((n + 1 for n, item in enumerate(items) if id_of(item) == after), 0)
    return list(items[begin : begin + size]), begin + size < len(items)


def place_rows(places: Sequence[Place], base: Address, list_at: Address, after: str | None, more: str) -> list[Row]:
    """A button a place, below `base`; the last one leads to the next page, below `list_at`."""
    shown, further = page(places, lambda place: place.id, after)
    rows: list[Row] = [(Go(place.name, base.under(place.id)),) for place in shown]
    return [*rows, (Go(more, list_at.under("after", shown[-1].id)),)] if further else rows


def named(places: Sequence[Place], text: str) -> Place | None:
    """The one place whose name is, or else begins or ends with, what was typed; None where several do."""
    words = fold(text)
    same = [place for place in places if fold(place.name) == words]
    near = [place for place in places if fold(place.name).endswith(" " + words) or fold(place.name).startswith(words)]
    found = same or near
    return found[0] if words and len(found) == 1 else None


def topic_rows_at(base: Address, person: Person, library: Library) -> list[Row]:
    """A button a topic that has guides, each leading to `base/t/TOPIC`."""
    topics = [topic for topic in library.topics if topic.id in library.shelves]
    return [(Go(topic.title(person.language), base.under("t", topic.id)),) for topic in topics]


def guide_rows_at(base: Address, topic: str, person: Person, library: Library) -> list[Row]:
    """A button a guide of a topic, each leading to `base/g/GUIDE`; none for an unknown topic."""
    return [(Go(guide.title, base.under("g", guide.id)),) for guide in library.on_topic(topic, person.language)]


def back_row(to: Address, person: Person, library: Library) -> Row:
    """Back, and the desk; from just below the desk, the desk and home."""
    say = sayer(person, library)
    desk = Go(say("desk"), Address(("desk",)))
    return (desk, home_button(say)) if to == desk.address else (Go(say("back"), to), desk)
