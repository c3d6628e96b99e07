"""Whom asking for a person rings, how often, and what is said where nobody is on duty."""

import pytest

from tests.flows.test_help import stuck
from tests.harness.world import World


@pytest.fixture
def world() -> World:
    return World()


def test_who_asks_at_night_is_told_whom_to_call(world: World) -> None:
    """Where nobody is on duty the page says so before anything is sent, with whom to call; else it does not."""
    world.member("mai", "lia-1")
    asker = stuck(world, home="lia-1")
    page = asker.look("help_guide_tea_boil_gas")
    urgent = world.say("help-urgent", contact=world.library.deployment.contact)
    assert urgent not in page.body
    world.later(hours=14)
    asker.open("mine")
    assert urgent in asker.look("help_guide_tea_boil_gas").body


def test_one_person_rings_once_an_hour(world: World) -> None:
    """Who asks, gives up and asks again rings the team once; an hour later they may again."""
    world.member("mai", "lia-1")
    asker = stuck(world, home="lia-1")
    rung = []
    for _ in range(4):
        asker.do("ask:help_guide_tea_boil_gas")
        rung.append(len(asker.turn.told) if asker.turn else None)
        asker.do(f"end:{asker.at}")
    world.later(hours=1)
    asker.do("ask:help_guide_tea_boil_gas")
    assert (rung, asker.turn and len(asker.turn.told)) == ([1, 0, 0, 0], 1)


def test_many_askers_ring_a_team_a_few_times(world: World) -> None:
    """Sixty-one browsers that ask at once ring a member six times; a real wish after them stands first in the list."""
    mai = world.member("mai", "lia-1")
    rings = 0
    for n in range(61):
        asker = world.person(f"flood{n}", home="lia-1")
        asker.do("ask:help")
        rings += sum(told.to == mai.key for told in asker.turn.told) if asker.turn else 0
    assert 6 <= rings <= 15  # the twenty minutes that these sixty-one take
    real = stuck(world, home="lia-1")
    real.do("ask:help_guide_tea_boil_gas")
    listed = mai.goes("talk")
    assert listed[0] == real.at
    assert len(listed) == 22  # a page, the way on, and home
    rest = mai.goes(listed[20])
    assert rest[0].startswith("talk_")
    assert rest[0] not in listed
