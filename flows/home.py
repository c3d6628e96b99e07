"""Home: the topics, and the way back to where the person stopped."""

from flows.core.address import Address, address
from flows.core.library import Library
from flows.core.person import Person
from flows.core.say import sayer, topic_rows
from flows.core.screen import Go, Row, Screen
from flows.core.turn import Flow


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if here.ids:
        return None
    say = sayer(person, library)
    rows: list[Row] = []
    for run in reversed(person.open_runs[-2:]):
        guide = library.guide(run.guide, person.language)
        if guide:
            label = say("home-go-on", title=guide.title)
            rows.append((Go(label, address("guide", guide.id, run.step), main=True),))
    rows += topic_rows(person, library)
    rows.append((Go(say("mine"), address("mine")), Go(say("settings"), address("settings"))))
    rows.append((Go(say("about"), address("about")),))
    if person.role == "admin":
        rows.append((Go(say("issues-button", count=len(library.issues)), address("issues")),))
    return Screen(here, person.language, say("home-title"), say("home-body"), rows=tuple(rows), hint=say("hint-find"))


FLOW = Flow(view)
