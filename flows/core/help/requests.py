"""A person's request for a helper: whom it goes to, who takes part, and how it passes from hand to hand.

It lies with the team of the nearest place that has people; from there it may only go up.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from flows.core.address import DATA_MAX_BYTES, HOME, Act, Address, address, read_token
from flows.core.facts.team import HelpClosed, HelpReturned
from flows.core.flow import Told, Upshot
from flows.core.ids import NOWHERE, MemberId, PlaceId
from flows.core.library import Library
from flows.core.pages.page import Say
from flows.core.person import Person
from flows.core.record import HelpRequest, Member
from flows.core.screen import Go, Row
from flows.core.shared import SharedRecords

ASK = "ask"
RINGS_MAX, RINGS_WITHIN = 6, timedelta(minutes=10)  # for one place
RINGS_AGAIN_AFTER = timedelta(hours=1)  # for one person
GROUP = MemberId("group")  # id of the seat in which a team's group chat looks: it opens what it sees, and does nothing
SERVER = MemberId("server")  # id of a seat that config gave: no record tells whether it still holds
Side = Literal["asker", "helper"]


def locate_ask(stood: Address) -> Address:
    """Return the screen that asks for a helper, about an address in a guide or the nearest one above that fits."""
    here = address("help", *stood.parts) if stood.flow == "guide" and stood.ids else address("help")
    while len(Act(ASK, here).data) > DATA_MAX_BYTES:
        here = here.parent
    return here


def make_help_rows(stood: Address, library: Library, say: Say, *, main: bool = False) -> tuple[Row, ...]:
    """Make the button that asks for a helper; none where there are no teams."""
    return ((Go(say("help-button"), locate_ask(stood), main, heeds=("person",)),),) if library.teams.places else ()


def locate_chat(request: HelpRequest) -> Address:
    """Return the screen on which the asker and the helper meet."""
    return address("talk", request.id)


def make_chat_rows(person: Person, say: Say) -> tuple[Row, ...]:
    """Make the button back to the person's open request or chat."""
    request = find_open_request(person)
    return ((Go(say("talk-back"), locate_chat(request)),),) if request else ()


def find_side(request: HelpRequest, person: Person) -> Side | None:
    """Return the person's part in a request. A helper has one while they hold the seat that they took it in."""
    if person.key == request.key:
        return "asker"
    seated = person.seat is not None and person.seat.id == request.by
    return "helper" if seated and person.key == request.by_key else None


def find_open_request(person: Person) -> HelpRequest | None:
    """Return the request that the person waits on or chats in. A person may still name a closed one until they act."""
    request = person.shared.help_request(person.help) if person.help else None
    return request if request is not None and request.state != "closed" and find_side(request, person) else None


def find_helpers(place: PlaceId, shared: SharedRecords, *, but: str) -> tuple[Member, ...]:
    """Return the members who answer at a place; `but`: the key of one who does not."""
    return tuple(member for member in shared.members(place) if member.key != but)


def find_nearest_team(person: Person, library: Library) -> PlaceId | None:
    """Return the nearest place with people; None where nobody answers anywhere.

    From home upwards; where home is not known, from the top down for as long as there is one way only.
    """
    teams = library.teams
    home = person.home or (person.seat.place if person.seat else NOWHERE)
    ways = [place.id for place in teams.upwards(home)]
    below = teams.root if not ways else NOWHERE
    while below:
        ways.append(below)
        lower = teams.below(below)
        below = lower[0].id if len(lower) == 1 else NOWHERE
    return next((place for place in ways if find_helpers(place, person.shared, but=person.key)), None)


def find_team_above(request: HelpRequest, shared: SharedRecords, library: Library) -> PlaceId | None:
    """Return the nearest place with people above the one where a request lies."""
    above = library.teams.upwards(request.place)[1:]
    return next((place.id for place in above if find_helpers(place.id, shared, but=request.key)), None)


def may_ring(place: str, at: datetime, shared: SharedRecords) -> bool:
    """Say whether the people of a place may be rung once more; what rings nobody waits in their list.

    Somebody with many browsers could else ring a whole team without end.
    """
    rung = [one for one in shared.help_requests(place) if one.rung is not None and at - one.rung < RINGS_WITHIN]
    return len(rung) < RINGS_MAX


def notify_team(
    request: HelpRequest, at: datetime, shared: SharedRecords, library: Library, *, but: str = ""
) -> tuple[HelpRequest, tuple[Told, ...]]:
    """Notify the team's people and its group of a request; `but`: the key of a member who knows already."""
    people = [member for member in find_helpers(request.place, shared, but=request.key) if member.key != but]
    told = [Told(member.key, locate_chat(request)) for member in people]
    place = library.teams.places.get(request.place)
    if place is not None and place.group is not None:
        told.append(Told(str(place.group), locate_chat(request), group=True))
    return replace(request, told=True, rung=at), tuple(told)


def return_to_team(
    request: HelpRequest, at: datetime, library: Library, shared: SharedRecords, *, but: str = ""
) -> Upshot:
    """Put a request back in the team's queue: its helper gave it back, or is gone.

    The team is notified at once, or when the office opens.
    """
    fact = HelpReturned(by=request.by or SERVER, place=request.place, help=request.id)
    request = replace(request, state="waiting", by=None, by_key=None, by_channel="", came=at, told=False, last=None)
    told: tuple[Told, ...] = ()
    if library.deployment.help.is_open_at(at):
        request, told = notify_team(request, at, shared, library, but=but)
    return Upshot((fact,), (request,), (Told(request.key, locate_chat(request)), *told))


def close_request(request: HelpRequest, by: Literal["asker", "helper", "gone"]) -> Upshot:
    """Close a request, and notify whoever took part and did not end it."""
    fact = HelpClosed(by=request.by, place=request.place, help=request.id, ended_by=by)
    keys = {"asker": (request.by_key,), "helper": (request.key,), "gone": (request.key, request.by_key)}[by]
    told = tuple(Told(key, locate_chat(request)) for key in keys if key)
    return Upshot((fact,), (replace(request, state="closed"),), told)


def leave_help_request(person: Person, at: datetime, library: Library) -> Upshot:
    """End the request of a person who is no longer remembered; one that they had taken waits for another helper.

    The asker's key is taken off the record.
    """
    request = person.shared.help_request(person.help) if person.help else None
    if request is None or person.key not in (request.key, request.by_key):
        return Upshot()
    nameless = replace(request, key="" if person.key == request.key else request.key)
    if request.state == "closed":
        return Upshot(changed=(nameless,))
    if person.key == request.key:
        return close_request(nameless, "gone")
    return return_to_team(request, at, library, person.shared, but=person.key)


def mark_run_helped(person: Person, request: HelpRequest, library: Library) -> Person:
    """Mark the asker's open run of the guide that a chat was about as helped, once a member had taken the request."""
    guide = library.at(read_about(request)).guide
    run = person.find_run(guide.id, *guide.formerly) if guide else None
    if run is None or run.state != "open" or request.by is None or person.key != request.key:
        return person
    return replace(person, runs={**person.runs, run.guide: replace(run, how="helped")})


def read_about(request: HelpRequest) -> Address:
    """Return where the person stood when they asked."""
    link = read_token(request.about)
    return link.address if link else HOME
