"""The pure room: decides what is said. This page is its table of contents.

A conversation is one module here (a folder once it outgrows 300 lines) and one line in FLOWS. Modules here import
flows.core and nothing of each other: conversations link by address, as web pages do.
"""

from datetime import datetime

from flows import (
    about,
    chat,
    class_board,
    classroom,
    desk,
    find,
    guide,
    help,  # noqa: A004 (a conversation is named by its file)
    home,
    household,
    invite,
    issues,
    join,
    mine,
    report,
    rounds,
    secret,
    settings,
    share,
    team,
    term,
    topic,
    visit,
    visit_slip,
)
from flows.core import turn
from flows.core.address import HOME, Address, address
from flows.core.event import Event
from flows.core.flow import Flows
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Screen
from flows.core.turn import Turn

COMMANDS = {
    "start": HOME,
    "trangdau": HOME,
    "cuatoi": address("mine"),
    "caidat": address("settings"),
    "gioithieu": address("about"),
}
"""What may be typed after a slash. The bot's command menu is made from it."""

HELLOS = frozenset(
    {
        "xin chao",
        "xin chaof",
        "chao",
        "chaof",
        "chao ban",
        "chao em",
        "chao anh",
        "chao chi",
        "chao bot",
        "chao go cua",
        "go cua",
        "alo",
        "a lo",
        "hello",
        "helo",
        "hi",
        "hey",
        "chao ad",
        "chao con",
        "chao chau",
        "oi",
        "tui day",
        "toi day",
        "minh day",
        "good morning",
        "em oi",
        "ban oi",
    }
)
"""What people type who only knock, folded."""

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
        "secret": secret.FLOW,
        "issues": issues.FLOW,
        "invite": invite.FLOW,
        "join": join.FLOW,
        "board": class_board.FLOW,
        "desk": desk.FLOW,
        "rounds": rounds.FLOW,
        "house": household.FLOW,
        "visit": visit.FLOW,
        "slip": visit_slip.FLOW,
        "share": share.FLOW,
        "lesson": classroom.FLOW,
        "team": team.FLOW,
        "help": help.FLOW,
        "talk": chat.FLOW,
        "report": report.FLOW,
    },
    finder="find",
    commands=COMMANDS,
    hellos=HELLOS,
    guard=secret.guard,
    carrier=chat.carrier,
)


def view(address: Address, person: Person, library: Library) -> Screen:
    """Draw a screen. Pure and total."""
    return turn.view(FLOWS, address, person, library)


def standing(person: Person, library: Library) -> Screen:
    """Draw the screen that a person is owed: where they stand, with the note of their last turn."""
    return turn.standing(FLOWS, person, library)


def met(person: Person, address: Address, at: datetime) -> Person:
    """The person as a screen should meet them that is only looked at: after days away, home asks whether to go on."""
    return home.met(person, at) if address == HOME else person


def advance(person: Person, event: Event, library: Library) -> Turn:
    """Play one event. Pure."""
    return turn.advance(FLOWS, person, event, library)
