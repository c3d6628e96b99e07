"""Where a report leads: other months, single guides, places below and above, other reports."""

from collections.abc import Sequence

from flows.core.pages.page import Page, Rows
from flows.core.places.place import Place
from flows.core.reports.cells import Table
from flows.core.screen import Go, Row
from flows.core.teams.seats import works_for
from flows.report.selection import BELOW, REPORT_LIST, WHENS, Selection

BUTTONS_MAX = 12  # places or guides at once


def list_ways(page: Page, selection: Selection, table: Table) -> Rows:
    """Return the buttons below a report."""
    months: Rows = [_list_months(page, selection)] if selection.place else []
    return [
        *months,
        *_list_guides(page, selection, table),
        *_list_places(page, selection),
        (Go(page.say("report-others"), REPORT_LIST), page.home),
    ]


def _list_months(page: Page, selection: Selection) -> Row:
    others = [when for when in WHENS if when != selection.when]
    more = [selection.guide] if selection.guide else []
    return tuple(
        Go(
            _capitalize(page.say(f"report-{when}")),
            Selection(selection.report, selection.place, when).locate(*more),
        )
        for when in others
    )


def _list_guides(page: Page, selection: Selection, table: Table) -> list[Go]:
    """Return a button for each guide of the report; below a single guide the way back to all."""
    if selection.guide:
        return [Go(page.say("report-all-guides"), selection.locate())]
    if not selection.report.by_guide or not selection.place:
        return []
    guides = [guide for id in dict.fromkeys(table.ids) if (guide := page.guide(id))]
    return [Go(guide.title, selection.locate(guide.id)) for guide in guides[: BUTTONS_MAX // 2]]


def _list_places(page: Page, selection: Selection) -> Rows:
    """Return buttons for the places just below, or for the list of them where they are many, and for the one above."""
    teams, rows = page.library.teams, Rows()
    below = teams.below(selection.place) if not selection.guide else ()
    if len(below) > BUTTONS_MAX:
        label = page.say("report-in", place=page.name_place(selection.place))
        rows.append(Go(label, selection.locate(BELOW)))
    else:
        rows += pair([make_button(place, selection) for place in below])
    place = teams.places.get(selection.place)
    above = teams.places.get(place.above or "") if place else None
    if above and works_for(page.person, above.id, page.library):
        rows.append(make_button(above, selection))
    return rows


def make_button(place: Place, selection: Selection) -> Go:
    """Return the button that leads to the same report of another place."""
    return Go(place.name, selection.at(place.id).locate())


def pair(buttons: Sequence[Go]) -> list[Row]:
    """Put buttons into rows of two."""
    return [tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2)]


def _capitalize(words: str) -> str:
    """Begin words as a button does; `str.capitalize` would make small all that follows."""
    return words[:1].upper() + words[1:]
