"""Talks: scripted conversations next to each guide, which must go as written.

`check` plays them on `flows` alone, tests on every channel. The person is saved and loaded again between two turns.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from pydantic import Field, RootModel, model_validator

import flows
from flows.core.address import Act, read_token
from flows.core.content.guide import GuidePart, Text
from flows.core.event import Event, Opened, Origin, Pressed, Said, Sent, SentKind
from flows.core.library import Library
from flows.core.person import Person, dump, load
from flows.core.screen import Do, Go, Screen
from flows.core.text.fold import fold

FIRST_DAY = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)  # a Monday morning in Việt Nam


class TalkTurn(GuidePart):
    """One turn: what the person does, and what must follow."""

    open: Text | None = Field(None, description="Address token of a link that is followed.")
    press: Text | None = Field(None, description="Label of the button that is pressed; its beginning is enough.")
    say: Text | None = Field(None, description="Words that are typed.")
    send: SentKind | None = Field(None, description="Something that is sent: photo, voice, sticker …")
    after: timedelta = Field(timedelta(seconds=20), description="Time that passes before, ISO 8601.")
    at: Text | None = Field(None, description="Address token of the screen that the person must see afterwards.")
    shows: tuple[Text, ...] = Field((), description="Labels of buttons that must be on screen.")
    facts: tuple[Text, ...] | None = Field(None, description="Kinds of facts that must be noted, in order.")

    @model_validator(mode="after")
    def _does_one_thing(self) -> "TalkTurn":
        if sum(given is not None for given in (self.open, self.press, self.say, self.send)) != 1:
            raise ValueError("mỗi lượt có đúng một trong open, press, say, send")
        return self


class Talk(GuidePart):
    """One conversation, beginning with a person who is new."""

    talk: Text = Field(description="What it shows.")
    language: Text = Field("vi", description="The person's language.")
    turns: tuple[TalkTurn, ...] = Field(min_length=1)


class TalkFile(RootModel[tuple[Talk, ...]]):
    """A whole talks.yaml."""


@dataclass(frozen=True, slots=True)
class PlayedTurn:
    """The result of one turn, on whatever channel it was played."""

    at: str  # address token
    labels: Sequence[str]
    facts: Sequence[str]  # kinds


@dataclass
class TalkResult:
    """The result of playing a talk."""

    mismatches: list[tuple[int, str, str]] = field(default_factory=list)  # turn, what differs, how to mend it
    stopped: bool = False  # at a button that is not there
    walked: set[tuple[str, str]] = field(default_factory=set)  # guide id and id of a step that was shown


def matches_label(label: str, wanted: str) -> bool:
    """Say whether a talk means a button by its label or the beginning of it."""
    folded, want = fold(label), fold(wanted)
    return folded == want or folded.startswith(want + " ")


def find_button(screen: Screen, wanted: str) -> Go | Do | None:
    """Return the button that a talk means: one with exactly this label, else one whose label begins so."""
    exact = next((b for b in screen.choices if fold(b.label) == fold(wanted)), None)
    return exact or next((b for b in screen.choices if matches_label(b.label, wanted)), None)


def find_mismatches(turn: TalkTurn, seen: PlayedTurn) -> Iterator[tuple[str, str]]:
    """Yield what differs between a turn as written and as played, and how to mend it."""
    if turn.at is not None and seen.at != turn.at:
        yield f"đứng ở {seen.at}, không phải {turn.at}", "sửa at, hoặc sửa bài"
    for wanted in turn.shows:
        if not any(matches_label(label, wanted) for label in seen.labels):
            yield f"không thấy nút “{wanted}”", "các nút đang có: " + ", ".join(seen.labels)
    if turn.facts is not None and tuple(turn.facts) != tuple(seen.facts):
        yield f"sổ ghi {list(seen.facts)}, không phải {list(turn.facts)}", "sửa facts, hoặc sửa bài"


def play(talk: Talk, library: Library) -> TalkResult:
    """Play a talk on `flows` alone. Stops at a button that is not there."""
    result = TalkResult()
    person = Person("talk", language=talk.language)
    screen = flows.view(person.here, person, library)
    now = FIRST_DAY
    for number, turn in enumerate(talk.turns):
        now += turn.after
        event = _make_event(turn, screen, Origin(f"talk:{number}", now, f"seed-{number}", "talk"))
        if event is None:
            shown = ", ".join(b.label for b in screen.choices)
            result.stopped = True
            result.mismatches.append((number, f"không có nút “{turn.press or turn.open}”", f"các nút đang có: {shown}"))
            return result
        person = load(person.key, json.loads(json.dumps(dump(person))))
        played = flows.advance(person, event, library)
        person, screen = played.person, played.screen
        if screen.address.flow == "guide" and len(screen.address.ids) >= 2:
            result.walked.add((screen.address.ids[0], screen.address.ids[1]))
        seen = PlayedTurn(
            screen.address.token, [b.label for b in screen.choices], [noted.kind for noted in played.facts]
        )
        result.mismatches += [(number, what, mend) for what, mend in find_mismatches(turn, seen)]
    return result


def _make_event(turn: TalkTurn, screen: Screen, origin: Origin) -> Event | None:
    if turn.say is not None:
        return Said(origin, turn.say)
    if turn.send is not None:
        return Sent(origin, turn.send)
    if turn.open is not None:
        link = read_token(turn.open)
        return Opened(origin, link.address) if link else None
    match find_button(screen, turn.press or ""):
        case Go(_, address):
            return Opened(origin, address)
        case Do(_, Act() as act):
            return Pressed(origin, act)
        case None:
            return None
