"""Topic: a shelf of guides."""

from flows.core.address import Address, address
from flows.core.content.guide import Guide
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person
from flows.core.screen import Go, Screen


def _button(guide: Guide, person: Person) -> Go:
    run = person.run_of(guide.id, *guide.formerly)
    done = run is not None and run.state == "finished"
    return Go(f"✓ {guide.title}" if done else guide.title, address("guide", guide.id))


def view(here: Address, person: Person, library: Library) -> Screen | None:
    topic = next((topic for topic in library.topics if here.ids == (topic.id,)), None)
    guides = library.on_topic(topic.id, person.language) if topic else ()
    if topic is None or not guides:
        return None
    say = sayer(person, library)
    rows = [(_button(guide, person),) for guide in guides]
    return Screen(
        here,
        person.language,
        topic.title(person.language),
        say("topic-body"),
        rows=(*rows, (home_button(say),)),
        hint=say("hint-find"),
    )


FLOW = Flow(view)
