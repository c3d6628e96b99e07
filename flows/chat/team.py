"""The team's screens: the list of wishes, and the card of one, with all that may be known of who asks."""

from flows.chat.seeing import PLACE
from flows.core.address import Act, Address
from flows.core.help.requests import GROUP, about_of, side_of, standing_in, talk_of
from flows.core.library import Library
from flows.core.pages.page import Say, home_button, sayer
from flows.core.pages.when import stamp
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.screen import Do, Go, Row, Screen

_LISTED_MAX = 20


def _places(person: Person, library: Library) -> list[str]:
    """The places whose wishes are listed for somebody: their own, and a commune's villages."""
    place = library.teams.places.get(person.seat.place) if person.seat else None
    if place is None:
        return []
    return [place.id, *(below.id for below in library.teams.below(place.id) if below.level == "village")]


def listed(person: Person, library: Library) -> Screen:
    """The wishes that wait, and those that somebody has taken, the oldest first."""
    say = sayer(person, library)
    found = [help for place in _places(person, library) for help in person.shared.help_requests(place)]
    helps = sorted(found, key=lambda one: (one.state != "waiting", one.asked, one.id))
    waiting = sum(help.state == "waiting" for help in helps)
    rows = [(Go(_label(help, person, library, say), talk_of(help)),) for help in helps[:_LISTED_MAX]]
    body = say("talk-list-body", waiting=waiting, taken=len(helps) - waiting)
    return Screen(PLACE, person.language, say("talk-list"), body, rows=(*rows, (home_button(say),)), live=True)


def _label(help: HelpRequest, person: Person, library: Library, say: Say) -> str:
    guide, _, _ = standing_in(about_of(help), library, person.language)
    title = guide.title if guide else say("talk-anything")
    mark = "✓ " if help.state == "taken" else ""
    return f"{mark}{title} · {stamp(help.asked)}"


def view(help: HelpRequest, person: Person, library: Library) -> Screen:
    """The card of a wish, for who may take it, has taken it, or is to know that another has."""
    say = sayer(person, library)
    mine = side_of(help, person) == "helper"
    rows = (*_acts(help, person, mine, say), *_ways(help, person, library, say))
    title, told = _state(help, mine, person, say)
    body = told if help.state == "closed" else "\n\n".join([told, *_asked(help, person, library, say)])
    return Screen(talk_of(help), person.language, title, body, rows=rows, live=True)


def _state(help: HelpRequest, mine: bool, person: Person, say: Say) -> tuple[str, str]:
    if help.state == "closed":
        return say("talk-card-closed"), say("talk-card-closed-body")
    if help.state == "waiting":
        return say("talk-card"), say("talk-since", moment=stamp(help.asked))
    if mine:
        return say("talk-card-mine"), say("talk-card-mine-body")
    member = person.shared.member(help.by or "")
    return say("talk-card-taken"), say("talk-card-taken-body", member=member.label if member else help.by or "")


def _asked(help: HelpRequest, person: Person, library: Library, say: Say) -> list[str]:
    """Where the person stands; nothing that tells who they are."""
    guide, step, problem = standing_in(about_of(help), library, person.language)
    return [
        say("talk-guide", title=guide.title) if guide else say("talk-about-nothing"),
        *([say("talk-step", text=step.text.strip())] if step else []),
        *([say("talk-problem", problem=problem.when)] if problem else []),
        *([say("talk-home", place=library.teams.name(help.home))] if help.home else []),
    ]


def _acts(help: HelpRequest, person: Person, mine: bool, say: Say) -> tuple[Row, ...]:
    here = talk_of(help)
    if help.state == "waiting" and person.seat is not None and person.seat.id == GROUP:
        return ((Go(say("talk-open"), here, main=True),),)
    if help.state == "waiting":
        return ((Do(say("talk-take"), Act("take", here), main=True),),)
    if help.state == "taken" and mine:
        return ((Do(say("talk-end"), Act("end", here)), Do(say("talk-return"), Act("return", here))),)
    return ()


def _ways(help: HelpRequest, person: Person, library: Library, say: Say) -> tuple[Row, ...]:
    guide, step, problem = standing_in(about_of(help), library)
    place = Address(("guide", *(found.id for found in (guide, step, problem) if found)))
    there: tuple[Row, ...] = ((Go(say("talk-see"), place),),) if guide and help.state != "closed" else ()
    return (*there, (Go(say("talk-list"), PLACE), home_button(say)))
