"""The turn: an event comes in, the person moves, facts are noted, a screen goes out.

`advance` and `view` know no flow by name; conversations do not know each other, they link by address.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import assert_never

from flows.core.address import HOME, Act, Address
from flows.core.event import Event, Opened, Origin, Pressed, Said, Sent
from flows.core.fact import Arrived, Erased, Fact, Noted, Puzzled
from flows.core.fold import fold
from flows.core.library import Library
from flows.core.person import Person, leaving
from flows.core.screen import Do, Go, Screen

OVERTAKEN_WITHIN = timedelta(hours=1)
SAID_MAX_CHARS = 1000  # longer texts are answered with a note and not searched


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act or typed words came to."""

    person: Person
    facts: tuple[Fact, ...] = ()
    delete: bool = False  # what the person sent is to be deleted where the channel can


Acting = Callable[[Address, Person, Origin, Library], Outcome]
Hearing = Callable[[str, Person, Library], Outcome | None]
Guarding = Callable[[Event, Person, Library], Outcome | None]


@dataclass(frozen=True)
class Flow:
    """A conversation: its screens, its acts by verb, and what it makes of typed words."""

    view: Callable[[Address, Person, Library], Screen | None]  # None: no such screen, climb to the parent
    acts: Mapping[str, Acting] = field(default_factory=dict)
    hear: Hearing | None = None  # None, or it answers None: the finder hears
    opened: Acting | None = None  # what being opened by a person does to what is remembered


@dataclass(frozen=True)
class Flows:
    """The table of contents: every conversation by the name that its addresses begin with."""

    by_name: Mapping[str, Flow]
    finder: str  # the flow that hears typed words nobody else wants
    commands: Mapping[str, Address]  # typed after a slash
    hellos: frozenset[str] = frozenset()  # folded; after days away they open home
    guard: Guarding | None = None  # asked first, about all that comes in: what it answers is the whole turn


@dataclass(frozen=True, slots=True)
class Turn:
    """The whole outcome of one event."""

    person: Person
    screens: tuple[Screen, ...]
    facts: tuple[Noted, ...]
    erased: str | None = None  # key of the person whose data must be deleted at once
    delete: bool = False  # the message that this answers is to be deleted where the channel can


def view(flows: Flows, address: Address, person: Person, library: Library) -> Screen:
    """Draw the screen of an address. Total: what is gone or forbidden climbs to its parent, with a note."""
    note = None
    while True:
        flow = flows.by_name.get(address.flow)
        screen = flow.view(address, person, library) if flow else None
        if screen is not None:
            return _noting(screen, screen.note_id or note, person, library)
        address = address.parent
        note = "note-gone"


def standing(flows: Flows, person: Person, library: Library) -> Screen:
    """The screen that a person is owed: where they stand, with the note of their last turn."""
    screen = view(flows, person.place, person, library)
    return _noting(screen, person.note or screen.note_id, person, library)


def _noting(screen: Screen, id: str | None, person: Person, library: Library) -> Screen:
    if id is None or (id == screen.note_id and screen.note is not None):
        return screen
    return replace(screen, note_id=id, note=library.words.say(person.language, id))


def advance(flows: Flows, person: Person, event: Event, library: Library) -> Turn:
    """Play one event. Pure: the same arguments give the same turn."""
    origin, began = event.origin, person
    person, facts = _forgotten_if_due(person, origin)
    was = person
    outcome = flows.guard(event, person, library) if flows.guard else None
    if outcome is None:  # only now may anything of the event be remembered
        person, arrived = _come(person, origin)
        facts += arrived
        outcome = _play(flows, person, event, library)
    # set before the screen is drawn, which may show it; and a stranger whom the turn made is forgotten after a day too
    after = replace(_in_order(was, outcome.person, origin), seen_at=origin.at)
    screen = standing(flows, after, library)
    after = replace(after, place=screen.address, note=screen.note_id)  # drawn again, it is the same screen
    return Turn(
        person=after,
        screens=(screen,),
        facts=_noted((*facts, *outcome.facts), began, after, origin),
        erased=was.key if after.key != was.key else None,
        delete=outcome.delete,
    )


