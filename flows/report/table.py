"""A table of a report: as figures with all its rows, and as a picture where the rows are few."""

import json
import re
from collections.abc import Sequence

from flows.core.pages.page import Page, make_list
from flows.core.reports.cells import Cell, Table
from flows.core.screen import Chart, Figures

_DRAWN_MAX = 16  # rows of a picture; longer tables are lines of text, which can be read to their end
_BODY_MAX_CHARS = 640  # fits below a picture
_LINES_MAX = 120  # every commune of a province, in two or three messages; what is longer can be asked for in parts


def make_figures(table: Table, page: Page, caption: str) -> Figures | None:
    """Return a table as figures with all its rows; None for an empty one."""
    if not table.rows:
        return None
    numbers, heads, language = _find_numbers(table), _name_columns(table, page), page.person.language
    words = [n for n in range(len(heads)) if n not in numbers]
    # the columns of words before the first number are one name; where there are no numbers, each is a column
    named = words if numbers else words[:1]
    others = numbers or words[1:]

    def write(row: Sequence[Cell]) -> tuple[str, ...]:
        return tuple(_write_cell(row[n], language) for n in others)

    total = (page.say("report-all-of"), *write(table.total)) if table.total else ()
    return Figures(
        caption,
        (" · ".join(heads[n] for n in named), *(heads[n] for n in others)),
        tuple((_label(row, named), *write(row)) for row in table.rows),
        total,
        "\n\n".join(filter(None, _write_lines(table, page))),
    )


def is_drawn(table: Table) -> bool:
    """Return whether a table has a picture."""
    return 0 < len(table.rows) <= _DRAWN_MAX


def _write_lines(table: Table, page: Page) -> list[str]:
    """Write a table as paragraphs: what its numbers mean, a line for each row, and the sums."""
    say, language = page.say, page.person.language
    names = [escape(name) for name in _name_columns(table, page)]
    numbers = _find_numbers(table)
    words = [n for n in range(len(names)) if n not in numbers]
    legend = " · ".join(names[n] for n in numbers)
    sums = _write_sums(table, numbers, names, language)
    lines: list[str] = []
    room = _BODY_MAX_CHARS - len(legend) - len(sums) if is_drawn(table) else None
    for row in table.rows[:_LINES_MAX]:
        label = escape(_label(row, words))
        line = f"{label}: {_write_row(row, numbers, language)}" if numbers else label
        if room is not None and (room := room - len(f"- {line}\n")) < 0:
            break
        lines.append(line)
    rest = len(table.rows) - len(lines)
    return [
        f"*{legend}*" if numbers else "",
        make_list(lines),
        say("report-rest", count=rest) if rest else "",
        say("report-sum", numbers=sums) if sums else "",
    ]


def draw_table(table: Table, page: Page, *, title: str, subtitle: str, note: str) -> Chart | None:
    """Return a table as a picture; None where there are no rows, or more than a picture can show."""
    if not is_drawn(table):
        return None
    numbers, heads = _find_numbers(table), _name_columns(table, page)
    words = [n for n in range(len(heads)) if n not in numbers]

    def write(row: Sequence[Cell]) -> list[str]:
        return [_write_cell(row[n], page.person.language) for n in numbers]

    data = {
        "title": title,
        "subtitle": subtitle,
        "columns": [" · ".join(heads[n] for n in words), *(heads[n] for n in numbers)],
        "rows": [[_label(row, words), *write(row)] for row in table.rows],
        "total": [page.say("report-all-of"), *write(table.total)] if table.total else [],
        "bar": 1 + numbers.index(table.bar) if table.bar in numbers else None,
        "note": note,
    }
    return Chart("report", json.dumps(data, ensure_ascii=False), f"{title}: {subtitle}")


def escape(text: str) -> str:
    """Escape the characters of a text that Markdown would read as marks."""
    return re.sub(r"([\\*_])", r"\\\1", text)


def _name_columns(table: Table, page: Page) -> list[str]:
    return [page.say(f"report-column-{column}") for column in table.columns]


def _find_numbers(table: Table) -> list[int]:
    """Return the columns that hold numbers."""
    rows = [row for row in (*table.rows, table.total) if row]
    return [n for n in range(len(table.columns)) if any(not isinstance(row[n], str) for row in rows)]


def _label(row: Sequence[Cell], words: Sequence[int]) -> str:
    """Return what a row is called: the columns of words, one after the other."""
    return " · ".join(str(row[n]) for n in words if row[n] != "")


def _write_row(row: Sequence[Cell], numbers: Sequence[int], language: str) -> str:
    return " · ".join(_write_cell(row[n], language) for n in numbers)


def _write_sums(table: Table, numbers: Sequence[int], names: Sequence[str], language: str) -> str:
    """Write the row of sums; where some columns have none, the others with their names."""
    summed = [n for n in numbers if table.total and table.total[n] != ""]
    if summed == list(numbers):
        return _write_row(table.total, numbers, language)
    return " · ".join(f"{names[n]} {_write_cell(table.total[n], language)}" for n in summed)


def _write_cell(cell: Cell, language: str) -> str:
    """Write a cell as people read it: hidden ones as a dash, large numbers in groups."""
    if cell is None:
        return "–"
    return cell if isinstance(cell, str) else f"{cell:,}".replace(",", "." if language == "vi" else ",")
