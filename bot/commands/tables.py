"""Tables for the docs, made from the models so that they cannot drift: fields of a guide, settings, environment, facts.

They are drawn from the same JSON Schemas that editors are given. Nothing here reads or writes a file.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, get_args

from pydantic import BaseModel

from bot.config import Config, Environment
from flows.core.content.guide import GuideFile
from flows.core.content.picture import SCENES
from flows.core.content.screen_parts import PARTS
from flows.core.facts.citizen import Fact

Schema = Mapping[str, Any]

_FORMATS = {"date": "day: `2026-11-23`", "duration": "time: `PT10M`", "path": "path"}
_FORMS = {"[a-z0-9]": "id", "[0-9]{": "digits", "(android": "place outside"}  # a pattern's beginning: its name
_BOUNDS = {"minimum": "≥ {}", "exclusiveMinimum": "> {}", "maximum": "≤ {}", "maxLength": "≤ {} characters"}


def field_table() -> str:
    """The fields of a guide.yaml, in the order of the model."""
    schema = GuideFile.model_json_schema(by_alias=True)
    rows = [
        (f"`{path}`", kind_of(field, schema), "yes" if must else "", _meaning(field, schema))
        for path, field, must in _fields(schema, schema, "")
    ]
    return _table(("field", "kind", "must", "what it is"), rows)


def part_table() -> str:
    """The parts of a phone's screen: key, what it is, what it may hold besides."""
    rows = []
    for name, shape in PARTS.items():
        more = [f"`{field.alias or key}`" for key, field in shape.model_fields.items() if key != name]
        rows.append((f"`{name}`", _first_line(shape.__doc__), ", ".join(more)))
    return _table(("part", "what it is", "it may hold"), rows)


def scene_table() -> str:
    """The scenes by name."""
    return _table(("scene", "what is seen"), [(f"`{name}`", seen) for name, seen in SCENES.items()])


def settings_table() -> str:
    """The keys of config.yaml."""
    return _given_table("key", Config, str)


def environment_table() -> str:
    """What the environment may give."""
    return _given_table("variable", Environment, str.upper)


def fact_table() -> str:
    """The kinds of facts that the journal holds."""
    rows = [
        (f"`{kind.__name__}`", _first_line(kind.__doc__), ", ".join(f"`{field.name}`" for field in fields(kind)))
        for kind in get_args(Fact)
    ]
    return _table(("kind", "what happened", "what it holds"), rows)


def command_table(commands: Mapping[str, object]) -> str:
    """The commands of `python -m bot`, each by the first line of its module."""
    rows = [(f"`{name}`", _first_line(module.__doc__)) for name, module in commands.items()]
    return _table(("command", "what it does"), rows)


def kind_of(field: Schema, root: Schema) -> str:
    """Say what kind of value a field takes, with its limits."""
    field = _followed(field, root)
    if "const" in field or "enum" in field:
        return " or ".join(f"`{value}`" for value in field.get("enum", [field.get("const")]))
    match field.get("type"):
        case "array":
            least = "at least one" if field.get("minItems") else ""
            return ", ".join(filter(None, (f"list: {kind_of(field['items'], root)}", least)))
        case "object":
            return "group" if "properties" in field else "pairs"
        case "string":
            return _with_bounds(_text_kind(field), field)
        case kind:
            return _with_bounds({"integer": "whole number"}.get(str(kind), str(kind)), field)


def _text_kind(field: Schema) -> str:
    pattern = field.get("pattern", "").removeprefix("^")
    known = (name for start, name in _FORMS.items() if pattern.startswith(start))
    return next(known, _FORMATS.get(field.get("format", ""), "text"))


def _with_bounds(kind: str, field: Schema) -> str:
    return ", ".join([kind, *(text.format(field[name]) for name, text in _BOUNDS.items() if name in field)])


def _given_table(first: str, model: type[BaseModel], spelt: Callable[[str], str]) -> str:
    schema = model.model_json_schema()
    rows = []
    for path, field, must in _fields(schema, schema, ""):
        default = field.get("default")
        given = "must be given" if must else f"`{_plain(default)}`" if default not in (None, "", []) else ""
        rows.append((f"`{spelt(path)}`", kind_of(field, schema), given, _meaning(field, schema)))
    return _table((first, "kind", "default", "what it is"), rows)


def _fields(schema: Schema, root: Schema, prefix: str) -> Iterator[tuple[str, Schema, bool]]:
    """Every field with its path and whether it must be there, those of its parts after it."""
    for name, field in schema["properties"].items():
        path = prefix + name
        yield path, field, name in schema.get("required", ())
        part = _followed(field, root)
        if part.get("type") == "array":
            part, path = _followed(part["items"], root), path + "[]"
        if "properties" in part and "oneOf" not in part:
            yield from _fields(part, root, path + ".")


def _followed(field: Schema, root: Schema) -> Schema:
    """A field's own schema, behind references and `or null`."""
    while True:
        if "anyOf" in field:
            field = next(one for one in field["anyOf"] if one.get("type") != "null")
        elif "$ref" in field:
            field = root["$defs"][field["$ref"].rsplit("/", 1)[1]]
        else:
            return field


def _meaning(field: Schema, root: Schema) -> str:
    """What is said of a field, or else of the part that it holds."""
    return str(field.get("description") or _followed(field, root).get("description", ""))


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _first_line(doc: str | None) -> str:
    """The first sentence or paragraph of a docstring, on one line."""
    return " ".join((doc or "").split("\n\n", 1)[0].split())


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)
