"""Files: what the channels hand out besides words: pictures of steps, and papers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.config import Config
from bot.drawing.links import Links
from bot.drawing.pictures import Pictures
from bot.papers.printer import Printer
from flows.core.library import Library

_LINKED = "telegram"  # the channel that QR codes lead to, besides the web


@dataclass(frozen=True, slots=True)
class Files:
    """Where the channels get their files."""

    pictures: Pictures
    printer: Printer

    def close(self) -> None:
        """End; what is under way is finished first."""
        self.pictures.close()
        self.printer.close()


def make_files(
    config: Config, kept: Path, library: Callable[[], Library], handle_of: Callable[[str], str | None]
) -> Files:
    """Make the files of a deployment. A channel's handle may be known only once the channel has started.

    kept: folder of drawn pictures.
    """

    def bot_name() -> str | None:
        return handle_of(_LINKED)

    def links() -> Links:
        return Links(config.address, config.telegram_bot or bot_name())

    return Files(Pictures(config.guides, kept, links=links), Printer(library, config, bot_name))
