"""Pictures: drawn once, kept by what is on them, never waited for longer than a moment."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.drawing.pictures import Pictures, list_drawings
from bot.drawing.typesetter import Typesetter
from flows.core.content.guide import Guide
from flows.core.content.overlay import Overlay
from flows.core.library import Library
from flows.core.screen import Drawing, Photo
from flows.core.text.sentences import Sentences
from tests.harness import small
from tests.harness.files import NotedTypesetter
from tests.harness.patience import PATIENCE_S


@pytest.fixture
def press() -> NotedTypesetter:
    return NotedTypesetter()


@pytest.fixture
def pictures(tmp_path: Path, press: NotedTypesetter) -> Iterator[Pictures]:
    made = Pictures(tmp_path / "guides", tmp_path / "kept", press)
    yield made
    press.go.set()
    made.close()


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "kept").glob("*"))


def pictured(id: str, *scenes: str) -> Guide:
    """A guide with a scene a step."""
    return small.guide(id, [small.step(f"s{n}", picture={"scene": s, "alt": "x"}) for n, s in enumerate(scenes)])


ONE = Drawing('{"one": 1}', "một")


def test_a_drawing_is_made_once(tmp_path: Path, press: NotedTypesetter, pictures: Pictures) -> None:
    """The first who asks has it drawn; it is kept under its name, for everybody and for the next run."""

    async def ask(of: Pictures) -> bytes | None:
        return await of.content(ONE, None)

    first = asyncio.run(ask(pictures))
    again = Pictures(tmp_path / "guides", tmp_path / "kept", press)
    assert first == asyncio.run(ask(pictures)) == asyncio.run(ask(again))
    again.close()
    assert press.drawn == [ONE.data]
    assert kept(tmp_path) == [f"{pictures.key(ONE)}.png"]


def test_a_name_is_of_all_that_is_drawn(tmp_path: Path, pictures: Pictures) -> None:
    """What is on it and how it is drawn make the name; what is told of it in words does not."""
    other = Pictures(tmp_path, tmp_path / "kept", NotedTypesetter("tomorrow"))
    names = {pictures.key(ONE), pictures.key(Drawing('{"one": 2}', "một")), other.key(ONE)}
    other.close()
    assert len(names) == 3
    assert pictures.key(Drawing(ONE.data, "khác")) == pictures.key(ONE)
    assert pictures.key(Photo("g/a.png", "b" * 64, "x")) == "b" * 64


def test_the_real_templates_are_in_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of a template gives another digest, so everything is drawn again."""
    monkeypatch.setattr("bot.drawing.typesetter.TEMPLATES", tmp_path)
    digests = []
    for text in ("a", "b"):
        (tmp_path / "a.typ").write_text(text, "utf-8")
        digests.append(Typesetter().digest)
    (tmp_path / "b.typ").write_text("", "utf-8")
    assert len({*digests, Typesetter().digest}) == 3


def test_a_drawing_that_fails_is_told_once(tmp_path: Path, press: NotedTypesetter, pictures: Pictures) -> None:
    """What cannot be drawn is logged once, is none each time, and holds nothing else up."""

    async def scene() -> list[bytes | None]:
        return [await pictures.content(Drawing("bad", "x"), None) for _ in range(3)] + [
            await pictures.content(ONE, None)
        ]

    with capture_logs() as logs:
        *failed, sound = asyncio.run(scene())
    assert (failed, sound is None) == ([None] * 3, False)
    assert [entry["event"] for entry in logs] == ["picture not drawn"]
    assert press.drawn == ["bad", ONE.data]


def test_a_disk_that_cannot_be_written(tmp_path: Path, press: NotedTypesetter, pictures: Pictures) -> None:
    """Where nothing can be kept, pictures are shown all the same, and drawn again each time."""
    (tmp_path / "kept").write_text("no folder", "utf-8")

    async def scene() -> list[bytes | None]:
        return [await pictures.content(ONE, None) for _ in range(2)]

    assert None not in asyncio.run(scene())
    assert press.drawn == [ONE.data] * 2


