"""What the web channel is told of its deployment."""

from dataclasses import dataclass

from starlette.requests import Request

from bot.channels.files import Files


@dataclass(frozen=True, slots=True)
class Site:
    """One deployment's web settings."""

    secret: str  # signs cookies and forms; a new one makes everybody a stranger
    files: Files  # pictures and papers
    secure: bool = False  # served over https: cookies are Secure, browsers are told to stay on https
    bot_name: str | None = None  # the Telegram bot's user name without @, for t.me links
    origin: str | None = None  # public address without a path: https://gocua.example.vn

    def public(self, request: Request) -> str:
        """The address that links for others begin with."""
        if self.origin:
            return self.origin.rstrip("/")
        return f"{'https' if self.secure else request.url.scheme}://{request.url.netloc}"
