"""The scene of a talk: somebody asks at a problem of a step, two members of the village may answer."""

import pytest

from flows.core.record import HelpRequest, Member
from tests.harness.world import Villager, World


class Scene:
    """Somebody at a problem of a step asks; two members of the village and others may hear of it."""

    def __init__(self, channel: str = "telegram") -> None:
        self.world = World()
        self.mai = self.world.member("mai", "lia-1")
        self.lan = self.world.member("lan", "lia-1")
        self.asker = self.world.person("an", home="lia-1", channel=channel)
        self.asker.do("start:guide_tea")
        self.asker.press("Nóng")
        self.asker.do("ask:help_guide_tea_boil_gas")
        self.talk = self.asker.at

    @property
    def help(self) -> HelpRequest:
        return self.world.one(HelpRequest)

    @property
    def seat(self) -> Member:
        """Of who takes it."""
        return self.world.seat_of(self.mai.key) or pytest.fail("no seat")

    def taken(self) -> "Scene":
        self.mai.do(f"take:{self.talk}")
        self.world.hush()
        return self


def note(one: Villager) -> str | None:
    return one.person.note
