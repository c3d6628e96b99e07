"""The acts of a chat: take, end, return, judge. Pressed twice or late, nothing counts twice.

Of two members who take a request at the same moment the store lets one win; the other's turn is played again and finds
it taken.
"""

from dataclasses import replace

from flows.chat.parts import find_part
from flows.core.address import Address
from flows.core.event import Origin
from flows.core.facts.team import HelpJudged, HelpTaken
from flows.core.flow import Acting, Outcome, Told
from flows.core.help.requests import close_request, find_open_request, mark_run_helped, return_to_team
from flows.core.library import Library
from flows.core.person import Person


def take_request(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`take`: answer a request. A member has one chat at a time."""
    found = find_part(here, person, library)
    if found is None or found[1] == "asker" or person.seat is None:
        return Outcome(person.at(here))
    request, seat = found[0], person.seat
    other = find_open_request(person)
    if other is not None and other.id != request.id:
        return Outcome(person.at(here, "note-talk-busy"))
    if request.state != "waiting":
        mine = request.by_key == person.key
        return Outcome(person.at(here, None if mine or request.state == "closed" else "note-talk-taken"))
    taken = replace(
        request, state="taken", by=seat.id, by_key=person.key, by_channel=origin.channel, last=origin.at, told=True
    )
    place = library.teams.places.get(request.place)
    group = (Told(str(place.group), here, group=True),) if place is not None and place.group is not None else ()
    fact = HelpTaken(by=seat.id, place=request.place, help=request.id)
    told = (Told(request.key, here), *group)
    return Outcome(replace(person, help=request.id).at(here), (fact,), changed=(taken,), told=told)


def end_chat(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`end`: withdraw the request, or end the chat from either side."""
    found = find_part(here, person, library)
    if found is None or found[1] == "team" or found[0].state == "closed":
        return Outcome(person.at(here))
    request, part = found
    over = close_request(request, "asker" if part == "asker" else "helper")
    person = mark_run_helped(replace(person.at(here), help=None), request, library)
    return Outcome(person, over.facts, changed=over.changed, told=over.told)


def give_back_request(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`return`: give the request back; it waits for another helper."""
    found = find_part(here, person, library)
    if found is None or found[1] != "helper" or found[0].state != "taken":
        return Outcome(person.at(here))
    back = return_to_team(found[0], origin.at, library, person.shared, but=person.key)
    person = replace(person.at(here, "note-talk-returned"), help=None)
    return Outcome(person, back.facts, changed=back.changed, told=back.told)


def _judge(yes: bool) -> Acting:
    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        """`helped`, `not-helped`: judge the chat, once, as the person who asked."""
        found = find_part(here, person, library)
        if found is None or found[1] != "asker":
            return Outcome(person.at(here))
        request = found[0]
        if request.state != "closed" or request.by is None or request.judged is not None:
            return Outcome(person.at(here))
        person = mark_run_helped(replace(person.at(here), help=None), request, library)
        fact = HelpJudged(by=request.by, place=request.place, help=request.id, helped=yes)
        return Outcome(person, (fact,), changed=(replace(request, judged=yes),))

    return act


ACTS: dict[str, Acting] = {
    "take": take_request,
    "end": end_chat,
    "return": give_back_request,
    "helped": _judge(True),
    "not-helped": _judge(False),
}
