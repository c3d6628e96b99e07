"""Household: a house of a village, under what its team calls it. No name of a citizen is asked or kept.

Addresses: `house/HOUSEHOLD` · `house/HOUSEHOLD/code` the QR code for its people · `house/HOUSEHOLD/more` ·
`house/HOUSEHOLD/close` ·
`house/new/VILLAGE`.
"""

from dataclasses import replace

from flows.core.address import Act, Address, address
from flows.core.event import Origin
from flows.core.facts.team import CHECKS, HouseClosed, HouseOpened
from flows.core.flow import Flow, Outcome
from flows.core.households.to_do import describe_missing, find_household
from flows.core.ids import HouseholdId, PlaceId
from flows.core.library import Library
from flows.core.pages.codes import explain_code, make_code
from flows.core.pages.page import Page, Rows, make_list
from flows.core.person import Person
from flows.core.places.share_code import derive_id
from flows.core.record import Household, Member
from flows.core.screen import Do, Go, Screen, Share
from flows.core.teams.seats import TEAM, find_credit, find_seat_over
from flows.core.text.fold import fold
from flows.core.text.names import is_same_name

HOUSEHOLDS = address("house")
_ID_CHARS = 10
_LABEL_MAX_CHARS, _LABEL_MAX_DIGITS = 30, 5  # more digits may be a phone number or the number of a paper


def view(here: Address, person: Person, library: Library) -> Screen | None:
    page = Page(here, person, library)
    match here.ids:
        case ("new", village) if _find_seat_in(village, person, library):
            return _view_new(page, village)
        case (id, *what) if household := find_household(person, id, library):
            match what:
                case []:
                    return _view_household(page, household)
                case ["code"]:
                    return _view_code(page, household)
                case ["more"]:
                    rows: Rows = [
                        Go(page.say("house-close"), here.parent.under("close")),
                        page.back_or_desk(here.parent),
                    ]
                    return page.screen(household.label, page.say("desk-more-body"), rows)
                case ["close"]:
                    return _ask_to_close(page, household)
    return None


def _view_household(page: Page, household: Household) -> Screen:
    say, here, visit = page.say, page.here, address("visit", household.id)
    going_on = Go(say("visit-on"), visit, main=True)
    rows: Rows = [
        going_on if page.person.visit == household.id else Do(say("visit-begin"), Act("begin", visit), main=True),
        Go(say("house-code"), here.under("code")),
        page.back_or_desk(address("rounds", household.place)),
        Go(say("desk-more"), here.under("more")),
    ]
    return page.screen(household.label, make_list(_describe(page, household)), rows, hint=say("hint-find"))


def _describe(page: Page, household: Household) -> list[str]:
    """Say what the household lacks, what it can do, and when it was visited last."""
    say = page.say
    lines = [say("house-missing", missing=describe_missing(household, page.library, say))]
    lines.append(say("house-joined", count=len(household.alone)))
    for kind, ids in (("helped", household.helped), ("witnessed", household.witnessed)):
        titles = [guide.title for id in ids if (guide := page.guide(id))]
        if titles:
            lines.append(say(f"house-{kind}", guides="; ".join(titles)))
    for what in CHECKS:
        if what in household.checks:
            yes, day = household.checks[what]
            lines.append(say(f"check-{what}-{'yes' if yes else 'no'}", day=f"{day:%d/%m/%Y}"))
    visited = f"{household.visited:%d/%m/%Y}" if household.visited else ""
    return [*lines, say("house-visited", day=visited) if visited else say("house-unvisited")]


def _view_code(page: Page, household: Household) -> Screen:
    say, to, credit = page.say, address("join", household.id), find_credit(page.person.seat)
    picture = make_code(page, to, credit, say("house-code-title"), say("house-code-alt", house=household.label))
    rows: Rows = [Share(say("share-send"), to, say("house-code-text"), credit), page.back_or_desk(page.here.parent)]
    return page.screen(household.label, explain_code(page, say("house-code-body")), rows, picture=picture)


def _ask_to_close(page: Page, household: Household) -> Screen:
    say = page.say
    rows: Rows = [
        Do(say("house-close-yes"), Act("close", page.here), grave=True),
        Go(say("house-close-no"), page.here.parent),
    ]
    return page.screen(say("house-close"), say("house-close-body", house=household.label), rows)


def _view_new(page: Page, village: str) -> Screen:
    say = page.say
    next_number = say("house-number", number=_find_next_number(page, village))
    rows: Rows = [
        Do(next_number, Act("number", page.here), main=True),
        page.back_or_desk(address("rounds", village)),
    ]
    body = say("house-new-body", place=page.name_place(village))
    return page.screen(say("house-new"), body, rows, hint=say("house-new-hint"))


def _find_next_number(page: Page, village: str) -> int:
    """Find the first number that no household of the village is called by."""
    taken = {fold(household.label) for household in page.person.shared.households(village)}
    number = len(taken) + 1
    while fold(page.say("house-numbered", number=number)) in taken:
        number += 1
    return number


def _find_seat_in(village: str, person: Person, library: Library) -> Member | None:
    """Return the seat in which a person may put a household of this place on the list; the place must be a village."""
    place = library.teams.places.get(village)
    return find_seat_over(person, village, library) if place is not None and place.level == "village" else None


def _open(label: str, village: str, seat: Member, person: Person, origin: Origin) -> Outcome:
    household = Household(
        id=HouseholdId(derive_id(origin.seed, "house", _ID_CHARS)),
        place=PlaceId(village),
        label=label,
        opened=origin.at,
    )
    fact = HouseOpened(by=seat.id, place=household.place, house=household.id)
    return Outcome(person.at(HOUSEHOLDS.under(household.id), "note-house-opened"), (fact,), changed=(household,))


def open_numbered_household(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`number`: put a household on the list under the next free number."""
    match here.ids:
        case ("new", village) if seat := _find_seat_in(village, person, library):
            page = Page(here, person, library)
            label = page.say("house-numbered", number=_find_next_number(page, village))
            return _open(label, village, seat, person, origin)
        case _:
            return Outcome(person.at(here))


def close_household(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`close`: take the household off the list; its people keep what they did."""
    household = find_household(person, here.ids[0], library) if len(here.ids) == 2 else None
    if household is None or person.seat is None:
        return Outcome(person.at(address("rounds")))
    fact = HouseClosed(by=person.seat.id, place=household.place, house=household.id)
    person = replace(person, visit=None if person.visit == household.id else person.visit)
    person = person.at(address("rounds", household.place), "note-house-closed")
    return Outcome(person, (fact,), changed=(replace(household, closed=True, visit=None),))


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Take what a new household is called."""
    match person.here.ids:
        case ("new", village) if seat := _find_seat_in(village, person, library):
            label = " ".join(text.split())
            if len(label) > _LABEL_MAX_CHARS or not fold(label):
                return Outcome(person.at(person.here, "note-label-long"))
            if sum(letter.isdecimal() for letter in label) > _LABEL_MAX_DIGITS:
                return Outcome(person.at(person.here, "note-label-number"))
            for household in person.shared.households(village):
                if is_same_name(household.label, label):
                    return Outcome(person.at(HOUSEHOLDS.under(household.id), "note-house-there"))
            return _open(label, village, seat, person, origin)
        case _:
            return None


FLOW = Flow(
    view, acts={"number": open_numbered_household, "close": close_household}, hear_first=hear, is_field=True, roles=TEAM
)
