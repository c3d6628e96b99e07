"""Term: what a word means, asked at a step and leading back to it; and the list of all words.

Addresses: `term` the list · `term/TERM` · `term/TERM/GUIDE/STEP` asked at a step.
"""

from flows.core.address import Address, address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import Page
from flows.core.person import Person
from flows.core.screen import Go, Screen
from flows.core.steering.meanings import GO_ON


def view(here: Address, person: Person, library: Library) -> Screen | None:
    page = Page(here, person, library)
    say = page.say
    if not here.ids:
        terms = [Go(term.term, here.under(term.id)) for term in library.glossary.terms]
        return page.screen(say("terms"), say("terms-body"), [*terms, page.home], long=True)
    id, *asked_at = here.ids
    term = library.glossary.by_id.get(id)
    if term is None or len(asked_at) not in (0, 2):
        return None
    at_step = Go(say("back"), address("guide", *asked_at), main=True, heeds=(*GO_ON, "back"))
    back = at_step if asked_at else Go(say("terms"), here.parent)
    return page.screen(say("term-what", term=term.term), term.meaning(person.language), [back, page.home])


FLOW = Flow(view)
