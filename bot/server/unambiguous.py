"""Requests that may mean two things are refused: a proxy in front may have read them the other way."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Unambiguous:
    """Refuses a body with two lengths, and a request for another protocol, which nothing here speaks."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = _find_refusal(Headers(scope=scope)) if scope["type"] == "http" else None
        if status is None:
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse("refused", status, {"Connection": "close"})(scope, receive, send)


def _find_refusal(headers: Headers) -> int | None:
    if "transfer-encoding" in headers and "content-length" in headers:
        return 400
    return 426 if headers.get("upgrade", "").lower() == "websocket" else None
