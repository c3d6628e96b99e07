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
from flows.core.forgetting import forget, must_remember
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Screen
from flows.core.teams.homes import find_home
from flows.core.turn import Turn
from flows.core.ways import find_way

SLASH_COMMANDS = {
    "start": HOME,
    "trangdau": HOME,
    "cuatoi": address("mine"),
    "caidat": address("settings"),
    "gioithieu": address("about"),
    "help": address("about", "how"),
}
"""What may be typed after a slash. The bot's command menu is made from it."""

SLASH_ALIASES = {"menu": HOME}
"""What else may be typed after a slash, as people know it from other bots."""

# A key stands in every address, button and printed link of its conversation, so it stays when a module gets a better
# name: `board` class_board, `house` household, `lesson` classroom, `slip` visit_slip, `talk` chat.
FLOWS = Flows(
    by_name={
        # for everybody
        "home": home.FLOW,
        "topic": topic.FLOW,
        "guide": guide.FLOW,
        "find": find.FLOW,
        "term": term.FLOW,
        "mine": mine.FLOW,
        "settings": settings.FLOW,
        "about": about.FLOW,
        "secret": secret.FLOW,
        # between people
        "help": help.FLOW,
        "talk": chat.FLOW,
        "join": join.FLOW,
        "invite": invite.FLOW,
        "board": class_board.FLOW,
        # for people who have a seat in a team
        "desk": desk.FLOW,
        "rounds": rounds.FLOW,
        "house": household.FLOW,
        "visit": visit.FLOW,
        "slip": visit_slip.FLOW,
        "share": share.FLOW,
        "lesson": classroom.FLOW,
        "report": report.FLOW,
        "team": team.FLOW,
        "issues": issues.FLOW,
    },
    finder="find",
    commands=SLASH_COMMANDS | SLASH_ALIASES,
    forget=forget,
    must_remember=must_remember,
    find_home=find_home,
    find_way=find_way,
    hellos=home.HELLOS,
    guard=secret.guard,
    heed_crisis=find.heed_crisis,
    carrier=chat.carry,
    find_aside=chat.find_aside,
    note_leaving=chat.note_leaving,
)


def view(address: Address, person: Person, library: Library) -> Screen:
    """Draw a screen. Pure and total."""
    return turn.view(FLOWS, address, person, library)


def view_standing(person: Person, library: Library) -> Screen:
    """Draw the screen that a person is owed: where they stand, with the note of their last turn."""
    return turn.view_standing(FLOWS, person, library)


def greet(person: Person, address: Address, at: datetime) -> Person:
    """Prepare a person for a screen that is only looked at: after days away, home asks whether to go on."""
    return home.note_absence(person, at) if address == HOME else person


def advance(person: Person, event: Event, library: Library) -> Turn:
    """Play one event. Pure."""
    return turn.advance(FLOWS, person, event, library)
