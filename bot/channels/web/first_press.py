"""The first press: a browser that does not bring its cookie back is told so, or it would begin again for ever.

The redirect after a stranger's first press carries a mark in its URL. A browser that keeps cookies comes with the new
one and is sent on to the URL without the mark; one that comes as a stranger again keeps none.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from itsdangerous import BadSignature, TimestampSigner
from starlette.requests import Request

from flows.core.address import Address, address
from flows.core.screen import Go, Screen

_MARK = "new"
_VALID_S = 60  # a link that was copied, mark and all, means nothing later


class FirstPress:
    """Marks redirects, and reads the marks."""

    def __init__(self, secret: str) -> None:
        self._signer = TimestampSigner(secret, salt="web-new", key_derivation="hmac", digest_method=hashlib.sha256)

    def mark(self, path: str) -> str:
        """Return a path with a mark."""
        return f"{path}?{_MARK}={self._signer.sign('').decode()}"

    def is_marked(self, request: Request) -> bool:
        """Return whether a request follows a first press."""
        try:
            self._signer.unsign(request.query_params.get(_MARK, ""), max_age=_VALID_S)
        except BadSignature:
            return False
        return True


def explain_cookies(screen: Screen, here: Address, say: Callable[[str], str]) -> Screen:
    """Say that the browser keeps no cookie, and offer the guide on one page, which needs none."""
    guide = next(iter(here.ids), None) if here.flow == "guide" else None
    rows = ((Go(say("whole"), address("guide", guide, "all"), main=True),), *screen.rows) if guide else screen.rows
    return replace(screen, note=say("note-no-cookie"), rows=rows)
