"""The whole guide on one page, to be read where there is no signal, and to be printed."""

from flows.core.address import Act
from flows.core.content.guide import STOP, Guide, Step
from flows.core.library import Library
from flows.core.pages.page import Say, home_button, sayer
from flows.core.person import Person
from flows.core.screen import Do, Go, Screen
from flows.guide.places import cover_of


def place_of(guide: Guide, id: str, say: Say) -> str:
    """Where an id of a way leads, in words: a step by its number in the file, or an end."""
    if id in guide.places:
        return say("whole-goto", number=guide.places[id] + 1)
    return say("whole-stop" if id == STOP else "whole-end")


def _step(guide: Guide, step: Step, say: Say) -> str:
    head = f"**{say('whole-step', number=guide.places[step.id] + 1)}** {step.text.strip()}"
    ways = [(f"- {answer} → " if answer else "→ ") + place_of(guide, id, say) for answer, id in guide.leads(step)]
    problems = [f"- *{problem.when}*: {problem.then.strip()}" for problem in step.problems]
    return "\n\n".join(filter(None, (head, "\n".join([*ways, *problems]))))


def view(guide: Guide, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    body = "\n\n".join([guide.summary, *(_step(guide, step, say) for step in guide.steps)])
    here = cover_of(guide)
    rows = (
        (Do(say("start"), Act("start", here), main=True),),
        (Go(say("print"), here.under("print")),),
        (Go(say("back"), here), home_button(say)),
    )
    return Screen(here.under("all"), person.language, guide.title, body, rows=rows, long=True)
