"""What goes around every answer: headers that tell the browser to trust little, and a limit on what it may send."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_MAX_BYTES = 128 * 1024  # 10,000 Vietnamese letters, escaped for a form, are about 90 kB

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_ALWAYS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with it browsers send `Origin: null`, and forms could not be told from forged ones.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_SECURE = {
    "Strict-Transport-Security": f"max-age={365 * 24 * 3600}",
    "Cross-Origin-Opener-Policy": "same-origin",  # over plain http browsers ignore it, aloud
}


def harden(headers: MutableHeaders, secure: bool) -> None:
    """Put the headers in that every answer carries."""
    for name, value in (_ALWAYS | _SECURE if secure else _ALWAYS).items():
        headers[name] = value
    headers.setdefault("Cache-Control", "no-store")


class Hardened:
    """Adds the headers to whatever the app answers."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self._app = app
        self._secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def hardened(message: Message) -> None:
            if message["type"] == "http.response.start":
                harden(MutableHeaders(scope=message), self._secure)
            await send(message)

        await self._app(scope, receive, hardened if scope["type"] == "http" else send)


class TooLong(Exception):
    """More was sent than we take."""


async def body(request: Request) -> bytes:
    """The whole body. Raises TooLong as soon as it is clear that it is."""
    told = Headers(scope=request.scope).get("content-length", "")
    if told.isdecimal() and int(told) > BODY_MAX_BYTES:
        raise TooLong
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > BODY_MAX_BYTES:
            raise TooLong
        chunks.append(chunk)
    return b"".join(chunks)
