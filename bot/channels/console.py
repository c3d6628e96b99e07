"""The console: the conversation in a terminal, with numbers for buttons. For editors, and to try a draft."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

import flows
from bot import clock
from bot.config import Environment
from bot.messaging.channel import Channel, Parts
from flows.core.address import read_token
from flows.core.event import Event, Opened, Origin, Pressed, Said
from flows.core.library import Library
from flows.core.person import Person, dump, load
from flows.core.screen import Do, Go, Link, Screen, Share
from flows.core.text.richtext import to_plain

CHANNEL = "console"


def find_problem(_: Environment) -> str | None:
    """Say what is wrong with its settings: it has none."""
    return None


def find_missing(_: Environment) -> str | None:
    """Say what is missing: it needs nothing."""
    return None


def build(_: Parts) -> Channel | None:
    """Build nothing: `python -m bot talk` opens a console when somebody wants one."""
    return None


def draw(screen: Screen) -> str:
    """Draw a screen as lines of text; buttons have the numbers that may be typed."""
    numbers = count(1)
    lines = [f"[ {screen.note} ]", ""] if screen.note else []
    lines += [screen.title.upper(), "", to_plain(screen.text), ""]
    if screen.picture:
        lines += [f"(hình: {screen.picture.alt})", ""]
    if screen.sheet:
        lines += [f"(python -m bot print {screen.sheet.kind} {screen.sheet.guide} --out FILE)", ""]
    for row in screen.rows:
        for button in row:
            match button:
                case Do(label, aside=True):
                    lines.append(f"  • {label}")
                case Go() | Do():
                    lines.append(f"  {next(numbers)}. {button.label}")
                case Link(label, url):
                    lines.append(f"  → {label}: {url}")
                case Share(label, address, _):
                    lines.append(f"  → {label}: {address.token}")
    return "\n".join(lines)


@dataclass
class Console:
    """One person at a terminal. Nothing is kept but what is played, which can be written down as a talk."""

    library: Callable[[], Library]
    new_id: Callable[[], str]
    person: Person = field(init=False)
    screen: Screen = field(init=False)
    turns: list[dict[str, object]] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)  # kinds of facts of the last turn

    def __post_init__(self) -> None:
        self.person = Person(self.new_id())
        self.screen = flows.view(self.person.here, self.person, self.library())

    def take(self, text: str) -> Screen:
        """Play one line: a number, a label, words, or `mở TOKEN` to follow a link."""
        origin = Origin(self.new_id(), clock.now(), self.new_id(), CHANNEL)
        event, written = self._read(text, origin)
        person = load(self.person.key, json.loads(json.dumps(dump(self.person))))
        turn = flows.advance(person, event, self.library())
        self.person, self.screen = turn.person, turn.screen
        self.facts = [noted.kind for noted in turn.facts]
        if not turn.delete:  # a secret is not written down
            # how a link is counted differs by channel, so a talk says nothing of it
            counted = {} if "open" in written else {"facts": self.facts}
            self.turns.append(written | {"at": self.screen.address.token} | counted)
        return self.screen

    def _read(self, text: str, origin: Origin) -> tuple[Event, dict[str, object]]:
        verb, _, token = text.partition(" ")
        link = read_token(token) if verb in ("mở", "open") else None
        if link is not None:
            return Opened(origin, link.address, arrived=True), {"open": link.address.token}
        match self.screen.find_choice(text):
            case Go(label, address):
                return Opened(origin, address), {"press": label}
            case Do(label, act):
                return Pressed(origin, act), {"press": label}
            case None:
                return Said(origin, text), {"say": text}
