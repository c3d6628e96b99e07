"""Calls to the Bot API by name, with plain values, through PTB's Bot: its connections, its errors.

PTB's typed methods make objects of everything that goes out and comes back; for the three calls that every press
needs, that cost more CPU than all the rest (measured: 0.64 ms an edit against 0.2).
"""

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache
from typing import Any

from prometheus_client import Counter
from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.messaging.failures import Failed, Refused, Throttled, Undelivered, Unreachable
from bot.messaging.retry import Retry
from bot.server.metrics import CALLS

Keyboard = dict[str, list[list[dict[str, str]]]]


class Api:
    """The calls that the conversation makes. Each raises PTB's errors: RetryAfter, Forbidden, BadRequest …"""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    @property
    def username(self) -> str:
        return self.bot.username

    async def call(self, method: str, **parameters: Any) -> Any:
        """Make a call; parameters that are None are left out. Returns the result as JSON values."""
        return await self._post(method, parameters, BaseRequest.DEFAULT_NONE)

    async def fetch_file(self, file_id: str, max_bytes: int) -> bytes | None:
        """Fetch the content of a file that somebody sent; None where it is larger."""
        found = await self.call("getFile", file_id=file_id)
        path = found.get("file_path")
        if path is None or (found.get("file_size") or 0) > max_bytes:
            return None
        content = bytes(await self.bot.request.retrieve(f"{self.bot.base_file_url}/{path}"))
        return content if len(content) <= max_bytes else None

    async def fetch_updates(self, offset: int | None, limit: int, wait_s: int, kinds: tuple[str, ...]) -> list[Any]:
        """Fetch updates from `offset` on, raw; wait up to `wait_s` seconds for the first."""
        asked = {"offset": offset, "limit": limit, "timeout": wait_s, "allowed_updates": kinds}
        answer = await self._post("getUpdates", asked, wait_s + 10)
        return answer if isinstance(answer, list) else []

    async def _post(self, method: str, parameters: dict[str, Any], read_timeout_s: Any) -> Any:
        given = [RequestParameter(name, value, None) for name, value in parameters.items() if value is not None]
        url = f"{self.bot.base_url}/{method}"
        try:
            result: Any = await self.bot.request.post(url, RequestData(given), read_timeout=read_timeout_s)
        except TelegramError as error:
            CALLS.labels(method, name_outcome(error)).inc()
            raise
        _ok_counter(method).inc()
        return result


@lru_cache(maxsize=64)
def _ok_counter(method: str) -> Counter:
    """Return the counter of a method's calls that went well; looking it up each time costs more than counting."""
    return CALLS.labels(method, "ok")


def name_outcome(error: TelegramError) -> str:
    """Name a failure, for metrics."""
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


def describe(error: TelegramError) -> str:
    """Describe a failure for the log; never in the words of InvalidToken, which quote the token."""
    return "InvalidToken" if isinstance(error, InvalidToken) else str(error)


def is_transient(error: BaseException) -> bool:
    """Whether a call may work the next time: too many calls, or the line or the server failed."""
    return isinstance(error, RetryAfter) or (isinstance(error, NetworkError) and not isinstance(error, BadRequest))


def retry_after_s(error: BaseException) -> float | None:
    """Return how long Telegram asks us to wait, in seconds, where it does."""
    if not isinstance(error, RetryAfter):
        return None
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


RETRY = Retry(is_transient, retry_after_s)
"""Calls that are no screen and no words: tried until they work or are refused."""

_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot can't initiate conversation")


@contextlib.contextmanager
def translate_errors() -> Iterator[None]:
    """Turn PTB's errors into what the outbox and the relay understand."""
    try:
        yield
    except TelegramError as error:
        raise _translate(error) from error


def _translate(error: TelegramError) -> Undelivered:
    reason, wait_s = describe(error), retry_after_s(error)
    if wait_s is not None:
        return Throttled(reason, wait_s)
    if isinstance(error, Forbidden):
        return Unreachable(reason)
    if isinstance(error, BadRequest):
        return Unreachable(reason) if any(sign in reason.lower() for sign in _GONE) else Refused(reason)
    return Failed(reason, expected=is_transient(error))
