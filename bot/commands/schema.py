"""Write what is made from the models: the JSON Schemas for editors and the tables of the docs."""

import argparse
import json
import re
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel

from bot.commands import COMMANDS, parser, tables
from bot.config import load_config
from bot.guides.scripts import TalkFile
from flows.core.content.guide import GuideFile
from flows.core.content.overlay import Overlay

SCHEMAS: dict[str, type[BaseModel]] = {
    "guide.schema.json": GuideFile,
    "overlay.schema.json": Overlay,
    "talks.schema.json": TalkFile,
}
DOCS = ("docs/operate.md", "docs/facts.md")
"""Papers next to the guides' folder that hold tables; its own README.md holds the others."""

TABLES: dict[str, Callable[[], str]] = {
    "fields": tables.make_field_table,
    "parts": tables.make_part_table,
    "scenes": tables.make_scene_table,
    "settings": tables.make_settings_table,
    "environment": tables.make_environment_table,
    "facts": tables.make_fact_table,
    "commands": lambda: tables.make_command_table({name: parser.import_command(name) for name in COMMANDS}),
}
"""A table stands in a paper between `<!-- NAME -->` and `<!-- /NAME -->`, each on a line of its own."""

_PLACE = re.compile(rf"(<!-- ({'|'.join(TABLES)}) -->\n).*?(<!-- /\2 -->)", re.DOTALL)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say whether the files are as they should be")


def command(given: argparse.Namespace) -> int:
    texts = build_files(load_config(given.config).guides)
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if given.check:
            print(f"{path} is not as the models say: run python -m bot schema")
        else:
            path.write_text(texts[path], "utf-8")
            print(f"{path} written")
    return 1 if stale and given.check else 0


def build_files(folder: Path) -> dict[Path, str]:
    """Build every made file with the text that it should have: in the guides' folder, and in the docs next to it."""
    schemas = {folder / name: _build_schema(model) for name, model in SCHEMAS.items()}
    docs = [path for path in (folder / "README.md", *(folder.parent / name for name in DOCS)) if path.exists()]
    return schemas | {path: fill_tables(path.read_text("utf-8")) for path in docs}


def fill_tables(text: str) -> str:
    """Fill every table into a text that has a place for it."""
    return _PLACE.sub(lambda found: found[1] + TABLES[found[2]]() + found[3], text)


def _build_schema(model: type[BaseModel]) -> str:
    schema = model.model_json_schema(by_alias=True)
    if model is GuideFile:  # editors see `format: 1` as a number
        schema["properties"]["format"] = {"enum": [1, "1"], "description": "Version of this format: 1."}
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
