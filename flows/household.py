"""House: a house of a village, under what its team calls it. No name of a citizen is asked or kept.

Addresses: `house/HOUSE` · `house/HOUSE/code` the QR code for its people · `house/HOUSE/close` · `house/new/VILLAGE`.
"""

from dataclasses import replace

from flows.core.address import Act, Address, address
from flows.core.content.guide import Skill
from flows.core.event import Origin
from flows.core.facts.team import CHECKS, HouseClosed, HouseOpened
from flows.core.flow import Flow, Outcome
from flows.core.households.to_do import house_for, missing_words
from flows.core.library import Library
from flows.core.pages.lists import back_row
from flows.core.pages.page import Say, sayer
from flows.core.person import Person
from flows.core.places.share_code import fresh
from flows.core.record import Household, Member
from flows.core.screen import Code, Do, Go, Row, Screen, Share
from flows.core.teams.seats import TEAM, credit_of, seat_over
from flows.core.text.fold import fold

PLACE = address("house")
SKILLS: tuple[Skill, ...] = ("eid", "portal", "pay", "shop")
HOUSE_CHARS = 10
LABEL_MAX_CHARS, LABEL_MAX_DIGITS = 30, 5  # more digits may be a phone or paper number


def view(here: Address, person: Person, library: Library) -> Screen | None:
    match here.ids:
        case ("new", village) if _seat_in(village, person, library):
            return _new(village, person, library)
        case (id, *what) if house := house_for(person, id, library):
            say = sayer(person, library)
            match what:
                case []:
                    return _house(house, person, library, say)
                case ["code"]:
                    return _code(house, person, library, say)
                case ["close"]:
                    return _closing(house, person, say)
    return None


def _house(house: Household, person: Person, library: Library, say: Say) -> Screen:
    here = PLACE.under(house.id)
    lines = [say("house-missing", missing=missing_words(house, library, say))]
    lines.append(say("house-joined", count=len(house.alone)))
    for kind, ids in (("helped", house.helped), ("witnessed", house.witnessed)):
        titles = [guide.title for id in ids if (guide := library.guide(id, person.language))]
        if titles:
            lines.append(say(f"house-{kind}", guides="; ".join(titles)))
    for what in CHECKS:
        if what in house.checks:
            yes, day = house.checks[what]
            lines.append(say(f"check-{what}-{'yes' if yes else 'no'}", day=f"{day:%d/%m/%Y}"))
    visited = f"{house.visited:%d/%m/%Y}" if house.visited else ""
    lines.append(say("house-visited", day=visited) if visited else say("house-unvisited"))
    there = person.visit == house.id
    visit = address("visit", house.id)
    rows: tuple[Row, ...] = (
        (Go(say("visit-on"), visit, main=True) if there else Do(say("visit-begin"), Act("begin", visit), main=True),),
        (Go(say("house-code"), here.under("code")),),
        (Go(say("house-close"), here.under("close")),),
        back_row(address("rounds", house.place), person, library),
    )
    body = "\n".join(f"- {line}" for line in lines)
    return Screen(here, person.language, house.label, body, rows=rows, hint=say("hint-find"))


def _code(house: Household, person: Person, library: Library, say: Say) -> Screen:
    here = PLACE.under(house.id)
    to = address("join", house.id)
    picture = Code(to, credit_of(person.seat), say("house-code-title"), say("house-code-alt", house=house.label))
    rows: tuple[Row, ...] = (
        (Share(say("share-send"), to, say("house-code-text"), credit_of(person.seat)),),
        back_row(here, person, library),
    )
    return Screen(here.under("code"), person.language, house.label, say("house-code-body"), rows=rows, picture=picture)


def _closing(house: Household, person: Person, say: Say) -> Screen:
    here = PLACE.under(house.id)
    rows: tuple[Row, ...] = (
        (Do(say("house-close-yes"), Act("close", here.under("close"))),),
        (Go(say("house-close-no"), here),),
    )
    body = say("house-close-body", house=house.label)
    return Screen(here.under("close"), person.language, say("house-close"), body, rows=rows)


def _new(village: str, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    here = PLACE.under("new", village)
    rows: tuple[Row, ...] = (
        (Do(say("house-number", number=_next_number(village, person, say)), Act("number", here), main=True),),
        back_row(address("rounds", village), person, library),
    )
    body = say("house-new-body", place=library.teams.name(village))
    return Screen(here, person.language, say("house-new"), body, rows=rows, hint=say("house-new-hint"))


def _next_number(village: str, person: Person, say: Say) -> int:
    """The first number that no house of the village is called by."""
    taken = {fold(house.label) for house in person.shared.households(village)}
    number = len(taken) + 1
    while fold(say("house-numbered", number=number)) in taken:
        number += 1
    return number


def _seat_in(village: str, person: Person, library: Library) -> Member | None:
    """The seat in which somebody may open a house of this place, which must be a village."""
    place = library.teams.places.get(village)
    return seat_over(person, village, library) if place is not None and place.level == "village" else None


def _opened(label: str, village: str, seat: Member, person: Person, origin: Origin) -> Outcome:
    house = Household(fresh(origin.seed, "house", HOUSE_CHARS), village, label, origin.at)
    fact = HouseOpened(seat.id, village, house.id)
    return Outcome(person.at(PLACE.under(house.id), "note-house-opened"), (fact,), changed=(house,))


def number(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`number`: open a house under the next free number."""
    match here.ids:
        case ("new", village) if seat := _seat_in(village, person, library):
            say = sayer(person, library)
            label = say("house-numbered", number=_next_number(village, person, say))
            return _opened(label, village, seat, person, origin)
        case _:
            return Outcome(person.at(here))


def close(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`close`: the house is taken off the list; its people keep what they did."""
    house = house_for(person, here.ids[0], library) if len(here.ids) == 2 else None
    if house is None or person.seat is None:
        return Outcome(person.at(address("rounds")))
    fact = HouseClosed(person.seat.id, house.place, house.id)
    person = replace(person, visit=None if person.visit == house.id else person.visit)
    place = address("rounds", house.place)
    return Outcome(person.at(place, "note-house-closed"), (fact,), changed=(replace(house, closed=True, visit=None),))


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """What a new house is called."""
    match person.here.ids:
        case ("new", village) if seat := _seat_in(village, person, library):
            label = " ".join(text.split())
            if len(label) > LABEL_MAX_CHARS or not fold(label):
                return Outcome(person.at(person.here, "note-label-long"))
            if sum(letter.isdecimal() for letter in label) > LABEL_MAX_DIGITS:
                return Outcome(person.at(person.here, "note-label-number"))
            for house in person.shared.households(village):
                if fold(house.label) == fold(label):
                    return Outcome(person.at(PLACE.under(house.id), "note-house-there"))
            return _opened(label, village, seat, person, origin)
        case _:
            return None


FLOW = Flow(view, acts={"number": number, "close": close}, hear=hear, roles=TEAM)
