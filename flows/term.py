"""Term: what a word means, asked at a step and leading back to it; and the list of all words.

Addresses: `term` the list · `term/T` · `term/T/GUIDE/STEP` asked at a step.
"""

from flows.core.address import Address, address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person
from flows.core.screen import Go, Row, Screen


def _list(here: Address, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    rows: list[Row] = [(Go(term.term, here.under(term.id)),) for term in library.glossary.terms]
    return Screen(here, person.language, say("terms"), say("terms-body"), rows=(*rows, (home_button(say),)), long=True)


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if not here.ids:
        return _list(here, person, library)
    term = library.glossary.by_id.get(here.ids[0])
    if term is None or len(here.ids) not in (1, 3):
        return None
    say = sayer(person, library)
    back = (
        Go(say("back"), address("guide", *here.ids[1:]), main=True) if here.ids[1:] else Go(say("terms"), here.parent)
    )
    title = say("term-what", term=term.term)
    return Screen(here, person.language, title, term.meaning(person.language), rows=((back,), (home_button(say),)))


FLOW = Flow(view)
