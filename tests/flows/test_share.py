"""Sharing and classes: every link carries who sent it, from arrival to finish; a class is counted, without names."""

from collections.abc import Iterator

import pytest

from flows.core.record import Classroom, Member
from flows.core.screen import Chart, Code, Share, Sheet
from tests.harness.village import village, walked
from tests.harness.world import Villager, World


def member_of(person: Villager) -> Member:
    found = person.world.seat_of(person.key)
    assert found is not None
    return found


def shares(person: Villager, token: str) -> Iterator[Share]:
    for row in person.look(token).rows:
        yield from (button for button in row if isinstance(button, Share))


def test_a_guide_is_shared_in_every_form() -> None:
    """Link, QR code, poster and class sheet are reached by buttons, carry a code, and taking each is a fact."""
    _, hoa, _ = village()
    code = f"m-{member_of(hoa).id}"
    hoa.open("desk")
    hoa.press("Gửi bài cho bà con")
    hoa.press("Bếp núc")
    hoa.press("Bài eid")
    assert [(noted.kind, noted.fact.how) for noted in hoa.facts] == [("Shared", "link")]  # type: ignore[union-attr]
    (share,) = shares(hoa, hoa.at)
    assert (share.address.token, share.via) == ("guide_card", code)
    assert share.text in hoa.screen.body
    hoa.press("Hình vuông để quét")
    picture = hoa.screen.picture
    assert isinstance(picture, Code)
    assert (picture.address.token, picture.via) == ("guide_card", code)
    for kind, via in (("poster", "t-lia-1"), ("class", code)):
        hoa.open(f"share_g_card_{kind}")
        assert hoa.screen.sheet == Sheet(kind, "card", "vi", hoa.screen.sheet.label, via)  # type: ignore[union-attr, arg-type]
        assert hoa.kinds == ["Shared"]


@pytest.mark.parametrize("token", ["share_t_none", "share_g_none", "share_g_card_none", "share_x", "share_g_card_qr_x"])
def test_what_cannot_be_shared_is_not_there(token: str) -> None:
    """An unknown topic, guide or form is no screen and no fact."""
    _, hoa, _ = village()
    assert not hoa.sees(token)
    hoa.open(token)
    assert hoa.kinds == []


def test_credit_goes_from_arrival_to_finish() -> None:
    """Who comes by a member's link is of that member's place, and all they do is credited, to the finish."""
    world, hoa, _ = village()
    tam = world.person("tam")
    code = f"m-{member_of(hoa).id}"
    tam.open("guide_card", arrived=True, via=code)
    walked(tam, "card")
    assert {noted.via for noted in tam.journal} == {code}
    assert {noted.place for noted in tam.journal} == {"lia-1"}
    assert [noted.kind for noted in tam.journal][-1] == "Finished"
    tam.open("guide_card", arrived=True, via=code)
    assert tam.facts[0].fact.again  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("code", "home"),
    [("t-lia-2", "lia-2"), ("p-khe", "khe"), ("p-gone", ""), ("m-gone", ""), ("c-gone", ""), ("Old", "")],
)
def test_codes_tell_where_somebody_comes_from(code: str, home: str) -> None:
    """A code of a place or poster brings its place; one that says nothing changes nothing."""
    world, _, _ = village()
    tam = world.person("tam")
    tam.open("guide_card", arrived=True, via=code)
    assert tam.person.home == home


def held() -> tuple[World, Villager, Classroom]:
    """A class of the guide tea in Thôn Một."""
    world, hoa, _ = village()
    hoa.open("lesson")
    hoa.press("Mở lớp mới")
    hoa.press("Bếp núc")
    hoa.press("Pha trà")
    hoa.press("Mở lớp")
    return world, hoa, world.one(Classroom)


def pupils(world: World, lesson: Classroom, count: int) -> list[Villager]:
    """People who scanned the class's code."""
    found = [world.person(f"p{n}") for n in range(count)]
    for one in found:
        one.open(f"guide_{lesson.guide}", arrived=True, via=f"c-{lesson.id}")
    return found


