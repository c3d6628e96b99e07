"""The team's screens: the list of help requests, and one of them, with all that may be known of the person."""

from flows.chat.parts import INBOX
from flows.core.address import Act, address
from flows.core.help.requests import GROUP, find_side, locate_chat, read_about
from flows.core.library import Library
from flows.core.pages.lists import take_page
from flows.core.pages.page import Page, Rows
from flows.core.pages.when import write_hour
from flows.core.person import Person
from flows.core.record import HelpRequest
from flows.core.screen import Do, Go, Screen


def _list_places(person: Person, library: Library) -> list[str]:
    """Return the places whose requests are listed for a person: their own, and a commune's villages."""
    place = library.teams.places.get(person.seat.place) if person.seat else None
    if place is None:
        return []
    return [place.id, *(below.id for below in library.teams.below(place.id) if below.level == "village")]


def view_inbox(page: Page, after: str | None = None) -> Screen:
    """Draw the requests that wait, the newest first, and then those that a member has taken; a page at a time."""
    say, shared = page.say, page.person.shared
    places = _list_places(page.person, page.library)
    found = [request for place in places for request in shared.help_requests(place)]
    newest = sorted(found, key=lambda one: (one.asked, one.id), reverse=True)
    requests = sorted(newest, key=lambda one: one.state != "waiting")
    shown, further = take_page(requests, lambda one: one.id, after)
    waiting = sum(one.state == "waiting" for one in requests)
    rows: Rows = [
        *(Go(_label(page, one), locate_chat(one)) for one in shown),
        Go(say("team-more-places"), INBOX.under("more", shown[-1].id)) if further else (),
    ]
    body = say("talk-list-body", waiting=waiting, taken=len(requests) - waiting)
    return page.screen(say("talk-list"), body, [*rows, page.home], live=True)


def _label(page: Page, request: HelpRequest) -> str:
    guide = page.library.at(read_about(request), page.person.language).guide
    title = guide.title if guide else page.say("talk-anything")
    mark = "✓ " if request.state == "taken" else ""
    return f"{mark}{title} · {write_hour(request.asked)}"


def view(page: Page, request: HelpRequest) -> Screen:
    """Draw a request for a member who may take it, has taken it, or should see that another has."""
    mine = find_side(request, page.person) == "helper"
    title, state = _describe_state(page, request, mine=mine)
    body = [state] if request.state == "closed" else [state, *_describe_about(page, request)]
    rows: Rows = [*_list_acts(page, request, mine=mine), *_list_ways(page, request)]
    return page.screen(title, body, rows, live=True)


def _describe_state(page: Page, request: HelpRequest, *, mine: bool) -> tuple[str, str]:
    """Return the title, and what has become of the request."""
    say = page.say
    if request.state == "closed":
        return say("talk-card-closed"), say("talk-card-closed-body")
    if request.state == "waiting":
        return say("talk-card"), say("talk-since", moment=write_hour(request.asked))
    if mine:
        return say("talk-card-mine"), say("talk-card-mine-body")
    member = page.person.shared.member(request.by or "")
    return say("talk-card-taken"), say("talk-card-taken-body", member=member.label if member else request.by or "")


def _describe_about(page: Page, request: HelpRequest) -> list[str]:
    """Say where the person stands, and nothing that shows who they are."""
    say = page.say
    guide, step, problem = page.library.at(read_about(request), page.person.language)
    return [
        say("talk-guide", title=guide.title) if guide else say("talk-about-nothing"),
        say("talk-step", text=step.text.strip()) if step else "",
        say("talk-problem", problem=problem.when) if problem else "",
        say("talk-home", place=page.name_place(request.home)) if request.home else "",
    ]


def _list_acts(page: Page, request: HelpRequest, *, mine: bool) -> Rows:
    say, here, seat = page.say, page.here, page.person.seat
    if request.state == "waiting" and seat is not None and seat.id == GROUP:
        return [Go(say("talk-open"), here, main=True)]
    if request.state == "waiting":
        return [Do(say("talk-take"), Act("take", here), main=True)]
    if request.state == "taken" and mine:
        return [(Do(say("talk-end"), Act("end", here)), Do(say("talk-return"), Act("return", here)))]
    return []


def _list_ways(page: Page, request: HelpRequest) -> Rows:
    about = page.library.at(read_about(request))
    shown = about.guide and request.state != "closed"
    see = Go(page.say("talk-see"), address("guide", *about.ids)) if shown else ()
    return [see, (Go(page.say("talk-list"), INBOX), page.home)]
