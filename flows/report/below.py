"""The places just below a report's, by letter where they are many."""

from flows.core.pages.page import Page, Rows
from flows.core.places.place import Place
from flows.core.screen import Go, Screen
from flows.core.text.fold import fold
from flows.core.text.names import sort_key
from flows.report.selection import BELOW, Selection
from flows.report.ways import BUTTONS_MAX, make_button, pair

_UNITS = ("dac khu", "phuong", "xa", "thi tran", "thon", "ban", "khu pho")  # words that a place's name begins with
_LETTERS_PER_ROW = 5


def view_below(page: Page, selection: Selection, letter: str | None = None) -> Screen | None:
    """Draw the places below; None where there are none, or none under the letter."""
    below = sorted(page.library.teams.below(selection.place), key=lambda place: sort_key(place.name))
    chosen = [place for place in below if letter in (None, _letter(place))]
    if not chosen or not selection.place:
        return None
    if letter is None and len(below) > BUTTONS_MAX:
        letters = sorted({_letter(place) for place in below})
        buttons = [Go(one.upper(), selection.locate(BELOW, one)) for one in letters]
        rows: Rows = [tuple(buttons[n : n + _LETTERS_PER_ROW]) for n in range(0, len(buttons), _LETTERS_PER_ROW)]
    else:
        rows = [*pair([make_button(place, selection) for place in chosen])]
    back = page.back(selection.locate() if letter is None else selection.locate(BELOW))
    title = page.say("report-in", place=page.name_place(selection.place))
    return page.screen(title, page.say("report-in-body"), [*rows, back])


def _letter(place: Place) -> str:
    """Return the letter that a place is found under: the first of its name, without what kind of place it is."""
    name = fold(place.name)
    for unit in _UNITS:
        name = name.removeprefix(f"{unit} ")
    return name[:1]
