"""Pictures and papers on the web: only what the library knows, under a name that changes with the content."""

import re
from pathlib import Path

import pytest

from bot.channels.web import Site
from flows.core.library import Library
from flows.core.text.sentences import Words
from tests import small
from tests.handouts import NotedPress, files, png
from tests.web.client import Client
from tests.web.conftest import SECRET, Builder, House

IMAGE = re.compile(r'<img class="picture" src="([^"]+)" alt="([^"]*)"')
STEPS = (
    small.step("drawn", picture={"screen": {"show": [{"text": "Chào"}]}, "alt": "Màn hình"}),
    small.step("photo", picture={"photo": "kettle.png", "alt": "Cái ấm"}),
    small.step("bad", picture={"scene": "stop", "signs": ["bad"], "alt": "Không vẽ được"}),
    small.step("bare"),
    small.step("odd", picture={"photo": "a.gif", "alt": "Kiểu lạ"}),
    small.step("gone", picture={"photo": "gone.png", "alt": "Mất rồi"}),
)
PHOTOS = {"kettle.png": "a" * 64, "a.gif": "b" * 64, "gone.png": "c" * 64}


@pytest.fixture
def press() -> NotedPress:
    return NotedPress()


@pytest.fixture
def walk(words: Words) -> Library:
    return small.library(words, small.guide("walk", list(STEPS), photos=PHOTOS))


@pytest.fixture
def pictured(tmp_path: Path, walk: Library, press: NotedPress) -> Builder:
    return builder(tmp_path, walk, press)


def builder(folder: Path, library: Library, press: NotedPress) -> Builder:
    guides = folder / "guides"
    (guides / "walk").mkdir(parents=True, exist_ok=True)
    for name in ("kettle.png", "a.gif"):
        (guides / "walk" / name).write_bytes(png())
    return Builder(folder, library, Site(SECRET, files(library, folder, guides, press)))


@pytest.mark.parametrize(("step", "alt"), [("drawn", "Màn hình"), ("photo", "Cái ấm")])
def test_pictures(pictured: Builder, step: str, alt: str) -> None:
    """A step's page has its picture, told in words; it may be kept for ever under its own name, under no other."""

    async def scene(house: House) -> None:
        async with Client(house.app) as me:
            page = await me.open(f"/guide/walk/{step}")
            found = IMAGE.search(page.html)
            assert found
            assert found[2] == alt
            picture = await me.http.get(found[1])
            assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
            assert picture.content.startswith(b"\x89PNG")
            assert "immutable" in picture.headers["cache-control"]
            old = await me.http.get(re.sub(r"[0-9a-f]{12}\.", "0" * 12 + ".", found[1]))
            assert (old.status_code, old.headers["cache-control"]) == (200, "no-cache")
        assert await house.kinds() == []

    pictured.play(scene)


def test_a_drawing_is_made_once_for_all(pictured: Builder, press: NotedPress) -> None:
    """However often it is asked for, it is drawn once."""

    async def scene(house: House) -> None:
        async with Client(house.app) as me:
            for _ in range(3):
                await me.http.get("/picture/vi/walk/drawn/x.png")

    pictured.play(scene)
    assert len(press.drawn) == 1


def test_another_drawing_has_another_address(tmp_path: Path, walk: Library, words: Words, press: NotedPress) -> None:
    """An edit of the picture, or of how it is drawn, is another address; the old one shows what there is today."""
    edited = small.step("drawn", picture={"screen": {"show": [{"text": "Xin chào"}]}, "alt": "Màn hình"})
    other = small.library(words, small.guide("walk", [edited, *STEPS[1:]], photos=PHOTOS))
    found: list[str] = []

    async def scene(house: House) -> None:
        async with Client(house.app) as me:
            image = IMAGE.search((await me.open("/guide/walk/drawn")).html)
            assert image
            found.append(image[1])
            assert (await me.http.get(found[0])).status_code == 200

    for library, drawing in ((walk, press), (other, press), (walk, NotedPress("tomorrow"))):
        builder(tmp_path, library, drawing).play(scene)
    assert len(set(found)) == 3


@pytest.mark.parametrize(
    "path",
    [
        "/picture/vi/walk/bare/x.png",
        "/picture/vi/walk/none/x.png",
        "/picture/vi/none/drawn/x.png",
        "/picture/vi/walk/bad/x.png",
        "/picture/vi/walk/odd/x.gif",
        "/picture/vi/walk/gone/x.png",
        "/picture/vi/walk/..%2Fx/x.png",
        "/picture/vi/Walk/drawn/x.png",
        "/paper/vi/none/radio.pdf",
        "/paper/vi/walk/banner.pdf",
        "/paper/xx/walk/radio.pdf",
        "/paper/vi/..%2Fwalk/radio.pdf",
    ],
)
def test_what_the_library_has_not_is_not_found(pictured: Builder, path: str) -> None:
    """What there is not, what cannot be drawn, and every way out of the folder is not found."""

    async def scene(house: House) -> None:
        async with Client(house.app) as me:
            assert (await me.http.get(path)).status_code == 404

    pictured.play(scene)


def test_a_page_does_without_its_picture(pictured: Builder) -> None:
    """A step whose picture cannot be had is shown with all its buttons."""

    async def scene(house: House) -> None:
        async with Client(house.app) as me:
            for step in ("bad", "gone"):
                page = await me.open(f"/guide/walk/{step}")
                assert page.status == 200
                assert "Tôi bị mắc" in page.labels

    pictured.play(scene)


def test_a_screen_that_differs(pictured: Builder) -> None:
    """Under a picture of a phone one can say that one's own is different; it is noted, and what may help is shown."""

    async def scene(house: House) -> None:
        async with Client(house.app) as me:
            assert "Màn hình của tôi khác" not in (await me.open("/guide/walk/bare")).labels
            await me.open("/guide/walk/drawn")
            await me.press("Màn hình của tôi khác")
            assert me.page.path == "/guide/walk/drawn/stuck"
            assert me.page.note
        assert await house.kinds() == ["Differed"]

    pictured.play(scene)


def test_papers(pictured: Builder) -> None:
    """A guide's papers are found from its page, carry the share code along, and are PDF files with a name."""

    async def scene(house: House) -> None:
        async with Client(house.app) as me:
            await me.open("/guide/walk/print?via=LOP-7")
            await me.press("Bài đọc trên loa")
            found = re.search(r'href="(/paper/[^"]+)"', me.page.html)
            assert found
            assert found[1] == "/paper/vi/walk/radio.pdf?via=LOP-7"
            paper = await me.http.get(found[1])
            assert (paper.status_code, paper.headers["content-type"]) == (200, "application/pdf")
            assert paper.content.startswith(b"%PDF-")
            assert paper.headers["cache-control"] == "no-cache"
            assert 'filename="walk-radio.pdf"' in paper.headers["content-disposition"]
        assert await house.kinds() == []

    pictured.play(scene)


def test_who_prints_too_fast_must_wait(pictured: Builder) -> None:
    """Making a paper is work, so it is held back as presses are."""

    async def scene(house: House) -> None:
        async with Client(house.app) as me:
            answer = await me.http.get("/paper/vi/walk/radio.pdf")
            assert answer.status_code == 429
            assert int(answer.headers["retry-after"]) > 0

    pictured.play(scene, admit=lambda _: "drop")
