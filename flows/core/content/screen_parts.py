"""Parts of a drawn phone screen, each named by its first key. docs/pictures/parts.png shows them all."""

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

ShownText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Labels = Annotated[tuple[Label, ...], Field(min_length=1, max_length=9)]
Mark = Literal["right", "wrong", "wait"]


class PicturePart(BaseModel):
    """A piece of a picture: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextPart(PicturePart):
    """A sentence on the screen."""

    text: ShownText
    big: bool = Field(False, description="Whether it is a headline.")


class FieldPart(PicturePart):
    """A box to fill in, with its name above."""

    field: Label
    value: Label | None = Field(None, description="What is typed in it; never a real number of anybody.")
    secret: bool = Field(False, description="Dots in place of what is typed.")


class SearchPart(PicturePart):
    """A search box and what is typed in it."""

    search: Label


class AddressPart(PicturePart):
    """The address line of a browser."""

    address: Label
    mark: Mark | None = Field(None, description="Whether it is the true one.")


class AppPart(PicturePart):
    """An app in a store."""

    app: Label
    under: Label | None = Field(None, description="Who made it.")
    button: Label | None = Field(None, description="Cài đặt, Mở, Cập nhật.")
    mark: Mark | None = Field(None, description="Whether it is the true one.")


class ItemPart(PicturePart):
    """A row of a list or a menu."""

    item: Label
    under: Label | None = Field(None, description="Smaller words below.")
    mark: Literal["right", "wrong", "wait", "on", "off", "more"] | None = Field(
        None, description="At its end: tick, cross, clock, switch on, switch off, arrow."
    )


class ButtonPart(PicturePart):
    """One wide button."""

    button: Label
    quiet: bool = Field(False, description="Outlined: not the main one.")


class ButtonsPart(PicturePart):
    """Two or three buttons side by side."""

    buttons: Annotated[tuple[Label, ...], Field(min_length=2, max_length=3)]


class IconsPart(PicturePart):
    """Apps on the phone's home screen, three in a row."""

    icons: Labels


class TabsPart(PicturePart):
    """The bar at the foot of an app."""

    tabs: Annotated[tuple[Label, ...], Field(min_length=2, max_length=5)]


class MessagePart(PicturePart):
    """A message that the person received."""

    message: ShownText
    sender: Label | None = Field(None, alias="from", description="Who sent it.")
    mark: Mark | None = Field(None, description="Whether to believe it.")


class ReplyPart(PicturePart):
    """A message that the person sends."""

    reply: ShownText


class CallPart(PicturePart):
    """An incoming phone call, with its two round buttons."""

    call: Label
    mark: Mark | None = Field(None, description="Whether to believe it.")


class DialogPart(PicturePart):
    """A question that pops up over the screen."""

    dialog: ShownText
    buttons: Annotated[tuple[Label, ...], Field(min_length=1, max_length=3)]


class NoticePart(PicturePart):
    """The app's verdict: a large sign and a sentence."""

    notice: ShownText
    mark: Mark = Field(description="Tick, cross or clock.")


class QrPart(PicturePart):
    """A QR code on the screen (a pattern only; it leads nowhere) and what it is."""

    qr: Label


class CameraPart(PicturePart):
    """The camera's view with its frame."""

    camera: Literal["face", "qr", "card", "paper", "goods"] = Field(description="What is in the frame.")
    says: Label | None = Field(None, description="What the app says below.")


class CardPart(PicturePart):
    """A card with a chip: an identity or bank card; no number on it."""

    card: Label


class PaperPart(PicturePart):
    """A form, a receipt or an electronic paper."""

    paper: Label
    lines: Annotated[tuple[Label, ...], Field(max_length=4)] = Field((), description="Readable lines on it.")


class CodePart(PicturePart):
    """Boxes for an OTP, a PIN or a passcode; dots, never digits."""

    code: Label
    count: int = Field(6, ge=4, le=8, description="How many boxes.")


class KeyboardPart(PicturePart):
    """The phone's keyboard."""

    keyboard: Literal["letters", "digits"]


class ImagePart(PicturePart):
    """A photograph on the screen, described in a word or two."""

    image: Label


class ProgressPart(PicturePart):
    """A bar that fills up."""

    progress: Label
    percent: int = Field(50, ge=0, le=100, description="How full.")


class TickPart(PicturePart):
    """A small box to tick."""

    tick: ShownText
    on: bool = Field(True, description="Whether it is ticked.")


class AmountPart(PicturePart):
    """A sum of money, large."""

    amount: Label
    under: Label | None = Field(None, description="What it is.")


class BlankPart(PicturePart):
    """Grey rows: other things that do not matter."""

    blank: int = Field(ge=1, le=4, description="How many.")


PARTS: Mapping[str, type[PicturePart]] = {
    "text": TextPart,
    "field": FieldPart,
    "search": SearchPart,
    "address": AddressPart,
    "app": AppPart,
    "item": ItemPart,
    "button": ButtonPart,
    "buttons": ButtonsPart,
    "icons": IconsPart,
    "tabs": TabsPart,
    "message": MessagePart,
    "reply": ReplyPart,
    "call": CallPart,
    "dialog": DialogPart,
    "notice": NoticePart,
    "qr": QrPart,
    "camera": CameraPart,
    "card": CardPart,
    "paper": PaperPart,
    "code": CodePart,
    "keyboard": KeyboardPart,
    "image": ImagePart,
    "progress": ProgressPart,
    "tick": TickPart,
    "amount": AmountPart,
    "blank": BlankPart,
}
"""Every part of a screen, by the key that names it."""

_TAG = "part "
_TWICE_NAMED = ("dialog", "app")  # these have another part's key as well, so they are looked for first


def _find_tag(value: object) -> str | None:
    """Return the tag of the part that a mapping describes, as pydantic's errors name it."""
    if isinstance(value, PicturePart):
        return next(_TAG + name for name, shape in PARTS.items() if type(value) is shape)
    names = value if isinstance(value, dict) else ()
    return next((_TAG + name for name in (*_TWICE_NAMED, *PARTS) if name in names), None)


_UNION: Any = reduce(or_, (Annotated[shape, Tag(_TAG + name)] for name, shape in PARTS.items()))
ScreenPart = Annotated[
    _UNION,
    Discriminator(
        _find_tag,
        custom_error_type="picture_part",
        custom_error_message="no such part",
    ),
]
