"""Files that are whole or not there: a kill in the middle of writing leaves the old content."""

import os
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file, and its folder where there is none. Raises OSError; the old content then stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_bytes(content)
    os.replace(draft, path)  # noqa: PTH105 (the same call, named for what it promises)
