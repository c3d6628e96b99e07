"""Houses: opened under a label, joined by consent, and fluent for the right reasons only."""

from dataclasses import replace

import pytest

from flows.core.address import HOME
from flows.core.households.to_do import describe_missing
from flows.core.pages.page import Page
from flows.core.record import Household
from tests.harness.village import house_of, joined, lacks, opened_house, skilled_library, village, walked
from tests.harness.world import Villager, World

LACKS = ["eid", "pay", "portal"]


def test_a_house_is_opened_by_what_the_team_calls_it() -> None:
    """A typed label opens a house; the same label again shows the one that is there."""
    _, hoa, _ = village()
    house = opened_house(hoa)
    assert (house.label, house.place, hoa.kinds) == ("nhà gốc mít", "lia-1", ["HouseOpened"])
    hoa.open("house_new_lia-1")
    hoa.say("Nhà  GỐC mít")
    assert (hoa.at, hoa.kinds, hoa.person.note) == (f"house_{house.id}", [], "note-house-there")


def test_a_house_takes_the_next_free_number() -> None:
    """By a button alone a house is opened under the first number that none is called by."""
    world, hoa, _ = village()
    opened_house(hoa, "Nhà 2")
    hoa.do("number:house_new_lia-1")
    assert hoa.screen.title == "Nhà 3"
    hoa.do("number:house_new_lia-1")
    assert [house.label for house in world.records.values() if isinstance(house, Household)] == [
        "Nhà 2",
        "Nhà 3",
        "Nhà 4",
    ]


@pytest.mark.parametrize(
    ("text", "note"),
    [("nhà " + "x" * 40, "note-label-long"), ("?!", "note-label-long"), ("nhà 0912 345", "note-label-number")],
)
def test_labels_hold_no_numbers_of_people(text: str, note: str) -> None:
    """A label that is too long, without a letter, or with digits enough for a phone opens nothing."""
    _, hoa, _ = village()
    hoa.open("house_new_lia-1")
    hoa.say(text)
    assert (hoa.at, hoa.person.note, hoa.kinds) == ("house_new_lia-1", note, [])


def test_people_join_by_the_code_with_their_consent() -> None:
    """Opening the code asks only; agreeing joins and gives the house's place; being remembered is asked apart."""
    world, hoa, bay = village()
    house = opened_house(hoa)
    bay.person = bay.person.renew("key-bay")
    code = hoa.look(f"house_{house.id}_code").picture
    assert code is not None
    screen = bay.open(f"join_{house.id}", arrived=True, via=f"m-{hoa.person.key}"[:15])
    assert bay.kinds == ["Arrived"]
    assert "đồng ý" in screen.body
    bay.press("Đồng ý, tôi ở nhà này")
    assert bay.kinds == ["HouseJoined"]
    assert (bay.person.house, bay.person.home, bay.person.consent) == (house.id, "lia-1", None)
    assert list(house_of(world).alone.values()) == [()]
    bay.do(f"join:join_{house.id}")
    assert bay.kinds == []
    assert world.say("join-not-kept") in bay.screen.body
    bay.press("Nhớ giúp tôi")
    assert (bay.kinds, bay.person.consent, bay.at) == (["Consented"], True, f"join_{house.id}")
    assert world.say("join-not-kept") not in bay.screen.body
    bay.do(f"keep:join_{house.id}")
    assert bay.kinds == []


def test_consent_that_was_refused_stays_refused() -> None:
    """Joining a house makes nobody remembered who said no; after a day they and their place in the house are gone."""
    world, hoa, bay = village()
    bay.person = replace(bay.person, consent=False)
    joined(bay, opened_house(hoa))
    assert (bay.kinds, bay.person.consent) == (["HouseJoined"], False)
    world.later(hours=25)
    bay.open("home")
    assert (bay.person.house, house_of(world).alone) == (None, {})


def test_fluent_is_who_finished_all_skills_alone() -> None:
    """One skill after another goes from the list of what is missing; the last one makes the house fluent."""
    world, hoa, bay = village()
    joined(bay, opened_house(hoa))
    for n, guide in enumerate(("card", "purse", "paper")):
        assert len(lacks(world)) == 3 - n
        walked(bay, guide)
        assert bay.facts[-1].fact.how == "alone"  # type: ignore[union-attr]  # it is a Finished
    assert lacks(world) == []
    assert describe_missing(house_of(world), skilled_library(), Page(HOME, bay.person, bay.library).say).startswith(
        "đã có người"
    )


def test_what_was_done_before_joining_counts() -> None:
    """Guides that somebody finished alone before they joined are the house's from then on."""
    world, hoa, bay = village()
    walked(bay, "card")
    joined(bay, opened_house(hoa))
    assert lacks(world) == ["pay", "portal"]


def test_two_people_are_not_one() -> None:
    """By the rule as it stands, what two people know together does not make a house fluent."""
    world, hoa, bay = village()
    house = opened_house(hoa)
    tam = joined(world.person("tam"), house)
    joined(bay, house)
    for person, guide in ((bay, "card"), (bay, "purse"), (tam, "paper")):
        walked(person, guide)
    assert lacks(world) == ["portal"]


def test_somebody_else_of_the_house_counts_by_themselves() -> None:
    """What one phone does for others of the house is never added to what its owner did, nor to each other."""
    world, hoa, bay = village()
    joined(bay, opened_house(hoa))
    walked(bay, "card")
    walked(bay, "purse", "other")
    walked(bay, "paper", "other")
    assert len(lacks(world)) == 2
    assert sorted(map(len, house_of(world).alone.values())) == [1, 1, 1]


