"""Visit slip: a visit that was written on paper where there was no signal, entered later, once.

Addresses: `slip` · `slip/NUMBER` · `slip/NUMBER/in/VILLAGE` · `slip/NUMBER/in/VILLAGE/HOUSEHOLD` the next page ·
`slip/NUMBER/h/HOUSEHOLD` which day · the act on `…/HOUSEHOLD/dYYYYMMDD`.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from flows.core.address import Act, Address, address
from flows.core.event import Origin
from flows.core.flow import Flow, Outcome
from flows.core.households.accompanied import is_visited
from flows.core.households.to_do import find_household
from flows.core.households.visits import begin_visit, end_visit
from flows.core.library import Library
from flows.core.pages.lists import find_before, take_page
from flows.core.pages.page import DESK, Page, Rows, Say
from flows.core.pages.when import write_day
from flows.core.person import Person
from flows.core.places.slip_number import LENGTH, format_slip_number, is_sound, read_digits
from flows.core.record import VisitSlip
from flows.core.screen import Do, Go, Screen
from flows.core.teams.seats import TEAM, works_for
from flows.core.text.local_time import to_local
from flows.core.text.names import find_called

_SLIPS = address("slip")
_OLDEST = timedelta(days=400)  # what a forged button may say
_DAYS = 8  # today and the week before; older slips are entered as the oldest of them


def _find_slip(number: str, person: Person, library: Library) -> VisitSlip | None:
    """Return the slip of this number, if it is one of this person's place."""
    visit_slip = person.shared.visit_slip(number) if is_sound(number) else None
    if visit_slip is None or person.seat is None:
        return None
    above = library.teams.covers(visit_slip.place, person.seat.place)
    return visit_slip if above or works_for(person, visit_slip.place, library) else None


def view(here: Address, person: Person, library: Library) -> Screen | None:
    page = Page(here, person, library)
    say = page.say
    if not here.ids:
        return page.screen(say("slips"), say("slip-body"), [page.back_or_desk(DESK)], hint=say("slip-hint"))
    visit_slip = _find_slip(here.ids[0], person, library)
    if visit_slip is None:
        return None
    match here.ids[1:]:
        case () if visit_slip.used is not None:
            return _view_used(page, visit_slip, visit_slip.used)
        case () if visit_slip.used is None:
            return _choose_village(page, visit_slip)
        case ("in", village, *after) if works_for(person, village, library) and len(after) <= 1:
            return _choose_household(page, visit_slip, village, *after) if visit_slip.used is None else None
        case ("h", id) if visit_slip.used is None and find_household(person, id, library):
            return _choose_day(page, visit_slip)
        case _:
            return None


def _view_used(page: Page, visit_slip: VisitSlip, used: datetime) -> Screen:
    say = page.say
    household = find_household(page.person, visit_slip.house or "", page.library)
    label = household.label if household else say("slip-some-house")
    body = say("slip-used-body", number=format_slip_number(visit_slip.id), day=write_day(used), house=label)
    return page.screen(say("slip-used"), body, [page.back_or_desk(_SLIPS)])


def _name_slip(page: Page, visit_slip: VisitSlip) -> str:
    return page.say("slip-title", number=format_slip_number(visit_slip.id))


def _choose_village(page: Page, visit_slip: VisitSlip) -> Screen:
    """List the villages that the slip may belong to; where there is one only, its households."""
    teams = page.library.teams
    villages = [place for place in teams.villages(visit_slip.place) if works_for(page.person, place.id, page.library)]
    if len(villages) == 1:
        return _choose_household(page, visit_slip, villages[0].id)
    rows: Rows = [
        *(Go(place.name, page.here.under("in", place.id)) for place in villages),
        page.back_or_desk(_SLIPS),
    ]
    return page.screen(_name_slip(page, visit_slip), page.say("round-villages"), rows)


def _choose_household(page: Page, visit_slip: VisitSlip, village: str, after: str | None = None) -> Screen:
    say, root = page.say, _SLIPS.under(visit_slip.id)
    shown, further = take_page(page.person.shared.households(village), lambda household: household.id, after)
    rows: Rows = [
        *(Go(household.label, root.under("h", household.id)) for household in shown),
        Go(say("team-more-places"), root.under("in", village, shown[-1].id)) if further else (),
        Go(say("house-new"), address("house", "new", village)),
        page.back_or_desk(_SLIPS),
    ]
    return page.screen(_name_slip(page, visit_slip), say("slip-house"), rows, hint=say("round-hint"))


