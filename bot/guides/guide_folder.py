"""The files of a guide's folder, as far as they can be read; what cannot be is an issue of that guide only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.guides.strict_yaml import YAML_MAX_BYTES
from flows.core.content.issue import Issue

GUIDE_FILE, TALKS_FILE = "guide.yaml", "talks.yaml"
PHOTO_ENDINGS = (".png", ".jpg", ".jpeg")
PHOTO_MAX_BYTES = 20_000_000
_YAML_ENDINGS = (".yaml", ".yml")
_LANGUAGE_FILE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*\.yaml")


@dataclass(frozen=True)
class GuideFiles:
    """What a guide's folder holds: files by name, and issues of those that were left out."""

    contents: Mapping[str, bytes]
    issues: tuple[Issue, ...] = ()


def show_name(name: str) -> str:
    """Spell a file name so that it can be printed, also where its bytes are no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def list_folders(folder: Path) -> list[Path]:
    """Return the folders in the guides' folder, by name. Raises OSError where that one cannot be read."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "_", "~")) and _is_folder(path))


def read_guide_folder(path: Path) -> GuideFiles:
    """Read a guide's folder. Names that begin with a dot or a tilde are nobody's: programs leave them."""
    contents: dict[str, bytes] = {}
    issues: list[Issue] = []
    shown = f"{path.parent.name}/{path.name}"

    def tell(name: str, rule: str, what: str, mend: str, *, holds: bool) -> None:
        issues.append(Issue(f"{shown}/{show_name(name)}", 1, 1, rule, what, mend, holds))

    try:
        files = sorted(path.iterdir())
    except OSError as error:
        tell(GUIDE_FILE, "file-unread", f"không đọc được thư mục ({error.strerror})", _MEND_UNREAD, holds=True)
        return GuideFiles(contents, tuple(issues))
    for file in files:
        name, ending = file.name, file.suffix.lower()
        if name.startswith((".", "~")) or ending not in (*_YAML_ENDINGS, *PHOTO_ENDINGS):
            continue
        if ending in _YAML_ENDINGS and not (name in (GUIDE_FILE, TALKS_FILE) or _LANGUAGE_FILE.fullmatch(name)):
            tell(name, "file-name", *_explain_name(name), holds=False)
            continue
        try:
            contents[show_name(name)] = _read_file(file, YAML_MAX_BYTES if ending == ".yaml" else PHOTO_MAX_BYTES)
        except OSError as error:
            tell(name, "file-unread", f"không đọc được tệp ({error.strerror or error})", _MEND_UNREAD, holds=True)
    return GuideFiles(contents, tuple(issues))


_MEND_UNREAD = "xem lại quyền đọc, hoặc chép tệp lại"


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # no right to look
        return False


def _read_file(file: Path, max_bytes: int) -> bytes:
    """Read a file of at most this size. Raises OSError; a pipe or a device is never opened."""
    if not file.is_file():
        raise OSError("không phải là tệp thường")
    if file.stat().st_size > max_bytes:
        raise OSError(f"tệp lớn hơn {max_bytes // 1000} kB")
    return file.read_bytes()


def _explain_name(name: str) -> tuple[str, str]:
    """Return what is wrong with the name of a YAML file that is not read, and how to mend it."""
    right = name.lower().removesuffix(".yml").removesuffix(".yaml") + ".yaml"
    if right in (GUIDE_FILE, TALKS_FILE) or _LANGUAGE_FILE.fullmatch(right):
        return "tên tệp viết khác nên không được đọc", f"đổi tên thành {right}, hoặc xoá đi"
    return "tệp không được đọc: tên không phải là mã ngôn ngữ", "một bản chép thừa? xoá đi"
