"""Small guides' folders cut from the real one."""

import re
import shutil
from pathlib import Path


def shelf_of(folder: Path, *ids: str) -> Path:
    """A folder with copies of these guides, without what they say of guides that are not there."""
    folder.mkdir(parents=True)
    shutil.copy("guides/topics.yaml", folder)
    for id in ids:
        shutil.copytree(f"guides/{id}", folder / id)
        path = folder / id / "guide.yaml"
        text = re.sub(r"^( *)guides: \[.*\]$", r"\1guides: []", path.read_text("utf-8"), flags=re.MULTILINE)
        text = re.sub(r"^then: \[.*\]$", "then: []", text, flags=re.MULTILINE)
        path.write_text(re.sub(r"^ +see: .*\n", "", text, flags=re.MULTILINE), "utf-8")
    return folder