def _choose_day(page: Page, visit_slip: VisitSlip) -> Screen:
    today = to_local(page.person.seen_at or visit_slip.printed).date()
    days = [today - timedelta(days=ago) for ago in range(_DAYS)]
    buttons = [
        Do(_say_day(ago, day, page.say), Act("enter", page.here.under(f"d{day:%Y%m%d}")))
        for ago, day in enumerate(days)
    ]
    rows: Rows = [*buttons, page.back_or_desk(_SLIPS.under(visit_slip.id))]
    return page.screen(_name_slip(page, visit_slip), page.say("slip-days"), rows)


def _say_day(ago: int, day: date, say: Say) -> str:
    """Say a day of the last week as people do."""
    match ago:
        case 0:
            return say("slip-today", day=f"{day:%d/%m}")
        case 1:
            return say("slip-yesterday", day=f"{day:%d/%m}")
        case _:
            return say("slip-day", day=f"{day:%d/%m}")


def _read_day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "d%Y%m%d").date()  # noqa: DTZ007 (a day, no moment)
    except ValueError:
        return None


def enter(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`enter`: use the slip up, and begin its visit, to be filled in."""
    if len(here.ids) != 4 or here.ids[1] != "h" or person.seat is None:
        return Outcome(person.at(here))
    number, _, id, text = here.ids
    visit_slip, household = _find_slip(number, person, library), find_household(person, id, library)
    day = _read_day(text)
    today = to_local(origin.at).date()
    if visit_slip is None or household is None or day is None or not today - _OLDEST <= day <= today:
        return Outcome(person.at(_SLIPS, "note-slip-unknown"))
    if visit_slip.used is not None:
        return Outcome(person.at(_SLIPS.under(visit_slip.id)))
    if is_visited(household, origin.at, person.shared):
        return Outcome(person.at(address("house", household.id), "note-visit-taken"))
    before = end_visit(person, origin)
    after = begin_visit(before.person, household, origin, visit_slip.id, day)
    used = replace(visit_slip, used=origin.at, by=person.seat.id, house=household.id)
    facts, changed = (*before.facts, *after.facts), (*before.changed, *after.changed, used)
    return Outcome(after.person, facts, changed=changed)


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Take the number on a slip; where its household is asked, what the team calls it."""
    ids = person.here.ids
    digits = read_digits(text)
    if digits is not None and (not ids or len(digits) >= LENGTH - 1):
        return Outcome(person.at(*_follow_number(digits, person, library)))
    visit_slip = _find_slip(ids[0], person, library) if ids else None
    return _choose_called(text, visit_slip, person, library) if visit_slip else None


def _choose_called(text: str, visit_slip: VisitSlip, person: Person, library: Library) -> Outcome | None:
    """Choose the household that is called what was typed; where several are, show the list at them."""
    villages = [place.id for place in library.teams.villages(visit_slip.place) if works_for(person, place.id, library)]
    households = [household for village in villages for household in person.shared.households(village)]
    called, root = find_called(households, lambda household: household.label, text), _SLIPS.under(visit_slip.id)
    if len(called) > 1:
        village = called[0].place
        after = find_before(person.shared.households(village), called[0])
        return Outcome(person.at(root.under("in", village, *after), "note-house-several"))
    return Outcome(person.at(root.under("h", called[0].id))) if called else None


def _follow_number(digits: str, person: Person, library: Library) -> tuple[Address, str | None]:
    """Return where a number leads, or the note that says why it does not."""
    if len(digits) != LENGTH:
        return _SLIPS, "note-slip-length"
    if not is_sound(digits):
        return _SLIPS, "note-slip-wrong"
    if _find_slip(digits, person, library) is None:
        return _SLIPS, "note-slip-unknown"
    return _SLIPS.under(digits), None


FLOW = Flow(view, acts={"enter": enter}, hear_first=hear, is_field=True, roles=TEAM)
