"""Pages: a guide as plain values for paper. Every paper is made of these, so all hold the same steps in the same order.

Steps are numbered as they stand in the file, as on the page `Xem cả bài`; numbers in chat count one person's way.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bot.drawing import links
from bot.drawing.links import Links
from flows.core.address import Address, address
from flows.core.content.guide import Guide, Step
from flows.core.library import Library
from flows.core.text.richtext import to_lines
from flows.guide.whole import place_of


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be put on paper."""

    guide: Guide  # in the language of the paper
    library: Library
    links: Links
    language: str = "vi"
    via: str | None = None  # share code that a reader is credited to
    guides: Path = field(default=Path("guides"))  # folder of the photos
    syllables_per_minute: int = 160  # of whoever reads the radio script

    @property
    def address(self) -> Address:
        return address("guide", self.guide.id)

    def say(self, id: str, /, **values: str | int) -> str:
        return self.library.words.say(self.language, id, **values)


def lines(markdown: str) -> list[dict[str, Any]]:
    """A text as lines of runs."""
    return [asdict(line) for line in to_lines(markdown)]


def leads(order: Order, step: Step) -> list[dict[str, str]]:
    """Where a step leads, where that must be told: answer (or "") and place, in words."""
    guide = order.guide
    return [{"answer": answer or "", "to": place_of(guide, id, order.say)} for answer, id in guide.leads(step)]


def _picture(order: Order, step: Step) -> dict[str, Any]:
    guide, picture = order.guide, step.picture
    number = guide.places[step.id] + 1
    if picture is None or (picture.photo is not None and picture.photo not in guide.photos):
        return {}
    if picture.photo is not None:
        return {"photo": str((order.guides / guide.id / picture.photo).resolve()), "number": number}
    drawn: dict[str, Any] = json.loads(guide.drawings[step.id])
    return drawn | {"number": number}


def step_data(order: Order, step: Step) -> dict[str, Any]:
    """One step."""
    return {
        "number": order.guide.places[step.id] + 1,
        "lines": lines(step.text),
        "picture": _picture(order, step),
        "leads": leads(order, step),
        "problems": [{"when": problem.when, "then": lines(problem.then)} for problem in step.problems],
    }


def data(order: Order) -> dict[str, Any]:
    """All that a template may use."""
    guide, library = order.guide, order.library
    return {
        "title": guide.title,
        "summary": guide.summary,
        "result": guide.result,
        "minutes": guide.minutes,
        "cost": guide.service.cost,
        "authority": guide.service.authority,
        "needs": [*guide.needs.devices, *guide.needs.documents],
        "warnings": list(guide.warnings),
        "hotline": guide.service.hotline,
        "run_by": library.deployment.run_by,
        "contact": library.deployment.contact,
        "revision": guide.revision,
        "checked": guide.checked.on.isoformat(),
        "draft": order.links.draft,
        "links": links.data(order.links, order.address, order.via),
        "steps": [step_data(order, step) for step in guide.steps],
        "words": {id.removeprefix("paper-"): text for id, text in _words(order).items()},
    }


def _words(order: Order) -> dict[str, str]:
    """The sentences that stand on paper."""
    ids = [id for language, id in order.library.words.plain if language == order.language and id.startswith("paper-")]
    return {id: order.say(id) for id in ids} | {
        "paper-time": order.say("cover-time", minutes=order.guide.minutes),
        "paper-cost": order.say("cover-cost", cost=order.guide.service.cost),
        "paper-version": order.say(
            "paper-version-of", revision=order.guide.revision[:8], day=f"{order.guide.checked.on:%d/%m/%Y}"
        ),
        "paper-help": order.say("stuck-contact", contact=order.library.deployment.contact),
    }
