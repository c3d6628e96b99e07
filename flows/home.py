"""Home: the topics, and the way back to where the person stopped; after days away it asks first whether to go on."""

from dataclasses import replace
from datetime import datetime

from flows.core.address import HOME, Act, Address, address
from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.flow import Flow, Outcome
from flows.core.help.requests import talk_rows
from flows.core.library import Library
from flows.core.pages.page import sayer, topic_rows
from flows.core.person import Person, Run
from flows.core.screen import Do, Go, Row, Screen

BACK = "note-back"  # the note that makes home ask; like every note it lasts until the next event
_LISTED_MAX = 2  # open runs at the top


def _open(person: Person, library: Library) -> list[tuple[Run, Guide]]:
    """Open runs whose guides are still there, the latest first."""
    runs = reversed(person.open_runs[-_LISTED_MAX:])
    return [(run, guide) for run in runs if (guide := library.guide(run.guide, person.language))]


def _go_on(person: Person, library: Library) -> list[Row]:
    say = sayer(person, library)
    return [
        (Go(say("home-go-on", title=guide.title), address("guide", guide.id, run.step), main=True),)
        for run, guide in _open(person, library)
    ]


def _asking(person: Person, library: Library) -> Screen:
    """Go on, start over, or drop it: the guide that lay open, once."""
    say = sayer(person, library)
    (run, guide), *_ = _open(person, library)
    cover, step = address("guide", guide.id), guide.step(run.step) or guide.first
    first, *others = _go_on(person, library)
    rows = (
        first,
        (Do(say("again"), Act("again", cover)), Do(say("drop"), Act("drop", cover))),
        *((replace(button, main=False),) for (button,) in others if isinstance(button, Go)),
        (Do(say("home-other"), Act("later", HOME)),),
    )
    number = guide.depths.get(step.id, 1)
    body = say("home-back-body", title=guide.title, number=number)
    return Screen(HOME, person.language, say("home-back-title"), body, note_id=BACK, rows=rows, hint=say("hint-find"))


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if here.ids:
        return None
    if person.note == BACK and _open(person, library):
        return _asking(person, library)
    say = sayer(person, library)
    rows = [*talk_rows(person, say), *_go_on(person, library), *topic_rows(person, library)]
    rows.append((Go(say("mine"), address("mine")), Go(say("settings"), address("settings"))))
    rows.append((Go(say("about"), address("about")),))
    if person.role != "citizen":
        rows.insert(0, (Go(say("desk"), address("desk")),))
    if person.role == "admin":
        rows.append((Go(say("issues-button", count=len(library.issues)), address("issues")),))
    return Screen(here, person.language, say("home-title"), say("home-body"), rows=tuple(rows), hint=say("hint-find"))


def met(person: Person, at: datetime) -> Person:
    """The person with the note that makes home ask, if they were away."""
    return replace(person, note=BACK) if person.away(at) else person


def opened(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Home is opened."""
    return Outcome(met(person, origin.at) if here == HOME and _open(person, library) else person)


def later(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`later`: not now, show what else there is."""
    return Outcome(person.at(HOME))


FLOW = Flow(view, acts={"later": later}, opened=opened)
