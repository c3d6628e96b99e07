"""Pictures and papers on the web: only what the library knows, under a name that changes with the content."""

import re
from pathlib import Path

import pytest

from bot.channels.web import Site
from bot.config import Flood
from flows.core.library import Library
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.files import NotedTypesetter, files, png
from tests.harness.web import SECRET, WebBuilder
from tests.harness.web_client import Client

IMAGE = re.compile(r'<img class="picture step" src="([^"]+)" alt="([^"]*)"')
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
def press() -> NotedTypesetter:
    return NotedTypesetter()


@pytest.fixture
def walk(words: Sentences) -> Library:
    return small.library(words, small.guide("walk", list(STEPS), photos=PHOTOS))


@pytest.fixture
def pictured(tmp_path: Path, walk: Library, press: NotedTypesetter) -> WebBuilder:
    return builder_of(tmp_path, walk, press)


def builder_of(folder: Path, library: Library, press: NotedTypesetter) -> WebBuilder:
    guides = folder / "guides"
    (guides / "walk").mkdir(parents=True, exist_ok=True)
    for name in ("kettle.png", "a.gif"):
        (guides / "walk" / name).write_bytes(png())
    return WebBuilder(folder, library, Site(SECRET, files(library, folder, guides, press)))


@pytest.mark.parametrize(("step", "alt"), [("drawn", "Màn hình"), ("photo", "Cái ấm")])
async def test_pictures(pictured: WebBuilder, step: str, alt: str) -> None:
    """A step's page has its picture, told in words; it may be kept for ever under its own name, under no other."""
    async with pictured.open() as house:
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


async def test_a_drawing_is_made_once_for_all(pictured: WebBuilder, press: NotedTypesetter) -> None:
    """However often it is asked for, it is drawn once."""
    async with pictured.open() as house, Client(house.app) as me:
        for _ in range(3):
            await me.http.get("/picture/vi/walk/drawn/x.png")
    assert len(press.drawn) == 1


async def test_another_drawing_has_another_address(
    tmp_path: Path, walk: Library, words: Sentences, press: NotedTypesetter
) -> None:
    """An edit of the picture, or of how it is drawn, is another address; the old one shows what there is today."""
    edited = small.step("drawn", picture={"screen": {"show": [{"text": "Xin chào"}]}, "alt": "Màn hình"})
    other = small.library(words, small.guide("walk", [edited, *STEPS[1:]], photos=PHOTOS))
    found: list[str] = []

    for library, drawing in ((walk, press), (other, press), (walk, NotedTypesetter("tomorrow"))):
        async with builder_of(tmp_path, library, drawing).open() as house, Client(house.app) as me:
            image = IMAGE.search((await me.open("/guide/walk/drawn")).html)
            assert image
            found.append(image[1])
            assert (await me.http.get(found[0])).status_code == 200
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
async def test_what_the_library_has_not_is_not_found(pictured: WebBuilder, path: str) -> None:
    """What there is not, what cannot be drawn, and every way out of the folder is not found."""
    async with pictured.open() as house, Client(house.app) as me:
        assert (await me.http.get(path)).status_code == 404


async def test_a_page_does_without_its_picture(pictured: WebBuilder) -> None:
    """A step whose picture cannot be had is shown with all its buttons."""
    async with pictured.open() as house, Client(house.app) as me:
        for step in ("bad", "gone"):
            page = await me.open(f"/guide/walk/{step}")
            assert page.status == 200
            assert "Tôi bị mắc" in page.labels


async def test_a_screen_that_differs(pictured: WebBuilder) -> None:
    """Under a picture of a phone one can say that one's own is different; it is noted, and what may help is shown."""
    async with pictured.open() as house:
        async with Client(house.app) as me:
            assert "Màn hình của tôi khác" not in (await me.open("/guide/walk/bare")).labels
            await me.open("/guide/walk/drawn")
            await me.press("Màn hình của tôi khác")
            assert me.page.path == "/guide/walk/drawn/stuck"
            assert me.page.note
        assert await house.kinds() == ["Differed"]


async def test_papers(pictured: WebBuilder) -> None:
    """A guide's papers are found from its page, carry the share code along, and are PDF files with a name."""
    async with pictured.open() as house:
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


async def test_who_prints_too_fast_must_wait(pictured: WebBuilder) -> None:
    """Making a paper is work, so it is held back as presses are."""
    async with pictured.open(flood=Flood(papers=1)) as house, Client(house.app) as me:
        assert (await me.http.get("/paper/vi/walk/radio.pdf")).status_code == 200
        answer = await me.http.get("/paper/vi/walk/radio.pdf")
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) > 0
