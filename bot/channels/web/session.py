"""The session, in two cookies: who somebody is (set by their first POST, so crawlers get none), and a note shown once.

Nothing about a person is in them: the first holds a random account id, the second a sentence of the bot's own that
a redirect brings along.
"""

import hashlib
import re

from itsdangerous import BadSignature, Signer, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.site import Site
from bot.store import Account

CHANNEL = "web"
_WHO, _NOTE = "gocua", "gocua-note"
_YEAR_S = 365 * 24 * 3600
_NOTE_S = 60  # a redirect that takes longer than this goes without its note
_ACCOUNT_ID = re.compile(r"[A-Za-z0-9_-]{22}")


class Session:
    """Reads and writes the cookies."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._signer = Signer(site.secret, salt="web-who", key_derivation="hmac", digest_method=hashlib.sha256)
        self._notes = URLSafeSerializer(
            site.secret, salt="web-note", signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256}
        )

    def read_account(self, request: Request) -> Account | None:
        """Read who this is; None for a stranger or a cookie that we did not sign."""
        try:
            id = self._signer.unsign(request.cookies.get(self._name(request, _WHO), "")).decode()
        except BadSignature:
            return None
        return Account(CHANNEL, id) if _ACCOUNT_ID.fullmatch(id) else None

    def keep_account(self, request: Request, response: Response, account: Account) -> None:
        """Let the browser remember for a year who it is."""
        self._set(request, response, _WHO, self._signer.sign(account.id).decode(), _YEAR_S)

    def read_note(self, request: Request, path: str) -> str | None:
        """Read the note that waits for the page of this path."""
        try:
            to, text = self._notes.loads(request.cookies.get(self._name(request, _NOTE), ""))
        except (BadSignature, ValueError):
            return None
        return str(text) if to == path else None

    def keep_note(self, request: Request, response: Response, path: str, note: str | None) -> None:
        """Send a note along with a redirect to this path; without one, what waited is dropped."""
        if note is None:
            self.drop_note(request, response)
        else:
            signed = self._notes.dumps([path, note])
            self._set(request, response, _NOTE, signed if isinstance(signed, str) else signed.decode(), _NOTE_S)

    def drop_note(self, request: Request, response: Response) -> None:
        """Drop a note that was shown, or is no longer meant."""
        secure = self._site.is_secure(request)
        response.delete_cookie(self._name(request, _NOTE), secure=secure, httponly=True, samesite="lax")

    def _set(self, request: Request, response: Response, name: str, value: str, max_age_s: int) -> None:
        name, secure = self._name(request, name), self._site.is_secure(request)
        response.set_cookie(name, value, max_age=max_age_s, secure=secure, httponly=True, samesite="lax")

    def _name(self, request: Request, name: str) -> str:
        """Return the name of a cookie as this browser has it: over https, one that it takes for this very host only."""
        return f"__Host-{name}" if self._site.is_secure(request) else name


def client_host(request: Request) -> str:
    """Return the address that a request comes from, empty where it is not known."""
    return request.client.host if request.client else ""
