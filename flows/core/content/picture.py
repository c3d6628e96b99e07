"""Step pictures as editors describe them: a photo, a phone's screen or a scene. `bot/drawing` draws the last two.

parts.png and scenes.png in docs/pictures show all that can be drawn.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from flows.core.content.screen_parts import Label, PicturePart, ScreenPart, ShownText

PARTS_MAX = 7  # more would be too small at 360 pixels
_NOT_WORDS = frozenset({"mark", "camera", "keyboard"})


class PhoneScreen(PicturePart):
    """A phone's screen: its parts, and the one that is tapped."""

    title: Label | None = Field(None, description="The app's or page's name, at the top.")
    show: Annotated[tuple[ScreenPart, ...], Field(min_length=1, max_length=PARTS_MAX)] = Field(
        description="The parts, from top to bottom, each named by its first key."
    )
    tap: Label | None = Field(None, description="The words on the screen that the finger points at.")
    type: Label | None = Field(None, description="What to type: a bubble beside the phone.")
    stamp: Literal["right", "wrong"] | None = Field(None, description="A large tick or cross: the true one, a fake.")

    @property
    def words(self) -> Iterator[str]:
        """Yield all words on the screen, which are all that can be tapped."""
        for part in self.show:
            for name, value in part:
                if isinstance(value, str) and name not in _NOT_WORDS:
                    yield value
                elif isinstance(value, tuple):
                    yield from value


SCENES: Mapping[str, str] = {
    "signpost": "a crossroads with an arm for each answer; without `signs` it bears the step's choices",
    "counter": "an officer behind a counter and a person before it; signs: the office",
    "card-phone": "a chip card held to the back of a phone",
    "packing": "goods going into a box with tape beside it; signs: what goes in",
    "weighing": "goods on a scale; signs: the weight",
    "goods-photo": "a phone taking a picture of goods in daylight; signs: the goods",
    "courier": "a carrier takes a parcel at the door",
    "phone-call": "a person calls; signs: whom or which number",
    "hang-up": "a call that is broken off, with a cross",
    "stop": "an open hand: do not do it; signs: what not",
    "notebook": "a pen and a notebook; signs: what is written",
    "papers": "papers laid ready on a table; signs: each paper, up to 4",
    "sim": "a SIM going into a phone",
    "router": "a home Wi-Fi box and a phone; signs: the network's name",
    "cash": "a hand gives money over a counter; signs: to whom",
    "two-people": "two people side by side with one phone; signs: who helps",
    "face": "a face before a phone in good light",
    "computer": "a computer's screen; signs: the page",
    "calendar": "a page of a calendar with a clock; signs: how long, when",
    "field": "plants in a field and a phone; signs: the crop",
    "shield": "a shield with a tick: safe; signs: what is kept safe",
    "hospital": "a clinic's door with a cross above it; signs: its name",
    "money-back": "money coming in to a phone; signs: the sum",
    "finish": "a flag and a large tick: done; signs: what is in hand",
}
"""The drawings that are not screens: name, and what they show."""

Scene = Literal[
    "signpost",
    "counter",
    "card-phone",
    "packing",
    "weighing",
    "goods-photo",
    "courier",
    "phone-call",
    "hang-up",
    "stop",
    "notebook",
    "papers",
    "sim",
    "router",
    "cash",
    "two-people",
    "face",
    "computer",
    "calendar",
    "field",
    "shield",
    "hospital",
    "money-back",
    "finish",
]


class StepPicture(PicturePart):
    """A picture of a step: exactly one of photo, screen and scene, and a description in words."""

    photo: Label | None = Field(None, description="File name in the guide's folder: .png or .jpg.")
    version: Label | None = Field(None, description="The app's version on the photo, as in `VNeID 2.2.1`.")
    on: date | None = Field(None, description="Day when the photo was last compared with the app, YYYY-MM-DD.")
    screen: PhoneScreen | None = Field(None, description="A phone's screen to be drawn.")
    scene: Scene | None = Field(None, description="A scene to be drawn, by its name.")
    signs: Annotated[tuple[Label, ...], Field(max_length=5)] = Field((), description="Words in the scene.")
    alt: ShownText = Field(description="What it shows, for people who cannot see it.")

    @model_validator(mode="after")
    def _is_one(self) -> "StepPicture":
        if sum(given is not None for given in (self.photo, self.screen, self.scene)) != 1:
            raise ValueError("viết đúng một trong photo, screen, scene")
        return self
