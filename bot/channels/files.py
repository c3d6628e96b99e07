"""Files: what the channels hand out beside words: pictures of steps, and papers."""

from dataclasses import dataclass

from bot.drawing.pictures import Pictures
from bot.papers.printer import Printer


@dataclass(frozen=True, slots=True)
class Files:
    """Where the channels get their files."""

    pictures: Pictures
    printer: Printer

    def close(self) -> None:
        """End; what is under way is finished first."""
        self.pictures.close()
        self.printer.close()
