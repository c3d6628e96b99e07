"""The press: templates set with data, which is never code."""

import io
import json

import pytest
from PIL import Image

from bot.drawing.pictures import PICTURE_TEMPLATE, shrink_png
from bot.drawing.typesetter import CannotDraw, Typesetter
from tests.harness.picture_parts import FULL
from tests.harness.small import guide, step


@pytest.fixture(scope="module")
def press() -> Typesetter:
    return Typesetter()


def drawing(*parts: object, **more: object) -> str:
    """The data of a picture with these parts."""
    picture = {"screen": {"title": "Thử", "show": list(parts)} | more, "alt": "Thử"}
    return guide("g", [step("a", picture=picture)]).drawings["a"]


@pytest.mark.parametrize("name", FULL)
def test_every_part_can_be_drawn(press: Typesetter, name: str) -> None:
    """Each part of a screen is drawn, as a picture that is wide enough for a phone."""
    (page,) = press.typeset(PICTURE_TEMPLATE, "png", drawing(FULL[name]))
    with Image.open(io.BytesIO(page)) as image:
        assert image.width >= 360


def test_a_texts_marks_are_no_code(press: Typesetter) -> None:
    """What an editor writes is shown, whatever typst would make of it."""
    odd = '#panic("x") $x$ *b* _i_ `c` @l <l> \\ "q" // /* [b] {c} ~ -- \' 😀'
    (page,) = press.typeset(PICTURE_TEMPLATE, "svg", drawing({"text": odd}, {"button": "#eval(1)"}))
    assert page.startswith(b"<svg")


def test_every_format(press: Typesetter) -> None:
    """The same data as a picture, a document and a drawing; what is given as values is as good as JSON."""
    data = drawing({"text": "x"})
    begins = [press.typeset(PICTURE_TEMPLATE, format, data)[0][:5] for format in ("png", "pdf", "svg")]
    assert begins == [b"\x89PNG\r", b"%PDF-", b"<svg "]
    assert press.typeset(PICTURE_TEMPLATE, "svg", json.loads(data)) == press.typeset(PICTURE_TEMPLATE, "svg", data)


def test_data_that_does_not_fit_is_told(press: Typesetter) -> None:
    """A template that refuses its data says why, and draws the next picture all the same."""
    with pytest.raises(CannotDraw, match=r"picture\.typ"):
        press.typeset(PICTURE_TEMPLATE, "png", {})
    assert press.typeset(PICTURE_TEMPLATE, "png", drawing({"text": "x"}))


def test_a_small_picture_is_the_same_picture(press: Typesetter) -> None:
    """The file that is sent is lighter, and of the same size on screen."""
    (page,) = press.typeset(PICTURE_TEMPLATE, "png", drawing({"text": "x"}))
    small = shrink_png(page)
    assert len(small) < len(page)
    with Image.open(io.BytesIO(page)) as one, Image.open(io.BytesIO(small)) as other:
        assert one.size == other.size
