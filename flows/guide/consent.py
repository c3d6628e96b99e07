"""The question of consent to keeping progress, before the first guide begins."""

from flows.core.address import Act, address
from flows.core.content.guide import Guide
from flows.core.pages.page import Page, Rows
from flows.core.screen import Do, Go, Screen
from flows.guide.standing import locate_guide


def view(page: Page, guide: Guide) -> Screen:
    """Ask once, by itself, when the first guide starts (Law 91/2025/QH15 Art. 9: per purpose, nothing pre-ticked)."""
    say, here = page.say, locate_guide(guide)
    ours = page.library.deployment
    body = say("consent-body", run_by=ours.run_by, contact=ours.contact)
    rows: Rows = [
        Do(say("keep"), Act("keep", here)),
        Do(say("skip"), Act("skip", here)),
        Go(say("notice"), address("about", "notice")),
    ]
    return page.screen(say("consent-title"), body, rows, asks=True)
