"""Settings of Telegram, and what may be wrong with them. The library, slow to import, is not needed here."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

from bot.config import Environment, Voice
from bot.messaging.transcriber import VoiceSettings, make_voice_settings

WEBHOOK_PATH = "/telegram"
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")  # Telegram takes shorter ones, which can be guessed


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """How this deployment reaches Telegram."""

    token: str
    api_base: str
    webhook_url: str | None  # None: polling
    webhook_secret: str | None
    voice: VoiceSettings | None = None  # None: voices are answered with what to do instead


def read_settings(environment: Environment, voice: Voice) -> TelegramSettings | None:
    """Read the settings; None where there is no token."""
    if environment.telegram_token is None:
        return None
    return TelegramSettings(
        environment.telegram_token,
        environment.telegram_api_base,
        environment.webhook_url,
        environment.webhook_secret,
        make_voice_settings(voice),
    )


def find_missing(environment: Environment) -> str | None:
    """Say which setting is missing, if any."""
    return "no TELEGRAM_TOKEN" if environment.telegram_token is None else None


def find_problem(environment: Environment) -> str | None:
    """Say what is wrong with the settings of Telegram, if anything; never with the token in it."""
    if environment.telegram_token is not None and not _TOKEN.fullmatch(environment.telegram_token):
        return "TELEGRAM_TOKEN: digits, a colon, then letters, digits, _ and -, as @BotFather wrote it"
    proxy = getproxies_environment().get("https")
    if proxy and urlsplit(proxy).scheme not in ("http", "https"):
        return "HTTPS_PROXY: http://… or https://… expected; other kinds of proxies are not spoken"
    return _find_webhook_problem(environment.webhook_url, environment.webhook_secret)


def _find_webhook_problem(url: str | None, secret: str | None) -> str | None:
    if url is None:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or parts.path != WEBHOOK_PATH:
        return f"WEBHOOK_URL: https://…{WEBHOOK_PATH} expected"
    if secret is None or not _SECRET.fullmatch(secret):
        return "WEBHOOK_SECRET: 32-256 characters of A-Z a-z 0-9 _ - are needed with WEBHOOK_URL (openssl rand -hex 32)"
    return None
