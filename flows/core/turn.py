"""The turn: an event comes in, the person moves, facts are noted, a screen goes out.

`advance` and `view` know no flow by name; conversations do not know each other, they link by address.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from flows.core.address import HOME, Act, Address
from flows.core.event import Event, Opened, Origin, Pressed, Said, Sent
from flows.core.facts.citizen import Arrived, Erased, Fact, Noted, Puzzled
from flows.core.flow import Carry, Flows, Outcome, Told, Upshot
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import Record
from flows.core.screen import Do, Go, Screen
from flows.core.steering.answers import find_answer
from flows.core.steering.meanings import Meaning
from flows.core.steering.numbers import read_number
from flows.core.text.fold import fold
from flows.core.text.local_time import round_down

OVERTAKEN_WITHIN = timedelta(hours=1)
OVERTAKEN_BY_MOST = 10_000  # events that a busy bot has under way at once; a larger drop is another bot's count
SAID_MAX_CHARS = 1000  # longer texts are answered with a note and not searched


@dataclass(frozen=True, slots=True)
class Turn:
    """The whole outcome of one event."""

    person: Person
    screen: Screen
    facts: tuple[Noted, ...]
    erased: str | None = None  # key of a person whose data must be deleted at once
    kept: bool = True  # whether the person is kept; of one who had their data deleted nothing is
    delete: bool = False  # delete the message that this answers, where the channel can
    changed: tuple[Record, ...] = ()
    told: tuple[Told, ...] = ()
    carried: tuple[Carry, ...] = ()
    silent: bool = False


def view(flows: Flows, address: Address, person: Person, library: Library) -> Screen:
    """Draw the screen of an address. Total: what is gone or forbidden climbs to its parent, with a note."""
    note = None
    while True:
        flow = flows.find(address.flow, person)
        screen = flow.view(address, person, library) if flow else None
        if screen is not None:
            screen = _add_aside(flows, screen, person, library)
            return _add_note(screen, screen.note_id or note, person, library)
        address = address.parent
        note = "note-gone"


def _add_aside(flows: Flows, screen: Screen, person: Person, library: Library) -> Screen:
    """Add the way back to what the person has left open, unless the screen has it."""
    aside = flows.find_aside(person, library) if flows.find_aside else ()
    there = {button.address for button in screen.choices if isinstance(button, Go)} | {screen.address}
    if any(isinstance(button, Go) and button.address in there for button in aside) or not aside:
        return screen
    return replace(screen, rows=(*screen.rows, aside))


def view_standing(flows: Flows, person: Person, library: Library) -> Screen:
    """Draw the screen that a person is owed: where they stand, with the note of their last turn."""
    screen = view(flows, person.here, person, library)
    return _add_note(screen, person.note or screen.note_id, person, library)


def _add_note(screen: Screen, id: str | None, person: Person, library: Library) -> Screen:
    if library.deployment.demonstration:
        screen = replace(screen, banner=library.sentences.say(person.language, "demonstration"))
    if id is None or (id == screen.note_id and screen.note is not None):
        return screen
    return replace(screen, note_id=id, note=library.sentences.say(person.language, id))


def advance(flows: Flows, person: Person, event: Event, library: Library) -> Turn:
    """Play one event. Pure: the same arguments give the same turn."""
    origin, began = event.origin, person
    person, forgotten = _forget_if_due(flows, person, origin, library)
    was = person
    noted = note_facts(forgotten.facts, began, was, round_down(began.forget_at or origin.at), origin.channel)
    arrived: tuple[Fact, ...] = ()
    outcome = flows.guard(event, person, library) if flows.guard else None
    if outcome is None:  # only now may anything of the event be remembered
        person, arrived = _arrive(flows, person, origin, library)
        outcome = _play(flows, person, event, library, again=origin.via is not None and origin.via == was.via)
    elif (
        cared := _heed_crisis(flows, person, event, library)
    ) is not None:  # what was refused may also be a cry for help
        outcome = replace(outcome, person=cared.person)
    # set before the screen is drawn, which may show it; and a stranger whom the turn made is forgotten after a day too
    after = _keep_order(was, outcome.person, origin)
    changed = (*forgotten.changed, *outcome.changed)
    after = replace(after, shared=after.shared.put(changed)).with_seat(changed)
    after = flows.note_leaving(was, after) if flows.note_leaving else after
    screen = view_standing(flows, after, library)
    after = replace(after, here=screen.address, note=screen.note_id)  # drawn again, it is the same screen
    kept = after.key == was.key
    at = origin.at if kept else round_down(origin.at)
    return Turn(
        person=after,
        screen=screen,
        facts=(*noted, *note_facts((*arrived, *outcome.facts), was, after, at, origin.channel)),
        erased=began.key if after.key != began.key else None,
        kept=kept,
        delete=outcome.delete,
        changed=changed,
        told=(*forgotten.told, *outcome.told),
        carried=outcome.carried,
        silent=outcome.silent,
    )


def _arrive(flows: Flows, person: Person, origin: Origin, library: Library) -> tuple[Person, tuple[Fact, ...]]:
    """Put the person where the event was done, and credit a share code that came along."""
    person = replace(person, note=None, here=origin.here or person.here)
    if origin.via is None or origin.via == person.via:
        return person, ()
    arrived = (Arrived(address=origin.here.token),) if origin.here is not None else ()
    home = None if person.house else flows.find_home(origin.via, person, library)
    return replace(person, via=origin.via, home=person.home if home is None else home), arrived


def _keep_order(was: Person, after: Person, origin: Origin) -> Person:
    """Let an event that was overtaken by a later one count, but leave the person where the later one put them.

    Telegram counts updates upwards, but draws a new number after a quiet week and for another bot, hence the limits. An
    overtaken event does not renew the time last seen: its hour ends, however often somebody presses.
    """
    if origin.order is None:
        return replace(after, seen_at=origin.at)
    recently = was.seen_at is not None and origin.at - was.seen_at < OVERTAKEN_WITHIN
    late = recently and 0 < was.order - origin.order <= OVERTAKEN_BY_MOST
    if not late or after.key != was.key:
        return replace(after, order=origin.order, seen_at=origin.at)
    runs = {
        id: replace(run, step=was.runs[id].step) if id in was.runs and was.runs[id].id == run.id else run
        for id, run in after.runs.items()
    }
    return replace(after, here=was.here, note=was.note, runs=runs, seen_at=was.seen_at)


def _forget_if_due(flows: Flows, person: Person, origin: Origin, library: Library) -> tuple[Person, Upshot]:
    """Forget a person who gave no consent and was away for a day; their open runs count as left.

    They go on under a new key. Whoever gave consent is forgotten by the sweep only: it knows when a clock has jumped.
    """
    due = person.forget_at is not None and origin.at >= person.forget_at
    if not due or person.consent or flows.must_remember(person):
        return person, Upshot()
    return person.renew(origin.seed), flows.forget(person, "forgotten", origin.at, library)


def _play(flows: Flows, person: Person, event: Event, library: Library, *, again: bool) -> Outcome:
    if isinstance(event, Said | Sent) and (carried := _carry(flows, event, person, library)) is not None:
        return carried
    match event:
        case Opened(_, address, arrived):
            outcome = _open(flows, person, event, library)
            facts = (Arrived(address=address.token, again=again), *outcome.facts) if arrived else outcome.facts
            return replace(outcome, facts=facts)
        case Pressed(origin, act):
            return _press(flows, person, act, origin, library)
        case Said(origin, text):
            return _heed_crisis(flows, person, event, library) or _hear(flows, person, text, origin, library)
        case Sent(_, kind):
            return Outcome(replace(person, note=f"note-sent-{kind}"), (Puzzled(thing=kind),))
        case _:
            assert_never(event)


def _carry(flows: Flows, event: Said | Sent, person: Person, library: Library) -> Outcome | None:
    """Carry to another what was typed or sent; words of a field with a purpose stay here."""
    stood = flows.find(person.here.flow, person)
    has_purpose = isinstance(event, Said) and stood is not None and stood.is_field
    return flows.carrier(event, person, library) if flows.carrier is not None and not has_purpose else None


def _open(flows: Flows, person: Person, event: Opened, library: Library) -> Outcome:
    flow = flows.find(event.address.flow, person)
    person = person.at(event.address)
    if flow is None or flow.opened is None:
        return Outcome(person)
    return flow.opened(event.address, person, event.origin, library)


def _press(flows: Flows, person: Person, act: Act, origin: Origin, library: Library) -> Outcome:
    flow = flows.find(act.address.flow, person)
    acting = flow.acts.get(act.verb) if flow else None
    if acting is None:  # forged, or a verb that is no more: show where it points
        return Outcome(person.at(act.address))
    return acting(act.address, person, origin, library)


def _heed_crisis(flows: Flows, person: Person, event: Event, library: Library) -> Outcome | None:
    """Answer words of somebody in a crisis; None for all else."""
    if not isinstance(event, Said) or flows.heed_crisis is None:
        return None
    return flows.heed_crisis(event.text, person, event.origin, library)


def _hear(flows: Flows, person: Person, text: str, origin: Origin, library: Library) -> Outcome:
    if len(text) > SAID_MAX_CHARS:
        return Outcome(replace(person, note="note-long"), (Puzzled(thing="long"),))
    if text.startswith("/"):
        command = text[1:].split(maxsplit=1)[0].partition("@")[0].lower() if text[1:].strip() else ""
        if command in flows.commands:
            return _open(flows, person, Opened(origin, flows.commands[command]), library)
        return Outcome(person.at(HOME, "note-command"), (Puzzled(thing="command"),))
    if person.is_away(origin.at) and fold(text) in flows.hellos:
        return _open(flows, person, Opened(origin, HOME), library)
    screen, stood = view(flows, person.here, person, library), flows.find(person.here.flow, person)
    button = screen.find_choice(text)
    first = stood.hear_first if stood and button is None else None
    outcome = first(text, person, origin, library) if first else None
    if outcome is not None:
        return outcome
    meaning = library.steering.read(text)
    button = button or _find_meant(screen, text, meaning)
    if button is not None:
        return _press_button(flows, button, person, origin, library)
    outcome = _steer(flows, meaning, person, origin, library) or _listen(flows, text, person, origin, library)
    if screen.asks and outcome.vague:  # what nobody understands is no answer: the question stays
        return Outcome(replace(person, note="note-choose"), (Puzzled(thing="answer"),))
    return outcome


def _press_button(flows: Flows, button: Go | Do, person: Person, origin: Origin, library: Library) -> Outcome:
    if isinstance(button, Go):
        return _open(flows, person, Opened(origin, button.address), library)
    return _press(flows, person, button.act, origin, library)


def _find_meant(screen: Screen, text: str, meaning: Meaning | None) -> Go | Do | None:
    """Return the button that typed words mean: by its number in words, as an answer, or by what it heeds."""
    number = read_number(text, len(screen.numbered))
    if number is not None:
        return screen.numbered[number - 1]
    answer = find_answer([choice.label for choice in screen.choices], text) if screen.asks else None
    if answer is not None:
        return screen.choices[answer]
    return screen.find_heeding(meaning) if meaning is not None else None


def _steer(flows: Flows, meaning: Meaning | None, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Go where words mean to go that no button on the screen stands for; None for words that steer nowhere."""
    match meaning:
        case None:
            return None
        case "again":
            return Outcome(person)
        case "wait":
            return Outcome(replace(person, note="note-wait"))
        case "later" if person.open_runs:
            return Outcome(person.at(HOME, "note-later"))
    way = flows.find_way(meaning, person.here) if flows.find_way else None
    leads = way is not None and view(flows, way, person, library).address == way
    return _open(flows, person, Opened(origin, way), library) if way is not None and leads else None


