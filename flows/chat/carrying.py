"""Carrying: while two talk, what either types or sends is brought to the other and nothing else is made of it.

Buttons and commands work as ever. Words stay nowhere: they leave the turn as a Carry, and the shell keeps them until
they are brought. Secrets never come this far: the guard is asked first.
"""

from dataclasses import replace

from flows.core.event import Event, Origin, Said, Sent, SentKind
from flows.core.facts.team import Carried, CarriedKind
from flows.core.flow import Carry, Outcome
from flows.core.help.requests import side_of, talk_of, walked_together
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.turn import SAID_MAX_CHARS

_THINGS: dict[SentKind, CarriedKind] = {
    "photo": "photo",
    "voice": "voice",
    "listening": "voice",
    "sticker": "sticker",
    "file": "file",
}
"""What is carried beside words. A phone number or where somebody lives is not: nobody is to see those."""


def carrier(event: Event, person: Person, library: Library) -> Outcome | None:
    """The whole turn of words or a thing sent, for who talks with a person; None for all others."""
    help = person.shared.help_request(person.help) if person.help else None
    if help is None or help.state == "waiting":
        return None
    person = walked_together(person, help, library)
    match event:
        case Said(origin, text) if not text.startswith("/"):
            return _over(help, person) or _words(text, origin, person, help)
        case Sent(origin, kind) if kind in _THINGS:
            return _over(help, person) or _thing(kind, origin, person, help)
        case _:
            return None


def _over(help: HelpRequest, person: Person) -> Outcome | None:
    """Said once to who talks on after the other has ended it, or after their seat was taken from them."""
    if help.state != "closed" and side_of(help, person) is not None:
        return None
    return Outcome(replace(person, help=None).at(talk_of(help), "note-talk-over"))


def _words(text: str, origin: Origin, person: Person, help: HelpRequest) -> Outcome:
    if len(text) > SAID_MAX_CHARS:
        return Outcome(person.at(talk_of(help), "note-talk-long"))
    return _carried(("words", text), origin, person, help)


def _thing(kind: SentKind, origin: Origin, person: Person, help: HelpRequest) -> Outcome:
    """What is not words cannot leave its channel. A voice that is being listened to may yet become words."""
    if help.channel == help.by_channel:
        return _carried((_THINGS[kind], None), origin, person, help)
    if kind == "listening":
        return Outcome(replace(person, note="note-sent-listening"))
    return Outcome(person.at(talk_of(help), "note-talk-uncarried"))


def _carried(said: tuple[CarriedKind, str | None], origin: Origin, person: Person, help: HelpRequest) -> Outcome:
    kind, words = said
    helps = side_of(help, person) == "helper"
    return Outcome(
        person,
        (Carried(help.id, help.place, kind, helps),),
        changed=(replace(help, last=origin.at),),
        carried=(Carry(help.key if helps else help.by_key or "", words),),
        silent=True,
    )
