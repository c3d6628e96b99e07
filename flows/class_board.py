"""Board: how a class stands, for the wall of the room. Anybody who has its address may look; it holds numbers only."""

from flows.core.address import Address, address
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person
from flows.core.reports.class_board import board_data, board_lines
from flows.core.screen import Chart, Go, Screen


def view(here: Address, person: Person, library: Library) -> Screen | None:
    lesson = person.shared.classroom(here.ids[0]) if len(here.ids) == 1 else None
    guide = library.guide(lesson.guide, person.language) if lesson else None
    if lesson is None or guide is None:
        return None
    say = sayer(person, library)
    board = person.shared.class_board(lesson.id)
    picture = Chart("board", board_data(board, guide, library.teams.name(lesson.place), say), say("board-alt"))
    rows = ((Go(say("board-guide"), address("guide", guide.id)), home_button(say)),)
    body = "\n\n".join(board_lines(board, guide, say))
    live = lesson.closed is None
    return Screen(here, person.language, guide.title, body, rows=rows, picture=picture, live=live)


FLOW = Flow(view)
