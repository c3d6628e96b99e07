"""Conversations that stand in for those of the house: a class's board, a talk, a code for members, a page at rest.

They look at the same records and are as live as the real ones, and no more: channels know no conversation by name.
"""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

import flows
from flows.core.address import Act, Address, address
from flows.core.event import Origin
from flows.core.flow import Carry, Flow, Outcome, Told
from flows.core.library import Library
from flows.core.pages.page import Page
from flows.core.person import Person
from flows.core.record import Classroom, HelpRequest
from flows.core.reports.class_board import describe_board, encode_board
from flows.core.screen import Chart, Code, Do, Screen, Share
from tests.harness.make import make

AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
LESSON = make(Classroom, id="bcdfghjk", place="lia-1", guide="pha-tra", by="mmmmmmm", key="key-of-teacher", opened=AT)
VIA = "c-" + LESSON.id
BOARD, LESSONS = address("test-board", LESSON.id), address("lesson", LESSON.id)
HELP = make(
    HelpRequest,
    id="bcdfghjkmn",
    place="lia-1",
    home="lia-1",
    key="asker",
    about="guide_pha-tra",
    asked=AT,
    came=AT,
    state="taken",
    told=True,
    by="mmmmmmm",
    by_key="helper",
)
TALK = address("test-talk", HELP.id)
CODE = address("test-code")
STILL = address("test-still")


def _board(here: Address, person: Person, library: Library) -> Screen | None:
    lesson = person.shared.classroom(here.ids[0]) if here.ids else None
    guide = library.guide(lesson.guide) if lesson else None
    if lesson is None or guide is None:
        return None
    page = Page(here, person, library)
    board = person.shared.class_board(lesson.id)
    lines = describe_board(board, guide, page.say)
    chart = Chart("board", encode_board(board, guide, "Thôn 1", page.say), " ".join(lines))
    return page.screen(guide.title, lines, [page.home], picture=chart, live=True)


def _talk(here: Address, person: Person, library: Library) -> Screen | None:
    help = person.shared.help_request(here.ids[0]) if here.ids else None
    if help is None or person.key not in (help.key, help.by_key):
        return None
    page = Page(here, person, library)
    acts = (Do("Kết thúc", Act("close", here)), Do("Báo tin", Act("tell", here)))
    return page.screen("Nói chuyện", f"Việc này: {help.state}.", [acts, page.home], live=True)


def _hear(text: str, person: Person, _origin: Origin, _library: Library) -> Outcome | None:
    help = person.shared.help_request(person.here.ids[0])
    if help is None:
        return None
    to = help.by_key if person.key == help.key else help.key
    return Outcome(replace(person, help=help.id), carried=(Carry(to or "", text),), silent=True)


def _close(here: Address, person: Person, _origin: Origin, _library: Library) -> Outcome:
    help = person.shared.help_request(here.ids[0])
    assert help is not None
    return Outcome(person.at(here), changed=(replace(help, state="closed"),))


def _tell(here: Address, person: Person, _origin: Origin, _library: Library) -> Outcome:
    help = person.shared.help_request(here.ids[0])
    assert help is not None
    return Outcome(person.at(here), told=(Told(help.by_key or "", here),))


def _code(here: Address, person: Person, _library: Library) -> Screen | None:
    picture = Code(address("guide", "pha-tra"), "m-kdtrbnz", "Pha trà", "Mã QR của bài")
    share = Share("Gửi", address("guide", "pha-tra"), "Mời bà con", "m-kdtrbnz")
    return Screen(here, person.language, "Mã QR", picture=picture, rows=((share,),)) if not here.ids else None


def _still(here: Address, person: Person, _library: Library) -> Screen | None:
    return Screen(here, person.language, "Yên") if not here.ids else None


STAND_INS = {
    "test-board": Flow(_board),
    "lesson": Flow(_board),
    "test-talk": Flow(_talk, acts={"close": _close, "tell": _tell}, hear_first=_hear),
    "test-code": Flow(_code, roles=("member",)),
    "test-still": Flow(_still),
}


@pytest.fixture
def stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    """The house with these conversations in it."""
    monkeypatch.setattr(flows, "FLOWS", replace(flows.FLOWS, by_name={**flows.FLOWS.by_name, **STAND_INS}))
