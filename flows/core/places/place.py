"""The places of the programme, from the province down to a village, each with a team of its own.

A place's id stands in addresses and share codes, so it is short and permanent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from flows.core.ids import NOWHERE, PlaceId

Level = Literal["province", "commune", "village"]
LEVELS: tuple[Level, ...] = ("province", "commune", "village")
PLACE_ID_MAX_CHARS = 13  # a share code has 15, two of which say what kind it is


@dataclass(frozen=True, slots=True)
class Place:
    """A province, commune or village."""

    id: PlaceId  # 1-13 of a-z 0-9 and -, unique over all levels
    name: str  # as people say it: Xã Lìa
    level: Level
    above: PlaceId | None  # id of the place it belongs to; None for the province
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
    def root(self) -> PlaceId:
        """The id of the topmost place; "" where there are no teams."""
        return next((place.id for place in self.places.values()), NOWHERE)

    @cached_property
    def _below(self) -> Mapping[str, tuple[Place, ...]]:
        below: dict[str, list[Place]] = {}
        for place in self.places.values():
            below.setdefault(place.above or "", []).append(place)
        return {id: tuple(found) for id, found in below.items()}

    def below(self, id: str) -> tuple[Place, ...]:
        """Return the places just below one."""
        return self._below.get(id, ())

    def upwards(self, id: str | None) -> tuple[Place, ...]:
        """Return a place and all that it belongs to, the nearest first; nothing for an unknown one."""
        found: list[Place] = []
        while id is not None and (place := self.places.get(id)) is not None:
            found.append(place)
            id = place.above
        return tuple(found)

    def covers(self, upper: str, lower: str) -> bool:
        """Return whether the lower place is the upper one or belongs to it."""
        return any(place.id == upper for place in self.upwards(lower))

    def villages(self, id: str) -> tuple[Place, ...]:
        """Return the villages of a place; of a village, itself."""
        place = self.places.get(id)
        if place is None:
            return ()
        if place.level == "village":
            return (place,)
        return tuple(village for lower in self.below(id) for village in self.villages(lower.id))

    def at_group(self, chat: int) -> Place | None:
        """Return the place whose team's group chat has this number."""
        return next((place for place in self.places.values() if place.group == chat), None)

    def name(self, id: str) -> str:
        """Return what a place is called; its id where it no longer exists."""
        return self.places[id].name if id in self.places else id
