"""Files for tests: pictures and papers of a library, kept in a folder of the test's own; and a press for show."""

import io
import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from PIL import Image

from bot.drawing.links import Links
from bot.drawing.pictures import Pictures
from bot.drawing.typesetter import PPI, CannotDraw, TypesetFormat, Typesetter
from bot.messaging.files import Files
from bot.papers.printer import Printer
from flows.core.library import Library
from tests.harness.real_guides import real_config
from tests.harness.settings import ROOT


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(made, "PNG")
    return made.getvalue()


class NotedTypesetter(Typesetter):
    """A press that notes what it is given, waits when it is told to, and refuses what says `bad`."""

    def __init__(self, templates: str = "today") -> None:
        super().__init__()
        self.templates = templates
        self.drawn: list[str] = []
        self.go = threading.Event()
        self.go.set()

    @cached_property
    def digest(self) -> str:
        return self.templates

    def typeset(
        self, template: str, format: TypesetFormat, data: Mapping[str, Any] | str, ppi: float = PPI
    ) -> list[bytes]:
        assert self.go.wait(20)
        self.drawn.append(str(data))
        if "bad" in str(data):
            raise CannotDraw("bad")
        return [png()]


def files(
    library: Library, folder: Path, guides: Path = ROOT / "guides", press: Typesetter | None = None, **settings: str
) -> Files:
    """Where a channel under test gets its files, of a press for show unless told; settings are keys of config.yaml."""
    config = real_config().model_copy(update={"guides": guides, **settings})
    links = Links(config.address, config.telegram_bot)
    pictures = Pictures(guides, folder / "pictures", press or NotedTypesetter(), lambda: links)
    return Files(pictures, Printer(lambda: library, config, lambda: None))
