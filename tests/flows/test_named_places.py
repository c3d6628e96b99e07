"""Places that are typed where they are listed: the end of a name is enough, and it is no number of a button."""

from dataclasses import replace
from types import ModuleType

import pytest

from flows import classroom, rounds, team
from flows.core.address import address
from flows.core.flow import Outcome
from tests.harness.world import Villager, World


@pytest.mark.parametrize(
    ("at", "lands"), [("lesson", "lesson_in_lia-1"), ("rounds", "rounds_lia-1"), ("team", "team_lia-1")]
)
def test_a_place_is_named_by_the_end_of_its_name(at: str, lands: str) -> None:
    """`Một` is the village, where villages are listed."""
    lead = World().member("lan", "lia", "lead")
    lead.open(at)
    lead.say("Một")
    assert lead.at == lands
    lead.open(at)
    lead.say("không có nơi này đâu")
    assert lead.at != lands


def test_elsewhere_words_name_no_place() -> None:
    """Where no places are listed, at a place of others, and without a seat, typed words name none."""
    world = World()
    lead = world.member("lan", "lia", "lead")
    stranger = world.person("an")

    def hear(flow: ModuleType, one: Villager, *at: str) -> Outcome | None:
        person = replace(one.person.at(address(*at)), seat=one.person.seat)
        heard: Outcome | None = world.asked(
            person, lambda asking: flow.hear("Một", asking, one.origin(), world.library)
        )
        return heard

    lead.open("lesson")
    assert hear(classroom, lead, "lesson", "bcdfghjk", "qr") is None
    assert hear(classroom, lead, "lesson", "in", "nowhere") is None
    assert hear(rounds, lead, "rounds", "nowhere") is None
    assert hear(team, stranger, "team") is None
