"""Pictures: the PNG of a step, a photo from the guides' folder or a drawing that is made once and kept on disk; and of
what is drawn for the moment, QR codes and charts, which are kept in memory only.

A drawing is named by the hash of what is on it and of the templates. It is drawn ahead in a thread of its own; who
asks for one that is not there yet waits a moment at most, and is shown it the next time.
"""

import asyncio
import hashlib
import io
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import structlog
from PIL import Image

from bot.drawing.links import Links
from bot.drawing.links import data as link_data
from bot.drawing.press import CannotDraw, Press
from flows.core.library import Library
from flows.core.screen import Chart, Code, Drawing, Photo, Picture

TEMPLATE = "picture.typ"
CODE_TEMPLATE = "code.typ"
PATIENCE_S = 0.05  # how long an answer may wait for its picture
_LOOK_EVERY_S = 1.0
_MOMENTS_KEPT = 64
_COLOURS = 48  # flat drawings keep their edges, and weigh a third

log = structlog.get_logger()


def drawings(library: Library) -> Iterator[str]:
    """The data of every drawing of every guide in every language, guides that stand first coming first."""
    for guide in (*library.guides.values(), *library.translated.values()):
        yield from guide.drawings.values()


class Pictures:
    """Where the channels get their pictures."""

    def __init__(
        self, guides: Path, kept: Path, press: Press | None = None, links: Callable[[], Links] = Links
    ) -> None:
        self._guides, self._kept, self._links = guides, kept, links
        self._moment: dict[str, bytes] = {}
        self._under_way: dict[str, asyncio.Task[bytes | None]] = {}
        self._press = press or Press()
        self._worker = ThreadPoolExecutor(1, "drawing")
        self._hand = ThreadPoolExecutor(1, "drawing-now")  # who waits must not wait for what is drawn ahead
        self._failed: set[str] = set()

    def key(self, picture: Picture) -> str:
        """What a picture is called: the hash of its content, 64 hex digits."""
        match picture:
            case Photo():
                return picture.sha256
            case Drawing():
                return self._name(picture.data)
            case Chart() | Code():
                return self._name("\0".join(self._momentary(picture)))

    async def content(self, picture: Picture, patience_s: float | None = PATIENCE_S) -> bytes | None:
        """A picture's bytes, None where there is none (yet).

        patience_s: how long to wait for a drawing that is not there yet; None waits for it.
        """
        if isinstance(picture, Photo):
            path = self._guides / picture.file
            return path.read_bytes() if path.is_file() else None
        if isinstance(picture, Chart | Code):
            return await self._of_the_moment(picture)
        name = self._name(picture.data)
        path = self._path(name)
        if path.is_file():
            return path.read_bytes()
        if name in self._failed:
            return None
        loop = asyncio.get_running_loop()
        drawn = loop.run_in_executor(self._worker, self._draw, name, picture.data)
        done, _ = await asyncio.wait({drawn}, timeout=patience_s)
        return drawn.result() if done else None

    def _momentary(self, picture: Chart | Code) -> tuple[str, str]:
        """The template of a QR code or chart, and its data as JSON."""
        if isinstance(picture, Chart):
            return f"{picture.template}.typ", picture.data
        data = {"title": picture.title, "links": link_data(self._links(), picture.address, picture.via)}
        return CODE_TEMPLATE, json.dumps(data, ensure_ascii=False)

    async def _of_the_moment(self, picture: Chart | Code) -> bytes | None:
        """Who asks while it is being drawn, as a whole class does for its board, waits for the same drawing."""
        template, data = self._momentary(picture)
        name = self._name(f"{template}\0{data}")
        if name in self._moment:
            return self._moment[name]
        if name not in self._under_way:
            self._under_way[name] = asyncio.create_task(self._drawn_now(name, template, data))
        return await asyncio.shield(self._under_way[name])

    async def _drawn_now(self, name: str, template: str, data: str) -> bytes | None:
        def drawn() -> bytes:
            return small_png(self._press.pages(template, "png", data)[0], quickly=True)

        try:
            content = await asyncio.get_running_loop().run_in_executor(self._hand, drawn)
        except CannotDraw as error:
            log.error("picture not drawn", error=str(error))
            return None
        finally:
            del self._under_way[name]
        self._moment[name] = content
        if len(self._moment) > _MOMENTS_KEPT:
            del self._moment[next(iter(self._moment))]
        return content

    async def draw_ahead(self, library: Callable[[], Library]) -> None:
        """Draw whatever the library of the moment has and the disk has not. Runs until cancelled."""
        last = None
        while True:
            now = library()
            if now is not last:
                last = now
                await self._all_of(now)
            await asyncio.sleep(_LOOK_EVERY_S)

    async def _all_of(self, library: Library) -> None:
        loop = asyncio.get_running_loop()
        wanted = await loop.run_in_executor(self._worker, self._named, library)
        for name, data in wanted.items():
            if not self._path(name).is_file() and name not in self._failed:
                await loop.run_in_executor(self._worker, self._draw, name, data)
        await loop.run_in_executor(self._worker, self._drop_all_but, frozenset(wanted))

    def _named(self, library: Library) -> dict[str, str]:
        """Every drawing by its name. In the worker: for many guides it takes longer than a turn may wait."""
        return {self._name(data): data for data in drawings(library)}

    def close(self) -> None:
        """End; a drawing under way is finished first."""
        self._worker.shutdown(cancel_futures=True)
        self._hand.shutdown(cancel_futures=True)

    def _name(self, data: str) -> str:
        return hashlib.sha256(f"{self._press.digest}\0{data}".encode()).hexdigest()

    def _path(self, name: str) -> Path:
        return self._kept / f"{name}.png"

    def _draw(self, name: str, data: str) -> bytes | None:
        """Draw and keep; a disk that cannot be written to keeps nothing, and the picture is drawn again."""
        path = self._path(name)
        if path.is_file():
            return path.read_bytes()
        try:
            content = small_png(self._press.pages(TEMPLATE, "png", data)[0])
        except CannotDraw as error:
            self._failed.add(name)
            log.error("picture not drawn", error=str(error))
            return None
        try:
            self._kept.mkdir(parents=True, exist_ok=True)
            draft = path.with_suffix(".draft")
            draft.write_bytes(content)
            os.replace(draft, path)  # noqa: PTH105 (the same call, named for what it promises)
        except OSError as error:
            log.warning("picture not kept", error=str(error))
        return content

    def _drop_all_but(self, wanted: frozenset[str]) -> None:
        for path in self._kept.glob("*.png") if self._kept.is_dir() else ():
            if path.stem not in wanted:
                path.unlink(missing_ok=True)


def small_png(content: bytes, *, quickly: bool = False) -> bytes:
    """The same picture in a palette of few colours: a flat drawing for a weak line.

    quickly: a tenth larger in a tenth of the time, for who waits.
    """
    small = io.BytesIO()
    method = Image.Quantize.FASTOCTREE if quickly else None
    with Image.open(io.BytesIO(content)) as image:
        few = image.convert("RGB").quantize(_COLOURS, method, dither=Image.Dither.NONE)
        few.save(small, "PNG", optimize=not quickly)
    return small.getvalue()
