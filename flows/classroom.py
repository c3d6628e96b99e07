"""Lesson: a class, one guide walked by a room of people. A large QR code for the room, and a live screen of how many
stand where; closing it notes how many came.

Addresses: `lesson` · `lesson/in/PLACE` the places below · `lesson/in/PLACE/after/LOWER` the next page ·
`lesson/in/VILLAGE` and `…/t/TOPIC`, `…/g/GUIDE` ·
`lesson/LESSON` · `lesson/LESSON/qr` · `lesson/LESSON/close`.
"""

from dataclasses import replace

from flows.core.address import Act, Address, address
from flows.core.event import Origin
from flows.core.facts.team import ClassClosed, ClassOpened
from flows.core.flow import Flow, Outcome
from flows.core.library import Library
from flows.core.pages.lists import back_row, guide_rows_at, named, place_rows, topic_rows_at
from flows.core.pages.page import home_button, sayer
from flows.core.person import Person
from flows.core.places.share_code import code_of, fresh
from flows.core.record import Classroom
from flows.core.reports.class_board import board_data, board_lines
from flows.core.screen import Chart, Code, Do, Go, Row, Screen, Share
from flows.core.teams.seats import TEAM, covers, seat_over
from flows.core.text.clock import local

PLACE = address("lesson")
LESSON_CHARS = 8


def view(here: Address, person: Person, library: Library) -> Screen | None:
    match here.ids:
        case () if person.seat is not None and covers(person, person.seat.place, library):
            return _own(person.seat.place, person, library)
        case ():
            return None
        case ("in", place, *ids) if covers(person, place, library):
            if library.teams.places[place].level == "village":
                return _choosing(place, tuple(ids), person, library)
            return _lower(PLACE.under("in", place), place, tuple(ids), person, library)
        case _:
            id, *what = here.ids
            lesson = person.shared.classroom(id)
            if lesson is None or not covers(person, lesson.place, library):
                return None
            return _lesson(lesson, tuple(what), person, library)


def _own(place: str, person: Person, library: Library) -> Screen | None:
    """Classes under way in one's own village and a new one; of a larger place, the places below."""
    if library.teams.places[place].level != "village":
        return _lower(PLACE, place, (), person, library)
    say = sayer(person, library)
    rows = (
        *_held(place, person, library),
        (Go(say("lesson-new"), PLACE.under("in", place)),),
        back_row(address("desk"), person, library),
    )
    return Screen(PLACE, person.language, say("lessons"), say("lesson-body"), rows=rows)


def _held(village: str, person: Person, library: Library) -> list[Row]:
    lessons = person.shared.classrooms(village)
    return [(Go(_name(lesson, person, library), PLACE.under(lesson.id), main=True),) for lesson in lessons]


def _lower(here: Address, place: str, ids: tuple[str, ...], person: Person, library: Library) -> Screen | None:
    """The places below one, where a class may be held."""
    match ids:
        case ():
            at, after = here, None
        case ("after", lower):
            at, after = here.under(*ids), lower
        case _:
            return None
    say, base = sayer(person, library), PLACE.under("in")
    rows = place_rows(library.teams.below(place), base, base.under(place), after, say("team-more-places"))
    last = back_row(_above(place, person, library) or address("desk"), person, library)
    return Screen(at, person.language, say("lessons"), say("round-villages"), rows=(*rows, last), hint=say("team-hint"))


def _above(place: str, person: Person, library: Library) -> Address | None:
    """The list that a place stands on; None where one's own reach ends."""
    above = library.teams.places[place].above
    return PLACE.under("in", above) if above and covers(person, above, library) else None


def _name(lesson: Classroom, person: Person, library: Library) -> str:
    """What a class is called: its guide, and when it began."""
    guide = library.guide(lesson.guide, person.language)
    return f"{guide.title if guide else lesson.guide} · {local(lesson.opened):%H:%M %d/%m}"


def _choosing(village: str, ids: tuple[str, ...], person: Person, library: Library) -> Screen | None:
    say = sayer(person, library)
    here = PLACE.under("in", village)
    title = say("lesson-in", place=library.teams.name(village))
    match ids:
        case ():
            rows: tuple[Row, ...] = (
                *_held(village, person, library),
                *topic_rows_at(here, person, library),
                back_row(_above(village, person, library) or PLACE, person, library),
            )
            return Screen(here, person.language, title, say("lesson-choose"), rows=rows)
        case ("t", topic):
            guides = guide_rows_at(here, topic, person, library)
            rows = (*guides, back_row(here, person, library))
            at = here.under("t", topic)
            return Screen(at, person.language, title, say("topic-body"), rows=rows) if guides else None
        case ("g", id):
            guide = library.guide(id, person.language)
            if guide is None:
                return None
            at = here.under("g", guide.id)
            rows = ((Do(say("lesson-open"), Act("open", at), main=True),), back_row(here, person, library))
            body = say("lesson-open-body", title=guide.title, place=library.teams.name(village))
            return Screen(at, person.language, title, body, rows=rows)
        case _:
            return None


