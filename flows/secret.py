"""Secret: what no person should type to a bot is refused before anything of it is kept, and calmly answered.

Addresses: `secret/KIND` · `secret/KIND/<where the person stood>`, which leads back there.
"""

import re

from flows.core.address import HOME, TOKEN_MAX_CHARS, Address, address
from flows.core.event import Event, Opened, Origin, Pressed, Said, Sent
from flows.core.facts.citizen import Puzzled, Warned
from flows.core.flow import Flow, Outcome
from flows.core.help.requests import find_open_request, read_about
from flows.core.library import Library
from flows.core.pages.page import Page, Rows
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.screen import Go, Screen
from flows.core.secret import SECRET_KINDS, SecretKind, concerns_papers, find_asked_kinds, find_secret, is_too_long
from flows.core.steering.meanings import GO_ON

SECRET = address("secret")
_REPORT_GUIDE = "safe-report"  # the guide for whoever gave a secret away
_CODE = re.compile("[0-9]{3}")
_BARE_NUMBER = re.compile(r"\s*(?:[0-9][\s.-]?){6,}")
_CARRIED_FROM = ("talk", "guide")  # screens from which words go to another person


def guard(event: Event, person: Person, library: Library) -> Outcome | None:
    """Answer an event that holds a secret with a warning, which is the whole turn; None where it may be played.

    What is too long to be judged is refused as well.
    """
    stood = _find_stood(event.origin, person, library)
    if isinstance(event, Said | Sent) and is_too_long(event.text):  # refused unread
        return Outcome(person.at(stood, "note-long"), (Puzzled(thing="long"),), delete=True)
    kind = _find_in_names(event, library) or _find_in_content(event, stood, person, library)
    if kind is None:
        return None
    return Outcome(person.at(_locate_warning(kind, stood)), (Warned(secret=kind),), delete=True)


def _find_stood(origin: Origin, person: Person, library: Library) -> Address:
    """Return where the person was when they typed; behind the warning, where they were before it."""
    stood = origin.here or person.here
    if stood.flow == SECRET.flow:
        stood = Address(stood.ids[1:]) if stood.ids[1:] else HOME
    return HOME if _find_in_address(stood, library) else stood


def _find_in_names(event: Event, library: Library) -> SecretKind | None:
    """Find a secret where only our own names belong: in a link, a button's data, a share code."""
    addresses = [event.origin.here] if event.origin.here else []
    match event:
        case Opened(_, address):
            addresses.append(address)
        case Pressed(_, act):
            addresses.append(act.address)
        case _:
            pass
    found = (kind for at in addresses if (kind := _find_in_address(at, library)))
    return next(found, None) or _find_in_name(event.origin.via or "")


def _find_in_address(at: Address, library: Library) -> SecretKind | None:
    """Find a secret among the parts of an address that are not our own names."""
    return _find_in_name(" ".join(part for part in at.parts if part not in library.names))


def _find_in_name(name: str) -> SecretKind | None:
    return find_secret(re.sub("[^0-9A-Za-z]+", " ", name)) if _CODE.search(name) else None


def _find_in_content(event: Event, stood: Address, person: Person, library: Library) -> SecretKind | None:
    match event:
        case Said(_, text):
            chat = _find_chat(person)
            if chat and stood.flow in _CARRIED_FROM and _BARE_NUMBER.fullmatch(text):  # half of a number, or a code
                return "otp"
            words = _words(stood, library) + (_words(read_about(chat), library) if chat else "")
            return find_secret(text, find_asked_kinds(words))
        case Sent(_, "photo" | "file", text):
            return find_secret(text) or ("paper" if _shows_papers(stood, _find_chat(person), library) else None)
        case Sent(_, _, text):
            return find_secret(text)
        case _:
            return None


def _words(at: Address, library: Library) -> str:
    """Return all that a step says, with its picture and the problem that is open."""
    guide, step, problem = library.at(at)
    if guide is None or step is None:
        return ""
    drawn = guide.drawings.get(step.id, step.picture.alt if step.picture else "")
    return "\n".join((step.text, drawn, problem.when if problem else ""))


def _find_chat(person: Person) -> HelpRequest | None:
    """Return the chat that the person is in: what they type is meant for somebody, at the step that it is about."""
    help = find_open_request(person)
    return help if help is not None and help.state == "taken" else None


def _shows_papers(stood: Address, chat: HelpRequest | None, library: Library) -> bool:
    """Whether a photo may show a paper. In a chat photos show what a phone does, unless the step is on papers."""
    if chat is None:
        return _needs_papers(stood, library)
    return any(concerns_papers(_words(at, library)) for at in (stood, read_about(chat)))


def _needs_papers(at: Address, library: Library) -> bool:
    guide = library.at(at).guide
    return guide is not None and (bool(guide.needs.documents) or concerns_papers(_words(at, library)))


def _locate_warning(kind: SecretKind, stood: Address) -> Address:
    """Return the warning that leads back to an address, or to the nearest one above it that fits."""
    while stood != HOME:
        here = SECRET.under(kind, *stood.parts)
        if len(here.token) <= TOKEN_MAX_CHARS:
            return here
        stood = stood.parent
    return SECRET.under(kind)


def view(here: Address, person: Person, library: Library) -> Screen | None:
    kind, back = here.ids[:1], here.ids[1:]
    if not kind or kind[0] not in SECRET_KINDS or back[:1] == (SECRET.flow,):
        return None
    page = Page(here, person, library)
    say, report = page.say, page.guide(_REPORT_GUIDE)
    body = [
        say("secret-body"),
        say(f"secret-{kind[0]}"),
        say("secret-given") if report else "",
        say("secret-ask", contact=library.deployment.contact),
    ]
    rows: Rows = [
        Go(say("secret-report"), address("guide", report.id), main=True) if report else (),
        Go(say("secret-understood"), Address(back) if back else HOME, main=report is None, heeds=(*GO_ON, "back")),
        page.home,
    ]
    return page.screen(say("secret-title"), body, rows, hides=True)


FLOW = Flow(view)
