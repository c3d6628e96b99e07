"""Help: asking for a person. Says who will answer, when, and what they see, before anything is sent.

Addresses: `help` · `help/<where the person stood>`: `help/guide/G/STEP/PROBLEM`, or as much of it as fits.
"""

from dataclasses import replace

from flows.core.address import HOME, Act, Address
from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.facts.team import HelpAsked
from flows.core.flow import Flow, Outcome, Told
from flows.core.help.requests import ASK, nearest_team, open_help, rung, standing_in, talk_of
from flows.core.library import Library
from flows.core.pages.page import Say, home_button, sayer
from flows.core.pages.when import moment
from flows.core.person import Person
from flows.core.places.share_code import fresh
from flows.core.record import HelpRequest
from flows.core.screen import Do, Go, Row, Screen
from flows.core.text.phone_number import readable_phone

_ID_CHARS = 10


def _stood(here: Address, library: Library) -> Address | None:
    """The place that is asked about; home for none. None for a place that is not there."""
    if not here.ids:
        return HOME
    place = Address(here.ids)
    named = sum(found is not None for found in standing_in(place, library))
    return place if 0 < named == len(place.ids) else None


def view(here: Address, person: Person, library: Library) -> Screen | None:
    stood = _stood(here, library)
    if stood is None or not library.teams.places:
        return None
    say = sayer(person, library)
    guide, _, _ = standing_in(stood, library, person.language)
    back: Row = (*((Go(say("help-back"), stood),) if stood != HOME else ()), home_button(say))
    help = open_help(person)
    if help is not None:
        rows: tuple[Row, ...] = ((Go(say("talk-back"), talk_of(help), main=True),), back)
        return Screen(here, person.language, say("help-title"), say("help-open"), rows=rows)
    team = nearest_team(person, library)
    if team is None:
        return Screen(here, person.language, say("help-title"), _nobody(guide, library, say), rows=(back,))
    lines = [
        say("help-who", team=library.teams.name(team)),
        _answered(person, library, say),
        say("help-seen"),
        say("help-secrets"),
    ]
    rows = ((Do(say("help-ask"), Act(ASK, here), main=True),), back)
    return Screen(here, person.language, say("help-title"), "\n\n".join(lines), rows=rows)


def _nobody(guide: Guide | None, library: Library, say: Say) -> str:
    """Said where no team has people yet: whom to turn to instead."""
    hotline = guide.service.hotline if guide else None
    called = [say("stuck-phone", phone=readable_phone(hotline))] if hotline else []
    return "\n\n".join([say("help-nobody", contact=library.deployment.contact), *called])


def _answered(person: Person, library: Library, say: Say) -> str:
    """When an answer comes, as seen from the person's last act."""
    hours, at = library.deployment.hours, person.seen_at
    if at is None or hours.open_at(at):
        return say("help-soon", minutes=hours.patience_minutes)
    return say("help-later", moment=moment(hours.next_open(at), say))


def opened(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """Whoever has asked already is shown how it stands."""
    help = open_help(person)
    return Outcome(person.at(talk_of(help)) if help else person)


def ask(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`ask`: the wish goes to the nearest team. Pressed again, it is there already."""
    stood, before = _stood(here, library), open_help(person)
    if before is not None:
        return Outcome(person.at(talk_of(before)))
    team = nearest_team(person, library) if stood is not None else None
    if stood is None or team is None:
        return Outcome(person.at(here))
    help = HelpRequest(
        id=fresh(origin.seed, "help", _ID_CHARS),
        place=team,
        home=person.home,
        key=person.key,
        about=stood.token,
        asked=origin.at,
        came=origin.at,
        channel=origin.channel,
    )
    told: tuple[Told, ...] = ()
    if library.deployment.hours.open_at(origin.at):
        help, told = rung(help, origin.at, person.shared, library)
    guide, step, problem = (found.id if found else None for found in standing_in(stood, library))
    fact = HelpAsked(team, help.id, guide, step, problem)
    return Outcome(replace(person, help=help.id).at(talk_of(help)), (fact,), changed=(help,), told=told)


FLOW = Flow(view, acts={ASK: ask}, opened=opened)