def test_a_class_is_opened_once() -> None:
    """Opening a class is a fact; pressed twice, it is the same class, and it stands on the list."""
    world, hoa, lesson = held()
    assert (hoa.kinds, hoa.at) == (["ClassOpened"], f"lesson_{lesson.id}")
    hoa.do("open:lesson_in_lia-1_g_tea")
    assert (hoa.kinds, len([one for one in world.records.values() if isinstance(one, Classroom)])) == ([], 1)
    assert any("Pha trà" in b.label for b in hoa.look("lesson").choices)
    assert any("Pha trà" in b.label for b in hoa.look("lesson_in_lia-1").choices)
    picture = hoa.look(f"lesson_{lesson.id}_qr").picture
    assert isinstance(picture, Code)
    assert picture.via == f"c-{lesson.id}"


def test_the_board_counts_who_stands_where() -> None:
    """How many came, stand at each step, are stuck and done; for the member and, by its address, for the wall."""
    world, hoa, lesson = held()
    come = pupils(world, lesson, 6)
    for one in come[:5]:
        one.do("start:guide_tea")
        one.do("pick:guide_tea_ask_boil")
    for one in come[:3]:
        one.do("stuck:guide_tea_boil_gas")
    come[4].do("next:guide_tea_boil")
    come[0].open(f"guide_{lesson.guide}", arrived=True, via=f"c-{lesson.id}")
    board = world.person("wall").look(f"board_{lesson.id}")
    assert isinstance(board.picture, Chart)
    assert board.picture.code is not None
    assert board.picture.code.via == f"c-{lesson.id}"
    assert board.live
    for words in ("Đã tới: 6 người", "Bước 2: 4 người", "3 người bị mắc ở bước 2", "Bước 3: 1 người"):
        assert words in board.body, words
        assert words in hoa.look(f"lesson_{lesson.id}").body
    assert {one.person.home for one in come} == {"lia-1"}


def test_closing_writes_how_many_came() -> None:
    """A class that ends notes its attendance, once; its board stands still, and its code still opens the guide."""
    world, hoa, lesson = held()
    pupils(world, lesson, 4)
    hoa.open(f"lesson_{lesson.id}")
    hoa.press("Tan lớp")
    assert "4 người tới" in hoa.screen.body
    hoa.press("Tan lớp")
    (noted,) = hoa.facts
    assert (noted.kind, noted.fact.attended) == ("ClassClosed", 4)  # type: ignore[union-attr]
    assert "4 người tới" in hoa.screen.body
    hoa.do(f"close:lesson_{lesson.id}")
    assert hoa.kinds == []
    over = hoa.look(f"board_{lesson.id}")
    assert isinstance(over.picture, Chart)
    assert (over.live, over.picture.code) == (False, None)
    assert not hoa.sees(f"lesson_{lesson.id}_close")
    assert pupils(world, lesson, 1)[0].at == "guide_tea"


def test_a_lead_chooses_the_village_of_a_class() -> None:
    """With many villages one is chosen first, by button, page or name."""
    world, _, _ = held()
    lead = world.member("lan", "lia", "lead")
    lead.open("lesson")
    lead.press("Thôn Một")
    assert any("Pha trà" in label for label in lead.labels)
    assert not lead.sees("lesson_in_lia_x")
    lead.open("lesson_in_lia_after_lia-1")
    lead.say("thôn hai")
    assert lead.at == "lesson_in_lia-2"
    lead.say("thôn một")
    assert lead.at == "find"


@pytest.mark.parametrize("token", ["lesson_in_khe-1", "lesson_in_lia-1_t_x", "lesson_in_lia-1_g_x", "lesson_x"])
def test_what_is_no_class_is_not_there(token: str) -> None:
    """Another team's village, an unknown topic, guide or class: no screen, and opening it by force does nothing."""
    _, hoa, lesson = held()
    assert not hoa.sees(token)
    hoa.do(f"open:{token}")
    hoa.do(f"close:{token}")
    assert hoa.kinds == []
    assert not hoa.sees(f"lesson_{lesson.id}_what")
    assert not hoa.sees("lesson_in_lia-1_what")


def test_classes_are_not_there_for_others() -> None:
    """Citizens and other places' teams see the board by its address only."""
    world, _, lesson = held()
    for other in (world.person("citizen"), world.member("khe", "khe-1")):
        assert not other.sees(f"lesson_{lesson.id}")
        other.do(f"close:lesson_{lesson.id}")
        assert other.kinds == []
        assert other.sees(f"board_{lesson.id}")
        assert not other.sees("board_none")
