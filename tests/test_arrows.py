"""The arrows between the rooms, the lists of what there is, and the sizes: held here, or they would slip."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import flows
from bot.channels import CHANNELS
from bot.commands import COMMANDS
from bot.guides.checks import RULES

ROOT = Path(__file__).parents[1]
MAX_LINES, MAX_FUNCTION_LINES = 300, 40
PURE_LIBRARIES = {"pydantic", "rapidfuzz", "numpy", "fluent", "markdown_it", "stdnum"}  # stdnum: check digits by rule
PURE_STDLIB = {
    "collections", "contextlib", "dataclasses", "datetime", "enum", "functools", "hashlib", "html", "itertools", "json",
    "math", "operator", "re", "string", "types", "typing", "unicodedata",
}  # fmt: skip
SHARED_BY_CHANNELS = {"files", "message_limits", "transcriber"}
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


@pytest.mark.parametrize("path", files("flows"), ids=named)
def test_the_pure_room_imports_no_more_than_it_may(path: Path) -> None:
    """flows/ imports the standard library's pure parts and five libraries, and nothing of bot/."""
    for module in imports(path):
        assert module.split(".")[0] in PURE_LIBRARIES | PURE_STDLIB | {"flows"}, module


@pytest.mark.parametrize("path", files("flows"), ids=named)
def test_conversations_do_not_import_each_other(path: Path) -> None:
    """A conversation imports flows.core and its own parts; flows.core imports nothing above it."""
    own = room(path)
    if own == "":
        return
    for module in imports(path):
        parts = module.split(".")
        if parts[0] == "flows":
            assert parts[1] in {"core", own}, module


@pytest.mark.parametrize("path", files("flows"), ids=named)
def test_the_pure_room_is_pure(path: Path) -> None:
    """No clock, dice, environment, file, log, await or state: only memory of pure results (lru_cache)."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        assert not isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.Global | ast.Nonlocal), node.lineno
        if isinstance(node, ast.Call):
            assert getattr(node.func, "id", "") not in IMPURE_NAMES, node.lineno
            assert getattr(node.func, "attr", "") not in IMPURE_METHODS, node.lineno
    changed = {
        node.func.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.attr in {"append", "add", "update", "setdefault", "pop", "clear", "extend"}
    }
    module_level = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    changed |= {
        target.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Delete)
        for target in ([node.target] if isinstance(node, ast.AugAssign) else node.targets)
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name)
    }
    assert not changed & module_level


@pytest.mark.parametrize("path", files("bot"), ids=named)
def test_only_the_command_line_joins_concrete_parts(path: Path) -> None:
    """Channels do not know each other or the concrete store; only the command line does."""
    parts = path.relative_to(ROOT / "bot").parts
    if parts[0] in ("commands", "__main__.py"):
        return
    for module in imports(path):
        if not str(path).endswith("bot/store/sqlite.py"):
            assert not module.startswith("bot.store.sqlite"), module
        if parts[0] == "channels" and len(parts) > 2:
            others = [name for name in CHANNELS if name != parts[1]]
            assert not any(module.startswith(f"bot.channels.{other}") for other in others), module


def test_every_conversation_is_in_the_table_of_contents() -> None:
    """No file of flows/ is missing from FLOWS."""
    found = {room(path) for path in files("flows")} - {"", "core"}
    assert found == {flow.view.__module__.split(".")[1] for flow in flows.FLOWS.by_name.values()}


def test_every_command_is_listed() -> None:
    """No file of bot/commands is missing from COMMANDS."""
    assert {path.stem for path in files("bot/commands")} - {"__init__", "parser", "tables"} == set(COMMANDS)


def test_every_channel_is_listed() -> None:
    """No file or folder of bot/channels is missing from CHANNELS."""
    found = {path.stem for path in (ROOT / "bot" / "channels").iterdir() if path.suffix == ".py" or path.is_dir()}
    assert found - {"__init__", "__pycache__"} - SHARED_BY_CHANNELS == set(CHANNELS)


def test_every_rule_is_listed() -> None:
    """Every public function of bot/checks that is a rule stands in RULES."""
    listed = {rule.__name__ for rule in RULES}  # type: ignore[attr-defined]  # rules are functions
    found = set()
    for path in files("bot/guides/checks"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and [a.arg for a in node.args.args] == ["source", "guide", "context"]:
                found.add(node.name)
    assert found == listed


@pytest.mark.parametrize("path", files("flows", "bot", "tests", "bench"), ids=named)
def test_files_and_functions_stay_small(path: Path) -> None:
    """A file stops at 300 lines, a function at 40."""
    text = path.read_text("utf-8")
    assert text.count("\n") <= MAX_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MAX_FUNCTION_LINES, node.name
