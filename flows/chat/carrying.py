"""Carrying: in a chat, what either person types or sends goes to the other, and nothing else is made of it.

Words are carried from the chat's own screen only; a channel that does not say where something was typed carries them
from elsewhere too, and says so each time, but for fields with a purpose. Buttons and commands work as ever. Words stay
nowhere: they leave the turn as a Carry, and the shell keeps them until they are delivered. Secrets never come this far:
the guard is asked first.
"""

from dataclasses import replace

from flows.core.event import Event, Origin, Said, Sent, SentKind
from flows.core.facts.team import Carried, CarriedKind
from flows.core.flow import Carry, Outcome
from flows.core.help.requests import find_side, locate_chat, mark_run_helped
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.screen import Go, Row
from flows.core.turn import SAID_MAX_CHARS

_THINGS: dict[SentKind, CarriedKind] = {
    "photo": "photo",
    "voice": "voice",
    "listening": "voice",
    "sticker": "sticker",
    "file": "file",
}
"""What is carried besides words. Phone numbers and locations are not: nobody should see those."""


def carry(event: Event, person: Person, library: Library) -> Outcome | None:
    """Carry what a person in a chat has typed or sent, which is the whole turn; None for anyone else."""
    request = person.shared.help_request(person.help) if person.help else None
    if request is None or request.state == "waiting":
        return None
    at_chat = person.here == locate_chat(request)
    if event.origin.here is not None and not at_chat:
        return None
    person = mark_run_helped(person, request, library)
    match event:
        case Said(origin, text) if not text.startswith("/"):
            return _refuse(request, person) or _carry_words(text, origin, person, request)
        case Sent(origin, kind) if kind in _THINGS:
            return _refuse(request, person) or _carry_thing(kind, origin, person, request)
        case _:
            return None


def _refuse(request: HelpRequest, person: Person) -> Outcome | None:
    """Say once that the chat is over, to a person who talks on after the other ended it, or who has lost their seat."""
    if request.state != "closed" and find_side(request, person) is not None:
        return None
    return Outcome(replace(person, help=None).at(locate_chat(request), "note-talk-over"))


def _carry_words(text: str, origin: Origin, person: Person, request: HelpRequest) -> Outcome:
    if len(text) > SAID_MAX_CHARS:
        return Outcome(person.at(locate_chat(request), "note-talk-long"))
    return _carry_on(("words", text), origin, person, request)


def _carry_thing(kind: SentKind, origin: Origin, person: Person, request: HelpRequest) -> Outcome:
    """Carry what is not words, within its channel only. A voice that is being transcribed may yet become words."""
    if request.channel == request.by_channel:
        return _carry_on((_THINGS[kind], None), origin, person, request)
    if kind == "listening":
        return Outcome(replace(person, note="note-sent-listening"))
    return Outcome(person.at(locate_chat(request), "note-talk-uncarried"))


def _carry_on(said: tuple[CarriedKind, str | None], origin: Origin, person: Person, request: HelpRequest) -> Outcome:
    kind, words = said
    helps = find_side(request, person) == "helper"
    at_chat = person.here == locate_chat(request)
    return Outcome(
        person if at_chat else replace(person, note="note-talk-carried"),
        (Carried(help=request.id, place=request.place, thing=kind, helper=helps),),
        changed=(replace(request, last=origin.at),),
        carried=(Carry(request.key if helps else request.by_key or "", words),),
        silent=at_chat,
    )


def find_aside(person: Person, library: Library) -> Row:
    """Return the way back to a chat that goes on."""
    request = person.shared.help_request(person.help) if person.help else None
    if request is None or request.state != "taken" or find_side(request, person) is None:
        return ()
    return (Go(library.sentences.say(person.language, "talk-back"), locate_chat(request)),)


def note_leaving(was: Person, after: Person) -> Person:
    """Tell a person who leaves the screen of a chat that it goes on, and where."""
    request = after.shared.help_request(after.help) if after.help and after.help == was.help else None
    if request is None or request.state != "taken" or after.note is not None:
        return after
    chat = locate_chat(request)
    return replace(after, note="note-talk-left") if was.here == chat != after.here else after
