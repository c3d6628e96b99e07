"""Guide: the conversation that walks a person through one service, one step at a time.

Addresses: `guide/G` cover · `guide/G/consent` · `guide/G/for-whom` · `guide/G/all` the whole guide on one page ·
`guide/G/STEP` · `guide/G/STEP/stuck` · `guide/G/STEP/PROBLEM` · `guide/G/done` · `guide/G/stop` it cannot go on today ·
`guide/G/print` its papers · `guide/G/print/PAPER`.
"""

from flows.core.address import Address
from flows.core.content.guide import DONE, STOP, Guide
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.person import Person
from flows.core.screen import Screen
from flows.guide import cover, ending, printing, run, step, stuck, whole


def _guide_screen(guide: Guide, ids: tuple[str, ...], person: Person, library: Library) -> Screen | None:
    match ids:
        case ():
            return cover.view(guide, person, library)
        case ("consent",):
            return cover.consent(guide, person, library)
        case ("for-whom",):
            return cover.for_whom(guide, person, library)
        case ("all",):
            return whole.view(guide, person, library)
        case (id,) if id == DONE:
            return ending.view(guide, person, library)
        case (id,) if id == STOP:
            return ending.stopped(guide, person, library)
        case ("print",):
            return printing.listed(guide, person, library)
        case ("print", kind):
            return printing.sheet(guide, kind, person, library)
        case (step_id,):
            return step.view(guide, step_id, person, library)
        case (step_id, "stuck"):
            return stuck.stuck(guide, step_id, person, library)
        case (step_id, problem_id):
            return stuck.problem(guide, step_id, problem_id, person, library)
        case _:
            return None


def view(here: Address, person: Person, library: Library) -> Screen | None:
    if not here.ids:
        return None
    guide = library.guide(here.ids[0], person.language)
    return _guide_screen(guide, here.ids[1:], person, library) if guide else None


FLOW = Flow(view, acts=run.ACTS | stuck.ACTS | ending.ACTS, hear=stuck.hear, opened=run.opened)
