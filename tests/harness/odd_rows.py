"""Rows as they should never be, for tests of what reads them."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

BROKEN = ("", "{", "null", "[]", '{"version": 99}', '{"version": "x"}', "\x00")
"""What may stand in the place of a row's JSON."""


def spoil(path: Path, statement: str, *values: Sequence[object]) -> None:
    """Change rows of a database behind the back of the program that has it open."""
    connection = sqlite3.connect(path)
    with connection:
        connection.executemany(statement, values or [()])
    connection.close()
