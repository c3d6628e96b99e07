"""The papers hold what they must: lengths, lists that are whole, tables, the version."""

import re
import tomllib
from pathlib import Path
from typing import Any

from prometheus_client import Counter, Gauge

from bot.commands.schema import DOCS, TABLES
from bot.server import metrics
from tests.docs.papers import PAPERS, read_blocks, read_code
from tests.harness.settings import ROOT

README_MAX_BYTES = 7_000
ARCHITECTURE = ROOT / "docs" / "architecture.md"
CORE = ROOT / "flows" / "core"


def test_readme_is_short() -> None:
    """The README is read in one go."""
    assert len((ROOT / "README.md").read_bytes()) <= README_MAX_BYTES


def test_tables_stand_somewhere() -> None:
    """Every table that is made from the models stands in one paper, and the command that makes it looks there."""
    made = (ROOT / "guides" / "README.md", *(ROOT / name for name in DOCS))
    for name in TABLES:
        assert len([paper for paper in PAPERS if f"<!-- {name} -->\n" in paper.read_text("utf-8")]) == 1, name
        assert len([paper for paper in made if f"<!-- /{name} -->\n" in paper.read_text("utf-8")]) == 1, name


def test_decisions_are_listed() -> None:
    """The index has a row for each decision, in order, with a day and the decision's own title."""
    folder = ROOT / "docs" / "decisions"
    rows = re.findall(r"^\| (\S+) \| \[(\d+)\]\((\S+)\) \| (.+) \|$", (folder / "README.md").read_text("utf-8"), re.M)
    paths = sorted(folder.glob("0*.md"))
    assert [(number, name) for _, number, name, _ in rows] == [(path.name[:4], path.name) for path in paths]
    for (day, number, _, title), path in zip(rows, paths, strict=True):
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", day), number
        assert path.read_text("utf-8").splitlines()[0] == f"# {number} {title}"


def test_version_is_in_the_changelog() -> None:
    """The newest version of the changelog is that of the project, with its day."""
    version = read_project()["project"]["version"]
    found = re.findall(r"^## (\d\S*) \((20\d\d-\d\d-\d\d)\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert found[0][0] == version
    assert [day for _, day in found] == sorted((day for _, day in found), reverse=True)


def test_metrics_are_explained() -> None:
    """docs/operate.md names every metric, and no other."""
    families = [
        family for one in vars(metrics).values() if isinstance(one, Counter | Gauge) for family in one.collect()
    ]
    named = {family.name + ("_total" if family.type == "counter" else "") for family in families}
    said = {line.text for line in read_code(ROOT / "docs" / "operate.md") if line.text.startswith("gocua_")}
    assert said == named


def test_architecture_lists_every_room() -> None:
    """The listing of docs/architecture.md has a line for each module and room of flows/, flows/core/ and bot/."""
    [listing] = read_blocks(ARCHITECTURE, "listing")
    listed = read_listing(listing)
    for folder in (ROOT / "flows", CORE, ROOT / "bot"):
        there = {path for path in folder.iterdir() if not path.name.startswith("__")}
        assert {path for path in listed if path.parent == folder and not path.name.startswith("__")} == there
    assert [path for path in listed if not path.exists()] == []


def test_architecture_has_the_staircase() -> None:
    """The staircase of docs/architecture.md is the contract that `make check` holds."""
    [staircase] = read_blocks(ARCHITECTURE, "staircase")
    contracts = read_project()["tool"]["importlinter"]["contracts"]
    [layers] = [contract["layers"] for contract in contracts if contract.get("containers") == ["flows.core"]]
    assert re.findall(r"\w+", staircase) == layers


def read_listing(text: str) -> list[Path]:
    """Read the paths of an indented listing; what follows two blanks explains."""
    above: list[tuple[int, Path]] = [(-1, ROOT)]
    paths = []
    for line in text.splitlines():
        indent, name = len(line) - len(line.lstrip()), line.split()[0]
        while above[-1][0] >= indent:
            above.pop()
        path = above[-1][1] / name
        paths.append(path)
        above.append((indent, path))
    return paths


def read_project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
