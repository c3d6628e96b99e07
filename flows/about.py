"""About: a machine, not an officer; who runs it; what is kept and for how long.

Addresses: `about` · `about/how` how one speaks with it · `about/notice` what the law on personal data asks to be told.
"""

from flows.core.address import HOME, Address, address
from flows.core.flow import Flow
from flows.core.help.requests import make_help_rows
from flows.core.library import Library
from flows.core.pages.page import Page, Rows
from flows.core.person import Person
from flows.core.screen import Go, Screen
from flows.core.steering.meanings import GO_ON
from flows.core.ways import HOW

_NOTICE = address("about", "notice")


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if here == HOW:
        return _view_how(Page(here, person, library))
    page = Page(here, person, library)
    if here == _NOTICE:
        return _view_notice(page)
    if here.ids:
        return None
    say, ours = page.say, library.deployment
    body = say(
        "about-body", run_by=ours.run_by, contact=ours.contact, months=ours.journal_months, days=ours.missed_days
    )
    rows: Rows = [
        *make_help_rows(HOME, library, say),
        Go(say("settings-data"), address("settings", "data")),
        Go(say("notice"), _NOTICE),
        Go(say("how"), HOW),
        Go(say("terms"), address("term")),
        page.home,
    ]
    return page.screen(say("about-title"), body, rows)


def _view_notice(page: Page) -> Screen:
    """Draw what is kept and why, for how long, who sees it, and a person's rights (Law 91/2025/QH15 Art. 9)."""
    say, ours = page.say, page.library.deployment
    rows: Rows = [
        Go(say("settings-data"), address("settings", "data")),
        Go(say("settings-erase"), address("settings", "erase")),
        page.back(address("about")),
    ]
    body = say("notice-body", run_by=ours.run_by, contact=ours.contact, months=ours.journal_months)
    return page.screen(say("notice"), body, rows, long=True)


def _view_how(page: Page) -> Screen:
    """Draw the words that steer, for people who cannot press, and the way to a person."""
    say, last = page.say, page.person.open_runs[-1:]
    rows: Rows = [
        *(Go(say("back-to-step"), address("guide", run.guide, run.step), main=True, heeds=GO_ON) for run in last),
        *make_help_rows(HOME, page.library, say),
        (Go(say("about"), address("about"), heeds=("back",)), page.home),
    ]
    body = [say("how-body"), say("how-person", contact=page.library.deployment.contact)]
    return page.screen(say("how"), body, rows, hint=say("hint-find"))


FLOW = Flow(view)