def _come(person: Person, origin: Origin) -> tuple[Person, tuple[Fact, ...]]:
    """Put the person where the event was done, and credit a share code that came along."""
    person = replace(person, note=None, place=origin.place or person.place)
    if origin.via is None or origin.via == person.via:
        return person, ()
    arrived = (Arrived(origin.place.token),) if origin.place is not None else ()
    return replace(person, via=origin.via), arrived


def _in_order(was: Person, after: Person, origin: Origin) -> Person:
    """Let an event that was overtaken by a later one count, but leave the person where the later one put them.

    Telegram counts updates upwards, but draws a new number after a quiet week, hence the limit of time.
    """
    if origin.order is None:
        return after
    late = was.seen_at is not None and origin.at - was.seen_at < OVERTAKEN_WITHIN and origin.order < was.order
    if not late or after.key != was.key:
        return replace(after, order=origin.order)
    runs = {
        id: replace(run, step=was.runs[id].step) if id in was.runs and was.runs[id].id == run.id else run
        for id, run in after.runs.items()
    }
    return replace(after, place=was.place, note=was.note, runs=runs)


def _forgotten_if_due(person: Person, origin: Origin) -> tuple[Person, tuple[Fact, ...]]:
    """Forget a person who gave no consent and was away for a day; their open runs count as left."""
    if person.forget_at is None or origin.at < person.forget_at:
        return person, ()
    return Person(person.key, role=person.role), leaving(person, "forgotten")


def _play(flows: Flows, person: Person, event: Event, library: Library) -> Outcome:
    match event:
        case Opened():
            return _open(flows, person, event, library)
        case Pressed(origin, act):
            return _press(flows, person, act, origin, library)
        case Said(origin, text):
            return _hear(flows, person, text, origin, library)
        case Sent(_, kind):
            return Outcome(replace(person, note=f"note-sent-{kind}"), (Puzzled(kind),))
        case _:
            assert_never(event)


def _open(flows: Flows, person: Person, event: Opened, library: Library) -> Outcome:
    facts: tuple[Fact, ...] = ()
    if event.arrived:
        facts = (Arrived(event.address.token),)
    flow = flows.by_name.get(event.address.flow)
    person = person.at(event.address)
    if flow is None or flow.opened is None:
        return Outcome(person, facts)
    outcome = flow.opened(event.address, person, event.origin, library)
    return replace(outcome, facts=(*facts, *outcome.facts))


def _press(flows: Flows, person: Person, act: Act, origin: Origin, library: Library) -> Outcome:
    flow = flows.by_name.get(act.address.flow)
    acting = flow.acts.get(act.verb) if flow else None
    if acting is None:  # forged, or a verb that is no more: show where it points
        return Outcome(person.at(act.address))
    return acting(act.address, person, origin, library)


def _hear(flows: Flows, person: Person, text: str, origin: Origin, library: Library) -> Outcome:
    if len(text) > SAID_MAX_CHARS:
        return Outcome(replace(person, note="note-long"), (Puzzled("long"),))
    if text.startswith("/"):
        command = text[1:].split(maxsplit=1)[0].partition("@")[0].lower() if text[1:].strip() else ""
        if command in flows.commands:
            return _open(flows, person, Opened(origin, flows.commands[command]), library)
        return Outcome(person.at(HOME, "note-command"), (Puzzled("command"),))
    if person.away(origin.at) and fold(text) in flows.hellos:
        return _open(flows, person, Opened(origin, HOME), library)
    button = view(flows, person.place, person, library).chosen(text)
    if isinstance(button, Go):
        return _open(flows, person, Opened(origin, button.address), library)
    if isinstance(button, Do):
        return _press(flows, person, button.act, origin, library)
    for name in (person.place.flow, flows.finder):
        flow = flows.by_name.get(name)
        outcome = flow.hear(text, person, library) if flow and flow.hear else None
        if outcome is not None:
            return outcome
    return Outcome(person)


def _noted(facts: tuple[Fact, ...], before: Person, person: Person, origin: Origin) -> tuple[Noted, ...]:
    """Facts as the journal keeps them: a run's facts are credited as the run is, also those that end it."""
    key = person.key if person.consent else None
    via_of_run = {run.id: run.via for run in (*before.runs.values(), *person.runs.values())}
    return tuple(
        Noted(
            at=origin.at,
            person=None if isinstance(fact, Erased) else key,
            channel=origin.channel,
            via=via_of_run.get(getattr(fact, "run", None) or "", person.via),
            fact=fact,
        )
        for fact in facts
    )
