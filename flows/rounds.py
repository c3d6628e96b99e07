"""Rounds: a member's houses: which to go to next, what each lacks, and the whole list.

Addresses: `rounds` one's own place · `rounds/PLACE` the places below, of a village its houses ·
`rounds/PLACE/after/LOWER` the next page · `rounds/VILLAGE/all` · `rounds/VILLAGE/all/HOUSE` the next page.
"""

from flows.core.address import Address, address
from flows.core.event import Origin
from flows.core.flow import Flow, Outcome
from flows.core.households.to_do import missing, missing_words, next_best
from flows.core.library import Library
from flows.core.pages.lists import back_row, named, page, place_rows
from flows.core.pages.page import Say, sayer
from flows.core.person import Person
from flows.core.record import Household
from flows.core.screen import Go, Row, Screen
from flows.core.teams.seats import TEAM, covers
from flows.core.text.fold import fold

PLACE = address("rounds")
NEXT = 8  # houses at a time: a morning's walk


def view(here: Address, person: Person, library: Library) -> Screen | None:
    place, *ids = here.ids or (person.seat.place if person.seat else "",)
    if not covers(person, place, library):
        return None
    village = library.teams.places[place].level == "village"
    match ids:
        case []:
            return _village(place, person, library) if village else _places(place, None, person, library)
        case ["after", lower] if not village:
            return _places(place, lower, person, library)
        case ["all", *after] if village and len(after) <= 1:
            return _all(place, after[0] if after else None, person, library)
        case _:
            return None


def _above(place: str, person: Person, library: Library) -> Address:
    """The list that a place stands on, or the desk."""
    above = library.teams.places[place].above
    return PLACE.under(above) if above and covers(person, above, library) else address("desk")


def _places(place: str, after: str | None, person: Person, library: Library) -> Screen:
    say, here = sayer(person, library), PLACE.under(place)
    rows = place_rows(library.teams.below(place), PLACE, here, after, say("team-more-places"))
    last = back_row(_above(place, person, library), person, library)
    at, title = here.under("after", after) if after else here, say("round-title", place=library.teams.name(place))
    return Screen(at, person.language, title, say("round-villages"), rows=(*rows, last), hint=say("team-hint"))


def _village(village: str, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    here = PLACE.under(village)
    houses = person.shared.households(village)
    best = next_best(houses, library)
    lines = [say("round-line", house=house.label, missing=missing_words(house, library, say)) for house in best[:NEXT]]
    helps = sum(help.state == "waiting" for help in person.shared.help_requests(village))
    body = [say("round-body", houses=len(houses), fluent=len(houses) - len(best), place=library.teams.name(village))]
    if lines:
        body.append("\n".join(f"- {line}" for line in lines))
    rows: list[Row] = [
        (Go(house.label, address("house", house.id), main=n == 0),) for n, house in enumerate(best[:NEXT])
    ]
    if helps:
        rows.append((Go(say("round-helps", count=helps), address("talk")),))
    rows.append((Go(say("round-all"), here.under("all")), Go(say("house-new"), address("house", "new", village))))
    rows.append(back_row(_above(village, person, library), person, library))
    title = say("round-title", place=library.teams.name(village))
    return Screen(here, person.language, title, "\n\n".join(body), rows=tuple(rows), hint=say("round-hint"))


def _button(house: Household, library: Library) -> Go:
    mark = "" if missing(house, library) else "✓ "
    return Go(f"{mark}{house.label}", address("house", house.id))


def _all(village: str, after: str | None, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    here = PLACE.under(village, "all")
    houses = person.shared.households(village)
    shown, further = page(houses, lambda house: house.id, after)
    rows: list[Row] = [(_button(house, library),) for house in shown]
    if further:
        rows.append((Go(say("team-more-places"), here.under(shown[-1].id)),))
    rows += [(Go(say("house-new"), address("house", "new", village)),), back_row(PLACE.under(village), person, library)]
    at = here.under(after) if after else here
    title, body = say("round-title", place=library.teams.name(village)), _all_body(len(houses), say)
    return Screen(at, person.language, title, body, rows=tuple(rows), hint=say("round-hint"))


def _all_body(count: int, say: Say) -> str:
    return say("round-all-body", count=count) if count else say("round-none")


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """What the team calls a house; where places are listed, the name of one, there or anywhere below."""
    place = (*person.here.ids, person.seat.place if person.seat else "")[0]
    if not covers(person, place, library):
        return None
    if library.teams.places[place].level != "village":
        found = named(library.teams.below(place), text) or named(library.teams.villages(place), text)
        return Outcome(person.at(PLACE.under(found.id))) if found else None
    called = [house for house in person.shared.households(place) if fold(house.label) == fold(text)]
    return Outcome(person.at(address("house", called[0].id))) if called else None


FLOW = Flow(view, hear=hear, roles=TEAM)
