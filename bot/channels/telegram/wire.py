"""The wire: what every call to the Bot API has in common: it is counted, and its failures have names."""

from collections.abc import Awaitable
from datetime import timedelta
from typing import TypeVar

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.metrics import CALLS

T = TypeVar("T")


async def call(calling: Awaitable[T], method: str) -> T:
    """Make a call and count how it went. Raises what PTB raises."""
    try:
        result = await calling
    except TelegramError as error:
        CALLS.labels(method, outcome(error)).inc()
        raise
    CALLS.labels(method, "ok").inc()
    return result


def outcome(error: TelegramError) -> str:
    """A failure's name, for metrics."""
    match error:
        case RetryAfter():
            return "flood"
        case Forbidden():
            return "blocked"
        case BadRequest():
            return "refused"
        case NetworkError():
            return "network"
        case _:
            return "other"


def wait_of(flood: RetryAfter) -> float:
    """How long Telegram asks us to wait, in seconds: exactly that, no less."""
    asked = flood.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
