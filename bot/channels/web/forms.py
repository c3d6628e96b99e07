"""Forms: what a browser posts, read into plain values, and a limit on how much it may post."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request

from flows.core.address import SHARE_CODE, Address, read_token
from flows.core.secret import find_secret, is_too_long, may_hold_secret

BODY_MAX_BYTES = 16 * 1024  # 1,000 Vietnamese letters, escaped for a form, are 9 kB; more is not read anyway
_FIELDS_MAX = 12
_NUMBER = re.compile(r"[0-9]{1,15}")


class TooLong(Exception):
    """More was posted than we take."""


class NotAForm(Exception):
    """What was posted is not a form as our pages send it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form, as it was posted."""

    fields: Mapping[str, str]

    @property
    def event(self) -> str:
        return self.fields.get("event", "")

    @property
    def csrf(self) -> str:
        return self.fields.get("csrf", "")

    @property
    def here(self) -> Address | None:
        """The screen that it was sent from."""
        link = read_token(self.fields.get("at", ""))
        return link.address if link else None

    @property
    def secret(self) -> bool:
        """Whether what was typed is a secret, which no page may carry again."""
        text = self.fields.get("text", "")
        return is_too_long(text) or find_secret(text) is not None

    @property
    def may_hold_secret(self) -> bool:
        """Whether a page that answers it in a hurry had better not carry what was typed."""
        return may_hold_secret(self.fields.get("text", ""))

    @property
    def seen(self) -> int:
        """Up to which parcel the page showed what others said; 0 where it showed nothing."""
        seen = self.fields.get("seen", "")
        return int(seen) if _NUMBER.fullmatch(seen) else 0

    @property
    def via(self) -> str | None:
        return read_share_code(self.fields.get("via", ""))


def read_share_code(text: str) -> str | None:
    """Read a share code; None where it is none."""
    return text if SHARE_CODE.fullmatch(text) else None


async def read_form(request: Request) -> Form:
    """Read a form. Raises TooLong or NotAForm."""
    kind, _, _ = request.headers.get("content-type", "").partition(";")
    if kind.strip().lower() != "application/x-www-form-urlencoded":
        raise NotAForm
    text = (await _read_body(request)).decode("ascii", "replace")
    try:
        return Form(dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS_MAX)))
    except ValueError as error:
        raise NotAForm from error


async def _read_body(request: Request) -> bytes:
    """Read the whole body. Raises TooLong as soon as that is clear, and NotAForm where it breaks off."""
    announced = Headers(scope=request.scope).get("content-length", "")
    if announced.isdecimal() and int(announced) > BODY_MAX_BYTES:
        raise TooLong
    chunks, size = [], 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > BODY_MAX_BYTES:
                raise TooLong
            chunks.append(chunk)
    except ClientDisconnect as error:  # nobody hears the answer
        raise NotAForm from error
    return b"".join(chunks)
