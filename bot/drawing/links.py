"""Links on paper: where a QR code leads, and the same address in a form that people can read and type."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import segno

from flows.core.address import Address, spell_share_token

DRAFT_ORIGIN = "http://localhost:8000"  # for a deployment without an address: its papers are drafts
NO_ADDRESS = (
    "Chưa có địa chỉ công khai, nên máy khác không mở được. Ghi dòng address (hoặc telegram_bot) vào config.yaml."
)


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of this deployment."""

    origin: str | None = None  # of the web channel: https://gocua.example.vn
    bot: str | None = None  # Telegram bot's user name without @

    @property
    def draft(self) -> bool:
        """Whether a paper could lead nobody to the deployment."""
        return self.origin is None and self.bot is None

    def to(self, address: Address, via: str | None) -> Iterator[tuple[str, str]]:
        """Yield the links to an address by channel (`web`, `telegram`), each crediting the share code."""
        if self.origin or self.draft:
            origin = (self.origin or DRAFT_ORIGIN).rstrip("/")
            yield "web", origin + address.path + (f"?via={quote(via)}" if via else "")
        if self.bot:
            yield "telegram", f"https://t.me/{self.bot}?start={spell_share_token(address, via)}"


def shorten_url(url: str, *, typed: bool = False) -> str:
    """Return an address as people read and type it: without https and share code, and of the bot only its name.

    typed: with the share code of a page of the web, so that those who type it are counted with those who scan.
    """
    parts = urlsplit(url)
    return parts.netloc + parts.path + (f"?{parts.query}" if typed and parts.path.count("/") > 1 else "")


def encode_qr(url: str) -> list[str]:
    """Return the rows of a QR code, `1` for dark, without the quiet zone. Level M: a stain may cover 15 %."""
    code = segno.make(url, error="m", micro=False, boost_error=False)
    return ["".join("1" if dark else "0" for dark in row) for row in code.matrix]


def build_link_data(links: Links, address: Address, via: str | None, *, typed: bool = False) -> list[dict[str, Any]]:
    """Return the links as the templates take them. typed: the address in letters credits the share code too."""
    return [
        {"channel": channel, "url": url, "address": shorten_url(url, typed=typed), "qr": encode_qr(url)}
        for channel, url in links.to(address, via)
    ]
