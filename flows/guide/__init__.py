"""Guide: the conversation that walks a person through one service, one step at a time.

Addresses: `guide/G` cover; the first step of an urgent guide, whose cover is `guide/G/cover` · `guide/G/consent` ·
`guide/G/for-whom` · `guide/G/all` the whole guide on one page · `guide/G/STEP` · `guide/G/STEP/stuck` ·
`guide/G/STEP/PROBLEM` · `guide/G/done` · `guide/G/stop` it cannot go on today · `guide/G/print` its papers ·
`guide/G/print/PAPER`.
"""

from flows.core.address import Address
from flows.core.content.guide import DONE, STOP, Guide
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import Page
from flows.core.person import Person
from flows.core.screen import Screen
from flows.guide import consent, cover, ending, printing, run, step, stuck, whole
from flows.guide.standing import locate_guide


def view(here: Address, person: Person, library: Library) -> Screen | None:
    guide = library.at(here, person.language).guide
    if guide is None:
        return None
    ids = here.ids[1:] or ((guide.first.id,) if guide.urgent else ())
    return _view_part(Page(locate_guide(guide).under(*ids), person, library), guide, ids)


def _view_part(page: Page, guide: Guide, ids: tuple[str, ...]) -> Screen | None:
    match ids:
        case () | ("cover",):
            return cover.view(page, guide)
        case ("consent",):
            return consent.view(page, guide)
        case ("for-whom",):
            return cover.ask_for_whom(page, guide)
        case ("all",):
            return whole.view(page, guide)
        case (id,) if id == DONE:
            return ending.view(page, guide)
        case (id,) if id == STOP:
            return ending.view_stopped(page, guide)
        case ("print",):
            return printing.view_list(page, guide)
        case ("print", paper):
            return printing.view_sheet(page, guide, paper)
        case (step_id,):
            return step.view(page, guide, step_id)
        case (step_id, "stuck"):
            return stuck.view_problems(page, guide, step_id)
        case (step_id, problem_id):
            return stuck.view_problem(page, guide, step_id, problem_id)
        case _:
            return None


FLOW = Flow(
    view, acts=run.ACTS | stuck.ACTS | ending.ACTS, hear_first=stuck.hear_own, hear=stuck.hear, opened=run.open_step
)