def test_what_a_member_helps_with_is_not_done_alone() -> None:
    """While a visit is under way, a finish is helped: it stands apart and makes no house fluent."""
    world, hoa, bay = village()
    house = opened_house(hoa)
    joined(bay, house)
    hoa.do(f"begin:visit_{house.id}")
    walked(bay, "card")
    assert bay.facts[-1].fact.how == "helped"  # type: ignore[union-attr]  # it is a Finished
    assert (house_of(world).helped, lacks(world)) == (("card",), LACKS)
    hoa.do(f"end:visit_{house.id}")
    walked(bay, "card")
    assert lacks(world) == ["pay", "portal"]


def test_a_forgotten_visit_is_over_after_hours() -> None:
    """A visit that nobody ended does not make the whole week helped."""
    world, hoa, bay = village()
    house = opened_house(hoa)
    joined(bay, house)
    hoa.do(f"begin:visit_{house.id}")
    bay.wait(hours=7)
    walked(bay, "card")
    assert lacks(world) == ["pay", "portal"]


@pytest.mark.parametrize("way", ["leave", "erase", "stop", "forget"])
def test_who_leaves_takes_what_they_proved_along(way: str) -> None:
    """Leaving the house, deleting one's data or wishing to be forgotten takes it from the house's number."""
    world, hoa, bay = village()
    house = opened_house(hoa)
    joined(bay, house)
    walked(bay, "card")
    match way:
        case "leave":
            bay.do(f"leave:join_{house.id}")
        case "erase":
            bay.do("erase:settings_erase")
        case "stop":
            bay.do("stop:settings")
        case _:
            bay.person = bay.person.__class__(
                **{f: getattr(bay.person, f) for f in ("key", "house", "resident", "seen_at")}
            )
            bay.wait(hours=30)
            bay.open("home")
    assert (lacks(world), bay.person.house) == (LACKS, None)
    assert "HouseLeft" in {noted.kind for noted in bay.journal}
    bay.do(f"leave:join_{house.id}")
    assert bay.kinds == []


def test_one_is_of_one_house() -> None:
    """Joining another house leaves the first, and takes along what was proved."""
    world, hoa, bay = village()
    first, second = opened_house(hoa), opened_house(hoa, "nhà 7")
    joined(bay, first)
    walked(bay, "card")
    joined(bay, second)
    assert bay.kinds == ["HouseLeft", "HouseJoined"]
    assert world.one(Household, first.id).alone == {}
    assert list(world.one(Household, second.id).alone.values()) == [("card",)]


def test_a_house_off_the_list_counts_no_more() -> None:
    """A closed house is on no list, opens for nobody, and takes no more finishes; its people keep theirs."""
    world, hoa, bay = village()
    house = opened_house(hoa)
    joined(bay, house)
    hoa.do(f"begin:visit_{house.id}")
    hoa.open(f"house_{house.id}_close")
    hoa.press("Thôi, giữ lại")
    assert hoa.at == f"house_{house.id}"
    hoa.do(f"close:house_{house.id}_close")
    assert (hoa.kinds, hoa.person.visit) == (["HouseClosed"], None)
    hoa.do(f"close:house_{house.id}_close")
    assert hoa.kinds == []
    assert not hoa.sees(f"house_{house.id}")
    assert not world.person("tam").sees(f"join_{house.id}")
    walked(bay, "card")
    assert house_of(world).alone == {bay.person.resident: ()}
    assert bay.run("card").state == "finished"


def test_the_page_of_a_house_tells_what_is_known() -> None:
    """What it lacks, who joined, what was done together and seen, the checklist, the last visit."""
    _, hoa, bay = village()
    house = opened_house(hoa)
    assert "Chưa thăm lần nào" in hoa.screen.body
    joined(bay, house)
    hoa.do(f"begin:visit_{house.id}")
    for act in ("done:visit_{}_g_card", "seen:visit_{}_g_card", "yes:visit_{}_q_phone", "no:visit_{}_q_shop"):
        hoa.do(act.format(house.id))
    hoa.do(f"end:visit_{house.id}")
    body = hoa.look(f"house_{house.id}").body
    for words in (
        "Đã làm cùng tổ: Bài eid",
        "tận mắt: Bài eid",
        "Có điện thoại",
        "Không bán hàng",
        "Thăm lần cuối: 23/11/2026",
    ):
        assert words in body


def others(world: World) -> list[Villager]:
    return [world.person("citizen"), world.member("khe", "khe-1"), world.member("lead", "khe", "lead")]


def test_houses_are_not_there_for_others() -> None:
    """To citizens, and to teams of other places, a house and what may be done with it is as if it were not there."""
    world, hoa, _ = village()
    house = opened_house(hoa)
    for other in others(world):
        for token in (
            f"house_{house.id}",
            f"house_{house.id}_code",
            f"visit_{house.id}",
            "rounds_lia-1",
            "house_new_lia-1",
        ):
            assert not other.sees(token), (other.key, token)
        for act in (f"close:house_{house.id}_close", f"begin:visit_{house.id}", "number:house_new_lia-1"):
            other.do(act)
            assert other.kinds == []
        other.open("house_new_lia-1")
        other.say("nhà lạ")
        assert "HouseOpened" not in other.kinds
    assert house_of(world).version == 1
