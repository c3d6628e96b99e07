"""A paper: how one is made of an order, in each of its formats."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from bot.drawing.press import Press
from bot.papers import pages
from bot.papers.pages import Order

Format = Literal["pdf", "png", "svg", "txt"]


def _plain(order: Order) -> str:
    """The paper's words alone, for who copies them into a message or hears them read."""
    from_ = pages.data(order)
    parts = [from_["title"].upper(), from_["summary"]]
    for step in from_["steps"]:
        text = " ".join("".join(run for run, _ in line["runs"]) for line in step["lines"])
        answers = ["   " + f"{lead['answer']} → {lead['to']}".lstrip() for lead in step["leads"]]
        parts.append("\n".join([f"{step['number']}. {text}", *answers]))
    parts += [link["url"] for link in from_["links"]]
    return "\n\n".join([*parts, from_["words"]["version"]]) + "\n"


@dataclass(frozen=True)
class Paper:
    """One kind of paper."""

    template: str
    data: Callable[[Order], dict[str, Any]] = pages.data
    text: Callable[[Order], str] = _plain
    usual: Format = "pdf"

    def made(self, order: Order, format: Format, press: Press, ppi: float = 150) -> list[bytes]:
        """The paper as files: one, or one a page for PNG and SVG. Raises CannotDraw."""
        if format == "txt":
            return [self.text(order).encode()]
        return press.pages(self.template, format, self.data(order), ppi)
