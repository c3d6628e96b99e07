"""The map: every screen is a box, every link an arrow between boxes, every text is data."""

import re
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest

from bot.commands.parser import main
from bot.drawing.map import BOX_W, draw_guide_map, draw_library_map, lay_out_guide
from flows.core.content.guide import DONE, STOP
from flows.core.library import Library
from flows.core.text.sentences import Sentences
from tests.harness import small

SVG = "{http://www.w3.org/2000/svg}"


def boxes(svg: str) -> list[str]:
    """The tokens of the screens on a map."""
    root = ET.fromstring(svg)  # noqa: S314 (our own drawing)
    found = [group.findall(f"{SVG}text") for group in root.iter(f"{SVG}g") if group.find(f"{SVG}rect") is not None]
    return [texts[0].text or "" for texts in found]


def hrefs(svg: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', svg)


def test_every_screen_of_a_guide_is_on_its_map(small_library: Library) -> None:
    """The cover, each step and the end are boxes; each problem is a line in its step's box; no box stands twice."""
    svg = draw_guide_map(small.tea())
    assert boxes(svg) == ["guide_tea", *(f"guide_tea_{s}" for s in ("ask", "boil", "ice", "pour", "drink", "done"))]
    places = hrefs(svg)
    assert {"/guide/tea/boil/gas", "/guide/tea/boil/spill", "/guide/tea/pour/hot"} < set(places)
    assert len(places) == len(set(places)) == 10


def test_a_guide_that_stops_shows_where() -> None:
    """The stop is a box where a way leads there, and none elsewhere."""
    stops = small.guide("g", [small.step("a", next=STOP)])
    assert boxes(draw_guide_map(stops)) == ["guide_g", "guide_g_a", "guide_g_done", "guide_g_stop"]
    assert "guide_cup_stop" not in boxes(draw_guide_map(small.cup()))


def test_arrows_lead_from_box_to_box(library: Library) -> None:
    """Every link between steps is an arrow; it begins and ends at a box, and points to the right."""
    for guide in library.guides.values():
        drawn = lay_out_guide(guide)
        by_address = {box.address: box for box in drawn.boxes}
        assert len(by_address) == len(drawn.boxes)
        for arrow in drawn.arrows:
            assert by_address[arrow.start].x + BOX_W < by_address[arrow.end].x
        ways = {(arrow.start.ids[-1], arrow.end.ids[-1]) for arrow in drawn.arrows[1:]}
        assert ways == {(step.id, id) for step in guide.steps for id in guide.after(step)}


def test_boxes_do_not_overlap(library: Library) -> None:
    """No box lies over another, and all lie within the map."""
    for guide in library.guides.values():
        drawn = lay_out_guide(guide)
        for n, one in enumerate(drawn.boxes):
            assert one.x + BOX_W <= drawn.width + 24
            for other in drawn.boxes[n + 1 :]:
                apart = one.x + BOX_W <= other.x or other.x + BOX_W <= one.x
                assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_texts_are_data(words: Sentences) -> None:
    """Whatever an editor writes is shown, and cannot end its element."""
    odd = '<script>alert("1")</script> & ]]> \''
    asks = small.step("a", odd, choices=[{"label": odd, "next": "b"}, {"label": "y", "next": DONE}])
    guide = small.guide("g", [asks, small.step("b", problems=[small.problem("p", odd)])], title=odd)
    for svg in (draw_guide_map(guide), draw_library_map(small.library(words, guide))):
        assert "<script" not in svg
        assert "<script>" in unescape("".join(ET.fromstring(svg).itertext()))  # noqa: S314


def test_the_map_of_everything(library: Library) -> None:
    """Home, topics, settings and every guide are on one map, each once, with the links from guide to guide."""
    svg = draw_library_map(library)
    found = boxes(svg)
    assert len(found) == len(set(found))
    assert {"home", "settings", "about"} < set(found)
    for guide in library.guides.values():
        assert {
            f"guide_{guide.id}",
            f"guide_{guide.id}_{DONE}",
            *(f"guide_{guide.id}_{s.id}" for s in guide.steps),
        } < set(found)
    assert svg.count('class="over"') >= sum(len(guide.then) for guide in library.guides.values())


@pytest.mark.parametrize(
    ("arguments", "status", "boxes_"), [((), 0, True), (("eid-install",), 0, True), (("none",), 2, False)]
)
def test_the_command(
    one_guide_config: Path, tmp_path: Path, arguments: tuple[str, ...], status: int, boxes_: bool
) -> None:
    """`map` writes the drawing of everything, or of one guide; a guide that there is not is told."""
    out = tmp_path / "map.svg"
    assert main(["--config", str(one_guide_config), "map", *arguments, "--out", str(out)]) == status
    assert out.exists() is boxes_
