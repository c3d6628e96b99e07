"""Pictures: what an editor may write for one, and that nothing of it is lost on the way to the press."""

import json
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from flows.core.content import screen_parts
from flows.core.content.picture import PARTS_MAX, SCENES, PhoneScreen, Scene, StepPicture
from flows.core.content.screen_parts import PARTS
from tests.harness.picture_parts import FULL

"""Every part with all that it can have."""


def screen(*parts: dict[str, Any], **more: Any) -> PhoneScreen:
    return PhoneScreen.model_validate({"show": list(parts)} | more)


def test_every_part_is_tried_here() -> None:
    """No part is without a test, and every model of a part is in the list."""
    assert list(FULL) == list(PARTS)
    models = {
        one
        for one in vars(screen_parts).values()
        if isinstance(one, type) and issubclass(one, screen_parts.PicturePart)
    }
    assert models - {screen_parts.PicturePart} == set(PARTS.values())
    for name, part in FULL.items():
        fields = {field.alias or key for key, field in PARTS[name].model_fields.items()}
        assert set(part) == fields


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_known_by_its_key(name: str) -> None:
    """Whole or with no more than it needs, a part is the one that its key names."""
    needed = {
        field.alias or key: FULL[name][field.alias or key]
        for key, field in PARTS[name].model_fields.items()
        if field.is_required()
    }
    for written in (FULL[name], needed):
        (part,) = screen(written).show
        assert type(part) is PARTS[name]


@pytest.mark.parametrize("name", PARTS)
def test_what_is_dumped_is_read_back(name: str) -> None:
    """What the press is given holds all of a part: read again, it is the same picture."""
    drawn = StepPicture.model_validate({"screen": {"show": [FULL[name]], "tap": "x"}, "alt": "Màn hình"})
    dumped = json.loads(json.dumps(drawn.model_dump(mode="json", by_alias=True)))
    assert StepPicture.model_validate(dumped) == drawn
    assert StepPicture.model_validate({"screen": drawn.screen, "alt": "Màn hình"}) == drawn


@pytest.mark.parametrize(
    "part",
    [
        {"none": "x"},
        {"text": "x", "colour": "red"},
        {"message": "x", "sender": "y"},
        {"blank": 5},
        {"buttons": ["một mình"]},
        {"code": "x", "count": 9},
        {"label": "x" * 41},
        {"search": "x" * 41},
        {"search": " "},
        {"notice": "x"},
        {"camera": "dog"},
        {},
        "text",
        None,
    ],
)
def test_odd_parts_are_refused(part: Any) -> None:
    """A part that there is not, a key that it has not, and a value that would not fit are slips, not crashes."""
    with pytest.raises(ValidationError):
        screen(part)


def test_an_unknown_part_is_one_slip_by_name() -> None:
    """A part that there is not is told once, with a name of its own, not once for every part that there is."""
    with pytest.raises(ValidationError) as refused:
        screen({"none": "x"}, {"text": "y"})
    assert [(error["type"], error["loc"]) for error in refused.value.errors()] == [("picture_part", ("show", 0))]


def test_a_screen_has_room_for_few_parts() -> None:
    """A screen shows at least one part and at most as many as can be read."""
    assert len(screen(*[FULL["text"]] * PARTS_MAX).show) == PARTS_MAX
    for count in (0, PARTS_MAX + 1):
        with pytest.raises(ValidationError):
            screen(*[FULL["text"]] * count)


def test_the_words_of_a_screen() -> None:
    """All that can be read on a screen can be tapped; signs, kinds and numbers are no words."""
    shown = screen(*(FULL[name] for name in ("item", "camera", "dialog", "message", "keyboard", "progress", "icons")))
    assert list(shown.words) == [
        *("Ví giấy tờ", "4 giấy tờ", "Nhìn thẳng", "Cho phép dùng máy ảnh?", "Cho phép"),
        *("Mã OTP của bạn", "VNeID", "Đang tải", "Zalo", "VNeID", "Máy ảnh"),
    ]


@pytest.mark.parametrize(
    ("given", "sound"),
    [
        ({"photo": "a.png"}, True),
        ({"screen": {"show": [{"text": "x"}]}}, True),
        ({"scene": "counter", "signs": ["Công an xã"]}, True),
        ({}, False),
        ({"photo": "a.png", "scene": "counter"}, False),
        ({"photo": "a.png", "screen": {"show": [{"text": "x"}]}}, False),
        ({"scene": "none"}, False),
        ({"scene": "counter", "signs": list("abcdef")}, False),
    ],
)
def test_a_picture_is_exactly_one_thing(given: dict[str, Any], sound: bool) -> None:
    """A picture is a photo, a screen or a scene that there is: one of them, not none and not two."""
    try:
        StepPicture.model_validate(given | {"alt": "x"})
    except ValidationError:
        assert not sound
    else:
        assert sound


def test_a_picture_is_told_in_words() -> None:
    """No picture without a text for those who cannot see it."""
    with pytest.raises(ValidationError):
        StepPicture.model_validate({"scene": "counter"})


def test_every_scene_can_be_written() -> None:
    """The scenes that are told are those that are taken."""
    assert get_args(Scene) == tuple(SCENES)
