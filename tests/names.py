"""Public names that stand for two things: `python -m tests.names` prints each with its places, and exits 1 for any.

A module-level class, function or constant of flows/ or bot/ is public unless it begins with `_`. A name may be defined
in several modules where they all implement one interface, which is listed below with its owner.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
INTERFACES = {
    "view": "Flow.view",
    "hear": "Flow.hear",
    "FLOW": "one a conversation, in FLOWS",
    "ACTS": "the acts of a part of a conversation, by verb",
    "REPORT": "one a report, in REPORTS",
    "counts": "Report.counts",
    "lists": "Report.lists",
    "table": "Report.table",
    "arguments": "a command's arguments",
    "command": "a command",
    "CHANNEL": "a channel's name",
    "build": "ChannelModule.build",
    "find_missing": "ChannelModule.find_missing",
    "find_problem": "ChannelModule.find_problem",
    "log": "a module's logger",
    "advance": "flows: turn.advance, with the conversations of FLOWS",
    "view_standing": "flows: turn.view_standing, with the conversations of FLOWS",
}
"""Names that several modules define on purpose, and the interface that they implement."""


def definitions(path: Path) -> Iterator[str]:
    """Yield the public names that a module defines at its top level."""
    for node in ast.parse(path.read_text("utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case _:
                pass


def doubles() -> dict[str, list[str]]:
    """Return the public names that more than one module defines, with those modules."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for folder in ("flows", "bot"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for name in dict.fromkeys(definitions(path)):
                if not name.startswith("_") and name not in INTERFACES:
                    found[name].append(str(path.relative_to(ROOT)))
    return {name: paths for name, paths in sorted(found.items()) if len(paths) > 1}


def main() -> int:
    """Print the doubles; the exit status says whether there are any."""
    found = doubles()
    for name, paths in found.items():
        print(f"{name}: {', '.join(paths)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
