"""robots.txt: what search engines may visit."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

_CLOSED = ("/act", "/say", "/mine", "/settings", "/find", "/live", "/shown")
_ROBOTS = "\n".join(("User-agent: *", *(f"Disallow: {path}" for path in _CLOSED), ""))


async def serve_robots(_: Request) -> Response:
    """Let guides be indexed, but nothing that acts or shows one person's things."""
    return PlainTextResponse(_ROBOTS)
