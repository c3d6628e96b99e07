"""Rounds: which house to go to next, and finding one among many, by pages, by name, by walking down to a village."""

from flows.core.households.to_do import sort_by_need
from flows.core.record import Household
from tests.harness.village import joined, opened_house, skilled_library, village, walked


def test_next_best_is_who_is_nearest_to_the_goal() -> None:
    """First houses with people who joined, who lack least; then who was not visited for the longest."""
    world, hoa, bay = village()
    near, far, done = opened_house(hoa, "gần"), opened_house(hoa, "xa"), opened_house(hoa, "xong")
    joined(bay, near)
    walked(bay, "card")
    tam = joined(world.person("tam"), done)
    for guide in ("card", "purse", "paper"):
        walked(tam, guide)
    houses = [world.one(Household, house.id) for house in (far, near, done)]
    assert [house.label for house in sort_by_need(houses, skilled_library())] == ["gần", "xa"]
    body = hoa.open("rounds").body
    assert "3 nhà trong sổ, 1 nhà" in body
    assert hoa.labels[:2] == ["gần", "xa"]
    assert "✓ xong" in [b.label for b in hoa.look("rounds_lia-1_all").choices]


def test_houses_are_found_by_name_and_by_pages() -> None:
    """A long list goes on behind the house that its address names; a typed label opens a house at once."""
    _, hoa, _ = village()
    for _n in range(25):
        hoa.do("number:house_new_lia-1")
    first = [b.label for b in hoa.open("rounds_lia-1_all").choices]
    hoa.press("Xem tiếp")
    second = [b.label for b in hoa.screen.choices]
    assert len({label for label in (*first, *second) if label.startswith("Nhà ")}) == 25
    hoa.say("nhà 24")
    assert hoa.screen.title == "Nhà 24"
    hoa.open("rounds")
    hoa.say("nhà không có")
    assert hoa.at == "find"


def test_who_works_for_many_villages_chooses_one() -> None:
    """A lead of a commune chooses the village first, by button or by typing its name."""
    world, hoa, _ = village()
    opened_house(hoa)
    lead = world.member("lan", "lia", "lead")
    lead.open("rounds")
    lead.press("Thôn Một")
    assert lead.labels[0] == "nhà gốc mít"
    lead.open("rounds")
    lead.say("hai")
    assert lead.at == "rounds_lia-2"
    assert lead.look("rounds_lia_after_lia-1").choices[0].label == "Thôn Hai"
    lead.open("rounds")
    lead.say("thôn")
    assert lead.at == "find"


def test_two_families_may_differ_by_a_mark() -> None:
    """`chị Thu` and `chị Thư` are two houses; typed without marks, both are shown."""
    _, hoa, _ = village()
    for label in ("chị Thu", "chị Thư", "bà Hoà"):
        hoa.open("house_new_lia-1")
        hoa.say(label)
        assert hoa.screen.title == label
    hoa.open("house_new_lia-1")
    assert hoa.say("bà hòa").note == "Nhà này đã có trong sổ."
    assert len(hoa.person.shared.households("lia-1")) == 3
    for typed, title in (("chị thư", "chị Thư"), ("Chị  Thu", "chị Thu"), ("ba hoa", "bà Hoà")):
        hoa.open("rounds")
        hoa.say(typed)
        assert hoa.screen.title == title
    hoa.open("rounds")
    several = hoa.say("chi thu")
    assert [choice.label for choice in several.choices][:2] == ["chị Thu", "chị Thư"]
    assert several.note is not None
