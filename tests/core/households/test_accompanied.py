"""Company: what is done with a member there is helped, and with nobody there alone."""

from dataclasses import replace

from tests.harness.make import make
from tests.harness.village import house_of, joined, visited, walked


def test_whose_role_ended_keeps_nobody_company() -> None:
    """Once the visiting member is none any more, people of the house are alone again, and others may come."""
    world, hoa, house = visited()
    bay = joined(world.people["key-bay"], house)
    hoa.do("leave:desk_leave")
    walked(bay, "card")
    assert bay.run("card").how == "alone"
    nam = world.member("nam", "lia-1")
    nam.do(f"begin:visit_{house.id}")
    assert nam.kinds == ["VisitBegan"]


def test_a_visit_of_the_server_s_admin_is_one() -> None:
    """A seat that no record tells of cannot end by a record."""
    world, _, house = visited()
    visit = house_of(world).visit
    assert visit is not None
    world.put(replace(house_of(world), visit=make(replace, visit, by="server")))
    bay = joined(world.people["key-bay"], house)
    walked(bay, "card")
    assert bay.run("card").how == "helped"
