"""Share: a member takes a guide to hand it on: a link with a sentence to go with it, a QR code, a poster, a class
sheet. Each carries a share code, which is credited from the arrival to the finish.

Addresses: `share` · `share/t/TOPIC` · `share/g/GUIDE` · `share/g/GUIDE/HOW`.
"""

from typing import Literal, get_args

from flows.core.address import Address, address
from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.facts.team import Shared, SharedAs
from flows.core.flow import Flow, Outcome
from flows.core.library import Library
from flows.core.pages.codes import explain_code, make_code
from flows.core.pages.lists import list_guides, list_topics
from flows.core.pages.page import DESK, Page, Rows
from flows.core.person import Person
from flows.core.places.share_code import make_share_code
from flows.core.screen import Go, Screen, Share, Sheet
from flows.core.teams.seats import TEAM, find_credit

SHARES = address("share")
_WAYS: tuple[SharedAs, ...] = get_args(SharedAs)


def view(here: Address, person: Person, library: Library) -> Screen | None:
    page = Page(here, person, library)
    say = page.say
    match here.ids:
        case ():
            topics = list_topics(page, here.under("t"))
            rows: Rows = [*topics, page.back_or_desk(DESK)]
            return page.screen(say("share-guides"), say("share-body"), rows, hint=say("hint-find"))
        case ("t", topic):
            guides = list_guides(page, topic, SHARES.under("g"))
            rows = [*guides, page.back_or_desk(SHARES)]
            return page.screen(say("share-guides"), say("topic-body"), rows) if guides else None
        case ("g", id, *how) if guide := page.guide(id):
            return _view_guide(page.at(SHARES.under("g", guide.id, *how)), guide, how)
        case _:
            return None


def _view_guide(page: Page, guide: Guide, how: list[str]) -> Screen | None:
    match how:
        case []:
            return _view_link(page, guide)
        case ["qr"]:
            alt, credit = page.say("share-qr-alt", title=guide.title), find_credit(page.person.seat)
            picture = make_code(page, address("guide", guide.id), credit, guide.title, alt)
            rows: Rows = [page.back_or_desk(page.here.parent)]
            return page.screen(guide.title, explain_code(page, page.say("share-qr-body")), rows, picture=picture)
        case ["poster"]:
            return _view_paper(page, guide, "poster")
        case ["class"]:
            return _view_paper(page, guide, "class")
        case _:
            return None


def _view_link(page: Page, guide: Guide) -> Screen:
    say, here = page.say, page.here
    text = say("share-text", title=guide.title)
    rows: Rows = [
        Share(say("share-send"), address("guide", guide.id), text, find_credit(page.person.seat)),
        Go(say("share-qr"), here.under("qr")),
        (Go(say("print-poster"), here.under("poster")), Go(say("print-class"), here.under("class"))),
        page.back_or_desk(SHARES.under("t", guide.topic)),
    ]
    return page.screen(guide.title, say("share-link-body", text=text), rows)


def _view_paper(page: Page, guide: Guide, kind: Literal["poster", "class"]) -> Screen:
    """Draw a paper's screen. A poster is credited to the place where it hangs, a class sheet to the member."""
    say, seat = page.say, page.person.seat
    hangs = kind == "poster" and seat is not None and seat.place
    via = make_share_code("poster", seat.place) if hangs and seat else find_credit(seat)
    sheet = Sheet(kind, guide.id, page.person.language, say(f"print-{kind}"), via)
    title = say("print-of", paper=say(f"print-{kind}"), title=guide.title)
    return page.screen(title, say(f"print-{kind}-how"), [page.back_or_desk(page.here.parent)], sheet=sheet)


def open_guide(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Note that a guide is taken to be handed on, and how."""
    match here.ids:
        case ("g", id, *rest) if (guide := library.guide(id)) and person.seat and len(rest) <= 1:
            asked = rest[0] if rest else "link"
            how = next((how for how in _WAYS if how == asked), None)
            if how is not None:
                return Outcome(person, (Shared(by=person.seat.id, place=person.seat.place, guide=guide.id, how=how),))
    return Outcome(person)


FLOW = Flow(view, opened=open_guide, roles=TEAM)
