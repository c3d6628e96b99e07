"""Links on paper: where a QR code leads, and the same address in letters that can be read and typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import segno

from flows.core.address import Address, share_token

DRAFT_ORIGIN = "http://localhost:8000"  # of a deployment that has no address yet: its papers are drafts


@dataclass(frozen=True, slots=True)
class Links:
    """Where this deployment is found."""

    origin: str | None = None  # of the web channel: https://gocua.example.vn
    bot: str | None = None  # Telegram bot's user name without @

    @property
    def draft(self) -> bool:
        """Whether nobody could reach the deployment by its paper."""
        return self.origin is None and self.bot is None

    def of(self, address: Address, via: str | None) -> Iterator[tuple[str, str]]:
        """The links to an address by channel (`web`, `telegram`), each crediting the share code."""
        if self.origin or self.draft:
            origin = (self.origin or DRAFT_ORIGIN).rstrip("/")
            yield "web", origin + address.path + (f"?via={quote(via)}" if via else "")
        if self.bot:
            yield "telegram", f"https://t.me/{self.bot}?start={share_token(address, via)}"


def readable(url: str) -> str:
    """An address as it is read aloud and typed: no https, no share code, and of the bot its name alone."""
    parts = urlsplit(url)
    return parts.netloc + parts.path


def modules(url: str) -> list[str]:
    """A QR code's rows, `1` for dark, without the quiet zone. Level M: a crease or a stain may cover 15 %."""
    code = segno.make(url, error="m", micro=False, boost_error=False)
    return ["".join("1" if dark else "0" for dark in row) for row in code.matrix]


def data(links: Links, address: Address, via: str | None) -> list[dict[str, Any]]:
    """The links as the templates take them."""
    return [
        {"channel": channel, "url": url, "address": readable(url), "qr": modules(url)}
        for channel, url in links.of(address, via)
    ]
