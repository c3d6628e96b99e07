"""Secret: what no person should type to a bot is refused before anything of it is kept, and calmly answered.

Addresses: `secret/KIND` · `secret/KIND/<where the person stood>`, which leads back there.
"""

import re

from flows.core.address import HOME, TOKEN_MAX_CHARS, Address, address
from flows.core.content.guide import Guide, Step
from flows.core.event import Event, Opened, Origin, Pressed, Said, Sent
from flows.core.facts.citizen import Warned
from flows.core.flow import Flow, Outcome
from flows.core.help.requests import about_of, open_help
from flows.core.library import Library
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.screen import Go, Row, Screen
from flows.core.secret import SECRET_KINDS, SecretKind, asked_for, concerns_papers, secret_in

PLACE = address("secret")
HELP = "safe-report"  # the guide for whoever gave a secret away
_CODE = re.compile("[0-9]{3}")


def guard(event: Event, person: Person, library: Library) -> Outcome | None:
    """The whole turn, where an event holds a secret; None where it may be played."""
    stood = _stood(event.origin, person, library)
    kind = _in_names(event, library) or _in_content(event, stood, person, library)
    if kind is None:
        return None
    return Outcome(person.at(_warning(kind, stood)), (Warned(kind),), delete=True)


def _stood(origin: Origin, person: Person, library: Library) -> Address:
    """Where the person was when they typed; behind the warning, where they were before it."""
    place = origin.here or person.here
    if place.flow == PLACE.flow:
        place = Address(place.ids[1:]) if place.ids[1:] else HOME
    return HOME if _in_address(place, library) else place


def _in_names(event: Event, library: Library) -> SecretKind | None:
    """A secret where only names of ours belong: a link, a button's data, a share code."""
    places = [event.origin.here] if event.origin.here else []
    match event:
        case Opened(_, address):
            places.append(address)
        case Pressed(_, act):
            places.append(act.address)
        case _:
            pass
    found = (kind for place in places if (kind := _in_address(place, library)))
    return next(found, None) or _in_name(event.origin.via or "")


def _in_address(place: Address, library: Library) -> SecretKind | None:
    """A secret among the parts of an address that are no names of ours."""
    return _in_name(" ".join(part for part in place.parts if part not in library.names))


def _in_name(name: str) -> SecretKind | None:
    return secret_in(re.sub("[^0-9A-Za-z]+", " ", name)) if _CODE.search(name) else None


def _in_content(event: Event, stood: Address, person: Person, library: Library) -> SecretKind | None:
    match event:
        case Said(_, text):
            talk = _talk(person)
            words = _words(stood, library) + (_words(about_of(talk), library) if talk else "")
            return secret_in(text, asked_for(words))
        case Sent(_, "photo" | "file", text):
            return secret_in(text) or ("paper" if _papers(stood, _talk(person), library) else None)
        case Sent(_, _, text):
            return secret_in(text)
        case _:
            return None


def _guide_and_step(place: Address, library: Library) -> tuple[Guide | None, Step | None]:
    guide = library.guide(place.ids[0]) if place.flow == "guide" and place.ids else None
    return guide, guide.step(place.ids[1]) if guide and len(place.ids) > 1 else None


def _words(place: Address, library: Library) -> str:
    """All that the step of a place says, its picture and the problem that is open among it."""
    guide, step = _guide_and_step(place, library)
    if guide is None or step is None:
        return ""
    problem = step.problem(place.ids[2]) if len(place.ids) > 2 else None
    drawn = guide.drawings.get(step.id, step.picture.alt if step.picture else "")
    return "\n".join((step.text, drawn, problem.when if problem else ""))


def _talk(person: Person) -> HelpRequest | None:
    """The talk that the person is in: what they type is meant for somebody, at the step that it is about."""
    help = open_help(person)
    return help if help is not None and help.state == "taken" else None


def _papers(stood: Address, talk: HelpRequest | None, library: Library) -> bool:
    """Whether a photo may show a paper. In a talk photos show what a phone does, unless the step is on papers."""
    if talk is None:
        return _needs_papers(stood, library)
    return any(concerns_papers(_words(place, library)) for place in (stood, about_of(talk)))


def _needs_papers(place: Address, library: Library) -> bool:
    guide, _ = _guide_and_step(place, library)
    return guide is not None and (bool(guide.needs.documents) or concerns_papers(_words(place, library)))


def _warning(kind: SecretKind, stood: Address) -> Address:
    """The warning that leads back to a place, or to the nearest one above it whose name fits."""
    while stood != HOME:
        here = PLACE.under(kind, *stood.parts)
        if len(here.token) <= TOKEN_MAX_CHARS:
            return here
        stood = stood.parent
    return PLACE.under(kind)


def view(here: Address, person: Person, library: Library) -> Screen | None:
    kind, back = here.ids[:1], here.ids[1:]
    if not kind or kind[0] not in SECRET_KINDS or back[:1] == (PLACE.flow,):
        return None
    say = sayer(person, library)
    help = library.guide(HELP, person.language)
    body = [say("secret-body"), say(f"secret-{kind[0]}")]
    rows: list[Row] = [(Go(say("secret-understood"), Address(back) if back else HOME, main=True),)]
    if help is not None:
        body.append(say("secret-given"))
        rows.append((Go(say("secret-report"), address("guide", help.id)),))
    body.append(say("secret-ask", contact=library.deployment.contact))
    rows.append((home_button(say),))
    title = say("secret-title")
    return Screen(here, person.language, title, "\n\n".join(body), rows=tuple(rows), hides=True)


FLOW = Flow(view)
