"""Teams: the places of the programme, from the province down to a village, each with a team of its own.

A place's id stands in addresses and share codes, so it is short and permanent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Level = Literal["province", "commune", "village"]
LEVELS: tuple[Level, ...] = ("province", "commune", "village")
PLACE_ID_MAX_CHARS = 13  # a share code has 15, two of which say what kind it is


@dataclass(frozen=True, slots=True)
class Place:
    """A province, commune or village."""

    id: str  # 1-13 of a-z 0-9 and -, unique over all levels
    name: str  # as people say it: Xã Lìa
    level: Level
    above: str | None  # id of the place it belongs to; None for the province
    code: int | None = None  # of the unit in the two-tier register of July 2025; villages have none
    group: int | None = None  # Telegram's number of the team's group chat


@dataclass(frozen=True)
class Teams:
    """All places; each has the team of its name."""

    places: Mapping[str, Place] = field(default_factory=dict)  # by id, a place after the one above it

    @classmethod
    def of(cls, places: Iterable[Place]) -> "Teams":
        return cls({place.id: place for place in places})

    @property
    def root(self) -> str:
        """The id of the topmost place; "" where there are no teams."""
        return next(iter(self.places), "")

    @cached_property
    def _below(self) -> Mapping[str, tuple[Place, ...]]:
        below: dict[str, list[Place]] = {}
        for place in self.places.values():
            below.setdefault(place.above or "", []).append(place)
        return {id: tuple(found) for id, found in below.items()}

    def below(self, id: str) -> tuple[Place, ...]:
        """The places just below one."""
        return self._below.get(id, ())

    def upwards(self, id: str | None) -> tuple[Place, ...]:
        """A place and all that it belongs to, the nearest first; nothing for an unknown one."""
        found: list[Place] = []
        while id is not None and (place := self.places.get(id)) is not None:
            found.append(place)
            id = place.above
        return tuple(found)

    def covers(self, upper: str, lower: str) -> bool:
        """Whether a place is, or belongs to, another."""
        return any(place.id == upper for place in self.upwards(lower))

    def villages(self, id: str) -> tuple[Place, ...]:
        """The villages of a place; a village's own is itself."""
        place = self.places.get(id)
        if place is None:
            return ()
        if place.level == "village":
            return (place,)
        return tuple(village for lower in self.below(id) for village in self.villages(lower.id))

    def at_group(self, chat: int) -> Place | None:
        """The place whose team talks in this group."""
        return next((place for place in self.places.values() if place.group == chat), None)

    def name(self, id: str) -> str:
        """What a place is called; its id where it is no more."""
        return self.places[id].name if id in self.places else id
