"""Report: the numbers of the programme, for teams: a report, a place of the person's own, a month.

Addresses: `report` · `report/NAME` own place, this month · `report/NAME/PLACE` · `report/NAME/PLACE/MONTH` (`this`,
`last`, `all`, `2026-11`) · `…/MONTH/GUIDE` a guide step by step · `…/MONTH/in` the places below · `…/MONTH/in/LETTER`.

A person with a seat sees their own place and all below it. It is their own view where the seat is in the team of a
village or commune: nothing is hidden. From a seat of the province, numbers of fewer people than `hidden_under` are.
"""

from datetime import date

from flows.core.address import Address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import Page, make_list
from flows.core.person import Person
from flows.core.reports import BY_NAME, REPORTS
from flows.core.reports.base import TableQuery, find_month_before
from flows.core.reports.cells import ALL
from flows.core.screen import Go, Screen
from flows.core.text.local_time import to_local
from flows.report.below import view_below
from flows.report.selection import BELOW, WHENS, Selection, is_when
from flows.report.table import draw_table, escape, make_figures
from flows.report.ways import list_ways


def view(here: Address, person: Person, library: Library) -> Screen | None:
    seat = person.seat
    if seat is None:
        return None
    page = Page(here, person, library)
    if not here.ids:
        return _view_list(page)
    name, *rest = here.ids
    report = BY_NAME.get(name)
    usual: tuple[str, ...] = (seat.place, WHENS[0])
    place, when, *more = (*rest, *usual[len(rest) :])
    allowed = place == seat.place or library.teams.covers(seat.place, place)
    if report is None or not allowed or not is_when(when):
        return None
    match more:
        case []:
            return _view_report(page, Selection(report, place, when))
        case [word, *letter] if word == BELOW and len(letter) <= 1:
            return view_below(page, Selection(report, place, when), *letter)
        case [guide] if report.by_guide and library.guide(guide):
            return _view_report(page, Selection(report, place, when, guide))
        case _:
            return None


def _view_list(page: Page) -> Screen:
    say = page.say
    lines = [f"**{say(f'report-{report.name}')}**: {say(f'report-{report.name}-what')}" for report in REPORTS]
    rows = [Go(say(f"report-{report.name}"), page.here.under(report.name)) for report in REPORTS]
    return page.screen(say("report-title"), make_list(lines), [*rows, page.home])


def _view_report(page: Page, selection: Selection) -> Screen:
    say, person, library = page.say, page.person, page.library
    tallied = person.shared.tallied()
    today = tallied.today if tallied else to_local(person.seen_at).date() if person.seen_at else None
    guide = page.guide(selection.guide) if selection.guide else None
    query = TableQuery(
        place=selection.place,
        month=_find_month(selection.when, today),
        library=library,
        shared=person.shared,
        language=person.language,
        own=_is_own_view(person, library),
        brief=True,
        guide=guide.id if guide else None,
    )
    name = selection.report.name
    table = selection.report.table(person.shared.counted(name, query.place, query.month), query)
    when = (
        say("report-all") if query.month == ALL else say("report-month", month=f"{query.month[5:]}/{query.month[:4]}")
    )
    where = page.name_place(selection.place) or say("report-everywhere")
    title = say(f"report-{name}")
    subtitle = " · ".join([where, when, *([guide.title] if guide else [])])
    hidden = any(None in row for row in (*table.rows, table.total))
    note = say("report-hidden", count=query.under) if hidden else ""
    behind = say("report-behind") if tallied and tallied.behind else ""
    figures = make_figures(table, page, f"{title}: {subtitle}")
    return page.screen(
        title,
        [f"**{escape(subtitle)}**", "" if figures else say("report-empty"), behind, note],
        list_ways(page, selection, table),
        figures=figures,
        picture=draw_table(table, page, title=title, subtitle=subtitle, note=note),
        long=True,
    )


def _find_month(when: str, today: date | None) -> str:
    """Return the month that is meant; all of them where nobody knows what day it is."""
    if when not in WHENS:
        return when
    if when == "all" or today is None:
        return ALL
    month = f"{today.year}-{today.month:02}"
    return month if when == "this" else find_month_before(month)


def _is_own_view(person: Person, library: Library) -> bool:
    """Say whether the person's seat is in the team of a village or commune, whose own view hides nothing."""
    place = library.teams.places.get(person.seat.place) if person.seat else None
    return place is not None and place.level != "province"


FLOW = Flow(view, roles=("member", "lead", "admin"))
