"""The statements: each has one name, and what only SQLite has stands apart."""

import re
from collections import Counter
from pathlib import Path

from bot.store import database
from bot.store.database import PLAIN_SQL
from bot.store.sqlite.database import STATEMENTS

ROOM = Path(database.__file__).parent
NAME = re.compile(r"^-- name: (\w+)", re.MULTILINE)


def test_a_name_stands_for_one_statement() -> None:
    """No two statements of all .sql files have the same name, and every one of them is read."""
    found = Counter(name for path in ROOM.rglob("sql/*.sql") for name in NAME.findall(path.read_text("utf-8")))
    assert [name for name, count in found.items() if count > 1] == []
    assert set(found) == set(STATEMENTS)


def test_plain_sql_is_plain() -> None:
    """Statements for every database use nothing that only SQLite has: its JSON, its rowid, its kinds of INSERT."""
    for path in PLAIN_SQL.iterdir():
        assert not re.search(r"json_|->>|rowid|INSERT OR|PRAGMA|max\(\w+, |ifnull", path.read_text("utf-8")), path.name


def test_every_statement_is_used() -> None:
    """No statement is left that the room does not name."""
    code = "".join(path.read_text("utf-8") for path in ROOM.rglob("*.py"))
    assert [name for name in STATEMENTS if f'"{name}"' not in code] == []
