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


def make_field_table() -> str:
    """Make the table of the fields of a guide.yaml, in the order of the model."""
    schema = GuideFile.model_json_schema(by_alias=True)
    rows = [
        (f"`{path}`", describe_kind(field, schema), "yes" if must else "", _find_meaning(field, schema))
        for path, field, must in _walk_fields(schema, schema, "")
    ]
    return _format_table(("field", "kind", "must", "what it is"), rows)


def make_part_table() -> str:
    """Make the table of the parts of a phone's screen: key, what it is, what else it may hold."""
    rows = []
    for name, shape in PARTS.items():
        more = [f"`{field.alias or key}`" for key, field in shape.model_fields.items() if key != name]
        rows.append((f"`{name}`", _first_paragraph(shape.__doc__), ", ".join(more)))
    return _format_table(("part", "what it is", "it may hold"), rows)


def make_scene_table() -> str:
    """Make the table of the scenes by name."""
    return _format_table(("scene", "what is seen"), [(f"`{name}`", seen) for name, seen in SCENES.items()])


def make_settings_table() -> str:
    """Make the table of the keys of config.yaml."""
    return _make_model_table("key", Config, str)


def make_environment_table() -> str:
    """Make the table of what the environment may give."""
    return _make_model_table("variable", Environment, str.upper)


def make_fact_table() -> str:
    """Make the table of the kinds of facts that the journal holds."""
    rows = [
        (f"`{kind.__name__}`", _first_paragraph(kind.__doc__), ", ".join(f"`{field.name}`" for field in fields(kind)))
        for kind in get_args(Fact)
    ]
    return _format_table(("kind", "what happened", "what it holds"), rows)


def make_command_table(commands: Mapping[str, object]) -> str:
    """Make the table of the commands of `python -m bot`, each by the first line of its module."""
    rows = [(f"`{name}`", _first_paragraph(module.__doc__)) for name, module in commands.items()]
    return _format_table(("command", "what it does"), rows)


def describe_kind(field: Schema, root: Schema) -> str:
    """Describe the kind of value that a field takes, with its limits."""
    field = _resolve(field, root)
    if "const" in field or "enum" in field:
        return " or ".join(f"`{value}`" for value in field.get("enum", [field.get("const")]))
    match field.get("type"):
        case "array":
            least = "at least one" if field.get("minItems") else ""
            return ", ".join(filter(None, (f"list: {describe_kind(field['items'], root)}", least)))
        case "object":
            return "group" if "properties" in field else "pairs"
        case "string":
            return _add_bounds(_describe_text(field), field)
        case kind:
            return _add_bounds({"integer": "whole number"}.get(str(kind), str(kind)), field)


def _describe_text(field: Schema) -> str:
    pattern = field.get("pattern", "").removeprefix("^")
    known = (name for start, name in _FORMS.items() if pattern.startswith(start))
    return next(known, _FORMATS.get(field.get("format", ""), "text"))


def _add_bounds(kind: str, field: Schema) -> str:
    return ", ".join([kind, *(text.format(field[name]) for name, text in _BOUNDS.items() if name in field)])


def _make_model_table(first: str, model: type[BaseModel], spelt: Callable[[str], str]) -> str:
    schema = model.model_json_schema()
    rows = []
    for path, field, must in _walk_fields(schema, schema, ""):
        default = field.get("default")
        given = "must be given" if must else f"`{_spell(default)}`" if default not in (None, "", []) else ""
        rows.append((f"`{spelt(path)}`", describe_kind(field, schema), given, _find_meaning(field, schema)))
    return _format_table((first, "kind", "default", "what it is"), rows)


def _walk_fields(schema: Schema, root: Schema, prefix: str) -> Iterator[tuple[str, Schema, bool]]:
    """Walk through every field with its path and whether it must be there, then the fields of its parts."""
    for name, field in schema["properties"].items():
        path = prefix + name
        yield path, field, name in schema.get("required", ())
        part = _resolve(field, root)
        if part.get("type") == "array":
            part, path = _resolve(part["items"], root), path + "[]"
        if "properties" in part and "oneOf" not in part:
            yield from _walk_fields(part, root, path + ".")


def _resolve(field: Schema, root: Schema) -> Schema:
    """Return a field's own schema, behind references and `or null`."""
    while True:
        if "anyOf" in field:
            field = next(one for one in field["anyOf"] if one.get("type") != "null")
        elif "$ref" in field:
            field = root["$defs"][field["$ref"].rsplit("/", 1)[1]]
        else:
            return field


def _find_meaning(field: Schema, root: Schema) -> str:
    """Return what is said of a field, or else of the part that it holds."""
    return str(field.get("description") or _resolve(field, root).get("description", ""))


def _spell(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _first_paragraph(doc: str | None) -> str:
    """Return the first paragraph of a docstring, on one line."""
    return " ".join((doc or "").split("\n\n", 1)[0].split())


def _format_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)
