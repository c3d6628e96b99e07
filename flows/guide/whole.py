"""The whole guide on one page, to be read where there is no signal, and to be printed."""

from flows.core.address import Act
from flows.core.content.guide import STOP, Guide, Step
from flows.core.pages.page import Page, Rows, Say, make_list
from flows.core.screen import Chapter, Do, Go, Screen
from flows.core.steering.meanings import GO_ON
from flows.guide.standing import locate_cover, locate_guide
from flows.guide.step import make_picture


def view(page: Page, guide: Guide) -> Screen:
    say, here = page.say, locate_guide(guide)
    rows: Rows = [
        Do(say("start"), Act("start", here), main=True, heeds=GO_ON),
        Go(say("print"), here.under("print")),
        page.back(locate_cover(guide)),
    ]
    laws = _name_laws(guide, say)
    chapters = [*(_write_chapter(guide, step, say) for step in guide.steps), *([Chapter("", laws)] if laws else [])]
    return page.screen(guide.title, guide.summary, rows, chapters=tuple(chapters), long=True)


def _write_chapter(guide: Guide, step: Step, say: Say) -> Chapter:
    """Write a step: what to do and where it leads, its picture, and apart from these what may go wrong."""
    leads = [(answer, name_target(guide, step, id, say)) for answer, id in guide.leads(step)]
    ways = "\n".join(f"- {answer} → {to}" if answer else f"→ {to}" for answer, to in leads)
    return Chapter(
        say("whole-step", number=guide.name_step(step.id)),
        "\n\n".join(filter(None, (step.text.strip(), ways))),
        locate_guide(guide).under(step.id),
        make_picture(guide, step),
        say("whole-problems", count=len(step.problems)) if step.problems else "",
        make_list(f"*{problem.when}*: {problem.then.strip()}" for problem in step.problems),
    )


def name_target(guide: Guide, step: Step, id: str, say: Say) -> str:
    """Say where a way leads from a step: to another by its labels, or to an end."""
    if id in guide.by_id:
        return say("whole-goto", number=guide.name_step(id, step))
    return say("whole-stop" if id == STOP else "whole-end")


def _name_laws(guide: Guide, say: Say) -> str:
    """Name the laws and decrees that the service rests on; "" where the guide names none."""
    laws = [f"{law.name} ({law.on:%d/%m/%Y})" if law.on else law.name for law in guide.service.legal_basis]
    return say("whole-legal-basis", laws="; ".join(laws)) if laws else ""
