"""Slip: a visit that was written on paper where there was no signal, entered later, once.

Addresses: `slip` · `slip/NUMBER` · `slip/NUMBER/in/VILLAGE` · `slip/NUMBER/in/VILLAGE/HOUSE` the next page ·
`slip/NUMBER/h/HOUSE` which day · the act on `…/HOUSE/dYYYYMMDD`.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from flows.core.address import Act, Address, address
from flows.core.event import Origin
from flows.core.flow import Flow, Outcome
from flows.core.households.accompanied import visited
from flows.core.households.to_do import house_for
from flows.core.households.visits import began, ended
from flows.core.library import Library
from flows.core.pages.lists import back_row, page
from flows.core.pages.page import Say, sayer
from flows.core.person import Person
from flows.core.places.slip_number import LENGTH, digits_of, readable, sound
from flows.core.record import VisitSlip
from flows.core.screen import Do, Go, Row, Screen
from flows.core.teams.seats import TEAM, covers
from flows.core.text.clock import local
from flows.core.text.fold import fold

PLACE = address("slip")
DAYS = 8  # today and the week before; older slips are entered as the oldest of them


def _slip(number: str, person: Person, library: Library) -> VisitSlip | None:
    """The slip of this number, if it is one of this person's place."""
    slip = person.shared.visit_slip(number) if sound(number) else None
    if slip is None or person.seat is None:
        return None
    above = library.teams.covers(slip.place, person.seat.place)
    return slip if above or covers(person, slip.place, library) else None


def view(here: Address, person: Person, library: Library) -> Screen | None:
    say = sayer(person, library)
    if not here.ids:
        rows: tuple[Row, ...] = (back_row(address("desk"), person, library),)
        return Screen(here, person.language, say("slips"), say("slip-body"), rows=rows, hint=say("slip-hint"))
    slip = _slip(here.ids[0], person, library)
    if slip is None:
        return None
    match here.ids[1:]:
        case () if slip.used is not None:
            return _used(slip, slip.used, person, library, say)
        case () if slip.used is None:
            return _villages(slip, person, library, say)
        case ("in", village, *after) if covers(person, village, library) and len(after) <= 1 and slip.used is None:
            return _houses(slip, village, after[0] if after else None, person, library)
        case ("h", id) if slip.used is None and house_for(person, id, library):
            return _days(slip, id, person, library, say)
        case _:
            return None


def _used(slip: VisitSlip, used: datetime, person: Person, library: Library, say: Say) -> Screen:
    house = house_for(person, slip.house or "", library)
    label = house.label if house else say("slip-some-house")
    body = say("slip-used-body", number=readable(slip.id), day=f"{local(used):%d/%m/%Y}", house=label)
    rows: tuple[Row, ...] = (back_row(PLACE, person, library),)
    return Screen(PLACE.under(slip.id), person.language, say("slip-used"), body, rows=rows)


def _villages(slip: VisitSlip, person: Person, library: Library, say: Say) -> Screen:
    """The villages that the slip may be of; where there is one only, its houses."""
    villages = [place for place in library.teams.villages(slip.place) if covers(person, place.id, library)]
    if len(villages) == 1:
        return replace(_houses(slip, villages[0].id, None, person, library), address=PLACE.under(slip.id))
    here = PLACE.under(slip.id)
    rows = [(Go(place.name, here.under("in", place.id)),) for place in villages]
    title, last = say("slip-title", number=readable(slip.id)), back_row(PLACE, person, library)
    return Screen(here, person.language, title, say("round-villages"), rows=(*rows, last))


def _houses(slip: VisitSlip, village: str, after: str | None, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    here = PLACE.under(slip.id)
    shown, further = page(person.shared.households(village), lambda house: house.id, after)
    rows: list[Row] = [(Go(house.label, here.under("h", house.id)),) for house in shown]
    if further:
        rows.append((Go(say("team-more-places"), here.under("in", village, shown[-1].id)),))
    rows += [(Go(say("house-new"), address("house", "new", village)),), back_row(PLACE, person, library)]
    at = here.under("in", village, *([after] if after else []))
    title, body = say("slip-title", number=readable(slip.id)), say("slip-house")
    return Screen(at, person.language, title, body, rows=tuple(rows), hint=say("round-hint"))


def _days(slip: VisitSlip, id: str, person: Person, library: Library, say: Say) -> Screen:
    here = PLACE.under(slip.id, "h", id)
    today = local(person.seen_at).date() if person.seen_at else local(slip.printed).date()
    days = [today - timedelta(days=ago) for ago in range(DAYS)]
    rows: list[Row] = [
        (Do(_called(ago, day, say), Act("enter", here.under(f"d{day:%Y%m%d}"))),) for ago, day in enumerate(days)
    ]
    rows.append(back_row(PLACE.under(slip.id), person, library))
    title = say("slip-title", number=readable(slip.id))
    return Screen(here, person.language, title, say("slip-days"), rows=tuple(rows))


def _called(ago: int, day: date, say: Say) -> str:
    """A day of the last week, as people say it."""
    match ago:
        case 0:
            return say("slip-today", day=f"{day:%d/%m}")
        case 1:
            return say("slip-yesterday", day=f"{day:%d/%m}")
        case _:
            return say("slip-day", day=f"{day:%d/%m}")


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "d%Y%m%d").date()  # noqa: DTZ007 (a day, no moment)
    except ValueError:
        return None


def enter(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`enter`: the slip is used up, and its visit lies open to be filled in."""
    if len(here.ids) != 4 or here.ids[1] != "h" or person.seat is None:
        return Outcome(person.at(here))
    number, _, id, text = here.ids
    slip, house, day = _slip(number, person, library), house_for(person, id, library), _day(text)
    if slip is None or house is None or day is None or day > local(origin.at).date():
        return Outcome(person.at(PLACE, "note-slip-unknown"))
    if slip.used is not None:
        return Outcome(person.at(PLACE.under(slip.id)))
    if visited(house, origin.at, person.shared):
        return Outcome(person.at(address("house", house.id), "note-visit-taken"))
    before = ended(person, origin)
    after = began(before.person, house, origin, slip.id, day)
    used = replace(slip, used=origin.at, by=person.seat.id, house=house.id)
    facts, changed = (*before.facts, *after.facts), (*before.changed, *after.changed, used)
    return Outcome(after.person, facts, changed=changed)


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """The number on a slip; where its house is asked, what the team calls it."""
    ids = person.here.ids
    digits = digits_of(text)
    if digits is not None and (not ids or len(digits) >= LENGTH - 1):
        return Outcome(person.at(*_numbered(digits, person, library)))
    slip = _slip(ids[0], person, library) if ids else None
    for village in library.teams.villages(slip.place) if slip else ():
        if covers(person, village.id, library):
            for house in person.shared.households(village.id):
                if fold(house.label) == fold(text):
                    return Outcome(person.at(PLACE.under(*ids[:1], "h", house.id)))
    return None


def _numbered(digits: str, person: Person, library: Library) -> tuple[Address, str | None]:
    """Where a number leads, or why it does not."""
    if len(digits) != LENGTH:
        return PLACE, "note-slip-length"
    if not sound(digits):
        return PLACE, "note-slip-wrong"
    if _slip(digits, person, library) is None:
        return PLACE, "note-slip-unknown"
    return PLACE.under(digits), None


FLOW = Flow(view, acts={"enter": enter}, hear=hear, roles=TEAM)
