"""A kind of paper: how it is made from an order, in each of its formats."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from bot.drawing.typesetter import Typesetter
from bot.papers import pages
from bot.papers.pages import Order

PaperFormat = Literal["pdf", "png", "svg", "txt"]


def _build_plain_text(order: Order) -> str:
    """Return the paper's words alone, for people who copy them into a message or hear them read."""
    values = pages.build_page_data(order)
    parts = [values["title"].upper(), values["summary"]]
    for step in values["steps"]:
        text = " ".join("".join(run for run, _ in line["runs"]) for line in step["lines"])
        answers = ["   " + f"{lead['answer']} → {lead['to']}".lstrip() for lead in step["leads"]]
        parts.append("\n".join([f"{step['number']}. {text}", *answers]))
    parts += [link["url"] for link in values["links"]]
    return "\n\n".join([*parts, values["words"]["version"]]) + "\n"


@dataclass(frozen=True)
class Paper:
    """One kind of paper."""

    template: str
    data: Callable[[Order], dict[str, Any]] = pages.build_page_data
    text: Callable[[Order], str] = _build_plain_text
    usual: PaperFormat = "pdf"

    def make(self, order: Order, format: PaperFormat, typesetter: Typesetter, ppi: float = 150) -> list[bytes]:
        """Make the paper's files: one, or one for each page for PNG and SVG. Raises CannotDraw."""
        if format == "txt":
            return [self.text(order).encode()]
        return typesetter.typeset(self.template, format, self.data(order), ppi)
