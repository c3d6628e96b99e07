"""Report: the numbers of the programme, for teams: a report, a place of the person's own, a month.

Addresses: `report` · `report/NAME` own place, this month · `report/NAME/PLACE` · `report/NAME/PLACE/MONTH` (`this`,
`last`, `all`, `2026-11`) · `…/MONTH/GUIDE` a guide step by step · `…/MONTH/in` the places below · `…/MONTH/in/LETTER`.

Whoever has a seat sees their own place and all below it. It is their own view where the seat is in the team of a
village or commune: nothing is hidden. From a seat of the province, numbers of fewer people than `hidden_under` are.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flows.core.address import HOME, Address, address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import Say, home_button, sayer
from flows.core.person import Person
from flows.core.places.place import Place
from flows.core.reports import BY_NAME, REPORTS
from flows.core.reports.base import Asked, Report, month_before
from flows.core.reports.cells import ALL, Cell, Table
from flows.core.screen import Button, Chart, Go, Row, Screen
from flows.core.text.clock import local
from flows.core.text.fold import fold

PLACE = address("report")
_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
_WHENS = ("this", "last", "all")
_IN = "in"  # the places below; no guide has this id
_LINES_MAX, _BODY_MAX_CHARS = 12, 640  # readable on a phone, and fits below a picture
_DRAWN_MAX = 16  # rows of a picture
_BUTTONS_MAX = 12  # places or guides at once
_UNITS = ("dac khu", "phuong", "xa", "thi tran", "thon", "ban", "khu pho")  # words that a place's name begins with


@dataclass(frozen=True, slots=True)
class _Spot:
    """Which report is asked for."""

    report: Report
    place: str
    when: str  # this, last, all, or a month
    guide: str | None = None

    def address(self, *more: str) -> Address:
        """Its address; without its guide."""
        return address("report", self.report.name, *((self.place, self.when) if self.place else ()), *more)


def view(here: Address, person: Person, library: Library) -> Screen | None:
    seat, say = person.seat, sayer(person, library)
    if seat is None or not here.ids:
        return _listed(here, person, say) if seat and not here.ids else None
    name, *rest = here.ids
    report = BY_NAME.get(name)
    place, when, *more = (*rest, *(seat.place, "this")[len(rest) :])
    allowed = place == seat.place or library.teams.covers(seat.place, place)
    if report is None or not allowed or not (when in _WHENS or _MONTH.fullmatch(when)):
        return None
    spot = _Spot(report, place, when)
    match more:
        case []:
            return _shown(here, spot, person, library)
        case [word, *letter] if word == _IN and len(letter) <= 1:
            return _below(here, spot, letter[0] if letter else None, person, library)
        case [guide] if report.by_guide and library.guide(guide):
            return _shown(here, _Spot(report, place, when, guide), person, library)
        case _:
            return None


def _listed(here: Address, person: Person, say: Say) -> Screen:
    """The list of reports."""
    rows = [(Go(say(f"report-{report.name}"), here.under(report.name)),) for report in REPORTS]
    body = "\n".join(f"- **{say(f'report-{report.name}')}**: {say(f'report-{report.name}-what')}" for report in REPORTS)
    return Screen(here, person.language, say("report-title"), body, rows=(*rows, (home_button(say),)))


def _month(when: str, today: date | None) -> str:
    """The month that is meant; all of them where nobody knows what day it is."""
    if when not in _WHENS:
        return when
    if when == "all" or today is None:
        return ALL
    month = f"{today.year}-{today.month:02}"
    return month if when == "this" else month_before(month)


def _own(seat_place: str, library: Library) -> bool:
    """Whether a seat is in the team of a village or commune, whose own view hides nothing."""
    place = library.teams.places.get(seat_place)
    return place is not None and place.level != "province"


def _shown(here: Address, spot: _Spot, person: Person, library: Library) -> Screen:
    """A report."""
    say = sayer(person, library)
    tallied = person.shared.tallied()
    today = tallied.today if tallied else local(person.seen_at).date() if person.seen_at else None
    month = _month(spot.when, today)
    own = _own(person.seat.place if person.seat else "", library)
    guide = library.guide(spot.guide, person.language) if spot.guide else None
    asked = Asked(
        spot.place, month, library, person.shared, person.language, own, brief=True, guide=guide.id if guide else None
    )
    table = spot.report.table(person.shared.counted(spot.report.name, spot.place, month), asked)
    when = say("report-all") if month == ALL else say("report-month", month=f"{month[5:]}/{month[:4]}")
    where = library.teams.name(spot.place) or say("report-everywhere")
    title = say(f"report-{spot.report.name}")
    subtitle = " · ".join([where, when, *([guide.title] if guide else [])])
    behind = [say("report-behind")] if tallied and tallied.behind else []
    hidden = any(None in row for row in (*table.rows, table.total))
    note = say("report-hidden", count=asked.under) if hidden else ""
    notes = [*behind, *([note] if note else [])]
    body = "\n\n".join([f"**{_plain(subtitle)}**", *_lines(table, say, person.language), *notes])
    return Screen(
        here,
        person.language,
        title,
        body,
        rows=tuple(_ways(spot, table, person, library)),
        picture=_chart(title, subtitle, table, (say, person.language), note),
    )


def _lines(table: Table, say: Say, language: str) -> list[str]:
    """The table as short lines, with what its numbers mean above."""
    if not table.rows and not table.total:
        return [say("report-empty")]
    names = [_plain(name) for name in _heads(table, say)]
    numbers = _numbers(table)
    legend = " · ".join(names[n] for n in numbers)
    whole = _sums(table, numbers, names, language)
    lines: list[str] = []
    room = _BODY_MAX_CHARS - len(legend) - len(whole)
    for row in table.rows[:_LINES_MAX]:
        label = _plain(_label(row, numbers))
        line = f"- {label}: {_told(row, numbers, language)}" if numbers else f"- {label}"
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
    rest = len(table.rows) - len(lines)
    parts = [f"*{legend}*"] if numbers else []
    parts += ["\n".join(lines)] if lines else []
    parts += [say("report-rest", count=rest)] if rest else []
    return [*parts, *([say("report-sum", numbers=whole)] if whole else [])]


def _sums(table: Table, numbers: Sequence[int], names: Sequence[str], language: str) -> str:
    """The row of sums; where some columns have none, the others by their names."""
    summed = [n for n in numbers if table.total and table.total[n] != ""]
    if summed == list(numbers):
        return _told(table.total, numbers, language)
    return " · ".join(f"{names[n]} {spelt(table.total[n], language)}" for n in summed)


def _heads(table: Table, say: Say) -> list[str]:
    """What the columns are called."""
    return [say(f"report-column-{column}") for column in table.columns]


def _numbers(table: Table) -> list[int]:
    """The columns that hold numbers."""
    rows = [row for row in (*table.rows, table.total) if row]
    return [n for n in range(len(table.columns)) if any(not isinstance(row[n], str) for row in rows)]


def _label(row: Sequence[Cell], numbers: Sequence[int]) -> str:
    """What a row is called: all of it that is no number."""
    return " · ".join(str(cell) for n, cell in enumerate(row) if n not in numbers and cell != "")


def _told(row: Sequence[Cell], numbers: Sequence[int], language: str) -> str:
    return " · ".join(spelt(row[n], language) for n in numbers)


def _first(words: str) -> str:
    """Words as a button begins with them."""
    return words[:1].upper() + words[1:]


def spelt(cell: Cell, language: str) -> str:
    """A cell as people read it: hidden ones as a dash, large numbers in groups."""
    if cell is None:
        return "–"
    return cell if isinstance(cell, str) else f"{cell:,}".replace(",", "." if language == "vi" else ",")


def _plain(text: str) -> str:
    """Text whose marks are no Markdown."""
    return re.sub(r"([\\*_])", r"\\\1", text)


def _chart(title: str, subtitle: str, table: Table, told_by: tuple[Say, str], note: str) -> Chart | None:
    """The table as a picture; its first rows only, where there are many."""
    if not table.rows:
        return None
    say, language = told_by
    numbers, heads = _numbers(table), _heads(table, say)
    words = [head for n, head in enumerate(heads) if n not in numbers]

    def told(row: Sequence[Cell]) -> list[str]:
        return [spelt(row[n], language) for n in numbers]

    rest = len(table.rows) - _DRAWN_MAX
    data = {
        "title": title,
        "subtitle": subtitle,
        "columns": [" · ".join(words), *(heads[n] for n in numbers)],
        "rows": [[_label(row, numbers), *told(row)] for row in table.rows[:_DRAWN_MAX]],
        "total": [say("report-all-of"), *told(table.total)] if table.total else [],
        "bar": 1 + numbers.index(table.bar) if table.bar in numbers else None,
        "note": " ".join([*([say("report-rest", count=rest)] if rest > 0 else []), note]).strip(),
    }
    return Chart("report", json.dumps(data, ensure_ascii=False), f"{title}: {subtitle}")


def _ways(spot: _Spot, table: Table, person: Person, library: Library) -> list[Row]:
    """Other months; single guides; places below and above; other reports."""
    say, teams = sayer(person, library), library.teams
    rows: list[Row] = []
    if spot.place:
        others = [when for when in _WHENS if when != spot.when]
        more = [spot.guide] if spot.guide else []
        rows.append(
            tuple(
                Go(_first(say(f"report-{when}")), _Spot(spot.report, spot.place, when).address(*more))
                for when in others
            )
        )
    if spot.guide:
        rows.append((Go(say("report-all-guides"), spot.address()),))
    elif spot.report.by_guide and spot.place:
        guides = dict.fromkeys(id for id in table.ids if library.guide(id))
        rows += [(Go(_title(id, person, library), spot.address(id)),) for id in list(guides)[: _BUTTONS_MAX // 2]]
    below = teams.below(spot.place) if not spot.guide else ()
    if len(below) > _BUTTONS_MAX:
        rows.append((Go(say("report-in", place=teams.name(spot.place)), spot.address(_IN)),))
    else:
        rows += _pairs([_place_button(place, spot) for place in below])
    place = teams.places.get(spot.place)
    if place and place.above and person.seat and teams.covers(person.seat.place, place.above):
        rows.append((Go(teams.name(place.above), _Spot(spot.report, place.above, spot.when).address()),))
    return [*rows, (Go(say("report-others"), PLACE), home_button(say))]


def _title(guide: str, person: Person, library: Library) -> str:
    found = library.guide(guide, person.language)
    return found.title if found else guide


def _place_button(place: Place, spot: _Spot) -> Go:
    return Go(place.name, _Spot(spot.report, place.id, spot.when).address())


def _pairs(buttons: Sequence[Button]) -> list[Row]:
    return [tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2)]


def _letter(place: Place) -> str:
    """The letter that a place is found under: the first of its name, without what kind of place it is."""
    name = fold(place.name)
    for unit in _UNITS:
        name = name.removeprefix(f"{unit} ")
    return name[:1]


def _below(here: Address, spot: _Spot, letter: str | None, person: Person, library: Library) -> Screen | None:
    """The places just below, by letter where they are many."""
    say = sayer(person, library)
    below = sorted(library.teams.below(spot.place), key=lambda place: fold(place.name))
    chosen = [place for place in below if letter in (None, _letter(place))]
    if not chosen or not spot.place:
        return None
    if letter is None and len(below) > _BUTTONS_MAX:
        letters = sorted({_letter(place) for place in below})
        buttons: list[Button] = [Go(one.upper(), spot.address(_IN, one)) for one in letters]
        rows = [tuple(buttons[n : n + 5]) for n in range(0, len(buttons), 5)]
    else:
        rows = _pairs([_place_button(place, spot) for place in chosen])
    rows.append((Go(say("back"), spot.address() if letter is None else spot.address(_IN)), Go(say("home"), HOME)))
    title = say("report-in", place=library.teams.name(spot.place))
    return Screen(here, person.language, title, say("report-in-body"), rows=tuple(rows))


FLOW = Flow(view, roles=("member", "lead", "admin"))
