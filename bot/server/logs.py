"""Logs: one line an event; for people on a terminal, JSON elsewhere. What people type never stands in them.

An exception is logged by its type and by where it was raised, never by its words: they may quote what was typed.
"""

import asyncio
import contextlib
import logging
import re
import sys
import traceback
from typing import Any, TextIO, cast

import structlog
from structlog.typing import EventDict, WrappedLogger

log = structlog.get_logger()

_FRAMES_MAX = 40


def trace(error: BaseException | None) -> list[str]:
    """Describe an exception and what led to it, without their words: `ValueError at bot/turns/x.py:90 take < …`."""
    lines: list[str] = []
    while error is not None and len(lines) < _FRAMES_MAX:
        frames = traceback.extract_tb(error.__traceback__)[-_FRAMES_MAX:]
        places = " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames))
        lines.append(f"{type(error).__name__} at {places}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines


def _traced(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Put the trace in the place of the exception."""
    given = event.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else sys.exc_info()[1] if given is True else given
    if isinstance(error, BaseException):
        event["trace"] = trace(error)
    return event


_TOKEN = re.compile(r"[0-9]{3,}:[A-Za-z0-9_-]{20,}")  # of a bot: whoever reads it is the bot


class _Stderr:
    """Standard error as it is when something is written, not as it was when logging was set up.

    Where it cannot be written to (a full disk, a closed pipe) a line is lost, and nothing else: logging never raises.
    """

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(_TOKEN.sub("<token>", text))
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()


class _Wordless(logging.Formatter):
    """For the loggers of libraries: the trace in the place of the exception's text."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{record.levelname} {record.name} {record.getMessage()}"
        return "\n".join([line, *trace(record.exc_info[1] if record.exc_info else None)])


def log_unhandled(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what asyncio reports of a failed task or callback; behind the first bracket its words may quote anything."""
    what = re.split("[(<]", str(context.get("message")))[0]
    log.error("unhandled", what=what, trace=trace(context.get("exception")))


def set_up_logs() -> None:
    """Set up structlog, and let libraries' own loggers speak only from warnings on."""
    on_terminal = sys.stderr.isatty()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _traced,
            structlog.dev.ConsoleRenderer() if on_terminal else structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, _Stderr())),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(_Stderr())
    handler.setFormatter(_Wordless())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.raiseExceptions = False  # it would print what could not be logged, word by word
