"""Headers that every answer carries: they tell the browser to trust little."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    # Not no-referrer: with it browsers send `Origin: null`, and our forms could not be distinguished from forged ones.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_SECURE = {
    "Strict-Transport-Security": f"max-age={365 * 24 * 3600}",
    "Cross-Origin-Opener-Policy": "same-origin",  # over plain http browsers ignore it, aloud
}


def harden(headers: MutableHeaders, secure: bool) -> None:
    """Set the headers that every answer carries."""
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
