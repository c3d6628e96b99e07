"""Classroom: one guide walked by a room of people together. A large QR code for the room, and a live screen of how many
stand where; closing it notes how many came.

Addresses: `lesson` · `lesson/in/PLACE` the places below · `lesson/in/PLACE/after/LOWER` the next page ·
`lesson/in/VILLAGE` and `…/t/TOPIC`, `…/g/GUIDE` ·
`lesson/CLASSROOM` · `lesson/CLASSROOM/qr` · `lesson/CLASSROOM/close`.
"""

from dataclasses import replace

from flows.core.address import Act, Address, address
from flows.core.content.guide import Guide
from flows.core.event import Origin
from flows.core.facts.team import ClassClosed, ClassOpened
from flows.core.flow import Flow, Outcome
from flows.core.ids import ClassroomId, PlaceId
from flows.core.library import Library
from flows.core.pages.codes import explain_code, make_code
from flows.core.pages.lists import climb, find_place, list_guides, list_places, list_topics
from flows.core.pages.page import DESK, Page, Rows
from flows.core.pages.when import write_hour
from flows.core.person import Person
from flows.core.places.share_code import derive_id, make_share_code
from flows.core.record import Classroom
from flows.core.reports.class_board import describe_board, draw_board
from flows.core.screen import Do, Go, Screen, Share
from flows.core.teams.seats import TEAM, find_seat_over, works_for

CLASSROOMS = address("lesson")
_CHOOSE = CLASSROOMS.under("in")
_ID_CHARS = 8


def view(here: Address, person: Person, library: Library) -> Screen | None:
    page = Page(here, person, library)
    match here.ids:
        case () if person.seat is not None and works_for(person, person.seat.place, library):
            place = person.seat.place
            return _view_own(page, place) if _is_village(place, library) else _view_places(page, place, None)
        case ("in", place, *ids) if works_for(person, place, library):
            if _is_village(place, library):
                return _choose_guide(page, place, ids)
            match ids:
                case []:
                    return _view_places(page, place, None)
                case ["after", lower]:
                    return _view_places(page, place, lower)
                case _:
                    return None
        case (id, *what):
            classroom = person.shared.classroom(id)
            guide = page.guide(classroom.guide) if classroom else None
            if classroom is None or guide is None or not works_for(person, classroom.place, library):
                return None
            return _view_classroom(page, classroom, guide, what)
        case _:
            return None


def _is_village(place: str, library: Library) -> bool:
    return library.teams.places[place].level == "village"


def _view_own(page: Page, village: str) -> Screen:
    """Draw the classes under way in the person's own village, and the way to a new one."""
    say = page.say
    rows: Rows = [
        *_list_open(page, village),
        Go(say("lesson-new"), _CHOOSE.under(village)),
        page.back_or_desk(DESK),
    ]
    return page.screen(say("lessons"), say("lesson-body"), rows)


def _list_open(page: Page, village: str) -> list[Go]:
    """Return a button for each class under way: its guide, and when it began."""
    return [
        Go(f"{_name_guide(page, one.guide)} · {write_hour(one.opened)}", CLASSROOMS.under(one.id), main=True)
        for one in page.person.shared.classrooms(village)
    ]


def _name_guide(page: Page, guide_id: str) -> str:
    guide = page.guide(guide_id)
    return guide.title if guide else guide_id


def _view_places(page: Page, place: str, after: str | None) -> Screen:
    """Draw the places below one, where a class may be held."""
    say, back = page.say, climb(page, place, _CHOOSE, DESK)
    rows: Rows = [*list_places(page, place, _CHOOSE, after), page.back_or_desk(back)]
    return page.screen(say("lessons"), say("round-villages"), rows, hint=say("team-hint"))


def _choose_guide(page: Page, village: str, ids: list[str]) -> Screen | None:
    """Draw the choice of a new class's guide in a village: the topic, the guide, and the question whether to begin."""
    say, root = page.say, _CHOOSE.under(village)
    title = say("lesson-in", place=page.name_place(village))
    match ids:
        case []:
            back = page.back_or_desk(climb(page, village, _CHOOSE, CLASSROOMS))
            rows: Rows = [*_list_open(page, village), *list_topics(page, root.under("t")), back]
            return page.screen(title, say("lesson-choose"), rows)
        case ["t", topic]:
            guides = list_guides(page, topic, root.under("g"))
            return page.screen(title, say("topic-body"), [*guides, page.back_or_desk(root)]) if guides else None
        case ["g", id] if guide := page.guide(id):
            page = page.at(root.under("g", guide.id))
            rows = [Do(say("lesson-open"), Act("open", page.here), main=True), page.back_or_desk(root)]
            body = say("lesson-open-body", title=guide.title, place=page.name_place(village))
            return page.screen(title, body, rows)
        case _:
            return None


