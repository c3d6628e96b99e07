"""What a form brings, read into plain values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.channels.web.headers import body
from flows.core.address import SHARE_CODE, Address, read_token
from flows.core.secret import secret_in

_FIELDS_MAX = 12
_NUMBER = re.compile(r"[0-9]{1,15}")


class NotAForm(Exception):
    """What was sent is not a form as our pages send it."""


@dataclass(frozen=True, slots=True)
class Posted:
    """One form."""

    fields: Mapping[str, str]

    @property
    def event(self) -> str:
        return self.fields.get("event", "")

    @property
    def csrf(self) -> str:
        return self.fields.get("csrf", "")

    @property
    def place(self) -> Address | None:
        """The screen that it was sent from."""
        link = read_token(self.fields.get("at", ""))
        return link.address if link else None

    @property
    def secret(self) -> bool:
        """Whether what was typed is a secret, which no page may carry again."""
        return secret_in(self.fields.get("text", "")) is not None

    @property
    def seen(self) -> int:
        """Up to which parcel the page showed what others said; 0 where it showed nothing."""
        seen = self.fields.get("seen", "")
        return int(seen) if _NUMBER.fullmatch(seen) else 0

    @property
    def via(self) -> str | None:
        return share_code(self.fields.get("via", ""))


def share_code(text: str) -> str | None:
    """A share code, if it is one."""
    return text if SHARE_CODE.fullmatch(text) else None


async def posted(request: Request) -> Posted:
    """Read a form. Raises TooLong or NotAForm."""
    kind, _, _ = request.headers.get("content-type", "").partition(";")
    if kind.strip().lower() != "application/x-www-form-urlencoded":
        raise NotAForm
    text = (await body(request)).decode("ascii", "replace")
    try:
        return Posted(dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS_MAX)))
    except ValueError as error:
        raise NotAForm from error
