"""What somebody can do goes with them: to another house, through guides begun anew, until they are forgotten."""

import pytest

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
