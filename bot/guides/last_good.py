"""The last good revision of every guide, kept on disk so that a restart during a bad edit takes no guide away.

Each guide has a JSON file, with its translations, next to the database. It is a copy: a lost or broken one is written
again.
"""

from collections.abc import Mapping
from pathlib import Path

import structlog
from pydantic import BaseModel, ValidationError

from bot.atomic_file import write_atomically
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
        """Keep the guides that are in service now. A disk that cannot be written to is logged, and stops nothing."""
        for id, guide in library.guides.items():
            if self._revisions.get(id) == guide.revision:
                continue
            translated = {
                language: other for (language, other_id), other in library.translated.items() if other_id == id
            }
            try:
                kept = _Kept(guide=guide, translated=translated).model_dump_json(by_alias=True)
                write_atomically(self._folder / f"{id}.json", kept.encode())
                self._revisions[id] = guide.revision
            except OSError as error:
                log.warning("last good revision not kept", guide=id, error=str(error))

    def read(self) -> tuple[Mapping[str, Guide], Mapping[tuple[str, str], Guide]]:
        """Read guides by id, and their translations by (language, id). What cannot be read is left out."""
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
