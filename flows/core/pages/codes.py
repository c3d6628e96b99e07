"""QR codes on screens: none is shown that would open on this machine only; the screen then says why."""

from flows.core.address import Address
from flows.core.pages.page import Page
from flows.core.screen import Code


def make_code(page: Page, to: Address, via: str | None, title: str, alt: str) -> Code | None:
    """Return the QR code of an address; None where nobody outside could open it."""
    return Code(to, via, title, alt) if page.library.deployment.reachable else None


def explain_code(page: Page, how: str) -> str:
    """Say how a code is used, or why there is none."""
    return how if page.library.deployment.reachable else page.say("code-refused")
