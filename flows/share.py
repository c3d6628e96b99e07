"""Share: a member takes a guide to hand it on: a link with a ready sentence, a QR code, a poster, a class sheet. Each
carries a share code, which is credited from the arrival to the finish.

Addresses: `share` · `share/t/TOPIC` · `share/g/GUIDE` · `share/g/GUIDE/HOW`.
"""

from typing import get_args

from flows.core.address import Address, address
from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.facts.team import Shared, SharedAs
from flows.core.flow import Flow, Outcome
from flows.core.library import Library
from flows.core.pages.lists import back_row, guide_rows_at, topic_rows_at
from flows.core.pages.page import Say, sayer
from flows.core.person import Person
from flows.core.places.share_code import code_of
from flows.core.screen import Code, Go, Screen, Share, Sheet
from flows.core.teams.seats import TEAM, credit_of

PLACE = address("share")
HOWS: tuple[SharedAs, ...] = get_args(SharedAs)


def view(here: Address, person: Person, library: Library) -> Screen | None:
    say = sayer(person, library)
    match here.ids:
        case ():
            rows = (*topic_rows_at(PLACE, person, library), back_row(address("desk"), person, library))
            title, body = say("share-guides"), say("share-body")
            return Screen(here, person.language, title, body, rows=rows, hint=say("hint-find"))
        case ("t", topic):
            guides = guide_rows_at(PLACE, topic, person, library)
            rows = (*guides, back_row(PLACE, person, library))
            return Screen(here, person.language, say("share-guides"), say("topic-body"), rows=rows) if guides else None
        case ("g", id, *how):
            guide = library.guide(id, person.language)
            return _guide(PLACE.under("g", guide.id), guide, tuple(how), person, library) if guide else None
        case _:
            return None


def _guide(here: Address, guide: Guide, how: tuple[str, ...], person: Person, library: Library) -> Screen | None:
    say = sayer(person, library)
    match how:
        case ():
            return _link(here, guide, person, library, say)
        case ("qr",):
            alt = say("share-qr-alt", title=guide.title)
            picture = Code(address("guide", guide.id), credit_of(person.seat), guide.title, alt)
            body, rows = say("share-qr-body"), (back_row(here, person, library),)
            return Screen(here.under("qr"), person.language, guide.title, body, rows=rows, picture=picture)
        case ("poster",) | ("class",):
            return _paper(here, guide, "poster" if how == ("poster",) else "class", person, library)
        case _:
            return None


def _link(here: Address, guide: Guide, person: Person, library: Library, say: Say) -> Screen:
    text = say("share-text", title=guide.title)
    rows = (
        (Share(say("share-send"), address("guide", guide.id), text, credit_of(person.seat)),),
        (Go(say("share-qr"), here.under("qr")),),
        (Go(say("print-poster"), here.under("poster")), Go(say("print-class"), here.under("class"))),
        back_row(PLACE.under("t", guide.topic), person, library),
    )
    return Screen(here, person.language, guide.title, say("share-link-body", text=text), rows=rows)


def _paper(here: Address, guide: Guide, kind: SharedAs, person: Person, library: Library) -> Screen:
    """A poster is credited to the place where it hangs, a class sheet to the member."""
    say = sayer(person, library)
    poster = kind == "poster"
    via = (
        code_of("poster", person.seat.place) if poster and person.seat and person.seat.place else credit_of(person.seat)
    )
    sheet = Sheet("poster" if poster else "class", guide.id, person.language, say(f"print-{kind}"), via)
    title = say("print-of", paper=say(f"print-{kind}"), title=guide.title)
    rows = (back_row(here, person, library),)
    return Screen(here.under(kind), person.language, title, say(f"print-{kind}-how"), rows=rows, sheet=sheet)


def opened(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """A guide is taken to be handed on."""
    match here.ids:
        case ("g", id, *rest) if (guide := library.guide(id)) and person.seat and len(rest) <= 1:
            asked = rest[0] if rest else "link"
            how = next((how for how in HOWS if how == asked), None)
            if how is not None:
                return Outcome(person, (Shared(person.seat.id, person.seat.place, guide.id, how),))
    return Outcome(person)


FLOW = Flow(view, opened=opened, roles=TEAM)
