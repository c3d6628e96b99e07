"""The wire under PTB's Bot: its calls go over one aiohttp session with kept-alive connections.

PTB's own client costs about 3 ms of CPU an update and collapses with many calls at once. This room
only carries a call and says what became of it: TimedOut when the answer did not come in time,
NetworkError when the connection failed. It never retries: the caller knows whether a call may be
sent twice. A call's URL holds the bot's token and aiohttp's errors quote it, so they never become
a message or a cause here.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from aiohttp import (
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from multidict import CIMultiDict
from pydantic_core import from_json, to_json
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

os.environ.setdefault("PTB_TIMEDELTA", "true")  # or PTB 22 warns at each flood that retry_after will be a timedelta

OFFICIAL_API_BASE: Final = "https://api.telegram.org/bot"
"""Where TELEGRAM_API_BASE points by default; the token is appended to it."""

KEEP_ALIVE_S: Final = 15.0
"""How long an idle connection is kept: shorter than the server does, or a call would meet a closed one."""

EDITS_UNREAD: Final = frozenset({"editMessageText", "editMessageCaption", "editMessageReplyMarkup"})
"""Methods whose Message nobody reads. PTB would make some forty objects of it: more CPU than the call."""

JSON_HEADERS: Final = CIMultiDict({"Content-Type": "application/json", "User-Agent": BaseRequest.USER_AGENT})
OTHER_HEADERS: Final = CIMultiDict({"User-Agent": BaseRequest.USER_AGENT})
DONE: Final = b'{"ok":true,"result":true}'


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long each part of a call may take, in seconds; None waits for ever."""

    read_s: float | None = 10.0
    """Silence while waiting for the answer."""
    connect_s: float | None = 5.0
    """Opening a connection."""
    upload_s: float | None = 20.0
    """Sending a body with files. Every other body fits in a socket's buffer and does not wait."""
    pool_s: float | None = 30.0
    """Waiting for a free connection while all are busy."""


class AiohttpRequest(BaseRequest):
    """Carries a Bot's calls over one aiohttp session of at most `connection_limit` connections."""

    __slots__ = ("_connection_limit", "_session", "_timeouts", "_unread", "_usual_timeout")

    def __init__(
        self,
        connection_limit: int = 256,
        timeouts: Timeouts | None = None,
        unread: frozenset[str] = frozenset(),
    ) -> None:
        """`unread` names methods whose result is just True, as PTB knows it from inline messages."""
        self._connection_limit = connection_limit
        self._timeouts = timeouts or Timeouts()
        self._unread = unread
        self._session: ClientSession | None = None
        self._usual_timeout = _timeout_of(self._timeouts, upload=False)

    @property
    def read_timeout(self) -> float | None:
        """Seconds of silence allowed by default; PTB adds a long poll's own time to it."""
        return self._timeouts.read_s

    async def initialize(self) -> None:
        """Open the session; a second call changes nothing."""
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(
                    limit=self._connection_limit,
                    keepalive_timeout=KEEP_ALIVE_S,
                ),
                cookie_jar=DummyCookieJar(),
                trust_env=True,  # HTTPS_PROXY and NO_PROXY, as every other program of the host has them
                skip_auto_headers=("Accept", "Accept-Encoding"),
                auto_decompress=False,
            )

    async def shutdown(self) -> None:
        """Close the session; a second call changes nothing."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - the signature is PTB's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call and give the answer's status and body, whatever the status is."""
        if self._session is None:
            raise RuntimeError("AiohttpRequest is used before initialize() or after shutdown()")
        timeout = self._timeout(request_data, read_timeout, write_timeout, connect_timeout, pool_timeout)
        data, headers = _body_of(request_data)
        try:
            async with self._session.request(
                method, url, data=data, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                status, body = response.status, await response.read()
        except ConnectionTimeoutError:
            raise TimedOut("No connection to the Bot API in time; the call was not sent") from None
        except TimeoutError:
            raise TimedOut("No answer of the Bot API in time; the call may have been carried out") from None
        except (ClientError, OSError) as error:
            raise NetworkError(f"No answer of the Bot API: {_kind_of(error)}") from None
        unread = status == 200 and url.rpartition("/")[2] in self._unread
        return status, DONE if unread else body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer's body; anything but a JSON object is a TelegramError."""
        try:
            answer = _from_json(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer

    def _timeout(self, request_data: RequestData | None, *given: object) -> ClientTimeout:
        """Give the limits of one call; `given` are PTB's read, write, connect and pool time-outs."""
        upload = request_data is not None and request_data.contains_files
        if not upload and all(value is BaseRequest.DEFAULT_NONE for value in given):
            return self._usual_timeout
        usual = self._timeouts
        read, write, connect, pool = given
        return _timeout_of(
            Timeouts(
                read_s=_seconds(read, usual.read_s),
                connect_s=_seconds(connect, usual.connect_s),
                upload_s=_seconds(write, usual.upload_s),
                pool_s=_seconds(pool, usual.pool_s),
            ),
            upload=upload,
        )


def make_bot(
    token: str,
    api_base: str = OFFICIAL_API_BASE,
    timeouts: Timeouts | None = None,
) -> Bot:
    """Make PTB's Bot over aiohttp; its long poll has a connection of its own, outside the limit.

    Edits answer True instead of a Message (EDITS_UNREAD), but for editMessageMedia with its file_id.
    """
    return Bot(
        token,
        base_url=api_base,
        base_file_url=f"{api_base.removesuffix('/bot')}/file/bot",
        request=AiohttpRequest(timeouts=timeouts, unread=EDITS_UNREAD),
        get_updates_request=AiohttpRequest(1, timeouts),
    )


@lru_cache(maxsize=64)
def _timeout_of(timeouts: Timeouts, *, upload: bool) -> ClientTimeout:
    """Say it in aiohttp's terms, which know no limit for writing: an upload gets one for the whole call."""
    return ClientTimeout(
        total=_sum(timeouts.pool_s, timeouts.connect_s, timeouts.upload_s, timeouts.read_s) if upload else None,
        connect=_sum(timeouts.pool_s, timeouts.connect_s),
        sock_connect=timeouts.connect_s,
        sock_read=timeouts.read_s,
    )


def _sum(*parts: float | None) -> float | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _seconds(given: object, usual: float | None) -> float | None:
    """Read one of PTB's time-outs: seconds, None for no limit, anything else for the usual one."""
    return given if given is None or isinstance(given, (int, float)) else usual


def _body_of(request_data: RequestData | None) -> tuple[bytes | FormData | None, CIMultiDict[str]]:
    if request_data is None:
        return None, OTHER_HEADERS
    if not request_data.contains_files:
        return _to_json(request_data.parameters), JSON_HEADERS
    form = FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, mime_type) in request_data.multipart_data.items():
        body = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, body, filename=file_name, content_type=mime_type)
    return form, OTHER_HEADERS


def _to_json(parameters: dict[str, Any]) -> bytes:
    """Write JSON fast, or as the standard library does for half an emoji, which UTF-8 cannot hold."""
    try:
        return to_json(parameters)
    except ValueError:
        return json.dumps(parameters).encode()


def _from_json(payload: bytes) -> Any:
    """Read JSON fast, or leniently where it is odd: an update that cannot be read would come for ever."""
    try:
        return from_json(payload)
    except ValueError:
        return json.loads(payload.decode("utf-8", "replace"))


def _kind_of(error: Exception) -> str:
    """Name an error without its own words, which may hold the token."""
    reason = getattr(error, "strerror", None)
    return f"{type(error).__name__} ({reason})" if isinstance(reason, str) else type(error).__name__
