"""Metrics: counts for Prometheus, and for nobody else."""

import hmac

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.patience import Handler


def make_metrics_handler(token: str | None) -> Handler:
    """Make what answers with the counts to whoever brings the token; without one it is as if there were none.

    Where a request comes from does not tell: a proxy on this machine may pass anybody on without a word of it.
    """

    async def serve_metrics(request: Request) -> Response:
        given = request.headers.get("authorization", "")
        if token is None or not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
            raise HTTPException(404)
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return serve_metrics
