"""Broken guides: each rule of the checker has one, a small change of a sound guide, beside the issues it must raise.

`pytest tests/guides/checks --update` writes the expectations anew; then look at the diff.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.guides.checks import RULES
from bot.guides.checks.context import Rule
from tests.harness.sound_guides import BROKEN, SOUND, issues_of, laid

ROOT = Path(bot.__file__).parent
CASES = sorted(path for path in BROKEN.iterdir() if path.is_dir() and path != SOUND)
READERS = (
    "guides/strict_yaml.py",
    "guides/load.py",
    "guides/guide_folder.py",
    "guides/lists.py",
    "guides/model_errors.py",
    "guides/stranded.py",
    *(f"guides/checks/{path.name}" for path in (ROOT / "guides" / "checks").glob("*.py")),
)
OF_FOLDERS = {"guides-gone", "file-unread", "stranded"}
"""Rules that no file beside a case breaks: see test_live, test_guide_folder and test_stranded."""


def named(tree: ast.AST) -> Iterator[str]:
    """Names of rules in a piece of code: of issues that it makes, and of what is called `rule`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(ast.Attribute(attr="issue" | "warning"), [_, ast.Constant(str(rule)), *_]):
                yield rule
            case ast.Call(ast.Attribute(attr="_add"), [_, ast.Constant(str(rule)), *_]):
                yield rule
            case ast.Call(ast.Name("tell"), [_, ast.Constant(str(rule)), *_]):
                yield rule
            case ast.Call(ast.Name("Issue"), [_, _, _, ast.Constant(str(rule)), *_]):
                yield rule
            case ast.Assign([ast.Tuple([ast.Name("rule"), *_])], ast.Tuple([ast.Constant(str(rule)), *_])):
                yield rule


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def expected(case: Path) -> str:
    path = case / "expected.txt"
    return path.read_text("utf-8") if path.exists() else ""


def raised() -> set[str]:
    """Rules that some broken guide raises."""
    return {line.rpartition(" [")[2].removesuffix("]") for case in CASES for line in expected(case).splitlines()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_guide_raises_its_issues(case: Path, tmp_path: Path, update: bool) -> None:
    """File, line, column, what is wrong and how to mend it: exactly as written beside the broken guide."""
    found = "".join(f"{issue}\n" for issue in issues_of(laid(case, tmp_path)))
    if update:
        (case / "expected.txt").write_text(found, "utf-8")
    assert found == expected(case) != ""


def test_the_sound_guides_raise_none(tmp_path: Path) -> None:
    """What the broken guides are changes of has no issue itself."""
    assert issues_of(laid(SOUND, tmp_path)) == []


def test_every_rule_has_a_broken_guide() -> None:
    """No rule is without a guide that breaks it, and each case is named by a rule that it breaks."""
    rules = {rule for name in READERS for rule in named(parsed(ROOT / name))}
    assert len(rules) > 40
    assert raised() | OF_FOLDERS == rules
    for case in CASES:
        assert any(case.name.startswith(line.rpartition(" [")[2][:-1]) for line in expected(case).splitlines()), case


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_function_of_rules_has_a_broken_guide(rule: Rule) -> None:
    """Each function in RULES, with those that it calls in its file, makes issues that some broken guide raises."""
    name, module = getattr(rule, "__name__", ""), sys.modules[rule.__module__]
    functions = {
        node.name: node for node in parsed(Path(module.__file__ or "")).body if isinstance(node, ast.FunctionDef)
    }
    called = {node.id for node in ast.walk(functions[name]) if isinstance(node, ast.Name) and node.id in functions}
    rules = {rule for function in called | {name} for rule in named(functions[function])}
    assert rules & raised()


def test_every_rule_is_told_to_editors() -> None:
    """The table in guides/README.md explains each rule that there is, and no other."""
    text = (ROOT.parent / "guides" / "README.md").read_text("utf-8")
    _, _, section = text.partition("| tên lỗi |")
    rows = [line.split("|")[1] for line in section.partition("\n## ")[0].splitlines() if line.startswith("| `")]
    assert {name for cell in rows for name in re.findall(r"`([a-z-]+)`", cell)} == raised() | OF_FOLDERS
