"""What the two may do, and a member before them: take, end, return, judge. Pressed twice or late, nothing counts twice.

Two members who take at the same moment: the store lets one win, the other's turn is played again and finds it taken.
"""

from dataclasses import replace

from flows.chat.seeing import part_in
from flows.core.address import Address
from flows.core.event import Origin
from flows.core.facts.team import HelpJudged, HelpTaken
from flows.core.flow import Acting, Outcome, Told
from flows.core.help.requests import closed, open_help, waiting_anew, walked_together
from flows.core.library import Library
from flows.core.person import Person


def take(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`take`: a member answers. One talk at a time."""
    seen = part_in(here, person, library)
    if seen is None or seen[1] == "asker" or person.seat is None:
        return Outcome(person.at(here))
    help, seat = seen[0], person.seat
    other = open_help(person)
    if other is not None and other.id != help.id:
        return Outcome(person.at(here, "note-talk-busy"))
    if help.state != "waiting":
        mine = help.by_key == person.key
        return Outcome(person.at(here, None if mine or help.state == "closed" else "note-talk-taken"))
    taken = replace(
        help, state="taken", by=seat.id, by_key=person.key, by_channel=origin.channel, last=origin.at, told=True
    )
    place = library.teams.places.get(help.place)
    group = (Told(str(place.group), here, group=True),) if place is not None and place.group is not None else ()
    fact = HelpTaken(seat.id, help.place, help.id)
    told = (Told(help.key, here), *group)
    return Outcome(replace(person, help=help.id).at(here), (fact,), changed=(taken,), told=told)


def end(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`end`: who asked needs nobody any more, or one of the two ends the talk."""
    seen = part_in(here, person, library)
    if seen is None or seen[1] == "team" or seen[0].state == "closed":
        return Outcome(person.at(here))
    help, part = seen
    over = closed(help, "asker" if part == "asker" else "helper")
    person = walked_together(replace(person.at(here), help=None), help, library)
    return Outcome(person, over.facts, changed=over.changed, told=over.told)


def give_back(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`return`: the helper cannot go on; it waits for another."""
    seen = part_in(here, person, library)
    if seen is None or seen[1] != "helper" or seen[0].state != "taken":
        return Outcome(person.at(here))
    back = waiting_anew(seen[0], origin.at, library, person.shared, but=person.key)
    person = replace(person.at(here, "note-talk-returned"), help=None)
    return Outcome(person, back.facts, changed=back.changed, told=back.told)


def _judge(yes: bool) -> Acting:
    def act(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
        """Said once, by who asked."""
        seen = part_in(here, person, library)
        if seen is None or seen[1] != "asker":
            return Outcome(person.at(here))
        help = seen[0]
        if help.state != "closed" or help.by is None or help.judged is not None:
            return Outcome(person.at(here))
        person = walked_together(replace(person.at(here), help=None), help, library)
        fact = HelpJudged(help.by, help.place, help.id, yes)
        return Outcome(person, (fact,), changed=(replace(help, judged=yes),))

    return act


ACTS: dict[str, Acting] = {
    "take": take,
    "end": end,
    "return": give_back,
    "helped": _judge(True),
    "not-helped": _judge(False),
}
