"""The press: sets a template of `typ/` with given data as PNG, PDF or SVG, in Be Vietnam Pro."""

import hashlib
import json
import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import fontpkg_be_vietnam_pro  # type: ignore[import-untyped]  # the wheel has no types
import typst

Format = Literal["png", "pdf", "svg"]
TEMPLATES = Path(__file__).parent / "typ"
PPI = 144  # two pixels a point


class CannotDraw(Exception):
    """A template refused its data; the message says why, in typst's words."""


class Press:
    """Compilers of the templates, one each, used by one thread at a time. typst lets go of the interpreter's lock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._compilers: dict[str, typst.Compiler] = {}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all templates: what is drawn depends on it."""
        digest = hashlib.sha256(fontpkg_be_vietnam_pro.__name__.encode())
        for path in sorted(TEMPLATES.glob("*.typ")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()

    def pages(self, template: str, format: Format, data: Mapping[str, Any] | str, ppi: float = PPI) -> list[bytes]:
        """Set a template; a PDF is one file, PNG and SVG are one a page. Raises CannotDraw.

        data: what the template reads as JSON, or that JSON itself.
        """
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        with self._lock:
            try:
                made = self._compiler(template).compile(format=format, ppi=ppi, sys_inputs={Path(template).stem: text})
            except (typst.TypstError, RuntimeError) as error:  # RuntimeError: the template is not there
                raise CannotDraw(f"{template}: {error}") from error
        return [page for page in (made if isinstance(made, list) else [made]) if page is not None]

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            fonts = fontpkg_be_vietnam_pro.ROOT / "files"
            self._compilers[template] = typst.Compiler(
                str(TEMPLATES / template), root="/", font_paths=[str(fonts)], ignore_system_fonts=True
            )
        return self._compilers[template]
