"""Mine: the guides that a person has done, and those still open."""

from flows.core.address import Address, address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import Page
from flows.core.person import Person
from flows.core.screen import Go, Screen


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if here.ids:
        return None
    page = Page(here, person, library)
    say = page.say
    open_, done = [], []
    for run in reversed(tuple(person.runs.values())):
        guide = page.guide(run.guide)
        if guide and run.state == "open":
            open_.append(Go(say("home-go-on", title=guide.title), address("guide", guide.id, run.step)))
        elif guide:
            done.append(Go(f"✓ {guide.title}", address("guide", guide.id)))
    body = [say("mine-body", open=len(open_), done=len(done)) if person.runs else say("mine-empty")]
    if not person.consent:
        body.append(say("mine-not-kept"))
    return page.screen(say("mine"), body, [*open_, *done, page.home])


FLOW = Flow(view)
