"""Class board: how a class stands, for the wall of the room. Anyone who has its address may look; it shows no names.

Address: `board/CLASSROOM`.
"""

from flows.core.address import Address, address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import Page
from flows.core.person import Person
from flows.core.reports.class_board import describe_board, draw_board
from flows.core.screen import Go, Screen


def view(here: Address, person: Person, library: Library) -> Screen | None:
    page = Page(here, person, library)
    classroom = person.shared.classroom(here.ids[0]) if len(here.ids) == 1 else None
    guide = page.guide(classroom.guide) if classroom else None
    if classroom is None or guide is None:
        return None
    board = person.shared.class_board(classroom.id)
    return page.screen(
        guide.title,
        describe_board(board, guide, page.say),
        [(Go(page.say("board-guide"), address("guide", guide.id)), page.home)],
        picture=draw_board(page, classroom, board, guide),
        live=classroom.closed is None,
    )


FLOW = Flow(view)
