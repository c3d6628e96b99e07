"""The places of a demonstration: those of teams.yaml, or a whole province made up from the register of communes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from vietnam_provinces import Province, Ward
from vietnam_provinces.codes import ProvinceCode

from bot.demo.village import PlaceSize
from flows.core.ids import PlaceId
from flows.core.places.place import Place, Teams
from flows.core.text.fold import fold

COMMUNES, VILLAGES, MEMBERS, PEOPLE = 115, 715, 4_327, 200_000  # of the programme
_CODE = 44
_ID_CHARS = 9  # leaves room for a village's number
_COMMUNE_TEAM = 6
_UNITS = ("dac khu ", "phuong ", "xa ")


def make_teams_file() -> str:
    """Make a teams.yaml of a whole province. Communes that the register lacks are second teams of the first ones."""
    wards = [ward for ward in Ward.iter_all() if ward.province_code.value == _CODE]
    rows: list[dict[str, Any]] = []
    seen: set[str] = set()
    province = {"id": _make_id(Province.from_code(ProvinceCode(_CODE)).name, seen), "code": _CODE}
    for n in range(COMMUNES):
        ward, second = wards[n % len(wards)], n >= len(wards)
        id = _make_id(ward.name, seen)
        count = VILLAGES // COMMUNES + (n < VILLAGES % COMMUNES)
        listed = [{"id": f"{id}-{m}", "name": f"Thôn {m}"} for m in range(1, count + 1)]
        rows.append({"id": id, "code": ward.code.value, "villages": listed})
        if second:
            rows[-1]["name"] = f"{ward.name}, tổ 2"
    whole = {"province": province, "communes": rows}
    return "# Made up for a demonstration.\n" + yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)


def _make_id(name: str, seen: set[str]) -> str:
    """Make the id of a place from its name."""
    words = fold(name)
    for unit in _UNITS:
        words = words.removeprefix(unit)
    id = words.replace(" ", "-")[:_ID_CHARS].strip("-")
    while id in seen:
        id = f"{id[: _ID_CHARS - 2]}-{chr(ord('a') + len(seen) % 26)}"
    seen.add(id)
    return id


@dataclass(frozen=True, slots=True)
class PlacePlan:
    """A place to make up, and how large."""

    place: Place
    size: PlaceSize


def plan_places(teams: Teams, *, whole: bool) -> Sequence[PlacePlan]:
    """Plan every place: a whole province as large as the programme, or the places of one file."""
    villages = [place for place in teams.places.values() if place.level == "village"]
    communes = [place for place in teams.places.values() if place.level == "commune"]
    people = PEOPLE if whole else len(communes) * PEOPLE // COMMUNES
    members = MEMBERS if whole else len(communes) * 80
    own = _COMMUNE_TEAM * len(communes)
    shares = zip(_share_out(people, len(villages)), _share_out(members - own, len(villages)), strict=True)
    sizes = {
        place.id: PlaceSize(p, p // 5, max(m, 1), 2, p // 40) for place, (p, m) in zip(villages, shares, strict=True)
    }
    return list(_order_plans(communes, villages, sizes))


def _order_plans(
    communes: Sequence[Place], villages: Sequence[Place], sizes: Mapping[PlaceId, PlaceSize]
) -> Iterator[PlacePlan]:
    for commune in communes:
        yield PlacePlan(commune, PlaceSize(0, 0, _COMMUNE_TEAM, 0, 0))
        yield from (PlacePlan(place, sizes[place.id]) for place in villages if place.above == commune.id)


def _share_out(whole: int, parts: int) -> list[int]:
    """Share out a number as evenly as can be."""
    return [whole // parts + (n < whole % parts) for n in range(parts)]
