"""The asker's screens: waiting, talking, and whether it helped."""

from flows.chat.seeing import part_in
from flows.core.address import Act
from flows.core.event import Origin
from flows.core.flow import Outcome
from flows.core.help.requests import about_of, asking, standing_in, talk_of
from flows.core.library import Library
from flows.core.pages.page import Say, home_button, sayer
from flows.core.pages.when import moment, stamp
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.screen import Do, Go, Row, Screen


def view(help: HelpRequest, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    here = talk_of(help)
    rows: tuple[Row, ...]
    if help.state == "waiting":
        title, body = say("talk-waiting"), _waiting(help, library, say)
        rows = ((Do(say("talk-cancel"), Act("end", here)),),)
    elif help.state == "taken":
        title, body = say("talk-taken"), say("talk-taken-body") + "\n\n" + say("help-secrets")
        rows = ((Do(say("talk-end"), Act("end", here)),),)
    else:
        title, body, rows = _closed(help, library, say)
    rows = (*rows, (*_back(help, library, say), home_button(say)))
    return Screen(here, person.language, title, body, rows=rows, live=True)


def _back(help: HelpRequest, library: Library, say: Say) -> Row:
    """To where they stood, as far as that is there."""
    guide, _, _ = standing_in(about_of(help), library)
    return (Go(say("help-back"), about_of(help)),) if guide else ()


def _waiting(help: HelpRequest, library: Library, say: Say) -> str:
    hours = library.deployment.hours
    lines = [
        say("talk-since", moment=stamp(help.asked)),
        say("talk-passed" if help.passed else "talk-with", team=library.teams.name(help.place)),
        say("talk-told", moment=stamp(help.rung), minutes=hours.patience_minutes)
        if help.rung is not None and help.told
        else say("talk-later", moment=moment(hours.next_open(help.came), say)),
        say("talk-waiting-body", contact=library.deployment.contact),
    ]
    return "\n\n".join(lines)


def _closed(help: HelpRequest, library: Library, say: Say) -> tuple[str, str, tuple[Row, ...]]:
    """Title, body and buttons once it is over: whether it helped is asked of who talked with somebody, once."""
    again: Row = (Go(say("talk-again"), asking(about_of(help))),)
    if help.by is None:
        return say("talk-closed"), say("talk-closed-unheard", contact=library.deployment.contact), (again,)
    if help.judged is None:
        here = talk_of(help)
        rows: tuple[Row, ...] = (
            (Do(say("talk-helped"), Act("helped", here), main=True),),
            (Do(say("talk-not-helped"), Act("not-helped", here)),),
        )
        return say("talk-judge"), say("talk-judge-body"), rows
    if help.judged:
        return say("talk-closed"), say("talk-thanks"), ()
    return say("talk-closed"), say("talk-sorry", contact=library.deployment.contact), (again,)


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Words typed while nobody listens yet go nowhere, which is told; elsewhere the finder hears them."""
    seen = part_in(person.here, person, library)
    waits = seen is not None and seen[1] == "asker" and seen[0].state == "waiting"
    return Outcome(person.at(person.here, "note-talk-unheard")) if waits else None
