"""The typesetter: sets a template of `typ/` with given data as PNG, PDF or SVG, in Be Vietnam Pro."""

import hashlib
import json
import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import fontpkg_be_vietnam_pro  # type: ignore[import-untyped]  # the wheel has no types
import typst

TypesetFormat = Literal["png", "pdf", "svg"]
TEMPLATES = Path(__file__).parent / "typ"
PPI = 144  # two pixels a point


class CannotDraw(Exception):
    """A template does not accept its data; the message says why, in typst's words."""


class Typesetter:
    """Keeps a compiler for each template, used by one thread at a time. typst releases the interpreter's lock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._compilers: dict[str, typst.Compiler] = {}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all templates, on which every drawing depends."""
        digest = hashlib.sha256(fontpkg_be_vietnam_pro.__name__.encode())
        for path in sorted(TEMPLATES.glob("*.typ")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()

    def typeset(
        self, template: str, format: TypesetFormat, data: Mapping[str, Any] | str, ppi: float = PPI
    ) -> list[bytes]:
        """Set a template. A PDF is one file; PNG and SVG are one for each page. Raises CannotDraw.

        data: what the template reads, as values or as JSON.
        """
        text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        with self._lock:
            try:
                made = self._find_compiler(template).compile(
                    format=format, ppi=ppi, sys_inputs={Path(template).stem: text}
                )
            except (typst.TypstError, RuntimeError) as error:  # RuntimeError: the template is not there
                raise CannotDraw(f"{template}: {error}") from error
        return [page for page in (made if isinstance(made, list) else [made]) if page is not None]

    def _find_compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            fonts = fontpkg_be_vietnam_pro.ROOT / "files"
            self._compilers[template] = typst.Compiler(
                str(TEMPLATES / template), root="/", font_paths=[str(fonts)], ignore_system_fonts=True
            )
        return self._compilers[template]
