"""CSRF: whether a form that arrives was drawn by us, for this person, and was sent from our own page.

Three checks, since old browsers lack one or another: SameSite cookies; where the browser says the request comes from
(Sec-Fetch-Site, Origin, Referer); and a token in the form. A stranger has no cookie yet, so there is nothing to bind a
token to but the page: for them the browser must say where the request comes from.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from itsdangerous import Signer
from starlette.requests import Request

from bot.channels.web.session import CHANNEL
from bot.channels.web.site import Site
from bot.store import Account
from bot.turns.service import make_id

_EVENT = re.compile(r"([A-Za-z0-9_-]{22})\.[0-9]{1,3}")
_ID_BYTES = 16


@dataclass
class FormTicket:
    """What the forms of one page carry: an event id each, and one token for all."""

    page: str  # fresh random id of the page as it was drawn, 22 characters
    csrf: str
    drawn: int = 0  # forms so far

    def next_event(self) -> str:
        """Return the id of the event that the next form sends: the same each time that form is sent."""
        self.drawn += 1
        return f"{self.page}.{self.drawn}"


class Csrf:
    """Makes tickets and checks them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._forms = Signer(site.secret, salt="web-form", key_derivation="hmac", digest_method=hashlib.sha256)
        self._firsts = Signer(site.secret, salt="web-first", key_derivation="hmac", digest_method=hashlib.sha256)

    def make_ticket(self, account: Account | None) -> FormTicket:
        """Make a ticket for a page that is drawn now."""
        page = make_id()
        return FormTicket(page, self._forms.get_signature(_bound(account, page)).decode())

    def is_genuine(self, request: Request, account: Account | None, event: str, csrf: str) -> bool:
        """Whether this form is one of ours and was meant."""
        drawn, home = _EVENT.fullmatch(event), self._from_here(request)
        if drawn is None or home is False:
            return False
        own = account is not None and self._forms.verify_signature(_bound(account, drawn[1]), csrf)
        return own or (home is True and self._forms.verify_signature(_bound(None, drawn[1]), csrf))

    def make_account(self, request: Request, event: str) -> Account:
        """Make the account of a stranger who sends their first form.

        It follows from the page, so a first press sent twice is one person; and from the browser and its address, so
        that nobody else can come to it, though they had the same page.
        """
        page, _, _ = event.partition(".")
        host = request.client.host if request.client else ""
        mark = self._firsts.get_signature("\n".join((page, host, request.headers.get("user-agent", ""))))
        digest = hashlib.sha256(mark).digest()[:_ID_BYTES]
        return Account(CHANNEL, base64.urlsafe_b64encode(digest).decode().rstrip("="))

    def _from_here(self, request: Request) -> bool | None:
        """Whether the browser says that one of our own pages sent this; None where it says nothing."""
        site = request.headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none")
        source = request.headers.get("origin") or request.headers.get("referer")
        if not source:
            return None
        parts = urlsplit(source)
        ours = {request.url.netloc.lower(), urlsplit(self._site.find_origin(request)).netloc.lower()}
        return parts.netloc.lower() in ours and (parts.scheme == "https" or not self._site.is_secure(request))


def _bound(account: Account | None, page: str) -> str:
    return f"{account.id if account else ''}/{page}"
