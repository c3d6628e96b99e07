"""Calls to the Bot API by name, with plain values, through PTB's Bot: its connections, its errors.

PTB's typed methods make objects of everything that goes out and comes back; for the three calls that every press
needs, that cost more CPU than all the rest (measured: 0.64 ms an edit against 0.2).
"""

import random
from datetime import timedelta
from functools import lru_cache
from typing import Any

from prometheus_client import Counter
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.server.metrics import CALLS

BACKOFF_FIRST_S, BACKOFF_MAX_S = 0.5, 60.0
Keyboard = dict[str, list[list[dict[str, str]]]]


class Api:
    """The calls that the conversation makes. Each raises PTB's errors: RetryAfter, Forbidden, BadRequest …"""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    @property
    def username(self) -> str:
        return self.bot.username

    async def call(self, method: str, **parameters: Any) -> Any:
        """Make a call; parameters that are None are left out. Gives the result as JSON values."""
        return await self._post(method, parameters, BaseRequest.DEFAULT_NONE)

    async def file(self, file_id: str, max_bytes: int) -> bytes | None:
        """The content of a file that somebody sent; None where it is larger."""
        found = await self.call("getFile", file_id=file_id)
        path = found.get("file_path")
        if path is None or (found.get("file_size") or 0) > max_bytes:
            return None
        content = bytes(await self.bot.request.retrieve(f"{self.bot.base_file_url}/{path}"))
        return content if len(content) <= max_bytes else None

    async def updates(self, offset: int | None, limit: int, wait_s: int, kinds: tuple[str, ...]) -> list[Any]:
        """Updates from `offset` on, raw; waits up to `wait_s` seconds for the first."""
        asked = {"offset": offset, "limit": limit, "timeout": wait_s, "allowed_updates": kinds}
        answer = await self._post("getUpdates", asked, wait_s + 10)
        return answer if isinstance(answer, list) else []

    async def _post(self, method: str, parameters: dict[str, Any], read_timeout_s: Any) -> Any:
        given = [RequestParameter(name, value, None) for name, value in parameters.items() if value is not None]
        url = f"{self.bot.base_url}/{method}"
        try:
            result: Any = await self.bot.request.post(url, RequestData(given), read_timeout=read_timeout_s)
        except TelegramError as error:
            CALLS.labels(method, outcome(error)).inc()
            raise
        _done(method).inc()
        return result


@lru_cache(maxsize=64)
def _done(method: str) -> Counter:
    """The counter of a method's calls that went well; looking it up anew each time costs more than counting."""
    return CALLS.labels(method, "ok")


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


def is_passing(error: TelegramError) -> bool:
    """Whether it may go well the next time: the line failed, or the server did."""
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)


def wait_of(flood: RetryAfter) -> float:
    """How long Telegram asks us to wait, in seconds: exactly that, no less."""
    asked = flood.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


def backoff_s(attempts: int) -> float:
    """How long to wait after so many failures, in seconds; spread, so that many do not come back at once."""
    spread = random.uniform(0.8, 1.2)  # noqa: S311 (guards nothing)
    return min(BACKOFF_MAX_S, BACKOFF_FIRST_S * 2.0 ** min(attempts, 10)) * spread
