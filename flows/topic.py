"""Topic: a shelf of guides."""

from flows.core.address import Address, address
from flows.core.content.guide import Guide
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import Page, Rows
from flows.core.person import Person
from flows.core.screen import Go, Screen


def _make_button(guide: Guide, person: Person) -> Go:
    run = person.find_run(guide.id, *guide.formerly)
    done = run is not None and run.state == "finished"
    return Go(f"✓ {guide.title}" if done else guide.title, address("guide", guide.id))


def view(here: Address, person: Person, library: Library) -> Screen | None:
    topic = next((topic for topic in library.topics if here.ids == (topic.id,)), None)
    guides = library.on_topic(topic.id, person.language) if topic else ()
    if topic is None or not guides:
        return None
    page = Page(here, person, library)
    rows: Rows = [*(_make_button(guide, person) for guide in guides), page.home]
    return page.screen(topic.title(person.language), page.say("topic-body"), rows, hint=page.say("hint-find"))


FLOW = Flow(view)
