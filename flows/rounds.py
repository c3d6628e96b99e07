"""Rounds: a member's households: which to go to next, what each lacks, and the whole list.

Addresses: `rounds` one's own place · `rounds/PLACE` the places below, of a village its households ·
`rounds/PLACE/after/LOWER` the next page · `rounds/VILLAGE/all` · `rounds/VILLAGE/all/HOUSEHOLD` the next page.
"""

from flows.core.address import Address, address
from flows.core.event import Origin
from flows.core.flow import Flow, Outcome
from flows.core.households.to_do import count_missing, describe_missing, sort_by_need
from flows.core.library import Library
from flows.core.pages.lists import climb, find_before, find_place, list_places, take_page
from flows.core.pages.page import DESK, Page, Rows, make_list
from flows.core.person import Person
from flows.core.record import Household
from flows.core.screen import Go, Screen
from flows.core.teams.seats import TEAM, works_for
from flows.core.text.names import find_called

ROUNDS = address("rounds")
_NEXT = 8  # households at a time: a morning's walk


def view(here: Address, person: Person, library: Library) -> Screen | None:
    place, *ids = here.ids or (person.seat.place if person.seat else "",)
    if not works_for(person, place, library):
        return None
    page = Page(ROUNDS.under(place, *ids), person, library)
    village = library.teams.places[place].level == "village"
    match ids:
        case []:
            return _view_village(page, place) if village else _view_places(page, place, None)
        case ["after", lower] if not village:
            return _view_places(page, place, lower)
        case ["all", *after] if village and len(after) <= 1:
            return _view_all(page, place, after[0] if after else None)
        case _:
            return None


def _view_places(page: Page, place: str, after: str | None) -> Screen:
    say, back = page.say, climb(page, place, ROUNDS, DESK)
    rows: Rows = [*list_places(page, place, ROUNDS, after), page.back_or_desk(back)]
    title = say("round-title", place=page.name_place(place))
    return page.screen(title, say("round-villages"), rows, hint=say("team-hint"))


def _view_village(page: Page, village: str) -> Screen:
    say, shared, name = page.say, page.person.shared, page.name_place(village)
    households = shared.households(village)
    best = sort_by_need(households, page.library)
    fluent, shown = len(households) - len(best), best[:_NEXT]
    lines = [_describe(page, one) for one in shown]
    waiting = sum(request.state == "waiting" for request in shared.help_requests(village))
    rows: Rows = [
        *(Go(one.label, address("house", one.id), main=one == best[0]) for one in shown),
        Go(say("round-helps", count=waiting), address("talk")) if waiting else (),
        (Go(say("round-all"), page.here.under("all")), Go(say("house-new"), address("house", "new", village))),
        page.back_or_desk(climb(page, village, ROUNDS, DESK)),
    ]
    body = [say("round-body", houses=len(households), fluent=fluent, place=name), make_list(lines)]
    return page.screen(say("round-title", place=name), body, rows, hint=say("round-hint"))


def _describe(page: Page, household: Household) -> str:
    """Say what a household lacks, and when it was visited last."""
    line = page.say("round-line", house=household.label, missing=describe_missing(household, page.library, page.say))
    day = household.visited
    return f"{line} {page.say('round-last', day=f'{day:%d/%m/%Y}')}" if day else line


def _view_all(page: Page, village: str, after: str | None) -> Screen:
    say, library = page.say, page.library
    households = page.person.shared.households(village)
    shown, further = take_page(households, lambda household: household.id, after)
    rows: Rows = [
        *(
            Go(one.label if count_missing(one, library) else f"✓ {one.label}", address("house", one.id))
            for one in shown
        ),
        Go(say("team-more-places"), ROUNDS.under(village, "all", shown[-1].id)) if further else (),
        Go(say("house-new"), address("house", "new", village)),
        page.back_or_desk(ROUNDS.under(village)),
    ]
    body = say("round-all-body", count=len(households)) if households else say("round-none")
    return page.screen(say("round-title", place=page.name_place(village)), body, rows, hint=say("round-hint"))


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Take what the team calls a household; where places are listed, the name of one, there or anywhere below."""
    place = (*person.here.ids, person.seat.place if person.seat else "")[0]
    if not works_for(person, place, library):
        return None
    if library.teams.places[place].level != "village":
        found = find_place(library.teams, place, text)
        return Outcome(person.at(ROUNDS.under(found.id))) if found else None
    households = person.shared.households(place)
    called = find_called(households, lambda household: household.label, text)
    if len(called) > 1:  # they differ by marks that were not typed
        page = ROUNDS.under(place, "all", *find_before(households, called[0]))
        return Outcome(person.at(page, "note-house-several"))
    return Outcome(person.at(address("house", called[0].id))) if called else None


FLOW = Flow(view, hear_first=hear, is_field=True, roles=TEAM)
