"""The whole guide on one page, to be read where there is no signal, and to be printed."""

from flows.core.address import Act
from flows.core.guide import DONE, STOP, Guide, Step
from flows.core.library import Library
from flows.core.person import Person
from flows.core.say import Say, home_button, sayer
from flows.core.screen import Do, Go, Screen
from flows.guide.places import cover_of


def _step(guide: Guide, step: Step, numbers: dict[str, int], say: Say) -> str:
    parts = [f"**{say('whole-step', number=numbers[step.id])}** {step.text.strip()}"]
    for choice in step.choices:
        to = say("whole-goto", number=numbers[choice.next]) if choice.next in numbers else say("whole-end")
        parts.append(f"- {choice.label} → {to}")
    following = None if step.choices else guide.following(step)
    after = guide.steps.index(step) + 1
    next_in_file = guide.steps[after].id if after < len(guide.steps) else DONE
    if following is not None and following != next_in_file:
        end = say("whole-stop" if following == STOP else "whole-end")
        parts.append("→ " + (say("whole-goto", number=numbers[following]) if following in numbers else end))
    parts += [f"- *{problem.when}*: {problem.then.strip()}" for problem in step.problems]
    return "\n\n".join(parts[:1]) + ("\n\n" + "\n".join(parts[1:]) if parts[1:] else "")


def view(guide: Guide, person: Person, library: Library) -> Screen:
    say = sayer(person, library)
    numbers = {step.id: number for number, step in enumerate(guide.steps, 1)}
    body = "\n\n".join([guide.summary, *(_step(guide, step, numbers, say) for step in guide.steps)])
    here = cover_of(guide)
    rows = (
        (Do(say("start"), Act("start", here), main=True),),
        (Go(say("print"), here.under("print")),),
        (Go(say("back"), here), home_button(say)),
    )
    return Screen(here.under("all"), person.language, guide.title, body, rows=rows, long=True)
