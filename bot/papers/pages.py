"""A guide as plain values for paper. Every paper is made from these, so all have the same steps in the same order.

Steps bear the labels that people meet on their own ways in chat; the class sheet has a box for each number of a way.
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
from flows.guide.whole import name_target


@dataclass(frozen=True, slots=True)
class Order:
    """An order for a paper: the guide and all that its pages depend on."""

    guide: Guide  # in the paper's language
    library: Library
    links: Links
    language: str = "vi"
    via: str | None = None  # share code that is credited with the readers
    guides: Path = field(default=Path("guides"))  # the folder in which the photos are
    syllables_per_minute: int = 160  # of the person who reads the radio script

    @property
    def address(self) -> Address:
        return address("guide", self.guide.id)

    def say(self, id: str, /, **values: str | int) -> str:
        return self.library.sentences.say(self.language, id, **values)


def list_lines(markdown: str) -> list[dict[str, Any]]:
    """Return a text as lines of runs."""
    return [asdict(line) for line in to_lines(markdown)]


def list_leads(order: Order, step: Step) -> list[dict[str, str]]:
    """Return where a step leads, if the paper must say it: answer (or "") and step, in words."""
    guide = order.guide
    return [{"answer": answer or "", "to": name_target(guide, step, id, order.say)} for answer, id in guide.leads(step)]


def _build_picture_data(order: Order, step: Step) -> dict[str, Any]:
    guide, picture = order.guide, step.picture
    if picture is None or (picture.photo is not None and picture.photo not in guide.photos):
        return {}
    if picture.photo is not None:
        return {"photo": str((order.guides / guide.id / picture.photo).resolve())}
    drawn: dict[str, Any] = json.loads(guide.drawings[step.id])
    return drawn


def build_step_data(order: Order, step: Step) -> dict[str, Any]:
    """Return the values of one step."""
    return {
        "number": order.guide.name_step(step.id),
        "lines": list_lines(step.text),
        "picture": _build_picture_data(order, step),
        "leads": list_leads(order, step),
        "problems": [{"when": problem.when, "then": list_lines(problem.then)} for problem in step.problems],
    }


def build_page_data(order: Order) -> dict[str, Any]:
    """Return all values that a template may use."""
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
        "phone": library.deployment.phone or "",
        "topic": guide.topic,
        "revision": guide.revision,
        "checked": guide.checked.on.isoformat(),
        "draft": order.links.draft,
        "links": links.build_link_data(order.links, order.address, order.via),
        "numbers": guide.heights[guide.first.id],  # of the steps of the longest way
        "steps": [build_step_data(order, step) for step in guide.steps],
        "words": {id.removeprefix("paper-"): text for id, text in _collect_sentences(order).items()},
    }


def _collect_sentences(order: Order) -> dict[str, str]:
    """Return the sentences of the papers themselves."""
    ids = [
        id for language, id in order.library.sentences.plain if language == order.language and id.startswith("paper-")
    ]
    return {id: order.say(id) for id in ids} | {
        "paper-time": order.say("cover-time", minutes=order.guide.minutes),
        "paper-cost": order.say("cover-cost", cost=order.guide.service.cost),
        "paper-version": order.say(
            "paper-version-of", revision=order.guide.revision[:8], day=f"{order.guide.checked.on:%d/%m/%Y}"
        ),
        "paper-help": order.say("stuck-contact", contact=order.library.deployment.contact),
    }
