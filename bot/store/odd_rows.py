"""Odd rows: what stands in the database and cannot be read, because it is broken or of a newer program.

Each is set aside and named once, in the log and in a metric, so that what is read along with it goes on.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import structlog
from cachetools import LRUCache

from bot.server.logs import trace
from bot.server.metrics import ROWS_SET_ASIDE

log = structlog.get_logger()

_T = TypeVar("_T")
_R = TypeVar("_R")
_NAMED_MAX = 1_000
_HASH_CHARS = 12
_named: LRUCache[tuple[str, object], bool] = LRUCache(_NAMED_MAX)


def name_key(key: str) -> str:
    """Hash a person's key, so that a log can name a row without it."""
    return hashlib.sha256(key.encode()).hexdigest()[:_HASH_CHARS]


def read_object(text: str) -> dict[str, Any]:
    """Read a JSON object. Raises ValueError or TypeError for anything else."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError("no object")
    return found


def set_aside(table: str, id: object, error: BaseException) -> None:
    """Take note of a row that cannot be read; its content, which may be anything, is not noted."""
    if (table, id) in _named:
        return
    _named[table, id] = True
    ROWS_SET_ASIDE.labels(table).inc()
    log.error("a row cannot be read and is set aside", table=table, row=id, trace=trace(error))


def read_rows(table: str, rows: Iterable[_R], read: Callable[[_R], _T], name: Callable[[_R], Any]) -> list[_T]:
    """Read rows; those that cannot be read are set aside under their names."""
    found: list[_T] = []
    for row in rows:
        try:
            found.append(read(row))
        except Exception as error:
            set_aside(table, name(row), error)
    return found
