"""Term: what a word means, asked at a step and leading back to it; and the list of all words, a page at a time.

Addresses: `term` the list · `term/after/TERM` its page behind a term · `term/TERM` · `term/TERM/GUIDE/STEP` asked at a
step.
"""

from flows.core.address import Address, address
from flows.core.content.glossary import Term
from flows.core.event import Origin
from flows.core.flow import Flow, Outcome
from flows.core.library import Library
from flows.core.pages.lists import PAGE_MAX, take_page
from flows.core.pages.page import Page, Rows
from flows.core.person import Person
from flows.core.screen import Go, Screen
from flows.core.steering.meanings import GO_ON
from flows.core.text.names import find_called, sort_key

LIST = address("term")
_AFTER = "after"


def _list_terms(library: Library) -> list[Term]:
    """Return all terms as a Vietnamese dictionary orders them."""
    return sorted(library.glossary.terms, key=lambda term: sort_key(term.term))


def _view_list(page: Page, after: str | None) -> Screen:
    say = page.say
    shown, further = take_page(_list_terms(page.library), lambda term: term.id, after)
    more = Go(say("terms-more"), LIST.under(_AFTER, shown[-1].id)) if further else ()
    up = page.back(LIST) if after else page.home
    rows: Rows = [*(Go(term.term, LIST.under(term.id)) for term in shown), more, up]
    return page.screen(say("terms"), say("terms-body"), rows, hint=say("terms-hint"))


def _locate_page(library: Library, term: Term) -> Address:
    """Return the page of the list that a term stands on."""
    terms = _list_terms(library)
    begin = terms.index(term) // PAGE_MAX * PAGE_MAX
    return LIST.under(_AFTER, terms[begin - 1].id) if begin else LIST


def view(here: Address, person: Person, library: Library) -> Screen | None:
    page = Page(here, person, library)
    say = page.say
    match here.ids:
        case ():
            return _view_list(page, None)
        case (name, after) if name == _AFTER:
            return _view_list(page, after) if after in library.glossary.by_id else None
    id, *asked_at = here.ids
    term = library.glossary.by_id.get(id)
    if term is None or len(asked_at) not in (0, 2):
        return None
    at_step = Go(say("back"), address("guide", *asked_at), main=True, heeds=(*GO_ON, "back"))
    back = at_step if asked_at else Go(say("terms"), _locate_page(library, term))
    return page.screen(say("term-what", term=term.term), term.meaning(person.language), [back, page.home])


def hear(text: str, person: Person, _origin: Origin, library: Library) -> Outcome | None:
    """Open the term that was typed, also one of another page; all else is for the finder."""
    called = find_called(library.glossary.terms, lambda term: term.term, text)
    return Outcome(person.at(LIST.under(called[0].id))) if len(called) == 1 else None


FLOW = Flow(view, hear=hear)
