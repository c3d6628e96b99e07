"""Answers that are no pages: for robots, for whoever watches the machine."""

import ipaddress

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

_CLOSED = ("/act", "/say", "/mine", "/settings", "/find", "/live", "/shown")
_ROBOTS = "\n".join(("User-agent: *", *(f"Disallow: {path}" for path in _CLOSED), ""))


async def robots(_: Request) -> Response:
    """Guides may be indexed; what acts, or shows one person's things, may not."""
    return PlainTextResponse(_ROBOTS)


async def metrics(request: Request) -> Response:
    """Counts for Prometheus, for this machine only; what a proxy passes on does not come from this machine."""
    passed_on = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    if passed_on or not _is_loopback(host(request)):
        raise HTTPException(404)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def host(request: Request) -> str:
    """The address that a request comes from, empty where it is not known."""
    return request.client.host if request.client else ""


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
