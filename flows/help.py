"""Help: asking for a person. Says before anything is sent who will answer, when, and what they see.

Addresses: `help` · `help/<where the person stood>`: `help/guide/G/STEP/PROBLEM`, or as much of it as fits.
"""

from dataclasses import replace

from flows.core.address import HOME, Act, Address
from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.facts.team import HelpAsked
from flows.core.flow import Flow, Outcome, Told
from flows.core.help.requests import (
    ASK,
    RINGS_AGAIN_AFTER,
    find_nearest_team,
    find_open_request,
    locate_chat,
    may_ring,
    notify_team,
)
from flows.core.ids import HelpRequestId
from flows.core.library import Library
from flows.core.pages.page import Page
from flows.core.pages.when import say_moment
from flows.core.person import Person
from flows.core.places.share_code import derive_id
from flows.core.record import HelpRequest
from flows.core.screen import Do, Go, Row, Screen
from flows.core.text.phone_number import format_phone

_ID_CHARS = 10


def _find_stood(here: Address, library: Library) -> Address | None:
    """Return the screen that help is asked about; home for none. None for a screen that is not there."""
    if not here.ids:
        return HOME
    stood = Address(here.ids)
    return stood if 0 < len(library.at(stood).ids) == len(stood.ids) else None


def view(here: Address, person: Person, library: Library) -> Screen | None:
    stood = _find_stood(here, library)
    if stood is None or not library.teams.places:
        return None
    page = Page(here, person, library)
    say, title, request = page.say, page.say("help-title"), find_open_request(person)
    back: Row = (*((Go(say("help-back"), stood, heeds=("back", "no")),) if stood != HOME else ()), page.home)
    if request is not None:
        return page.screen(title, say("help-open"), [Go(say("talk-back"), locate_chat(request), main=True), back])
    team = find_nearest_team(person, library)
    if team is None:
        return page.screen(title, _say_nobody(page, library.at(stood, person.language).guide), [back])
    guide = library.at(stood, person.language).guide
    body = [say("help-who", team=page.name_place(team)), _say_when(page), _say_urgent(page, guide)]
    body += [say("help-seen"), say("help-secrets")]
    return page.screen(title, body, [Do(say("help-ask"), Act(ASK, here), main=True), back])


def _say_nobody(page: Page, guide: Guide | None) -> list[str]:
    """Say that no team has people yet, and whom to turn to instead."""
    hotline = guide.service.hotline if guide else None
    call = page.say("stuck-phone", phone=format_phone(hotline)) if hotline else ""
    return [page.say("help-nobody", contact=page.library.deployment.contact), call]


def _say_urgent(page: Page, guide: Guide | None) -> str:
    """Say whom to call where nobody is on duty now."""
    hours, at = page.library.deployment.help, page.person.seen_at
    if at is None or hours.is_open_at(at):
        return ""
    urgent = page.say("help-urgent", contact=page.library.deployment.contact)
    hotline = guide.service.hotline if guide else None
    return f"{urgent} {page.say('stuck-phone', phone=format_phone(hotline))}" if hotline else urgent


def _say_when(page: Page) -> str:
    """Say when an answer comes, as seen from the person's last act."""
    hours, at = page.library.deployment.help, page.person.seen_at
    if at is None or hours.is_open_at(at):
        return page.say("help-soon", minutes=hours.patience_minutes)
    return page.say("help-later", moment=say_moment(hours.find_next_open(at), page.say))


def open_help_page(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Show a person who has asked already what has become of it."""
    request = find_open_request(person)
    return Outcome(person.at(locate_chat(request)) if request else person)


def ask(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`ask`: send the help request to the nearest team. Pressed again, it is there already."""
    stood, before = _find_stood(here, library), find_open_request(person)
    if before is not None:
        return Outcome(person.at(locate_chat(before)))
    team = find_nearest_team(person, library) if stood is not None else None
    if stood is None or team is None:
        return Outcome(person.at(here))
    request = HelpRequest(
        id=HelpRequestId(derive_id(origin.seed, "help", _ID_CHARS)),
        place=team,
        home=person.home,
        key=person.key,
        about=stood.token,
        asked=origin.at,
        came=origin.at,
        channel=origin.channel,
    )
    told: tuple[Told, ...] = ()
    rested = person.rang_at is None or origin.at - person.rang_at >= RINGS_AGAIN_AFTER
    if rested and library.deployment.help.is_open_at(origin.at) and may_ring(team, origin.at, person.shared):
        request, told = notify_team(request, origin.at, person.shared, library)
        person = replace(person, rang_at=origin.at)
    guide, step, problem = library.at(stood)
    fact = HelpAsked(
        place=team,
        help=request.id,
        guide=guide.id if guide else None,
        step=step.id if step else None,
        problem=problem.id if problem else None,
    )
    return Outcome(replace(person, help=request.id).at(locate_chat(request)), (fact,), changed=(request,), told=told)


FLOW = Flow(view, acts={ASK: ask}, opened=open_help_page)
