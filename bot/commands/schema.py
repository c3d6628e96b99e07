"""Write what is made from the models: the JSON Schemas for editors and the tables of guides/README.md."""

import argparse
import json
import re
from pathlib import Path

from pydantic import BaseModel

from bot.config import load_config
from bot.talks import TalkFile
from flows.core.guide import GuideFile
from flows.core.overlay import Overlay

SCHEMAS: dict[str, type[BaseModel]] = {
    "guide.schema.json": GuideFile,
    "overlay.schema.json": Overlay,
    "talks.schema.json": TalkFile,
}
_TABLE = re.compile(r"(<!-- fields -->\n).*?(<!-- /fields -->)", re.DOTALL)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say whether the files are as they should be")


def command(given: argparse.Namespace) -> int:
    folder = load_config(given.config).guides
    stale = [path for path, text in made(folder).items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if given.check:
            print(f"{path} is not as the models say: run python -m bot schema")
        else:
            path.write_text(made(folder)[path], "utf-8")
            print(f"{path} written")
    return 1 if stale and given.check else 0


def made(folder: Path) -> dict[Path, str]:
    """Every made file with the text that it should have."""
    schemas = {
        folder / name: json.dumps(_schema(model), ensure_ascii=False, indent=1) + "\n"
        for name, model in SCHEMAS.items()
    }
    readme = folder / "README.md"
    text = readme.read_text("utf-8") if readme.exists() else ""
    return schemas | {readme: _TABLE.sub(lambda found: found[1] + field_table() + found[2], text)}


def _schema(model: type[BaseModel]) -> dict[str, object]:
    schema = model.model_json_schema(by_alias=True)
    if model is GuideFile:  # editors see `format: 1` as a number
        schema["properties"]["format"] = {"enum": [1, "1"], "description": "Version of this format: 1."}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def field_table() -> str:
    """The fields of a guide file as a Markdown table, in the order of the model."""
    rows = ["| field | must | what it is |", "| --- | --- | --- |"]
    _rows(GuideFile, "", rows)
    return "\n".join(rows) + "\n"


def _rows(model: type[BaseModel], prefix: str, rows: list[str]) -> None:
    for name, field in model.model_fields.items():
        path = prefix + (field.alias or name)
        rows.append(f"| `{path}` | {'yes' if field.is_required() else ''} | {field.description} |")
        for part in _parts(field.annotation):
            _rows(part, path + ("[]." if "tuple" in str(field.annotation) else "."), rows)


def _parts(annotation: object) -> list[type[BaseModel]]:
    """The models inside a field's type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [part for argument in getattr(annotation, "__args__", ()) for part in _parts(argument)]
