"""The screens of the person who asked: waiting, talking, and whether it helped."""

from flows.chat.parts import find_part
from flows.core.address import Act
from flows.core.event import Origin
from flows.core.flow import Outcome
from flows.core.help.requests import locate_ask, read_about
from flows.core.library import Library
from flows.core.pages.page import Page, Rows
from flows.core.pages.when import say_moment, write_hour
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.screen import Do, Go, Row, Screen


def view(page: Page, request: HelpRequest) -> Screen:
    say, here = page.say, page.here
    if request.state == "waiting":
        title, body = say("talk-waiting"), _describe_waiting(page, request)
        rows: Rows = [Do(say("talk-cancel"), Act("end", here))]
    elif request.state == "taken":
        only_words = request.channel == "web" or request.channel != request.by_channel
        title, body = say("talk-taken"), [say("talk-taken-words" if only_words else "talk-taken-body")]
        body.append(say("help-secrets"))
        rows = [Do(say("talk-end"), Act("end", here))]
    else:
        title, text, rows = _describe_closed(page, request)
        body = [text]
    about = read_about(request)
    back: Row = (Go(say("help-back"), about),) if page.library.at(about).guide else ()
    return page.screen(title, body, [*rows, (*back, page.home)], live=True)


def _describe_waiting(page: Page, request: HelpRequest) -> list[str]:
    """Say since when the request waits, with whom, and when an answer comes."""
    say, hours, contact = page.say, page.library.deployment.help, page.library.deployment.contact
    return [
        say("talk-since", moment=write_hour(request.asked)),
        say("talk-passed" if request.passed else "talk-with", team=page.name_place(request.place)),
        say("talk-told", moment=write_hour(request.rung), minutes=hours.patience_minutes)
        if request.rung is not None and request.told
        else say("talk-later", moment=say_moment(hours.find_next_open(request.came), say)),
        say("talk-waiting-body", contact=contact),
    ]


def _describe_closed(page: Page, request: HelpRequest) -> tuple[str, str, Rows]:
    """Return title, body and buttons of a chat that is over: a person who talked with somebody is asked once."""
    say, here, contact = page.say, page.here, page.library.deployment.contact
    again = Go(say("talk-again"), locate_ask(read_about(request)))
    if request.by is None:
        return say("talk-closed"), say("talk-closed-unheard", contact=contact), [again]
    if request.judged is None:
        yes = Do(say("talk-helped"), Act("helped", here), main=True)
        return say("talk-judge"), say("talk-judge-body"), [yes, Do(say("talk-not-helped"), Act("not-helped", here))]
    if request.judged:
        return say("talk-closed"), say("talk-thanks"), []
    return say("talk-closed"), say("talk-sorry", contact=contact), [again]


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Say that words typed while the request waits reach nobody; elsewhere the finder hears them."""
    found = find_part(person.here, person, library)
    waits = found is not None and found[1] == "asker" and found[0].state == "waiting"
    return Outcome(person.at(person.here, "note-talk-unheard")) if waits else None
