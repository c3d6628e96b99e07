"""A table of a report, as short lines that a phone can show, and as a picture."""

import json
import re
from collections.abc import Sequence

from flows.core.pages.page import Page, make_list
from flows.core.reports.cells import Cell, Table
from flows.core.screen import Chart

_LINES_MAX, _BODY_MAX_CHARS = 12, 640  # readable on a phone, and fits below a picture
_DRAWN_MAX = 16  # rows of a picture


def describe_table(table: Table, page: Page) -> list[str]:
    """Write a table as paragraphs: what its numbers mean, a line for each row, and the sums."""
    say, language = page.say, page.person.language
    if not table.rows and not table.total:
        return [say("report-empty")]
    names = [escape(name) for name in _name_columns(table, page)]
    numbers = _find_numbers(table)
    legend = " · ".join(names[n] for n in numbers)
    sums = _write_sums(table, numbers, names, language)
    lines: list[str] = []
    room = _BODY_MAX_CHARS - len(legend) - len(sums)
    for row in table.rows[:_LINES_MAX]:
        label = escape(_label(row, numbers))
        line = f"{label}: {_write_row(row, numbers, language)}" if numbers else label
        room -= len(f"- {line}\n")
        if room < 0:
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
    """Return a table as a picture, the first rows only where there are many; None where there are none."""
    if not table.rows:
        return None
    numbers, heads = _find_numbers(table), _name_columns(table, page)
    words = [head for n, head in enumerate(heads) if n not in numbers]

    def write(row: Sequence[Cell]) -> list[str]:
        return [_write_cell(row[n], page.person.language) for n in numbers]

    rest = len(table.rows) - _DRAWN_MAX
    left_out = page.say("report-rest", count=rest) if rest > 0 else ""
    data = {
        "title": title,
        "subtitle": subtitle,
        "columns": [" · ".join(words), *(heads[n] for n in numbers)],
        "rows": [[_label(row, numbers), *write(row)] for row in table.rows[:_DRAWN_MAX]],
        "total": [page.say("report-all-of"), *write(table.total)] if table.total else [],
        "bar": 1 + numbers.index(table.bar) if table.bar in numbers else None,
        "note": f"{left_out} {note}".strip(),
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


def _label(row: Sequence[Cell], numbers: Sequence[int]) -> str:
    """Return what a row is called: all of it that is not a number."""
    return " · ".join(str(cell) for n, cell in enumerate(row) if n not in numbers and cell != "")


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
