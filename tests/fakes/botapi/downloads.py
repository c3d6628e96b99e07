"""What people sent, as the bot may fetch it: `getFile` and the address that it gives."""

from __future__ import annotations

from typing import Any, Final

from tests.fakes.botapi.refusals import bad_request
from tests.fakes.botapi.world import Call, World

MAX_DOWNLOAD_BYTES: Final = 20 * 1024 * 1024


def get_file(world: World, call: Call) -> Any:
    file_id = call.text("file_id")
    content = world.sent_files.get(file_id)
    if content is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(content) > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    path = f"voice/{file_id}.oga"
    return {"file_id": file_id, "file_unique_id": f"u-{file_id}", "file_size": len(content), "file_path": path}


def content_of(world: World, path: str) -> bytes | None:
    """The content at `/file/bot<token>/voice/<file_id>.oga`."""
    name = path.removeprefix(f"/file/bot{world.token}/voice/").removesuffix(".oga")
    return world.sent_files.get(name)