def _lesson(lesson: Classroom, what: tuple[str, ...], person: Person, library: Library) -> Screen | None:
    guide = library.guide(lesson.guide, person.language)
    if guide is None:
        return None
    say = sayer(person, library)
    here, place, code = PLACE.under(lesson.id), library.teams.name(lesson.place), code_of("class", lesson.id)
    match what:
        case ():
            if lesson.closed is not None:
                body = say("lesson-closed-body", title=guide.title, count=lesson.attended)
                rows: tuple[Row, ...] = (back_row(PLACE, person, library),)
                return Screen(here, person.language, say("lesson-closed"), body, rows=rows)
            board = person.shared.class_board(lesson.id)
            rows = (
                (Go(say("lesson-qr"), here.under("qr"), main=True),),
                (Share(say("lesson-board"), address("board", lesson.id), say("lesson-board-text")),),
                (Go(say("lesson-close"), here.under("close")),),
                back_row(PLACE, person, library),
            )
            picture = Chart("board", board_data(board, guide, place, say), say("board-alt"))
            body = "\n\n".join(board_lines(board, guide, say))
            return Screen(here, person.language, guide.title, body, rows=rows, picture=picture, live=True)
        case ("qr",):
            picture_ = Code(address("guide", guide.id), code, guide.title, say("share-qr-alt", title=guide.title))
            rows = ((Go(say("lesson-back"), here, main=True),), (home_button(say),))
            body = say("lesson-qr-body")
            return Screen(here.under("qr"), person.language, guide.title, body, rows=rows, picture=picture_)
        case ("close",) if lesson.closed is None:
            rows = ((Do(say("lesson-close-yes"), Act("close", here)),), (Go(say("lesson-close-no"), here),))
            body = say("lesson-close-body", count=person.shared.class_board(lesson.id).arrived)
            return Screen(here.under("close"), person.language, say("lesson-close"), body, rows=rows)
        case _:
            return None


def begin(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`open`: the class begins. Pressed twice, the one that has just begun is shown."""
    match here.ids:
        case ("in", village, "g", id) if (guide := library.guide(id)) and (seat := seat_over(person, village, library)):
            for held in person.shared.classrooms(village):
                if held.guide == guide.id and held.by == seat.id:
                    return Outcome(person.at(PLACE.under(held.id)))
            lesson = Classroom(
                fresh(origin.seed, "lesson", LESSON_CHARS), village, guide.id, seat.id, person.key, origin.at
            )
            fact = ClassOpened(seat.id, village, lesson.id, guide.id)
            return Outcome(person.at(PLACE.under(lesson.id)), (fact,), changed=(lesson,))
        case _:
            return Outcome(person.at(here))


def close(here: Address, person: Person, origin: Origin, library: Library) -> Outcome:
    """`close`: the class is over, and how many came is noted."""
    lesson = person.shared.classroom(here.ids[0]) if len(here.ids) == 1 else None
    if lesson is None or person.seat is None or not covers(person, lesson.place, library) or lesson.closed:
        return Outcome(person.at(here))
    attended = person.shared.class_board(lesson.id).arrived
    fact = ClassClosed(person.seat.id, lesson.place, lesson.id, lesson.guide, attended)
    over = replace(lesson, closed=origin.at, attended=attended)
    return Outcome(person.at(here), (fact,), changed=(over,))


def hear(text: str, person: Person, origin: Origin, library: Library) -> Outcome | None:
    """The name of a place, where places are listed: there or anywhere below."""
    match person.here.ids:
        case ():
            place = person.seat.place if person.seat else ""
        case ("in", place) | ("in", place, "after", _):
            pass
        case _:
            return None
    if not covers(person, place, library):
        return None
    found = named(library.teams.below(place), text) or named(library.teams.villages(place), text)
    return Outcome(person.at(PLACE.under("in", found.id))) if found else None


FLOW = Flow(view, acts={"open": begin, "close": close}, hear=hear, roles=TEAM)
