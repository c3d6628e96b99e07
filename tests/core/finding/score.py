"""`make score [SET=file.yaml]`: how often the right guide comes first, or among three, by kind; and how negatives fare.

A set is a list of rows: `{kind, q, want}` with the guides that should answer, best first, or negatives without `want`.
"""

import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.config import load_config
from bot.guides.load import load_library
from flows.core.library import Library
from flows.core.secret import find_secret

HERE = Path(__file__).parent
OWN = (HERE / "queries.yaml", HERE / "negatives.yaml", HERE / "rambles.yaml")


def asked(rows: Sequence[dict[str, Any]], library: Library) -> dict[str, Counter[str]]:
    """Kind: how many, and how many of them came first, among three, at once, were offered; the last row is all."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        meant = library.finder.interpret(row["q"], library.deployment.finding)
        ids, want = [hit.guide for hit in meant.hits], row["want"]
        told = {
            "rows": True,
            "first": bool(ids) and ids[0] in want,
            "three": bool(set(ids[:3]) & set(want)),
            "at once": meant.kind == "guide",
            "wrong at once": meant.kind == "guide" and ids[0] not in want,
            "offered": meant.kind == "maybe",
            "problem": bool(meant.hits) and meant.hits[0].problem is not None,
        }
        for kind in (row["kind"], "all"):
            table[kind].update({name: int(is_so) for name, is_so in told.items()})
    return {kind: table[kind] for kind in sorted(table, key=lambda kind: (kind == "all", kind))}


def refused(rows: Sequence[dict[str, Any]], library: Library) -> Counter[str]:
    """What negatives come to: a guide at once (wrong, but where `tolerate` allows it), or a kind word."""
    found: Counter[str] = Counter()
    for row in rows:
        if find_secret(row["q"]) is not None:
            found["secret"] += 1
            continue
        meant = library.finder.interpret(row["q"], library.deployment.finding)
        tolerated = bool(meant.hits) and meant.hits[0].guide in row.get("tolerate", ())
        found["tolerated" if meant.kind == "guide" and tolerated else meant.kind] += 1
    return found


def speed(rows: Sequence[dict[str, Any]], library: Library) -> str:
    times = []
    for row in rows:
        begun = time.perf_counter()
        library.finder.interpret(row["q"], library.deployment.finding)
        times.append((time.perf_counter() - begun) * 1000)
    return f"median {statistics.median(times):.2f} ms, p99 {statistics.quantiles(times, n=100)[98]:.2f} ms a query"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f} %"


def told(path: Path, library: Library) -> list[str]:
    """The table of one file."""
    rows = [row for row in yaml.safe_load(path.read_text("utf-8")) if isinstance(row.get("q"), str)]
    if "want" not in rows[0]:
        kinds = refused(rows, library)
        lines = [f"| {kind} | {count} | {_share(count, len(rows))} |" for kind, count in kinds.most_common()]
        return [
            f"## {path.name}: {len(rows)} negatives",
            "",
            "| kind | rows | share |",
            "| --- | --- | --- |",
            *lines,
            "",
        ]
    table = asked(rows, library)
    names = ("first", "three", "at once", "wrong at once", "offered", "problem")
    lines = [f"## {path.name}: {len(rows)} queries, {speed(rows, library)}", ""]
    lines += ["| kind | rows | " + " | ".join(names) + " |", "| --- " * (len(names) + 2) + "|"]
    for kind, counts in table.items():
        shares = " | ".join(_share(counts[name], counts["rows"]) for name in names)
        lines.append(f"| {kind} | {counts['rows']} | {shares} |")
    return [*lines, ""]


def main(paths: Sequence[str]) -> None:
    config = load_config(Path("config.yaml"))
    library = load_library(config)
    for path in [Path(path) for path in paths] or OWN:
        print("\n".join(told(path, library)))


if __name__ == "__main__":
    main(sys.argv[1:])
