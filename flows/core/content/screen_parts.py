"""Parts: what a phone's screen is drawn of, each named by its first key. docs/pictures/parts.png shows them all."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Labels = Annotated[tuple[Label, ...], Field(min_length=1, max_length=9)]
Verdict = Literal["right", "wrong", "wait"]


class Shape(BaseModel):
    """A piece of a picture: frozen, and no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Shape):
    """A sentence on the screen."""

    text: Words
    big: bool = Field(False, description="Whether it is a headline.")


class Entry(Shape):
    """A box to fill in, with its name above."""

    field: Label
    value: Label | None = Field(None, description="What is typed in it; never a real number of anybody.")
    secret: bool = Field(False, description="Dots in place of what is typed.")


class Search(Shape):
    """A search box and what is typed in it."""

    search: Label


class Address(Shape):
    """The address line of a browser."""

    address: Label
    mark: Verdict | None = Field(None, description="Whether it is the true one.")


class App(Shape):
    """An app in a store."""

    app: Label
    under: Label | None = Field(None, description="Who made it.")
    button: Label | None = Field(None, description="Cài đặt, Mở, Cập nhật.")
    mark: Verdict | None = Field(None, description="Whether it is the true one.")


class Item(Shape):
    """A row of a list or a menu."""

    item: Label
    under: Label | None = Field(None, description="Smaller words below.")
    mark: Literal["right", "wrong", "wait", "on", "off", "more"] | None = Field(
        None, description="At its end: tick, cross, clock, switch on, switch off, arrow."
    )


class Button(Shape):
    """One wide button."""

    button: Label
    quiet: bool = Field(False, description="Outlined: not the main one.")


class Buttons(Shape):
    """Two or three buttons side by side."""

    buttons: Annotated[tuple[Label, ...], Field(min_length=2, max_length=3)]


class Icons(Shape):
    """Apps on the phone's home screen, three in a row."""

    icons: Labels


class Tabs(Shape):
    """The bar at the foot of an app."""

    tabs: Annotated[tuple[Label, ...], Field(min_length=2, max_length=5)]


class Message(Shape):
    """A message that came in."""

    message: Words
    sender: Label | None = Field(None, alias="from", description="Who sent it.")
    mark: Verdict | None = Field(None, description="Whether to believe it.")


class Reply(Shape):
    """A message that the person sends."""

    reply: Words


class Call(Shape):
    """A phone call coming in, with its two round buttons."""

    call: Label
    mark: Verdict | None = Field(None, description="Whether to believe it.")


class Dialog(Shape):
    """A question that pops up over the screen."""

    dialog: Words
    buttons: Annotated[tuple[Label, ...], Field(min_length=1, max_length=3)]


class Notice(Shape):
    """The app's verdict: a large sign and a sentence."""

    notice: Words
    mark: Verdict = Field(description="Tick, cross or clock.")


class Qr(Shape):
    """A QR code on the screen (a pattern only; it leads nowhere) and what it is."""

    qr: Label


class Camera(Shape):
    """The camera's view with its frame."""

    camera: Literal["face", "qr", "card", "paper", "goods"] = Field(description="What is in the frame.")
    says: Label | None = Field(None, description="What the app says below.")


class Card(Shape):
    """A card with a chip: an identity or bank card; no number on it."""

    card: Label


class Paper(Shape):
    """A form, a receipt or an electronic paper."""

    paper: Label
    lines: Annotated[tuple[Label, ...], Field(max_length=4)] = Field((), description="Readable lines on it.")


class Code(Shape):
    """Boxes for an OTP, a PIN or a passcode; dots, never digits."""

    code: Label
    count: int = Field(6, ge=4, le=8, description="How many boxes.")


class Keyboard(Shape):
    """The phone's keyboard."""

    keyboard: Literal["letters", "digits"]


class Image(Shape):
    """A photograph on the screen, told in a word or two."""

    image: Label


class Progress(Shape):
    """A bar that fills up."""

    progress: Label
    percent: int = Field(50, ge=0, le=100, description="How full.")


class Tick(Shape):
    """A small box to tick."""

    tick: Words
    on: bool = Field(True, description="Whether it is ticked.")


class Amount(Shape):
    """A sum of money, large."""

    amount: Label
    under: Label | None = Field(None, description="What it is.")


class Blank(Shape):
    """Grey rows: other things that do not matter."""

    blank: int = Field(ge=1, le=4, description="How many.")


PARTS: Mapping[str, type[Shape]] = {
    "text": Text,
    "field": Entry,
    "search": Search,
    "address": Address,
    "app": App,
    "item": Item,
    "button": Button,
    "buttons": Buttons,
    "icons": Icons,
    "tabs": Tabs,
    "message": Message,
    "reply": Reply,
    "call": Call,
    "dialog": Dialog,
    "notice": Notice,
    "qr": Qr,
    "camera": Camera,
    "card": Card,
    "paper": Paper,
    "code": Code,
    "keyboard": Keyboard,
    "image": Image,
    "progress": Progress,
    "tick": Tick,
    "amount": Amount,
    "blank": Blank,
}
"""Every part of a screen, by the key that names it."""

_TAG = "part "
_TWICE_NAMED = ("dialog", "app")  # these hold another part's key as well, so they are looked for first


def _kind(value: object) -> str | None:
    """The tag of the part that a mapping is, as pydantic's errors name it."""
    if isinstance(value, Shape):
        return next(_TAG + name for name, shape in PARTS.items() if type(value) is shape)
    names = value if isinstance(value, dict) else ()
    return next((_TAG + name for name in (*_TWICE_NAMED, *PARTS) if name in names), None)


_UNION: Any = reduce(or_, (Annotated[shape, Tag(_TAG + name)] for name, shape in PARTS.items()))
AnyPart = Annotated[
    _UNION,
    Discriminator(
        _kind,
        custom_error_type="picture_part",
        custom_error_message="no such part",
    ),
]