def _view_classroom(page: Page, classroom: Classroom, guide: Guide, what: list[str]) -> Screen | None:
    say, root = page.say, CLASSROOMS.under(classroom.id)
    match what:
        case [] if classroom.closed is not None:
            body = say("lesson-closed-body", title=guide.title, count=classroom.attended)
            return page.screen(say("lesson-closed"), body, [page.back_or_desk(CLASSROOMS)])
        case []:
            return _view_board(page, classroom, guide)
        case ["qr"]:
            alt, credit = say("share-qr-alt", title=guide.title), make_share_code("class", classroom.id)
            picture = make_code(page, address("guide", guide.id), credit, guide.title, alt)
            rows: Rows = [Go(say("lesson-back"), root, main=True), page.home]
            return page.screen(guide.title, explain_code(page, say("lesson-qr-body")), rows, picture=picture)
        case ["close"] if classroom.closed is None:
            rows = [Do(say("lesson-close-yes"), Act("close", root), grave=True), Go(say("lesson-close-no"), root)]
            count = page.person.shared.class_board(classroom.id).arrived
            return page.screen(say("lesson-close"), say("lesson-close-body", count=count), rows)
        case _:
            return None


def _view_board(page: Page, classroom: Classroom, guide: Guide) -> Screen:
    """Draw how the class stands, with what the member may do."""
    say, here = page.say, page.here
    board = page.person.shared.class_board(classroom.id)
    rows: Rows = [
        Go(say("lesson-qr"), here.under("qr"), main=True),
        Go(say("lesson-board-open"), address("board", classroom.id)),
        Share(say("lesson-board"), address("board", classroom.id), say("lesson-board-text")),
        Go(say("lesson-close"), here.under("close")),
        page.back_or_desk(CLASSROOMS),
    ]
    picture = draw_board(page, classroom, board, guide)
    return page.screen(guide.title, describe_board(board, guide, say), rows, picture=picture, live=True)


def open_class(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`open`: begin the class. Pressed twice, the one that has just begun is shown."""
    match here.ids:
        case ("in", village, "g", id) if (guide := library.guide(id)) and (
            seat := find_seat_over(person, village, library)
        ):
            for held in person.shared.classrooms(village):
                if held.guide == guide.id and held.by == seat.id:
                    return Outcome(person.at(CLASSROOMS.under(held.id)))
            classroom = Classroom(
                id=ClassroomId(derive_id(origin.seed, "lesson", _ID_CHARS)),
                place=PlaceId(village),
                guide=guide.id,
                by=seat.id,
                key=person.key,
                opened=origin.at,
            )
            fact = ClassOpened(by=seat.id, place=classroom.place, lesson=classroom.id, guide=guide.id)
            return Outcome(person.at(CLASSROOMS.under(classroom.id)), (fact,), changed=(classroom,))
        case _:
            return Outcome(person.at(here))


def close_class(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`close`: end the class, and note how many came."""
    classroom = person.shared.classroom(here.ids[0]) if len(here.ids) == 1 else None
    if classroom is None or classroom.closed or (seat := find_seat_over(person, classroom.place, library)) is None:
        return Outcome(person.at(here))
    attended = person.shared.class_board(classroom.id).arrived
    fact = ClassClosed(by=seat.id, place=classroom.place, lesson=classroom.id, guide=classroom.guide, attended=attended)
    over = replace(classroom, closed=origin.at, attended=attended)
    return Outcome(person.at(here), (fact,), changed=(over,))


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """Take the name of a place where places are listed: there or anywhere below."""
    match person.here.ids:
        case ():
            place = person.seat.place if person.seat else ""
        case ("in", place) | ("in", place, "after", _):
            pass
        case _:
            return None
    if not works_for(person, place, library):
        return None
    found = find_place(library.teams, place, text)
    return Outcome(person.at(CLASSROOMS.under("in", found.id))) if found else None


FLOW = Flow(view, acts={"open": open_class, "close": close_class}, hear_first=hear, is_field=True, roles=TEAM)
