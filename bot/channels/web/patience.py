"""Patience: how much the web takes, of one person, of newcomers, and of all behind one address.

A room of phones shares one address, and so may a whole province by a mobile network. So an address has much patience
and a person little; what a fresh cookie costs is counted by the address that asks for it.
"""

import time
from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.channels.web.session import client_host
from bot.config import Flood
from bot.server.networks import name_network
from bot.store import Account
from bot.turns.flood import TokenBuckets

RETRY_AFTER_S = "10"

ALL_THERE_IS = Flood(newcomers=10**9, requests=10**9, papers=10**9)

Admit = Callable[[Account], str]
"""Says whether somebody may act now: `pass`, `note` (ask them to slow down) or `drop`."""

Handler = Callable[[Request], Awaitable[Response]]

_WAIT = (
    "Nhiều người đang cùng vào một lúc, mình theo không kịp. Bà con chờ chừng mười giây rồi mở lại trang này nhé.\n\n"
    "Many people are here at once. Please wait about ten seconds, then open this page again.\n"
)


def _pass(_: Account) -> str:
    return "pass"


class Patience:
    """What is left of it, in memory."""

    def __init__(self, flood: Flood, admit: Admit = _pass, now: Callable[[], float] = time.monotonic) -> None:
        self._admit, self._now = admit, now
        self._newcomers = TokenBuckets(flood.newcomers, flood.newcomers_per_second)
        self._requests = TokenBuckets(flood.requests, flood.requests_per_second)
        self._papers = TokenBuckets(flood.papers, flood.papers_per_second)

    def admit(self, account: Account | None, request: Request) -> str:
        """Say whether a form may act; account: None for somebody who sends their first."""
        if account is not None:
            return self._admit(account)
        return "pass" if self._take(self._newcomers, request) else "drop"

    def limit(self, handler: Handler) -> Handler:
        """Make a handler answer in plain words where its client's address asks too often."""
        return self._limit(self._requests, handler)

    def limit_papers(self, handler: Handler) -> Handler:
        """Do the same for papers, each of which is a second of work."""
        return self._limit(self._papers, handler)

    def _limit(self, buckets: TokenBuckets, handler: Handler) -> Handler:
        @wraps(handler)
        async def limited(request: Request) -> Response:
            if self._take(buckets, request):
                return await handler(request)
            return PlainTextResponse(_WAIT, 429, {"Retry-After": RETRY_AFTER_S})

        return limited

    def _take(self, buckets: TokenBuckets, request: Request) -> bool:
        return buckets.take(name_network(client_host(request)), self._now())
