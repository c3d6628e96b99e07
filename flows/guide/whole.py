"""The whole guide on one page, to be read where there is no signal, and to be printed."""

from flows.core.address import Act
from flows.core.content.guide import STOP, Guide, Step
from flows.core.pages.page import Page, Rows, Say, make_list
from flows.core.screen import Do, Go, Screen
from flows.core.steering.meanings import GO_ON
from flows.guide.standing import locate_cover, locate_guide


def view(page: Page, guide: Guide) -> Screen:
    say, here = page.say, locate_guide(guide)
    rows: Rows = [
        Do(say("start"), Act("start", here), main=True, heeds=GO_ON),
        Go(say("print"), here.under("print")),
        page.back(locate_cover(guide)),
    ]
    steps = [paragraph for step in guide.steps for paragraph in _describe(guide, step, say)]
    return page.screen(guide.title, [guide.summary, *steps, _name_laws(guide, say)], rows, long=True)


def _describe(guide: Guide, step: Step, say: Say) -> list[str]:
    """Write a step: what to do, where it leads, and what may go wrong."""
    head = f"**{say('whole-step', number=guide.places[step.id] + 1)}** {step.text.strip()}"
    ways = [(f"- {answer} → " if answer else "→ ") + name_target(guide, id, say) for answer, id in guide.leads(step)]
    problems = make_list(f"*{problem.when}*: {problem.then.strip()}" for problem in step.problems)
    return [head, "\n".join(filter(None, [*ways, problems]))]


def name_target(guide: Guide, id: str, say: Say) -> str:
    """Say where an id of a way leads: to a step by its number in the file, or to an end."""
    if id in guide.places:
        return say("whole-goto", number=guide.places[id] + 1)
    return say("whole-stop" if id == STOP else "whole-end")


def _name_laws(guide: Guide, say: Say) -> str:
    """Name the laws and decrees that the service rests on; "" where the guide names none."""
    laws = [f"{law.name} ({law.on:%d/%m/%Y})" if law.on else law.name for law in guide.service.legal_basis]
    return say("whole-legal-basis", laws="; ".join(laws)) if laws else ""
