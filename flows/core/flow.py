"""Flows: what a conversation is made of, and what comes out of an event. `turn` plays them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from flows.core.address import Address
from flows.core.event import ROLES, Event, Origin, Role
from flows.core.facts.citizen import Fact, LeftWhy
from flows.core.ids import PlaceId
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import Record
from flows.core.screen import Row, Screen
from flows.core.steering.meanings import Meaning


@dataclass(frozen=True, slots=True)
class Told:
    """A screen that somebody else will be shown without having asked for it."""

    to: str  # their key; or of a group chat its number, where `group`
    address: Address
    group: bool = False


@dataclass(frozen=True, slots=True)
class Carry:
    """What this person sent and the shell carries to another: by reference where the channel can, else as words."""

    to: str  # their key
    words: str | None  # None for a photo, a voice or another thing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act or typed words resulted in."""

    person: Person
    facts: tuple[Fact, ...] = ()
    delete: bool = False  # delete what the person sent, where the channel can
    changed: tuple[Record, ...] = ()  # records as they are from now on
    told: tuple[Told, ...] = ()
    carried: tuple[Carry, ...] = ()
    silent: bool = False  # show nothing for it
    vague: bool = False  # the words were not surely understood


@dataclass(frozen=True, slots=True)
class Upshot:
    """The result of something that nobody did in a turn: a person is forgotten, time passes."""

    facts: tuple[Fact, ...] = ()
    changed: tuple[Record, ...] = ()
    told: tuple[Told, ...] = ()


Acting = Callable[[Address, Person, Origin, Library], Outcome]
Hearing = Callable[[str, Person, Origin, Library], Outcome | None]
Guarding = Callable[[Event, Person, Library], Outcome | None]
Forgetting = Callable[[Person, LeftWhy, datetime, Library], Upshot]


@dataclass(frozen=True)
class Flow:
    """A conversation: its screens, its acts by verb, and what it does with typed words."""

    view: Callable[[Address, Person, Library], Screen | None]  # None: no such screen, climb to the parent
    acts: Mapping[str, Acting] = field(default_factory=dict)
    hear: Hearing | None = None  # None, or where it answers None: the finder hears
    hear_first: Hearing | None = None  # heard before words that steer: what has a purpose on this very screen
    is_field: bool = False  # what is typed on its screens has a purpose there, also while the person is in a chat
    opened: Acting | None = None  # how opening a screen changes what is remembered
    roles: tuple[Role, ...] = ROLES  # the roles it is for; for every other it does not exist


@dataclass(frozen=True)
class Flows:
    """The table of contents: every conversation by the name that its addresses begin with."""

    by_name: Mapping[str, Flow]
    finder: str  # the flow that hears typed words which no other takes
    commands: Mapping[str, Address]  # typed after a slash
    forget: Forgetting  # what else ends when a person is no longer remembered
    must_remember: Callable[[Person], bool]  # whether a person is kept although their time has come
    find_home: Callable[[str, Person, Library], PlaceId | None]  # place that a share code brings a person from
    find_way: Callable[[Meaning, Address], Address | None] | None = None  # where words that steer lead, on every screen
    hellos: frozenset[str] = frozenset()  # folded; after days away they open home
    guard: Guarding | None = None  # asked first, about every event: its answer is the whole turn
    heed_crisis: Hearing | None = None  # asked first about typed words, on every screen
    carrier: Guarding | None = None  # asked next, about words and things sent: for a person in a chat with another
    find_aside: Callable[[Person, Library], Row] | None = None  # the way back to what a person has left open
    note_leaving: Callable[[Person, Person], Person] | None = None  # from the person before and after a turn

    def find(self, name: str, person: Person) -> Flow | None:
        """Return the conversation of this name, if this person has it."""
        flow = self.by_name.get(name)
        return flow if flow is not None and person.role in flow.roles else None
