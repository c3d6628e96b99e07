"""Visits: recorded while helping, each thing once, said and seen kept apart."""

from dataclasses import replace
from datetime import date

import pytest

from flows.core.facts.team import CHECKS
from flows.core.households.to_do import count_missing
from flows.core.households.visits import begin_visit, end_visit
from flows.core.record import Household
from flows.core.screen import Go
from tests.harness.village import house_of, opened_house, village, visited, walked


def test_a_visit_begins_and_ends() -> None:
    """Being at a house is an act; ending it notes the visit with its day, and the house knows the last one."""
    world, hoa, house = visited()
    assert (hoa.kinds, hoa.at, hoa.person.visit) == (["VisitBegan"], f"visit_{house.id}", house.id)
    hoa.do(f"begin:visit_{house.id}")
    assert hoa.kinds == []
    assert "Đang ở: nhà gốc mít" in [b.label for b in hoa.look("desk").choices]
    hoa.press("Kết thúc chuyến thăm")
    assert (hoa.kinds, hoa.person.visit, hoa.at) == (["Visited"], None, f"house_{house.id}")
    assert (house_of(world).visited, house_of(world).visit) == (date(2026, 11, 23), None)
    hoa.do(f"end:visit_{house.id}")
    assert hoa.kinds == []
    assert "chưa ghi chuyến thăm" in hoa.screen.body


def test_the_next_visit_ends_the_one_before() -> None:
    """A member is at one house at a time."""
    world, hoa, first = visited()
    second = opened_house(hoa, "nhà 7")
    hoa.do(f"begin:visit_{second.id}")
    assert hoa.kinds == ["Visited", "VisitBegan"]
    assert world.one(Household, first.id).visit is None


def test_one_visit_at_a_house_at_a_time() -> None:
    """Where another member's visit is under way, a second is refused with the reason, until it is over."""
    world, _, house = visited()
    nam = world.member("nam", "lia-1")
    nam.do(f"begin:visit_{house.id}")
    assert (nam.kinds, nam.person.note) == ([], "note-visit-taken")
    nam.wait(hours=7)
    nam.do(f"begin:visit_{house.id}")
    assert nam.kinds == ["VisitBegan"]


def test_who_was_overtaken_notes_nothing_more() -> None:
    """Once another's visit took the place of a forgotten one, the old buttons of that one do nothing."""
    world, hoa, house = visited()
    nam = world.member("nam", "lia-1").wait(hours=7)
    nam.do(f"begin:visit_{house.id}")
    for act in ("yes:visit_{}_q_phone", "done:visit_{}_g_card", "end:visit_{}"):
        hoa.do(act.format(house.id))
        assert hoa.kinds == []
    opened = opened_house(hoa, "nhà 9")
    hoa.do(f"begin:visit_{opened.id}")
    assert hoa.kinds == ["VisitBegan"]


def test_a_guide_walked_on_the_member_s_phone_is_helped() -> None:
    """For a person with no phone the guide is walked on the member's: a helped finish of the house, not their own."""
    world, hoa, house = visited()
    hoa.press("Làm cùng một bài")
    hoa.press("Bếp núc")
    hoa.press("Bài eid")
    hoa.press("Mở bài, làm cùng bây giờ")
    walked(hoa, "card")
    finished, helped = (noted.fact for noted in hoa.facts)
    assert (finished.how, finished.who, finished.house) == ("helped", "other", house.id)  # type: ignore[union-attr]
    assert (helped.guide, helped.done, helped.house) == ("card", True, house.id)  # type: ignore[union-attr]
    assert house_of(world).helped == ("card",)
    assert house_of(world).alone == {}


def test_what_was_walked_is_not_noted_again_by_hand() -> None:
    """A guide finished on the member's phone stands in the visit; whichever way came first, it counts once."""
    _, hoa, house = visited()
    hoa.open("guide_card")
    walked(hoa, "card")
    hoa.do(f"done:visit_{house.id}_g_card")
    assert hoa.kinds == []
    hoa.open(f"visit_{house.id}")
    assert "Làm xong cùng nhau: Bài eid" in hoa.screen.body
    hoa.do(f"done:visit_{house.id}_g_purse")
    walked(hoa, "purse")
    assert hoa.kinds == ["Finished"]


def test_a_finish_after_the_visit_was_overtaken() -> None:
    """What a member finishes once another's visit has taken the place of theirs is no part of that visit."""
    world, hoa, house = visited()
    hoa.do("start:guide_card")
    nam = world.member("nam", "lia-1").wait(hours=7)
    nam.do(f"begin:visit_{house.id}")
    hoa.do("next:guide_card_only")
    helped = hoa.facts[-1].fact
    assert (helped.visit, helped.done) == ("", True)  # type: ignore[union-attr]
    visit = house_of(world).visit
    assert (visit and visit.noted, house_of(world).helped) == ((), ("card",))


