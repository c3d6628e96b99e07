"""Visits: recorded while helping, each thing once, said and seen kept apart; and slips, entered once each."""

from dataclasses import replace
from datetime import date

import pytest

from flows.core.households.visits import begin_visit, end_visit
from flows.core.places.slip_number import add_check_digit
from flows.core.record import Household, VisitSlip
from tests.harness.make import make
from tests.harness.player import FIRST_DAY
from tests.harness.village import house_of, opened_house, village, visited, walked
from tests.harness.world import Villager, World

NUMBER = add_check_digit("4827193")


def with_slip(number: str = NUMBER, place: str = "lia-1") -> tuple[World, Villager, Household]:
    """A member, a house, and a slip that was printed for the village."""
    world, hoa, _ = village()
    world.put(make(VisitSlip, id=number, place=place, printed=FIRST_DAY))
    return world, hoa, opened_house(hoa)


def test_a_visit_begins_and_ends() -> None:
    """Being at a house is an act; ending it notes the visit with its day, and the house knows the last one."""
    world, hoa, house = visited()
    assert (hoa.kinds, hoa.at, hoa.person.visit) == (["VisitBegan"], f"visit_{house.id}", house.id)
    hoa.do(f"begin:visit_{house.id}")
    assert hoa.kinds == []
    assert "Đang ở: nhà gốc mít" in [b.label for b in hoa.look("desk").choices]
    hoa.press("Kết thúc chuyến thăm")
    assert (hoa.kinds, hoa.person.visit) == (["Visited"], None)
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
    assert "✓ Không có" in hoa.labels
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


def test_a_slip_is_entered_once() -> None:
    """Number, house, day: then its visit lies open to be filled in; entered again it is refused with the reason."""
    world, hoa, house = with_slip()
    hoa.open("slip")
    hoa.say("4827 1934" if NUMBER == "48271934" else f"{NUMBER[:4]}-{NUMBER[4:]}")
    assert hoa.at == f"slip_{NUMBER}"
    hoa.say("Nhà gốc mít")
    hoa.press("Hôm qua, 22/11")
    assert hoa.kinds == ["VisitBegan"]
    assert f"phiếu {NUMBER}" in hoa.screen.body
    hoa.do(f"yes:visit_{house.id}_q_eid")
    assert house_of(world).checks == {"eid": (True, date(2026, 11, 22))}
    hoa.do(f"end:visit_{house.id}")
    (noted,) = hoa.facts
    assert (noted.fact.day, noted.fact.slip) == ("2026-11-22", NUMBER)  # type: ignore[union-attr]
    hoa.open("slip")
    hoa.say(NUMBER)
    assert "đã được nhập ngày 23/11/2026" in hoa.screen.body
    hoa.do(f"enter:slip_{NUMBER}_h_{house.id}_d20261122")
    assert (hoa.kinds, hoa.at) == ([], f"slip_{NUMBER}")


def test_a_late_slip_does_not_undo_a_newer_answer() -> None:
    """What was answered on a later day stays, though an older slip is entered after it."""
    world, hoa, house = with_slip()
    hoa.do(f"begin:visit_{house.id}")
    hoa.do(f"yes:visit_{house.id}_q_eid")
    hoa.do(f"end:visit_{house.id}")
    hoa.do(f"enter:slip_{NUMBER}_h_{house.id}_d20261120")
    hoa.do(f"no:visit_{house.id}_q_eid")
    hoa.do(f"end:visit_{house.id}")
    assert house_of(world).checks["eid"] == (True, date(2026, 11, 23))
    assert house_of(world).visited == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        (NUMBER[:7], "note-slip-length"),
        (NUMBER[:7] + str((int(NUMBER[7]) + 1) % 10), "note-slip-wrong"),
        (add_check_digit("1111111"), "note-slip-unknown"),
    ],
)
def test_wrong_numbers_are_refused_with_the_reason(typed: str, note: str) -> None:
    """Too short, a wrong digit, no such slip: each is said."""
    _, hoa, _ = with_slip()
    hoa.open("slip")
    hoa.say(typed)
    assert (hoa.at, hoa.person.note) == ("slip", note)


@pytest.mark.parametrize("day", ["d20991231", "d20261399", "yesterday"])
def test_a_slip_s_day_is_a_day_that_was(day: str) -> None:
    """A day to come, or none at all, enters nothing."""
    _, hoa, house = with_slip()
    hoa.do(f"enter:slip_{NUMBER}_h_{house.id}_{day}")
    hoa.do(f"enter:slip_{NUMBER}_h_{house.id}")
    assert hoa.kinds == []


def test_slips_of_a_commune_are_for_any_of_its_villages() -> None:
    """A slip printed for the commune asks a lead for the village first, and a member for the house."""
    world, hoa, house = with_slip(place="lia")
    assert "nhà gốc mít" in [b.label for b in hoa.look(f"slip_{NUMBER}").choices]
    lead = world.member("lan", "lia", "lead")
    lead.open(f"slip_{NUMBER}")
    lead.press("Thôn Một")
    lead.press("nhà gốc mít")
    assert lead.at == f"slip_{NUMBER}_h_{house.id}"
    lead.open(f"slip_{NUMBER}")
    lead.say("không có nhà này")
    assert lead.at == "find"


def test_slips_are_not_there_for_others() -> None:
    """A slip of another village, and any for a citizen, is as if it were not there."""
    world, _, house = with_slip()
    for other in (world.person("citizen"), world.member("khe", "khe-1")):
        assert not other.sees(f"slip_{NUMBER}")
        other.do(f"enter:slip_{NUMBER}_h_{house.id}_d20261122")
        assert other.kinds == []
    assert world.one(VisitSlip).used is None


def test_a_slip_waits_while_somebody_is_at_the_house() -> None:
    """Where a visit is under way the slip is not used up; and many houses are paged."""
    world, hoa, house = with_slip()
    nam = world.member("nam", "lia-1")
    nam.do(f"begin:visit_{house.id}")
    hoa.do(f"enter:slip_{NUMBER}_h_{house.id}_d20261122")
    assert (hoa.kinds, hoa.person.note, world.one(VisitSlip).used) == ([], "note-visit-taken", None)
    for _n in range(25):
        hoa.do("number:house_new_lia-1")
    hoa.open(f"slip_{NUMBER}")
    hoa.press("Xem tiếp")
    assert hoa.at.startswith(f"slip_{NUMBER}_in_lia-1_")
    hoa.open(f"slip_{NUMBER}")
    hoa.say("nhà 9")
    assert hoa.at.startswith(f"slip_{NUMBER}_h_")
