"""Printing: a guide to be taken away on paper, and read out over a loudspeaker."""

from typing import get_args

from flows.core.content.guide import Guide
from flows.core.library import Library
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person
from flows.core.screen import Go, PaperKind, Screen, Sheet
from flows.guide.places import cover_of

KINDS: tuple[PaperKind, ...] = get_args(PaperKind)


def listed(guide: Guide, person: Person, library: Library) -> Screen:
    """The papers that there are."""
    say = sayer(person, library)
    here = cover_of(guide).under("print")
    rows = [(Go(say(f"print-{kind}"), here.under(kind)),) for kind in KINDS]
    last = (Go(say("back"), cover_of(guide)), home_button(say))
    return Screen(here, person.language, say("print-title"), say("print-body", title=guide.title), rows=(*rows, last))


def sheet(guide: Guide, kind: str, person: Person, library: Library) -> Screen | None:
    """One paper."""
    if kind not in KINDS:
        return None
    say = sayer(person, library)
    here = cover_of(guide).under("print", kind)
    title = say("print-of", paper=say(f"print-{kind}"), title=guide.title)
    rows = ((Go(say("back"), here.parent), home_button(say)),)
    paper = Sheet(kind, guide.id, person.language, say(f"print-{kind}"))
    return Screen(here, person.language, title, say(f"print-{kind}-how"), rows=rows, sheet=paper)
