"""The site: what the web channel knows of its deployment."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request

from bot.config import COOKIE_KEY_FILE
from bot.messaging.channel import Parts
from bot.messaging.files import Files


def _no_name() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Site:
    """One deployment's web settings."""

    secret: str  # signs cookies and forms; a new one makes everybody a stranger
    files: Files  # pictures and papers
    secure: bool = False  # served over https: cookies are Secure, browsers are told to stay on https
    bot_name: Callable[[], str | None] = _no_name  # the Telegram bot's user name without @, for t.me links
    metrics_token: str | None = None  # that /metrics is answered to; None: to nobody
    origin: str | None = None  # public address without a path: https://gocua.example.vn

    def is_secure(self, request: Request) -> bool:
        """Return whether the browser came by https: it asked for the public address, or the proxy says so.

        Somebody who comes past the public address by plain http (in the house's own network, say) would never send a
        cookie back that is for https.
        """
        if request.scope.get("scheme") == "https":
            return True
        return self.secure and self.origin in (None, f"https://{request.url.netloc}".lower())

    def find_origin(self, request: Request) -> str:
        """Return the address that links for others begin with."""
        if self.origin:
            return self.origin.rstrip("/")
        return f"{'https' if self.secure else request.url.scheme}://{request.url.netloc}"


def make_site(parts: Parts) -> Site:
    """Make the site of a running deployment."""
    return Site(
        secret=parts.environment.web_secret or _keep_secret(parts.folder),
        files=parts.files,
        secure=(parts.config.address or "").startswith("https://"),
        bot_name=lambda: parts.handle_of("telegram"),
        metrics_token=parts.environment.metrics_token,
        origin=parts.config.address,
    )


def _keep_secret(folder: Path) -> str:
    """Return the secret that signs cookies, made once and kept next to the database: it outlives a restart."""
    path = folder / COOKIE_KEY_FILE
    if not path.exists() or not path.read_text().strip():  # a kill between the two lines below leaves it empty
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return path.read_text().strip()
