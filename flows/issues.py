"""Issues: for admins, the mistakes in the guides that keep an edit from going live. Nobody else has this screen."""

from flows.core.address import Address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import Page, make_list
from flows.core.person import Person
from flows.core.screen import Screen

_LISTED_MAX = 15


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if here.ids:
        return None
    page = Page(here, person, library)
    count = page.say("issues-body", count=len(library.issues))
    lines = [f"{issue.file}:{issue.line} {issue.what} → {issue.mend}" for issue in library.issues[:_LISTED_MAX]]
    return page.screen(page.say("issues-title"), [count, make_list(lines)], [page.home], long=True)


FLOW = Flow(view, roles=("admin",))
