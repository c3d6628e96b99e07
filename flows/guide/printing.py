"""Printing: a guide to be taken away on paper, and read out over a loudspeaker."""

from typing import get_args

from flows.core.content.guide import Guide
from flows.core.pages.page import Page
from flows.core.screen import Go, PaperKind, Screen, Sheet
from flows.guide.standing import locate_cover

PAPER_KINDS: tuple[PaperKind, ...] = get_args(PaperKind)


def view_list(page: Page, guide: Guide) -> Screen:
    """Draw the list of papers."""
    say = page.say
    rows = [Go(say(f"print-{paper}"), page.here.under(paper)) for paper in PAPER_KINDS]
    body = say("print-body", title=guide.title)
    return page.screen(say("print-title"), body, [*rows, page.back(locate_cover(guide))])


def view_sheet(page: Page, guide: Guide, name: str) -> Screen | None:
    """Draw one paper's screen."""
    kind = next((paper for paper in PAPER_KINDS if paper == name), None)
    if kind is None:
        return None
    say = page.say
    title = say("print-of", paper=say(f"print-{kind}"), title=guide.title)
    sheet = Sheet(kind, guide.id, page.person.language, say(f"print-{kind}"))
    return page.screen(title, say(f"print-{kind}-how"), [page.back(page.here.parent)], sheet=sheet)
