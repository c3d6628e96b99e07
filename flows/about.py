"""About: a machine, not an officer; who runs it; what is kept and for how long."""

from flows.core.address import HOME, Address, address
from flows.core.flow import Flow
from flows.core.help.requests import help_rows
from flows.core.library import Library
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person
from flows.core.screen import Go, Screen


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if here.ids:
        return None
    say = sayer(person, library)
    house = library.deployment
    body = say(
        "about-body", run_by=house.run_by, contact=house.contact, months=house.journal_months, days=house.missed_days
    )
    rows = (
        *help_rows(HOME, library, say),
        (Go(say("settings-data"), address("settings", "data")),),
        (Go(say("terms"), address("term")),),
        (home_button(say),),
    )
    return Screen(here, person.language, say("about-title"), body, rows=rows)


FLOW = Flow(view)
