"""About: a machine, not an officer; who runs it; what is kept and for how long."""

from flows.core.address import HOME, Address, address
from flows.core.flow import Flow
from flows.core.help.requests import make_help_rows
from flows.core.library import Library
from flows.core.pages.page import Page, Rows
from flows.core.person import Person
from flows.core.screen import Go, Screen


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if here.ids:
        return None
    page = Page(here, person, library)
    say, ours = page.say, library.deployment
    body = say(
        "about-body", run_by=ours.run_by, contact=ours.contact, months=ours.journal_months, days=ours.missed_days
    )
    rows: Rows = [
        *make_help_rows(HOME, library, say),
        Go(say("settings-data"), address("settings", "data")),
        Go(say("terms"), address("term")),
        page.home,
    ]
    return page.screen(say("about-title"), body, rows)


FLOW = Flow(view)
