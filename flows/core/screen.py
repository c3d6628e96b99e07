"""Screens: what a person is shown, as a value that any channel can draw."""

from dataclasses import dataclass, field
from typing import Literal

from flows.core.address import Act, Address
from flows.core.steering.meanings import Meaning
from flows.core.text.fold import fold
from flows.core.text.names import find_called


@dataclass(frozen=True, slots=True)
class Go:
    """A button that only shows another screen."""

    label: str
    address: Address
    main: bool = False  # the one that most people want next
    heeds: tuple[Meaning, ...] = field(default=(), compare=False)  # meanings of typed words that press it
    icon: str = ""  # one sign before the label, for who reads slowly; no part of what is typed for it

    @property
    def face(self) -> str:
        """The label with its icon, for channels that draw one text."""
        return f"{self.icon} {self.label}" if self.icon else self.label


@dataclass(frozen=True, slots=True)
class Do:
    """A button that may change something."""

    label: str
    act: Act
    main: bool = False
    grave: bool = False  # ends or deletes what nobody can bring back
    heeds: tuple[Meaning, ...] = field(default=(), compare=False)
    aside: bool = False  # stands beside what leads on: it has no number and is typed by its label


@dataclass(frozen=True, slots=True)
class Link:
    """A button that opens an official place outside: a store page or a site on the trusted list."""

    label: str
    url: str  # https


@dataclass(frozen=True, slots=True)
class Share:
    """A button that passes the address on to somebody else, in the way of the channel."""

    label: str
    address: Address
    text: str  # the sentence that goes with the link, plain
    via: str | None = None  # share code that is credited with the people it brings


Button = Go | Do | Link | Share
Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture from a guide's folder."""

    file: str  # path below the guides' folder: eid-install/store.png
    sha256: str  # of its content: the same picture is uploaded once
    alt: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture for the shell to draw."""

    data: str  # JSON that names all that is on it, as flows.core.content.guide.Guide.drawings writes it
    alt: str


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code that opens an address. The shell draws it, since it knows the links."""

    address: Address
    via: str | None  # share code that is credited
    title: str  # large, above the code; plain
    alt: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as a picture."""

    template: Literal["board", "report"]  # in bot/drawing/typ
    data: str  # JSON of what the template takes, see there
    alt: str
    code: Code | None = None  # drawn in a corner, for latecomers


Picture = Photo | Drawing | Code | Chart

PaperKind = Literal["poster", "leaflet", "radio", "class"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A guide on paper, given out as a file."""

    kind: PaperKind
    guide: str
    language: str
    label: str  # what it is called, plain
    via: str | None = None  # share code that its readers are credited to


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers in rows and columns: a table where a channel can draw one, else lines of text."""

    caption: str  # plain, as all of it but the lines
    columns: tuple[str, ...]  # headings; the first is of what the rows are called
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]  # empty where nothing is added up
    lines: str  # the same as Markdown, a line for each row


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a long screen: with a heading and a picture where a channel draws pages, else paragraphs of text."""

    title: str  # plain; "" for words that belong to no chapter
    body: str  # Markdown
    step: Address | None = None  # whose picture it is
    picture: Photo | Drawing | None = None
    aside: str = ""  # plain; what the words that not everybody needs are about, "" for none
    aside_body: str = ""  # Markdown; may be folded

    @property
    def text(self) -> str:
        """The chapter as Markdown, for channels that draw no pages."""
        head = f"**{self.title}** {self.body}" if self.title else self.body
        return "\n\n".join(filter(None, (head, f"*{self.aside}*" if self.aside else "", self.aside_body)))


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen. Texts are in the person's language."""

    address: Address  # where it stands after climbing, so a channel can remember it
    language: str
    title: str  # plain
    body: str = ""  # Markdown as flows.core.text.richtext knows it
    figures: Figures | None = None  # stand below the body
    chapters: tuple[Chapter, ...] = ()  # stand below the body
    note: str | None = None  # plain; a sentence about what just happened, shown above all else
    note_id: str | None = None  # id of the sentence that the note is; a flow gives this, `view` puts it in words
    rows: tuple[Row, ...] = ()
    picture: Picture | None = None
    live: bool = False  # changes by what others do: a channel that can redraws it
    banner: str | None = None  # plain; stands above every screen of a demonstration
    sheet: Sheet | None = None
    hint: str | None = None  # what may be typed here, for an input field
    asks: bool = False  # a question: typed words that are no answer leave the person here
    hides: bool = False  # what was typed just before must not stay visible
    long: bool = field(default=False)  # may be cut into several messages where a channel limits length

    @property
    def text(self) -> str:
        """The body with figures and chapters as lines, for channels that draw no tables and pages."""
        lines = self.figures.lines if self.figures else ""
        return "\n\n".join(filter(None, (self.body, lines, *(chapter.text for chapter in self.chapters))))

    @property
    def choices(self) -> tuple[Go | Do, ...]:
        """The buttons that do not leave, in order."""
        return tuple(b for row in self.rows for b in row if isinstance(b, Go | Do))

    @property
    def numbered(self) -> tuple[Go | Do, ...]:
        """The choices that may be typed by number, in order; the first has number 1."""
        return tuple(choice for choice in self.choices if isinstance(choice, Go) or not choice.aside)

    def find_choice(self, text: str) -> Go | Do | None:
        """Return the button that a typed label or number means, if any."""
        words = fold(text)
        if words.isdecimal() and len(words) <= 2 and 1 <= int(words) <= len(self.numbered):
            return self.numbered[int(words) - 1]
        called = find_called(self.choices, lambda choice: choice.label, text)
        return called[0] if len(called) == 1 else None

    def find_heeding(self, meaning: Meaning) -> Go | Do | None:
        """Return the button that is pressed by typed words of this meaning."""
        return next((choice for choice in self.choices if meaning in choice.heeds), None)
