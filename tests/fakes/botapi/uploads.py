"""Pictures, voices and documents: what may be uploaded, and file ids that are given out and taken back."""

from __future__ import annotations

import hashlib
from typing import Final, Literal

from tests.fakes.botapi.chats import Media
from tests.fakes.botapi.refusals import bad_request
from tests.fakes.botapi.world import Call, Upload, World

MAX_PHOTO_BYTES: Final = 10 * 1024 * 1024
MAX_FILE_BYTES: Final = 50 * 1024 * 1024
MAX_PHOTO_SIDES_PX: Final = 10_000
MAX_PHOTO_RATIO: Final = 20
PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
UNKNOWN_SIZE_PX: Final = (1280, 720)

Kind = Literal["photo", "voice", "document"]


def media_of(world: World, call: Call, kind: Kind, given: str) -> Media:
    """Find or take in the file of a call: an uploaded one, `attach://name`, or a file_id."""
    name = given.removeprefix("attach://") if given.startswith("attach://") else kind
    if (upload := call.files.get(name)) is not None:
        return _taken_in(world, kind, upload)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    known = world.files.get(given)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def _taken_in(world: World, kind: Kind, upload: Upload) -> Media:
    size = len(upload.content)
    if not size:
        raise bad_request("file must be non-empty")
    if size > MAX_FILE_BYTES:
        raise bad_request("file is too big")
    width, height = _photo_size(upload.content) if kind == "photo" else (0, 0)
    digest = hashlib.sha256(upload.content).hexdigest()[:16]
    media = Media(kind, f"{kind}-{len(world.files) + 1}-{digest}", width, height, size)
    world.files[media.file_id] = media
    world.uploaded[media.file_id] = upload.content
    return media


def _photo_size(content: bytes) -> tuple[int, int]:
    """Give width and height in pixels; only a PNG's are read, a JPEG's are taken as usual."""
    if len(content) > MAX_PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is {MAX_PHOTO_BYTES} bytes"
        )
    if content.startswith(PNG) and len(content) > 24:
        width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    elif content.startswith(JPEG):
        width, height = UNKNOWN_SIZE_PX
    else:
        raise bad_request("IMAGE_PROCESS_FAILED")
    narrow, wide = sorted((width, height))
    if not narrow or wide + narrow > MAX_PHOTO_SIDES_PX or wide > MAX_PHOTO_RATIO * narrow:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
