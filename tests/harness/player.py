"""A player: one person in the pure room, who follows links, presses buttons by their labels, and types.

Between any two turns the person is saved and loaded, as in the real program.
"""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import flows
from flows.core.address import Act, Address, read_data, read_token
from flows.core.event import Event, Opened, Origin, Pressed, Role, Said, Sent, SentKind
from flows.core.facts.citizen import Noted
from flows.core.library import Library
from flows.core.person import Person, Run, dump, load
from flows.core.record import Member
from flows.core.screen import Do, Go, Screen
from flows.core.text.fold import fold
from tests.harness.make import make

FIRST_DAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def seat(role: Role, place: str = "", id: str = "server") -> Member | None:
    """A seat of this role, which nobody took by an invitation; none for a citizen."""
    return (
        None if role == "citizen" else make(Member, id=id, role=role, place=place, label=role, key="", since=FIRST_DAY)
    )


def address_of(token: str) -> Address:
    """The address that a token of a test spells."""
    link = read_token(token)
    assert link is not None, token
    return link.address


def button_of(screen: Screen, label: str) -> Go | Do:
    """The button with this label."""
    found = [b for b in screen.choices if fold(b.label) == fold(label)]
    assert found, f"no “{label}” among {[b.label for b in screen.choices]}"
    return found[0]


@dataclass
class Player:
    """One person, and what their last turn came to."""

    library: Library
    person: Person = field(default_factory=lambda: Person("key-0"))
    now: datetime = FIRST_DAY
    turns: int = 0
    facts: list[Noted] = field(default_factory=list)  # of the last turn
    journal: list[Noted] = field(default_factory=list)  # of all turns
    erased: str | None = None

    @property
    def screen(self) -> Screen:
        return flows.view_standing(self.person, self.library)

    @property
    def at(self) -> str:
        return self.person.here.token

    @property
    def kinds(self) -> list[str]:
        """Kinds of the facts of the last turn."""
        return [noted.kind for noted in self.facts]

    @property
    def labels(self) -> list[str]:
        return [b.label for row in self.screen.rows for b in row]

    def run(self, guide: str = "tea") -> Run:
        return self.person.runs[guide]

    def wait(self, **time: float) -> "Player":
        self.now += timedelta(**time)
        return self

    def origin(self, **more: object) -> Origin:
        self.turns += 1
        self.now += timedelta(seconds=20)
        came = Origin(f"test:{self.turns}", self.now, f"seed-{self.turns}", "test")
        return replace(came, **more)  # type: ignore[arg-type]  # fields by name

    def play(self, event: Event) -> Screen:
        """Play an event; gives the screen that it is answered with."""
        person = load(self.person.key, json.loads(json.dumps(dump(self.person))), self.person.seat)
        assert person == self.person
        turn = flows.advance(person, event, self.library)
        self.person, self.facts, self.erased = turn.person, list(turn.facts), turn.erased
        self.journal += turn.facts
        screen = turn.screen
        assert screen == flows.view_standing(turn.person, self.library)
        return screen

    def open(self, token: str, *, arrived: bool = False, **origin: object) -> Screen:
        return self.play(Opened(self.origin(**origin), address_of(token), arrived))

    def do(self, data: str, **origin: object) -> Screen:
        """Press a Do button by its data, whether it is on screen or not."""
        act = read_data(data)
        assert isinstance(act, Act), data
        return self.play(Pressed(self.origin(**origin), act))

    def press(self, label: str) -> Screen:
        """Press a button that is on screen."""
        match button_of(self.screen, label):
            case Go(_, address):
                return self.play(Opened(self.origin(), address))
            case Do(_, act):
                return self.play(Pressed(self.origin(), act))

    def say(self, text: str, **origin: object) -> Screen:
        return self.play(Said(self.origin(**origin), text))

    def send(self, kind: SentKind) -> Screen:
        return self.play(Sent(self.origin(), kind))

    def become(self, role: Role) -> "Player":
        self.person = replace(self.person, seat=seat(role))
        return self


def started(library: Library, guide: str = "tea", *, keep: bool = True) -> Player:
    """A player who has just begun a guide."""
    player = Player(library)
    player.do(f"start:guide_{guide}")
    player.do(f"{'keep' if keep else 'skip'}:guide_{guide}")
    return player
