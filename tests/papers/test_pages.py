"""Pages: what every paper is made of: links, steps, where they lead, and pictures."""

import json
from pathlib import Path

import pytest

from bot.drawing.links import DRAFT_ORIGIN, Links, build_link_data, encode_qr, shorten_url
from bot.papers import pages
from flows.core.address import address
from tests.harness import small
from tests.harness.orders import order

TEA = address("guide", "tea")


@pytest.mark.parametrize(
    ("links", "via", "found"),
    [
        (Links("https://a.vn", None), None, [("web", "https://a.vn/guide/tea")]),
        (Links("https://a.vn/", None), "AB-1", [("web", "https://a.vn/guide/tea?via=AB-1")]),
        (Links(None, "bot"), "AB-1", [("telegram", "https://t.me/bot?start=guide_tea__AB-1")]),
        (
            Links("https://a.vn", "bot"),
            None,
            [("web", "https://a.vn/guide/tea"), ("telegram", "https://t.me/bot?start=guide_tea")],
        ),
        (Links(), None, [("web", f"{DRAFT_ORIGIN}/guide/tea")]),
    ],
)
def test_links(links: Links, via: str | None, found: list[tuple[str, str]]) -> None:
    """A paper leads to each channel that there is, and credits the share code; without any it is a draft."""
    assert list(links.to(TEA, via)) == found
    assert links.draft is (links == Links())


@pytest.mark.parametrize(
    ("url", "letters"),
    [
        ("https://gocua.example.vn/guide/tea?via=AB", "gocua.example.vn/guide/tea"),
        ("https://t.me/gocua_bot?start=guide_tea__AB", "t.me/gocua_bot"),
    ],
)
def test_addresses_in_letters(url: str, letters: str) -> None:
    """What is to be typed is short: no https, no code."""
    assert shorten_url(url) == letters


def test_a_code_is_a_square(tmp_path: Path) -> None:
    """A QR code is as many rows as columns, of dark and light."""
    rows = encode_qr("https://gocua.example.vn/guide/tea")
    assert {len(row) for row in rows} == {len(rows)}
    assert set("".join(rows)) == {"0", "1"}
    assert [link["qr"] for link in build_link_data(Links("https://gocua.example.vn"), TEA, None)] == [rows]


def test_steps_stand_as_in_the_file() -> None:
    """Steps stand as in the file, with their labels, where they lead unless that is the next, and their problems."""
    steps = pages.build_page_data(order())["steps"]
    assert [step["number"] for step in steps] == ["1", "2a", "2b", "3", "4"]
    say = order().say
    assert [[(lead["answer"], lead["to"]) for lead in step["leads"]] for step in steps] == [
        [("Nóng", say("whole-goto", number="2a")), ("Đá", say("whole-goto", number="2b"))],
        [("", say("whole-goto", number="3"))],
        [],
        [],
        [],
    ]
    assert steps[1]["lines"][0]["runs"] == (("Đun ", False), ("nước", True), (" sôi.", False))
    assert [problem["when"] for problem in steps[1]["problems"]] == ["Bếp không lên lửa", "Nước tràn ra ngoài"]


def test_ends_are_told() -> None:
    """An answer or a step that ends, or stops, says so; the last step need not say that it is the last."""
    steps = [
        small.step("a", choices=[{"label": "x", "next": "b"}, {"label": "y", "next": "done"}]),
        small.step("b", next="done"),
        small.step("c", next="stop"),
        small.step("d", next="done"),
    ]
    ordered = order(small.guide("g", steps))
    done, stop = ordered.say("whole-end"), ordered.say("whole-stop")
    leads = [[lead["to"] for lead in step["leads"]] for step in pages.build_page_data(ordered)["steps"]]
    assert leads == [[ordered.say("whole-goto", number=2), done], [done], [stop], []]


def test_pictures_on_paper() -> None:
    """A drawing is what the chat shows; a photo is a file; what is missing is left out."""
    drawing = {"scene": "counter", "alt": "Quầy"}
    steps = [
        small.step("a", choices=[{"label": "x", "next": "b"}, {"label": "y", "next": "c"}]),
        small.step("b", next="d", picture={"photo": "b.png", "alt": "Ảnh"}),
        small.step("c", picture=drawing),
        small.step("d", picture={"photo": "none.png", "alt": "Ảnh"}),
    ]
    guide = small.guide("g", steps, photos={"b.png": "a" * 64})
    found = [step["picture"] for step in pages.build_page_data(order(guide, guides=Path("/guides")))["steps"]]
    assert (found[0], found[3]) == ({}, {})
    assert found[1] == {"photo": "/guides/g/b.png"}
    assert found[2] == json.loads(guide.drawings["c"])
    assert found[2]["picture"]["scene"] == "counter"


def test_what_paper_says_is_in_its_language() -> None:
    """Every sentence that stands on paper is at hand, in the language of the paper, with its values."""
    vi, en = (pages.build_page_data(order(language=language))["words"] for language in ("vi", "en"))
    assert set(vi) == set(en)
    assert vi["scan"] != en["scan"]
    assert "{" not in "".join([*vi.values(), *en.values()])
    assert small.HOUSE.contact in vi["help"]
    assert ("0" * 8 in vi["version"], "23/11/2026" in vi["version"]) == (True, True)
