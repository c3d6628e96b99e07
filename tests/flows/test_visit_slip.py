"""Visit slips: entered once each, at the house and the day that they are for."""

from datetime import date

import pytest

from flows.core.places.slip_number import add_check_digit
from flows.core.record import Household, VisitSlip
from tests.harness.make import make
from tests.harness.player import FIRST_DAY
from tests.harness.village import house_of, opened_house, village
from tests.harness.world import Villager, World

NUMBER = add_check_digit("4827193")


def with_slip(number: str = NUMBER, place: str = "lia-1") -> tuple[World, Villager, Household]:
    """A member, a house, and a slip that was printed for the village."""
    world, hoa, _ = village()
    world.put(make(VisitSlip, id=number, place=place, printed=FIRST_DAY))
    return world, hoa, opened_house(hoa)


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


@pytest.mark.parametrize("day", ["d20991231", "d20261399", "yesterday", "d00010101", "d20250101"])
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


def test_a_house_is_chosen_by_what_it_is_called() -> None:
    """Also one that stands on a later page; where two are called so but for their marks, both are shown."""
    _, hoa, _ = with_slip()
    for label in ("chị Thu", "chị Thư", *(f"bếp {n}" for n in range(25))):
        opened_house(hoa, label)
    hoa.open(f"slip_{NUMBER}")
    assert "chị Thư" not in hoa.labels
    hoa.say("chi thu")
    assert (hoa.labels[:2], hoa.person.note) == (["chị Thu", "chị Thư"], "note-house-several")
    hoa.open(f"slip_{NUMBER}")
    hoa.say("chị thư")
    assert hoa.at.startswith(f"slip_{NUMBER}_h_")
    hoa.open(f"slip_{NUMBER}")
    hoa.say("bep 0")
    assert hoa.at.startswith(f"slip_{NUMBER}_h_")
