"""Home: the topics, and the way back to where the person stopped; after days away it asks first whether to go on."""

from dataclasses import replace
from datetime import datetime

from flows.core.address import HOME, Act, Address, address
from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.flow import Flow, Outcome
from flows.core.help.requests import make_chat_rows
from flows.core.library import Library
from flows.core.pages.lists import list_topics
from flows.core.pages.page import Page, Rows
from flows.core.person import Person, Run
from flows.core.screen import Do, Go, Screen

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
        "chao con",
        "chao chau",
        "chao ad",
        "chao bot",
        "chao go cua",
        "go cua",
        "alo",
        "a lo",
        "hello",
        "helo",
        "hi",
        "hey",
        "good morning",
        "oi",
        "em oi",
        "ban oi",
        "tui day",
        "toi day",
        "minh day",
    }
)
"""What people type who only say hello, folded; after days away it opens home."""
_BACK = "note-back"  # the note that makes home ask; like every note it lasts until the next event
_LISTED_MAX = 2  # open runs at the top


def _list_open_runs(person: Person, library: Library) -> list[tuple[Run, Guide]]:
    """Return open runs whose guides are still there, the latest first."""
    runs = reversed(person.open_runs[-_LISTED_MAX:])
    return [(run, guide) for run in runs if (guide := library.guide(run.guide, person.language))]


def _list_go_on(page: Page, *, main: bool = True) -> list[Go]:
    return [
        Go(page.say("home-go-on", title=guide.title), address("guide", guide.id, run.step), main, heeds=("next",))
        for run, guide in _list_open_runs(page.person, page.library)
    ]


def _list_urgent(page: Page) -> list[Go]:
    """Return the buttons for what cannot wait."""
    guides = page.library.list_urgent(page.person.language)
    return [Go(guide.urgent or guide.title, address("guide", guide.id), icon="🆘") for guide in guides]


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if here.ids:
        return None
    page = Page(here, person, library)
    if person.note == _BACK and _list_open_runs(person, library):
        return _ask_to_go_on(page)
    say, issues = page.say, len(library.issues)
    rows: Rows = [
        Go(say("desk"), address("desk")) if person.role != "citizen" else (),
        *make_chat_rows(person, say),
        *_list_go_on(page),
        *_list_urgent(page),
        *list_topics(page, address("topic")),
        (Go(say("mine"), address("mine")), Go(say("settings"), address("settings"))),
        Go(say("about"), address("about")),
        Go(say("issues-button", count=issues), address("issues")) if person.role == "admin" else (),
    ]
    return page.screen(say("home-title"), say("home-body"), rows, hint=say("hint-find"))


def _ask_to_go_on(page: Page) -> Screen:
    """Draw the question about the guide that was left open: go on, start again, or drop it."""
    say = page.say
    (run, guide), *_ = _list_open_runs(page.person, page.library)
    cover, step = address("guide", guide.id), guide.step(run.step) or guide.first
    first, *_ = _list_go_on(page)
    _, *others = _list_go_on(page, main=False)
    rows: Rows = [
        first,
        (Do(say("again"), Act("again", cover), heeds=("over",)), Do(say("drop"), Act("drop", cover))),
        *others,
        Do(say("home-other"), Act("later", HOME), heeds=("no", "later")),
    ]
    body = say("home-back-body", title=guide.title, number=guide.label(step, run.came))
    return page.screen(say("home-back-title"), body, rows, note_id=_BACK, hint=say("hint-find"))


def note_absence(person: Person, at: datetime) -> Person:
    """Return the person with the note that makes home ask, if they were away."""
    return replace(person, note=_BACK) if person.is_away(at) else person


def open_home(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Ask a person who was away whether to go on."""
    return Outcome(note_absence(person, origin.at) if here == HOME and _list_open_runs(person, library) else person)


def postpone(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`later`: not now, show what else there is."""
    return Outcome(person.at(HOME))


FLOW = Flow(view, acts={"later": postpone}, is_field=True, opened=open_home)
