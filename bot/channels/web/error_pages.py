"""Error pages: what is shown, with which status, and whether the same form may be sent again."""

from collections.abc import Callable
from dataclasses import dataclass

from flows.core.address import HOME, Address
from flows.core.screen import Go, Screen


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """One kind of error, by the ids of its sentences."""

    status: int
    title: str
    body: str
    again: bool = False  # whether the same form is offered to be sent again


FORGED = ErrorPage(403, "web-forged-title", "web-forged-body")
TOO_LONG = ErrorPage(413, "web-odd-title", "note-long")
NOT_A_FORM = ErrorPage(415, "web-odd-title", "web-odd-body")
TOO_FAST = ErrorPage(429, "web-busy-title", "note-sent-flood", again=True)
BROKEN = ErrorPage(500, "web-trouble-title", "note-trouble")
NOT_SAVED = ErrorPage(503, "web-trouble-title", "note-trouble", again=True)


def draw_error(page: ErrorPage, here: Address, language: str, say: Callable[[str], str]) -> Screen:
    """Draw a screen that says it, with ways out."""
    rows = ((Go(say("web-reopen"), here, main=not page.again),), (Go(say("home"), HOME),))
    return Screen(here, language, say(page.title), say(page.body), rows=rows)
