"""The webhook: Telegram calls us; it is answered once the turn is saved, or with an error where it must come again."""

import asyncio
import hmac
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import structlog
from pydantic_core import from_json
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram.error import RetryAfter, TelegramError

from bot.channels.telegram.api import Api, wait_of
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.read import ALLOWED_UPDATES
from bot.channels.telegram.update import Numbered, Update, understood
from bot.store import StoreUnavailable

log = structlog.get_logger()

PATH = "/telegram"
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_HEADER = "x-telegram-bot-api-secret-token"
_BODY_MAX_BYTES = 1_000_000


def route(channel: TelegramChannel, secret: str, ready: Callable[[], bool]) -> Route:
    """The route that Telegram calls; until the bot is `ready`, updates are asked to come again."""

    async def receive(request: Request) -> Response:
        given = request.headers.get(_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode()):
            return Response(status_code=403)
        if not ready():
            return Response(status_code=503)
        update = await _read(request)
        if update is None:
            return Response(status_code=400)
        if isinstance(update, Numbered):
            return Response(status_code=200)  # it would only come again
        try:
            handled = await channel.handle(update)
        except StoreUnavailable as error:
            log.error("not saved; it will come again", update_id=update.update_id, error=str(error))
            return Response(status_code=503)
        if handled.query is None:
            return Response(status_code=200)
        # Safe in the body: nobody needs its result. A screen is not: whether it was shown must be known.
        return JSONResponse({"method": "answerCallbackQuery", "callback_query_id": handled.query})

    return Route(PATH, receive, methods=["POST"])


def unusable(url: str | None, secret: str | None) -> str | None:
    """What is wrong with the settings of the webhook, if anything."""
    if url is None:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or parts.path != PATH:
        return f"WEBHOOK_URL: https://…{PATH} expected"
    if secret is None or not SECRET.fullmatch(secret):
        return "WEBHOOK_SECRET: 1-256 characters of A-Z a-z 0-9 _ - are needed with WEBHOOK_URL"
    return None


async def _read(request: Request) -> Update | Numbered | None:
    """The update in a request's body; None for anything else."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _BODY_MAX_BYTES:
            return None
    try:
        update = understood(from_json(body))
    except ValueError:
        update = None
    if not isinstance(update, Update):
        log.warning("a webhook body that is no update", size=len(body))
    return update


async def set_webhook(api: Api, url: str, secret: str) -> None:
    """Tell Telegram where to call. Tried until it works or is refused for good."""
    wait_s = 1.0
    while True:
        try:
            await api.call(
                "setWebhook", url=url, allowed_updates=ALLOWED_UPDATES, secret_token=secret, max_connections=100
            )
        except RetryAfter as flood:
            wait_s = wait_of(flood)
        except TelegramError as error:
            log.error("webhook not set", error=str(error))
        else:
            log.info("webhook set")
            return
        await asyncio.sleep(wait_s)
        wait_s = min(60.0, wait_s * 2)
