"""Flows: what a conversation is made of, and what becomes of an event. How a turn is played stands in `turn`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flows.core.address import Address
from flows.core.event import ROLES, Event, Origin, Role
from flows.core.facts.citizen import Fact
from flows.core.library import Library
from flows.core.person import Person
from flows.core.record import Record
from flows.core.screen import Screen


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody else is to be shown a screen, which they have not asked for."""

    to: str  # their key; or of a group chat its number, where `group`
    address: Address
    group: bool = False


@dataclass(frozen=True, slots=True)
class Carry:
    """What this person has sent is to be carried to another: by reference where the channel can, else its words."""

    to: str  # their key
    words: str | None  # None for what is not words


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act or typed words came to."""

    person: Person
    facts: tuple[Fact, ...] = ()
    delete: bool = False  # what the person sent is to be deleted where the channel can
    changed: tuple[Record, ...] = ()  # records as they are from now on
    told: tuple[Told, ...] = ()
    carried: tuple[Carry, ...] = ()
    silent: bool = False  # nothing is shown for it


@dataclass(frozen=True, slots=True)
class Upshot:
    """What comes of something that no person's act was: somebody is forgotten, time passes."""

    facts: tuple[Fact, ...] = ()
    changed: tuple[Record, ...] = ()
    told: tuple[Told, ...] = ()


Acting = Callable[[Address, Person, Origin, Library], Outcome]
Hearing = Callable[[str, Person, Origin, Library], Outcome | None]
Guarding = Callable[[Event, Person, Library], Outcome | None]


@dataclass(frozen=True)
class Flow:
    """A conversation: its screens, its acts by verb, and what it makes of typed words."""

    view: Callable[[Address, Person, Library], Screen | None]  # None: no such screen, climb to the parent
    acts: Mapping[str, Acting] = field(default_factory=dict)
    hear: Hearing | None = None  # None, or it answers None: the finder hears
    opened: Acting | None = None  # what being opened by a person does to what is remembered
    roles: tuple[Role, ...] = ROLES  # whose it is; to all others it is as if it were not there


@dataclass(frozen=True)
class Flows:
    """The table of contents: every conversation by the name that its addresses begin with."""

    by_name: Mapping[str, Flow]
    finder: str  # the flow that hears typed words nobody else wants
    commands: Mapping[str, Address]  # typed after a slash
    hellos: frozenset[str] = frozenset()  # folded; after days away they open home
    guard: Guarding | None = None  # asked first, about all that comes in: what it answers is the whole turn
    carrier: Guarding | None = None  # asked next, about words and things sent: for who talks with another person

    def of(self, name: str, person: Person) -> Flow | None:
        """The conversation of this name, if this person has it."""
        flow = self.by_name.get(name)
        return flow if flow is not None and person.role in flow.roles else None
