"""Metrics: counts for Prometheus, and for nobody but this machine."""

import ipaddress

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.session import client_host


async def serve_metrics(request: Request) -> Response:
    """Answer with the counts, to this machine only; what a proxy passes on does not come from this machine."""
    passed_on = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    if passed_on or not _is_loopback(client_host(request)):
        raise HTTPException(404)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
