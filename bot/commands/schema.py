"""Write what is made from the models: the JSON Schemas for editors and the tables of the README files."""

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
DOCS = ("README.md", "README.vi.md")
TABLES: dict[str, Callable[[], str]] = {
    "fields": tables.field_table,
    "parts": tables.part_table,
    "scenes": tables.scene_table,
    "settings": tables.settings_table,
    "environment": tables.environment_table,
    "facts": tables.fact_table,
    "commands": lambda: tables.command_table({name: parser.module(name) for name in COMMANDS}),
}
"""A table stands in a README between `<!-- NAME -->` and `<!-- /NAME -->`, each on a line of its own."""

_PLACE = re.compile(rf"(<!-- ({'|'.join(TABLES)}) -->\n).*?(<!-- /\2 -->)", re.DOTALL)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say whether the files are as they should be")


def command(given: argparse.Namespace) -> int:
    texts = made(load_config(given.config).guides)
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        if given.check:
            print(f"{path} is not as the models say: run python -m bot schema")
        else:
            path.write_text(texts[path], "utf-8")
            print(f"{path} written")
    return 1 if stale and given.check else 0


def made(folder: Path) -> dict[Path, str]:
    """Every made file with the text that it should have: what lies in the guides' folder, and the docs beside it."""
    schemas = {folder / name: _schema(model) for name, model in SCHEMAS.items()}
    docs = [path for path in (folder / "README.md", *(folder.parent / name for name in DOCS)) if path.exists()]
    return schemas | {path: filled(path.read_text("utf-8")) for path in docs}


def filled(text: str) -> str:
    """A text with every table that it has a place for."""
    return _PLACE.sub(lambda found: found[1] + TABLES[found[2]]() + found[3], text)


def _schema(model: type[BaseModel]) -> str:
    schema = model.model_json_schema(by_alias=True)
    if model is GuideFile:  # editors see `format: 1` as a number
        schema["properties"]["format"] = {"enum": [1, "1"], "description": "Version of this format: 1."}
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
