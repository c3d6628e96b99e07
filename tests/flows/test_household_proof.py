"""What somebody can do goes with them: to another house, through guides begun anew, until they are forgotten."""

from dataclasses import replace

import pytest

from tests.harness import small
from tests.harness.village import house_of, joined, lacks, opened_house, village, walked


@pytest.mark.parametrize("since", ["start:guide_card", "drop:guide_card"])
def test_what_was_done_once_stays_done(since: str) -> None:
    """Who begins a guide anew that they had finished, and perhaps drops it, can still do it, in whatever house."""
    world, hoa, bay = village()
    walked(bay, "card")
    for act in dict.fromkeys(("start:guide_card", since)):
        bay.do(act)
    joined(bay, opened_house(hoa))
    assert lacks(world) == ["pay", "portal"]
    bay.do(f"leave:join_{house_of(world).id}")
    joined(bay, house_of(world))
    assert lacks(world) == ["pay", "portal"]


def test_who_is_remembered_no_more_leaves_by_name() -> None:
    """That somebody left a house is noted of them, though they withdraw consent by the same press; nothing after it."""
    _, hoa, bay = village()
    joined(bay, opened_house(hoa))
    bay.do("stop:settings")
    assert [(noted.kind, noted.person) for noted in bay.facts] == [("Consented", bay.key), ("HouseLeft", bay.key)]
    bay.do("start:guide_card")
    assert {noted.person for noted in bay.facts} == {None}


@pytest.mark.parametrize("who", ["me", "other"])
def test_what_nobody_can_have_read_proves_nothing(who: str) -> None:
    """A guide that is pressed through faster than it can be read is finished, but makes no house fluent."""
    world, hoa, bay = village()
    joined(bay, opened_house(hoa))
    before = house_of(world).alone
    long = small.guide("long", [small.step("only", text="chữ " * 300)], counts_as="eid")
    guides = {**bay.library.guides, "long": long}
    bay.library = world.library = replace(bay.library, guides=guides)
    walked(bay, "long", who)
    assert ("Finished" in bay.kinds, bay.person.alone, house_of(world).alone) == (True, (), before)
    bay.do("again:guide_long")
    bay.do(f"{who}:guide_long")
    bay.wait(minutes=1)
    bay.do("next:guide_long_only")
    assert [guides for guides in house_of(world).alone.values() if guides] == [("long",)]
