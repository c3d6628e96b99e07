"""The webhook: Telegram calls us; it is answered once the turn is saved, or with an error where it must come again."""

import hmac
from collections.abc import Callable
from dataclasses import replace

import structlog
from pydantic_core import from_json
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram.error import RetryAfter, TelegramError

from bot.channels.telegram.api import RETRY, Api, describe
from bot.channels.telegram.events import ALLOWED_UPDATES
from bot.channels.telegram.handler import UpdateHandler
from bot.channels.telegram.settings import WEBHOOK_PATH
from bot.channels.telegram.update import Numbered, Update, check_update
from bot.store import StoreUnavailable

log = structlog.get_logger()

_HEADER = "x-telegram-bot-api-secret-token"
_BODY_MAX_BYTES = 1_000_000
_SETTING = replace(RETRY, transient=lambda error: isinstance(error, TelegramError), first_s=1.0)


def make_route(handler: UpdateHandler, secret: str, ready: Callable[[], bool]) -> Route:
    """Make the route that Telegram calls; until the bot is `ready`, updates are asked to come again."""

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
            handled = await handler.handle(update)
        except StoreUnavailable as error:
            log.error("not saved; it will come again", update_id=update.update_id, error=str(error))
            return Response(status_code=503)
        if handled.query is None:
            return Response(status_code=200)
        # Safe in the body: nobody needs its result. A screen is not: whether it was shown must be known.
        return JSONResponse({"method": "answerCallbackQuery", "callback_query_id": handled.query})

    return Route(WEBHOOK_PATH, receive, methods=["POST"])


async def _read(request: Request) -> Update | Numbered | None:
    """Read the update in a request's body; None for anything else."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _BODY_MAX_BYTES:
                return None
    except ClientDisconnect:  # it comes again
        return None
    try:
        update = check_update(from_json(body))
    except ValueError:
        update = None
    if not isinstance(update, Update):
        log.warning("a webhook body that is no update", size=len(body))
    return update


async def set_webhook(api: Api, url: str, secret: str) -> None:
    """Set where Telegram calls; try until it works."""

    async def set_once() -> None:
        try:
            await api.call(
                "setWebhook", url=url, allowed_updates=ALLOWED_UPDATES, secret_token=secret, max_connections=100
            )
        except RetryAfter:
            raise
        except TelegramError as error:
            log.error("webhook not set", error=describe(error))
            raise

    await _SETTING.run(set_once)
    log.info("webhook set")