async def test_nobody_waits_long(tmp_path: Path, press: NotedTypesetter, pictures: Pictures) -> None:
    """A drawing that takes its time is not waited for: a caller gets none now, and the next one gets it."""
    press.go.clear()
    assert await pictures.content(ONE, 0.001) is None
    press.go.set()
    assert await pictures.content(ONE, None) is not None
    assert press.drawn == [ONE.data]


def test_a_photo_is_a_file_of_the_guides(tmp_path: Path, pictures: Pictures) -> None:
    """A photo's content is its file's; a file that was taken away is none."""
    (tmp_path / "guides" / "tea").mkdir(parents=True)
    (tmp_path / "guides" / "tea" / "kettle.png").write_bytes(b"photo")
    found = [Photo(f"tea/{name}.png", "0" * 64, "x") for name in ("kettle", "none")]

    async def scene() -> list[bytes | None]:
        return [await pictures.content(photo) for photo in found]

    assert asyncio.run(scene()) == [b"photo", None]


def test_all_that_is_to_be_drawn(words: Sentences) -> None:
    """Every guide in every language: a translation has drawings of its own only where they differ."""
    asking = small.step("a", choices=[{"label": "x", "next": "b"}, {"label": "y", "next": "done"}])
    guide = small.guide("g", [asking | {"picture": {"scene": "signpost", "alt": "x"}}, small.step("b")])
    overlay = Overlay.model_validate({"language": "en", "steps": {"a": {"choices": ["left", "right"]}}})
    found = list(list_drawings(small.library(words, guide, small.tea(), overlays=(overlay,))))
    assert [("left" in data, "signpost" in data) for data in found] == [(False, True), (True, True)]


def test_drawing_ahead(tmp_path: Path, words: Sentences, press: NotedTypesetter, pictures: Pictures) -> None:
    """All that a library has is drawn before anybody asks; what the next one has not is dropped; failures stop none."""
    libraries = [
        small.library(words, pictured("g", "counter", "stop"), small.tea()),
        small.library(words, pictured("g", "stop", "sim"), small.tea()),
    ]
    now = libraries[0]

    async def until(names: set[str]) -> None:
        while {name.removesuffix(".png") for name in kept(tmp_path)} != names:
            await asyncio.sleep(0.01)

    def names(library: Library) -> set[str]:
        return {pictures.key(Drawing(data, "")) for data in list_drawings(library)}

    async def scene() -> None:
        nonlocal now
        ahead = asyncio.create_task(pictures.draw_ahead(lambda: now))
        await asyncio.wait_for(until(names(libraries[0])), PATIENCE_S)
        now = libraries[1]
        await asyncio.wait_for(until(names(libraries[1])), PATIENCE_S)
        ahead.cancel()
        await asyncio.gather(ahead, return_exceptions=True)

    assert not names(libraries[0]) <= names(libraries[1])
    asyncio.run(scene())
    assert sorted(press.drawn) == sorted({*list_drawings(libraries[0]), *list_drawings(libraries[1])})


def test_one_that_fails_does_not_stop_the_others(words: Sentences, tmp_path: Path, pictures: Pictures) -> None:
    """Drawing ahead passes over what cannot be drawn, and does not try it again while it is the same."""
    bad = small.guide("g", [small.step("a", picture={"scene": "stop", "signs": ["bad"], "alt": "x"}), small.step("b")])
    library = small.library(words, bad, pictured("h", "counter"))

    async def scene() -> None:
        ahead = asyncio.create_task(pictures.draw_ahead(lambda: library))
        while not kept(tmp_path):
            await asyncio.sleep(0.01)
        ahead.cancel()
        await asyncio.gather(ahead, return_exceptions=True)

    with capture_logs() as logs:
        asyncio.run(asyncio.wait_for(scene(), PATIENCE_S))
    assert [entry["event"] for entry in logs] == ["picture not drawn"]