def test_what_is_begun_and_not_done_is_noted_so() -> None:
    """A guide that lies open when the visit ends is left, and noted as begun; the member's own stays their own."""
    _, hoa, house = visited()
    hoa.do("start:guide_tea")
    hoa.do("pick:guide_tea_ask_boil")
    hoa.do(f"end:visit_{house.id}")
    assert hoa.kinds == ["Left", "Helped", "Visited"]
    assert hoa.person.runs == {}
    hoa.do("start:guide_tea")
    assert hoa.run().house is None


def test_a_member_s_own_guide_is_not_the_house_s() -> None:
    """At a house a guide begins anew for it, and the member's own open run is left; the facts add up."""
    _, hoa, _ = village()
    hoa.do("start:guide_tea")
    own = hoa.run().id
    house = opened_house(hoa)
    hoa.do(f"begin:visit_{house.id}")
    hoa.do("start:guide_tea")
    assert hoa.kinds == ["Left", "Started", "Reached"]
    assert (hoa.run().house, hoa.run().id != own) == (house.id, True)


def test_each_thing_of_a_visit_counts_once() -> None:
    """Pressed twice, a guide or answer is noted once; another answer of the same visit takes its place."""
    world, hoa, house = visited()
    for act, kinds in (
        ("done:visit_{}_g_card", ["Helped"]),
        ("done:visit_{}_g_card", []),
        ("seen:visit_{}_g_card", ["Witnessed"]),
        ("begun:visit_{}_g_cup", ["Helped"]),
        ("yes:visit_{}_q_phone", ["Checked"]),
        ("yes:visit_{}_q_phone", []),
        ("no:visit_{}_q_phone", ["Checked"]),
    ):
        hoa.do(act.format(house.id))
        assert hoa.kinds == kinds, act
    assert house_of(world).checks == {"phone": (False, date(2026, 11, 23))}
    assert (house_of(world).helped, house_of(world).witnessed) == (("card",), ("card",))
    assert "✓ Không có điện thoại thông minh" in hoa.labels
    for words in ("Làm xong cùng nhau: Bài eid", "tận mắt: Bài eid", "Làm dở: Rửa chén"):
        assert words in hoa.screen.body


@pytest.mark.parametrize(
    "act", ["yes:visit_{}_q_none", "done:visit_{}_g_none", "done:visit_{}_x_card", "done:visit_{}"]
)
def test_odd_acts_of_a_visit_do_nothing(act: str) -> None:
    """An act on what is not there notes nothing."""
    _, hoa, house = visited()
    hoa.do(act.format(house.id))
    assert hoa.kinds == []
    assert not hoa.sees(f"visit_{house.id}_g_none")
    assert not hoa.sees(f"visit_{house.id}_t_none")
    assert not hoa.sees(f"visit_{house.id}_q_phone")
    assert not hoa.sees("visit")


def test_whose_role_ended_is_at_no_house() -> None:
    """A member who leaves the team in the middle of a visit is a citizen again: their guides are their own."""
    _, hoa, house = visited()
    hoa.do("leave:desk_leave")
    walked(hoa, "card")
    assert (hoa.run("card").house, hoa.run("card").how) == (None, "alone")
    assert not hoa.sees(f"visit_{house.id}")


def test_a_visit_needs_a_seat() -> None:
    """Nobody without a seat begins a visit, whatever leads there."""
    world, _, house = visited()
    bay = world.people["key-bay"]
    assert begin_visit(bay.person, house, bay.origin()).facts == ()
    assert end_visit(replace(bay.person, visit=house.id), bay.origin()).facts == ()


def test_a_question_stands_with_its_answer() -> None:
    """The checklist says each question and what was answered; a button alone says what it answers."""
    _, hoa, house = visited()
    say = hoa.world.library.sentences.say
    for what in CHECKS:
        assert f"{say('vi', f'check-{what}')} **{say('vi', 'check-open')}**" in hoa.screen.body
    hoa.do(f"no:visit_{house.id}_q_eid")
    assert f"{say('vi', 'check-eid')} **{say('vi', 'check-eid-ask-no')}**" in hoa.screen.body
    hoa.do(f"yes:visit_{house.id}_q_pay")
    assert f"{say('vi', 'check-pay')} **{say('vi', 'check-pay-ask-yes')}**" in hoa.screen.body
    answers = [say("vi", f"check-{what}-ask-{answer}") for what in CHECKS for answer in ("yes", "no")]
    assert len(set(answers)) == len(answers)


def test_what_the_house_lacks_comes_first() -> None:
    """Walking a guide together begins with the guides that the house lacks, which it has not done."""
    world, hoa, house = visited()
    hoa.press("Làm cùng một bài")
    first = hoa.screen.choices[0]
    guide = world.library.guide(first.address.ids[2]) if isinstance(first, Go) else None
    assert guide is not None
    assert guide.counts_as in count_missing(house, world.library)
    hoa.press(first.label)
    assert hoa.at == f"visit_{house.id}_g_{guide.id}"
