"""The pure room: decides what is said. This page is its table of contents.

A conversation is one module here (a folder once it outgrows 300 lines) and one line in FLOWS. Modules here import
flows.core and nothing of each other: conversations link by address, as web pages do.
"""

from flows import about, find, guide, home, issues, mine, settings, term, topic
from flows.core import turn
from flows.core.address import HOME, Address, address
from flows.core.event import Event
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Screen
from flows.core.turn import Flows, Turn

COMMANDS = {
    "start": HOME,
    "trangdau": HOME,
    "cuatoi": address("mine"),
    "caidat": address("settings"),
    "gioithieu": address("about"),
}
"""What may be typed after a slash. The bot's command menu is made from it."""

FLOWS = Flows(
    by_name={
        "home": home.FLOW,
        "topic": topic.FLOW,
        "guide": guide.FLOW,
        "find": find.FLOW,
        "mine": mine.FLOW,
        "settings": settings.FLOW,
        "about": about.FLOW,
        "term": term.FLOW,
        "issues": issues.FLOW,
    },
    finder="find",
    commands=COMMANDS,
)


def view(address: Address, person: Person, library: Library) -> Screen:
    """Draw a screen. Pure and total."""
    return turn.view(FLOWS, address, person, library)


def standing(person: Person, library: Library) -> Screen:
    """Draw the screen that a person is owed: where they stand, with the note of their last turn."""
    return turn.standing(FLOWS, person, library)


def advance(person: Person, event: Event, library: Library) -> Turn:
    """Play one event. Pure."""
    return turn.advance(FLOWS, person, event, library)
