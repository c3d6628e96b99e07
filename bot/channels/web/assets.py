"""Assets: the web's own files (style, script, logo), and the guides' pictures and papers.

Read once; the address holds the content's hash.
"""

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

import flows
from bot.channels.web.forms import read_share_code
from bot.drawing.pictures import Pictures
from bot.papers.printer import Printer
from flows.core.address import ID, Address, address
from flows.core.content.guide import Guide
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Chart, Code, Drawing, PaperKind, Photo, Screen, Sheet

_KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
FOR_EVER = "public, max-age=31536000, immutable"
_HASH_CHARS = 12
_MOMENT_KEPT_S = 300


class Assets:
    """Static files by name, and the URL of each."""

    def __init__(self) -> None:
        folder = files(__package__) / "static"
        self._contents: Mapping[str, bytes] = {
            path.name: path.read_bytes() for path in folder.iterdir() if _ending(path.name) in _KINDS
        }
        self.urls = {name: f"/static/{_hash(content)}/{name}" for name, content in self._contents.items()}

    async def serve(self, request: Request) -> Response:
        name = request.path_params["name"]
        if self.urls.get(name) != request.url.path:
            return Response(status_code=404)
        kind = _KINDS[_ending(name)]
        return Response(self._contents[name], media_type=kind, headers={"Cache-Control": FOR_EVER})


def make_picture_url(screen: Screen, pictures: Pictures) -> str:
    """Make the URL of a screen's picture: a step's is for all, a chart or code for those who may see it."""
    assert screen.picture is not None  # noqa: S101 (the page asks)
    if isinstance(screen.picture, Chart | Code):
        return f"/shown/{screen.address.token}/{pictures.key(screen.picture)[:_HASH_CHARS]}.png"
    return make_step_picture_url(screen.picture, screen.address, screen.language, pictures)


def make_step_picture_url(picture: Photo | Drawing, step: Address, language: str, pictures: Pictures) -> str:
    """Make the URL of a step's picture."""
    ending = _ending(picture.file) if isinstance(picture, Photo) else ".png"
    return f"/picture/{'/'.join((language, *step.ids))}/{pictures.key(picture)[:_HASH_CHARS]}{ending}"


def find_preview_url(screen: Screen, guide: Guide | None, library: Library, pictures: Pictures) -> str:
    """Return the URL of the picture that goes with a link to a screen of a guide: its own, else the guide's first."""
    steps = guide.steps if guide else ()
    id = next((step.id for step in steps if step.picture and not step.picture.photo), None)
    if guide is None or id is None:
        return ""
    own = isinstance(screen.picture, Photo | Drawing) and len(screen.address.ids) == 2
    first = flows.view(address("guide", guide.id, id), Person("—", language=screen.language), library)
    return make_picture_url(screen if own else first, pictures)


async def serve_picture(pictures: Pictures, library: Library, request: Request) -> Response:
    """Answer with the picture of a step; only one that the library knows, so no path can lead anywhere else."""
    asked = request.path_params
    if not (ID.fullmatch(asked["guide"]) and ID.fullmatch(asked["step"])):
        return Response(status_code=404)
    here = address("guide", asked["guide"], asked["step"])
    screen = flows.view(here, Person("—", language=asked["language"]), library)
    if screen.address != here or screen.picture is None:
        return Response(status_code=404)
    content = await pictures.content(screen.picture, patience_s=None)
    kind = _KINDS.get(_ending(make_picture_url(screen, pictures)).lower())
    if content is None or kind is None:
        return Response(status_code=404)
    named = make_picture_url(screen, pictures) == request.url.path
    return Response(content, media_type=kind, headers={"Cache-Control": FOR_EVER if named else "no-cache"})


async def serve_shown_picture(pictures: Pictures, asked: Address, screen: Screen, request: Request) -> Response:
    """Answer with the QR code or chart of a screen, as somebody sees it now; nothing where it is not theirs to see."""
    picture = screen.picture
    if screen.address != asked or not isinstance(picture, Chart | Code):
        return Response(status_code=404)
    content = await pictures.content(picture)
    if content is None:
        return Response(status_code=404)
    kept = (
        f"private, max-age={_MOMENT_KEPT_S}" if make_picture_url(screen, pictures) == request.url.path else "no-store"
    )
    return Response(content, media_type=_KINDS[".png"], headers={"Cache-Control": kept})


def make_paper_url(sheet: Sheet, via: str | None) -> str:
    """Make the URL of a paper; its QR codes credit its own share code, else the one that brought the reader."""
    via = sheet.via or via
    return f"/paper/{sheet.language}/{sheet.guide}/{sheet.kind}.pdf" + (f"?via={via}" if via else "")


async def serve_paper(printer: Printer, request: Request) -> Response:
    """Answer with a guide on paper, as a PDF; only of a guide that the library knows."""
    asked = request.path_params
    kind = next((kind for kind in get_args(PaperKind) if kind == asked["kind"]), None)
    if kind is None or not ID.fullmatch(asked["guide"]):
        return Response(status_code=404)
    sheet = Sheet(kind, asked["guide"], asked["language"], "", read_share_code(request.query_params.get("via", "")))
    content = await printer.content(sheet)
    if content is None:
        return Response(status_code=404)
    headers = {"Cache-Control": "no-cache", "Content-Disposition": f'inline; filename="{sheet.guide}-{kind}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


def _ending(name: str) -> str:
    return name[name.rfind(".") :] if "." in name else ""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH_CHARS]
