"""The last good revision of every guide, kept on disk: a restart in the middle of a bad edit takes no guide away.

One JSON file a guide, with its translations, beside the database. It is a copy: lost or broken, it is made anew.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import structlog
from pydantic import BaseModel, ValidationError

from flows.core.content.guide import Guide
from flows.core.library import Library

log = structlog.get_logger()


class _Kept(BaseModel):
    guide: Guide
    translated: dict[str, Guide]  # by language


class LastGood:
    """The folder of last good revisions."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._revisions: dict[str, str] = {}

    def keep(self, library: Library) -> None:
        """Keep what is in service now. A disk that cannot be written to is logged, and stops nothing."""
        for id, guide in library.guides.items():
            if self._revisions.get(id) == guide.revision:
                continue
            translated = {
                language: other for (language, other_id), other in library.translated.items() if other_id == id
            }
            try:
                self._write(id, _Kept(guide=guide, translated=translated))
                self._revisions[id] = guide.revision
            except OSError as error:
                log.warning("last good revision not kept", guide=id, error=str(error))

    def read(self) -> tuple[Mapping[str, Guide], Mapping[tuple[str, str], Guide]]:
        """Guides by id, and their translations by (language, id). What cannot be read is left out."""
        guides: dict[str, Guide] = {}
        translated: dict[tuple[str, str], Guide] = {}
        for path in sorted(self._folder.glob("*.json")) if self._folder.is_dir() else []:
            try:
                kept = _Kept.model_validate_json(path.read_bytes(), by_alias=True)
            except (OSError, ValidationError) as error:
                log.warning("last good revision not read", file=path.name, error=type(error).__name__)
                continue
            guides[kept.guide.id] = kept.guide
            translated |= {(language, kept.guide.id): other for language, other in kept.translated.items()}
        return guides, translated

    def _write(self, id: str, kept: _Kept) -> None:
        """Write so that a kill in the middle leaves the old file whole."""
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f"{id}.draft"
        draft.write_text(kept.model_dump_json(by_alias=True), "utf-8")
        os.replace(draft, self._folder / f"{id}.json")  # noqa: PTH105 (the same call, named for what it promises)
