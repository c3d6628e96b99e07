"""The web channel's own files: style, script, picture of the door. Read once; the address holds the content's hash."""

import hashlib
from collections.abc import Mapping
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from bot.channels.web.site import Site
from flows.core.library import Library
from flows.core.screen import Photo

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
_PHOTO_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
FOR_EVER = "public, max-age=31536000, immutable"
_HASH_CHARS = 12


class Assets:
    """Static files by name, and where each is found."""

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


def photo_url(photo: Photo) -> str:
    """Where a guide's photo is found."""
    return f"/photo/{photo.file}?{photo.sha256[:_HASH_CHARS]}"


def photo(site: Site, library: Library, request: Request) -> Response:
    """A photo of a guide; only one that the library knows, so no path can lead anywhere else."""
    guide = library.guides.get(request.path_params["guide"])
    name = request.path_params["file"]
    sha256 = guide.photos.get(name) if guide else None
    kind = _PHOTO_KINDS.get(_ending(name).lower())
    path = site.guides_dir / guide.id / name if guide else None
    if sha256 is None or kind is None or path is None or not path.is_file():
        return Response(status_code=404)
    named = request.url.query == sha256[:_HASH_CHARS]
    return FileResponse(path, media_type=kind, headers={"Cache-Control": FOR_EVER if named else "no-cache"})


def _ending(name: str) -> str:
    return name[name.rfind(".") :] if "." in name else ""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH_CHARS]
