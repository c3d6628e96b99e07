"""Small folders of guides cut from the real one, for programs that are started often."""

import re
import shutil
from pathlib import Path

from tests.harness.settings import ROOT, config_text


def shelf_of(folder: Path, *ids: str) -> Path:
    """A folder with copies of these guides, without what they say of guides that are not there."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "guides" / "topics.yaml", folder)
    for id in ids:
        shutil.copytree(ROOT / "guides" / id, folder / id)
        path = folder / id / "guide.yaml"
        text = re.sub(r"^( *)guides: \[.*\]$", r"\1guides: []", path.read_text("utf-8"), flags=re.MULTILINE)
        text = re.sub(r"^then: \[.*\]$", "then: []", text, flags=re.MULTILINE)
        path.write_text(re.sub(r"^ +see: .*\n", "", text, flags=re.MULTILINE), "utf-8")
    return folder


def settings_of(folder: Path, *ids: str) -> Path:
    """The repository's settings for a folder of only these guides; return the path of config.yaml."""
    path = folder / "config.yaml"
    path.write_text(config_text(shelf_of(folder / "guides", *ids)), "utf-8")
    return path
