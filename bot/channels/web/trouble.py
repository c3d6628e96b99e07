"""Calm pages about what went wrong: what is shown, with which status, and whether the same form may be sent again."""

from collections.abc import Callable
from dataclasses import dataclass

from flows.core.address import HOME, Address
from flows.core.screen import Go, Screen


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of trouble, by the ids of its words."""

    status: int
    title: str
    body: str
    again: bool = False  # whether the same form is offered to be sent again


FORGED = Trouble(403, "web-forged-title", "web-forged-body")
TOO_LONG = Trouble(413, "web-odd-title", "note-long")
NOT_A_FORM = Trouble(415, "web-odd-title", "web-odd-body")
TOO_FAST = Trouble(429, "web-busy-title", "note-sent-flood", again=True)
BROKEN = Trouble(500, "web-trouble-title", "note-trouble")
NOT_SAVED = Trouble(503, "web-trouble-title", "note-trouble", again=True)


def screen_of(trouble: Trouble, place: Address, language: str, say: Callable[[str], str]) -> Screen:
    """A screen that says it, with ways out."""
    rows = ((Go(say("web-reopen"), place, main=not trouble.again),), (Go(say("home"), HOME),))
    return Screen(place, language, say(trouble.title), say(trouble.body), rows=rows)
