"""What flows/ may use, the lists of what there is, and the sizes: held here, or they would slip.

Which room may import which is held by import-linter, in `make check`; its contracts stand in pyproject.toml.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import flows
from bot.channels import CHANNELS
from bot.commands import COMMANDS
from bot.guides.checks import RULES
from tests.harness.settings import ROOT

MAX_LINES, MAX_FUNCTION_LINES = 300, 40
PURE_LIBRARIES = {"pydantic", "rapidfuzz", "numpy", "fluent", "markdown_it", "stdnum"}  # stdnum: check digits by rule
PURE_STDLIB = {
    "bisect", "collections", "contextlib", "dataclasses", "datetime", "enum", "functools", "hashlib", "html",
    "itertools", "json", "math", "operator", "re", "string", "types", "typing", "unicodedata",
}  # fmt: skip
CHANGING_METHODS = {"append", "add", "update", "setdefault", "pop", "clear", "extend"}
IMPURE_NAMES = {"open", "print", "input"}
IMPURE_METHODS = {"now", "utcnow", "today", "time", "getenv", "uuid4", "token_urlsafe", "random", "read_text"}


def files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(path: Path) -> Iterator[str]:
    """Modules that a file imports, dotted."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    """The conversation that a file of flows/ belongs to; `` for the table of contents."""
    parts = path.relative_to(ROOT / "flows").parts
    return parts[0].removesuffix(".py").replace("__init__", "")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def foreign_imports(path: Path) -> list[str]:
    """What a file of flows/ imports and may not."""
    known = PURE_LIBRARIES | PURE_STDLIB | {"flows"}
    return [f"{named(path)}: {module}" for module in imports(path) if module.split(".")[0] not in known]


def test_the_pure_room_imports_no_more_than_it_may() -> None:
    """flows/ imports the standard library's pure parts and a few libraries, and nothing of bot/."""
    assert [found for path in files("flows") for found in foreign_imports(path)] == []


def impurities(path: Path) -> Iterator[str]:
    """Where a file of flows/ waits, asks the outer world, or changes what outlives the call."""
    tree = tree_of(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.Global | ast.Nonlocal):
            yield f"{named(path)}:{node.lineno}"
        elif isinstance(node, ast.Call) and (
            getattr(node.func, "id", "") in IMPURE_NAMES or getattr(node.func, "attr", "") in IMPURE_METHODS
        ):
            yield f"{named(path)}:{node.lineno}: {ast.unparse(node.func)}"
    yield from (f"{named(path)}: {name} is changed" for name in changed_names(tree) & module_level_names(tree))


def changed_names(tree: ast.Module) -> set[str]:
    """Names whose values are changed in place, by a method or by an index."""
    found = {
        node.func.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.attr in CHANGING_METHODS
    }
    return found | {
        target.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Delete)
        for target in ([node.target] if isinstance(node, ast.AugAssign) else node.targets)
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name)
    }


def module_level_names(tree: ast.Module) -> set[str]:
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }


def test_the_pure_room_is_pure() -> None:
    """No clock, dice, environment, file, log, await or state: only memory of pure results (lru_cache)."""
    assert [found for path in files("flows") for found in impurities(path)] == []


def test_every_conversation_is_in_the_table_of_contents() -> None:
    """No file of flows/ is missing from FLOWS."""
    found = {room(path) for path in files("flows")} - {"", "core"}
    assert found == {flow.view.__module__.split(".")[1] for flow in flows.FLOWS.by_name.values()}


def test_every_command_is_listed() -> None:
    """No file of bot/commands is missing from COMMANDS."""
    assert {path.stem for path in files("bot/commands")} - {
        "__init__",
        "deployment",
        "parser",
        "tables",
        "translation",
    } == set(COMMANDS)


def test_every_channel_is_listed() -> None:
    """No file or folder of bot/channels is missing from CHANNELS."""
    found = {path.stem for path in (ROOT / "bot" / "channels").iterdir() if path.suffix == ".py" or path.is_dir()}
    assert found - {"__init__", "__pycache__"} == set(CHANNELS)


def test_every_rule_is_listed() -> None:
    """Every public function of bot/checks that is a rule stands in RULES."""
    listed = {rule.__name__ for rule in RULES}  # type: ignore[attr-defined]  # rules are functions
    found = set()
    for path in files("bot/guides/checks"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and [a.arg for a in node.args.args] == ["source", "guide", "context"]:
                found.add(node.name)
    assert found == listed


def oversized(path: Path) -> Iterator[str]:
    """What of a file is too long."""
    text = path.read_text("utf-8")
    if text.count("\n") > MAX_LINES:
        yield named(path)
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    for node in functions:
        if (node.end_lineno or 0) - node.lineno >= MAX_FUNCTION_LINES:
            yield f"{named(path)}:{node.lineno}: {node.name}"


def test_files_and_functions_stay_small() -> None:
    """A file stops at 300 lines, a function at 40."""
    assert [found for path in files("flows", "bot", "tests", "bench") for found in oversized(path)] == []
