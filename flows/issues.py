"""Issues: for admins, the slips in the guides that keep an edit from going live. Others do not see that it exists."""

from flows.core.address import Address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person
from flows.core.screen import Screen

_SHOWN = 15


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if here.ids:
        return None
    say = sayer(person, library)
    lines = [f"- {issue.file}:{issue.line} {issue.what} → {issue.mend}" for issue in library.issues[:_SHOWN]]
    body = "\n".join([say("issues-body", count=len(library.issues)), "", *lines])
    return Screen(here, person.language, say("issues-title"), body, rows=((home_button(say),),), long=True)


FLOW = Flow(view, roles=("admin",))
