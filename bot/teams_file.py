"""teams.yaml: the places of a deployment, checked against the register of provinces and communes of July 2025."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator
from vietnam_provinces import Province, Ward
from vietnam_provinces.codes import ProvinceCode, WardCode

from bot.guides.model_errors import build_model
from bot.guides.strict_yaml import YamlDocument, read_yaml
from flows.core.address import ID
from flows.core.content.guide import Text
from flows.core.content.issue import Issue
from flows.core.ids import PlaceId
from flows.core.places.place import PLACE_ID_MAX_CHARS, Place, Teams

_WrittenId = Annotated[PlaceId, StringConstraints(pattern=f"^{ID.pattern}$", max_length=PLACE_ID_MAX_CHARS)]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: _WrittenId = Field(description="1-13 of a-z, 0-9 and -; stands on printed codes and never changes.")
    group: int | None = Field(None, lt=0, description="Telegram's number of the team's group chat.")


class VillageRow(_Row):
    """A village."""

    name: Text = Field(description="As people say it.")


class CommuneRow(_Row):
    """A commune, ward or special zone."""

    code: int = Field(description="Its number in the register.")
    name: Text | None = Field(None, description="What it is called, where that is not its name in the register.")
    villages: tuple[VillageRow, ...] = Field((), description="Its villages.")

    @field_validator("code")
    @classmethod
    def _registered(cls, code: int) -> int:
        return int(WardCode(code).value)


class ProvinceRow(_Row):
    """The province."""

    code: int = Field(description="Its number in the register.")

    @field_validator("code")
    @classmethod
    def _registered(cls, code: int) -> int:
        return int(ProvinceCode(code).value)


class TeamsFile(BaseModel):
    """A whole teams.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    province: ProvinceRow
    communes: tuple[CommuneRow, ...] = Field(min_length=1)


def read_teams(path: Path) -> tuple[Teams, list[Issue]]:
    """Read the places of a file, and every issue in it; no places where there is one."""
    document = read_yaml(path, path.name)
    file = build_model(document, TeamsFile, document.data)
    if file is None:
        return Teams(), document.issues
    issues = _find_repeated(file, document) + _find_misplaced(file, document)
    return (Teams(), issues) if issues else (Teams.of(_build_places(file)), [])


def _build_places(file: TeamsFile) -> list[Place]:
    province = file.province
    name = f"Tỉnh {Province.from_code(ProvinceCode(province.code)).name}"
    places = [Place(province.id, name, "province", None, province.code, province.group)]
    for commune in file.communes:
        ward = Ward.from_code(WardCode(commune.code))
        places.append(Place(commune.id, commune.name or ward.name, "commune", province.id, commune.code, commune.group))
        places += [Place(row.id, row.name, "village", commune.id, None, row.group) for row in commune.villages]
    return places


def _walk_rows(file: TeamsFile) -> list[tuple[tuple[int | str, ...], _Row]]:
    """Return every row with its position in the file."""
    found: list[tuple[tuple[int | str, ...], _Row]] = [(("province",), file.province)]
    for n, commune in enumerate(file.communes):
        found.append((("communes", n), commune))
        found += [(("communes", n, "villages", m), row) for m, row in enumerate(commune.villages)]
    return found


def _find_repeated(file: TeamsFile, document: YamlDocument) -> list[Issue]:
    """Find ids, and numbers of groups, that stand twice."""
    seen: set[object] = set()
    issues = []
    for path, row in _walk_rows(file):
        for name, value in (("id", row.id), ("group", row.group)):
            if value is not None and value in seen:
                issues.append(document.issue((*path, name), "teams", f"“{value}” đã dùng ở trên", "đặt mã khác"))
            seen.add(value)
    return issues


def _find_misplaced(file: TeamsFile, document: YamlDocument) -> list[Issue]:
    """Find communes of another province."""
    issues = []
    for n, commune in enumerate(file.communes):
        ward = Ward.from_code(WardCode(commune.code))
        if ward.province_code.value != file.province.code:
            what = f"{ward.name} ({commune.code}) không thuộc tỉnh mang mã {file.province.code}"
            issues.append(document.issue(("communes", n, "code"), "teams", what, "sửa mã xã, hoặc mã tỉnh"))
    return issues
