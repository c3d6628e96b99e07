"""Pictures as PNG: photos from the guides' folder, drawings, QR codes and charts.

A drawing is named by the hash of its data and of the templates, drawn ahead in a thread of its own, and cached on disk.
A screen whose drawing is not there yet waits for a moment at most, and is shown without it. QR codes and charts are
drawn on demand and cached in memory only.
"""

import asyncio
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import structlog
from cachetools import LRUCache
from PIL import Image

from bot.atomic_file import write_atomically
from bot.drawing.links import Links
from bot.drawing.links import build_link_data as link_data
from bot.drawing.typesetter import CannotDraw, Typesetter
from flows.core.library import Library
from flows.core.places.share_code import decode_share_code
from flows.core.screen import Chart, Code, Drawing, Photo, Picture

PICTURE_TEMPLATE = "picture.typ"
CODE_TEMPLATE = "code.typ"
PICTURE_PATIENCE_S = 0.05  # how long an answer waits for its picture
_LOOK_EVERY_S = 1.0
_CACHED_MAX = 64
_COLOURS = 48  # flat drawings keep their edges at a third of the size

log = structlog.get_logger()


def list_drawings(library: Library) -> Iterator[str]:
    """Yield the data of all drawings of all guides in all languages, in the order of the guides."""
    for guide in (*library.guides.values(), *library.translated.values()):
        yield from guide.drawings.values()


class Pictures:
    """Makes the pictures for the channels."""

    def __init__(
        self, guides: Path, kept: Path, typesetter: Typesetter | None = None, links: Callable[[], Links] = Links
    ) -> None:
        self._guides, self._kept, self._links = guides, kept, links
        self._cache: LRUCache[str, bytes] = LRUCache(_CACHED_MAX)
        self._under_way: dict[str, asyncio.Task[bytes | None]] = {}
        self._typesetter = typesetter or Typesetter()
        self._worker = ThreadPoolExecutor(1, "drawing")
        self._quick_worker = ThreadPoolExecutor(1, "drawing-now")  # for people who wait
        self._failed: set[str] = set()

    def key(self, picture: Picture) -> str:
        """Return the name of a picture: the hash of its content, 64 hex digits."""
        match picture:
            case Photo():
                return picture.sha256
            case Drawing():
                return self._name(picture.data)
            case Chart() | Code():
                return self._name("\0".join(self._read_demand(picture)))

    async def content(self, picture: Picture, patience_s: float | None = PICTURE_PATIENCE_S) -> bytes | None:
        """Return a picture's bytes, None where there is none (yet).

        patience_s: how long to wait for a drawing that is not there yet; None waits until it is drawn.
        """
        if isinstance(picture, Photo):
            path = self._guides / picture.file
            return path.read_bytes() if path.is_file() else None
        if isinstance(picture, Chart | Code):
            return await self._draw_on_demand(picture)
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

    def _read_demand(self, picture: Chart | Code) -> tuple[str, str]:
        """Return the template of a QR code or chart, and its data as JSON."""
        if isinstance(picture, Chart):
            code = picture.code
            data = (
                json.loads(picture.data) | {"links": link_data(self._links(), code.address, code.via)} if code else None
            )
            return f"{picture.template}.typ", json.dumps(data, ensure_ascii=False) if data else picture.data
        of_class = (decode_share_code(picture.via) or ("", ""))[0] == "class"
        data = {
            "title": picture.title,
            "links": link_data(self._links(), picture.address, picture.via, typed=of_class),
        }
        return CODE_TEMPLATE, json.dumps(data, ensure_ascii=False)

    async def _draw_on_demand(self, picture: Chart | Code) -> bytes | None:
        """Return a QR code or chart; all who ask while it is being drawn, as a class does, wait for one drawing."""
        template, data = self._read_demand(picture)
        name = self._name(f"{template}\0{data}")
        if name in self._cache:
            return self._cache[name]
        if name not in self._under_way:
            self._under_way[name] = asyncio.create_task(self._draw_now(name, template, data))
        return await asyncio.shield(self._under_way[name])

    async def _draw_now(self, name: str, template: str, data: str) -> bytes | None:
        def drawn() -> bytes:
            return shrink_png(self._typesetter.typeset(template, "png", data)[0], quickly=True)

        try:
            content = await asyncio.get_running_loop().run_in_executor(self._quick_worker, drawn)
        except CannotDraw as error:
            log.error("picture not drawn", error=str(error))
            return None
        finally:
            del self._under_way[name]
        self._cache[name] = content
        return content

    async def draw_ahead(self, library: Callable[[], Library]) -> None:
        """Draw what the current library has and the disk has not. Runs until cancelled."""
        last = None
        while True:
            now = library()
            if now is not last:
                last = now
                await self._draw_all_of(now)
            await asyncio.sleep(_LOOK_EVERY_S)

    async def _draw_all_of(self, library: Library) -> None:
        loop = asyncio.get_running_loop()
        wanted = await loop.run_in_executor(self._worker, self._name_drawings, library)
        for name, data in wanted.items():
            if not self._path(name).is_file() and name not in self._failed:
                await loop.run_in_executor(self._worker, self._draw, name, data)
        await loop.run_in_executor(self._worker, self._drop_all_but, frozenset(wanted))

    def _name_drawings(self, library: Library) -> dict[str, str]:
        """Return every drawing by its name. Runs in the worker: many guides take longer than a turn may wait."""
        return {self._name(data): data for data in list_drawings(library)}

    def close(self) -> None:
        """Close, after the drawing in progress is finished."""
        self._worker.shutdown(cancel_futures=True)
        self._quick_worker.shutdown(cancel_futures=True)

    def _name(self, data: str) -> str:
        return hashlib.sha256(f"{self._typesetter.digest}\0{data}".encode()).hexdigest()

    def _path(self, name: str) -> Path:
        return self._kept / f"{name}.png"

    def _draw(self, name: str, data: str) -> bytes | None:
        """Draw and cache. Where the disk cannot be written to, the picture is drawn again the next time."""
        path = self._path(name)
        if path.is_file():
            return path.read_bytes()
        try:
            content = shrink_png(self._typesetter.typeset(PICTURE_TEMPLATE, "png", data)[0])
        except CannotDraw as error:
            self._failed.add(name)
            log.error("picture not drawn", error=str(error))
            return None
        try:
            write_atomically(path, content)
        except OSError as error:
            log.warning("picture not kept", error=str(error))
        return content

    def _drop_all_but(self, wanted: frozenset[str]) -> None:
        for path in self._kept.glob("*.png") if self._kept.is_dir() else ():
            if path.stem not in wanted:
                path.unlink(missing_ok=True)


def shrink_png(content: bytes, *, quickly: bool = False) -> bytes:
    """Return the picture in a palette of few colours, so that it is small on a slow connection.

    quickly: a tenth larger in a tenth of the time, for a person who waits.
    """
    small = io.BytesIO()
    method = Image.Quantize.FASTOCTREE if quickly else None
    with Image.open(io.BytesIO(content)) as image:
        few = image.convert("RGB").quantize(_COLOURS, method, dither=Image.Dither.NONE)
        few.save(small, "PNG", optimize=not quickly)
    return small.getvalue()