def _listen(flows: Flows, text: str, person: Person, origin: Origin, library: Library) -> Outcome:
    """Let the conversation that the person stands in hear typed words, then the finder."""
    for name in (person.here.flow, flows.finder):
        flow = flows.find(name, person)
        outcome = flow.hear(text, person, origin, library) if flow and flow.hear else None
        if outcome is not None:
            return outcome
    return Outcome(person)


def note_facts(facts: Iterable[Fact], before: Person, after: Person, at: datetime, channel: str) -> tuple[Noted, ...]:
    """Return facts as the journal keeps them: whose they are, where they belong, and which share code is credited.

    A run's facts are credited to the code that it began with, also those that end it; all others to the person's.
    Where a turn forgets or erases somebody, `after` is the stranger that is left, and the times are rounded: to the
    second they would tie what is left to whoever acted at that moment.
    What ends with consent is still noted under the key: else nobody could tell which household has one person less.
    """
    consented = after.consent or (before.consent and before.key == after.key)
    key = after.key if consented else None
    via_of_run: dict[str, str | None] = {run.id: run.via for run in (*before.runs.values(), *after.runs.values())}
    return tuple(
        Noted(
            at=round_down(at, day=True) if isinstance(fact, Erased) else at,
            person=None if isinstance(fact, Erased) else key,
            channel=channel,
            via=via_of_run.get(getattr(fact, "run", None) or "", after.via),
            fact=fact,
            place=getattr(fact, "place", after.home or before.home),
        )
        for fact in facts
    )
