"""The cost of finding: over the real guides and over 1,000 made ones, next to plain WRatio over the same texts."""

import asyncio
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from bench import made_guides
from bot.config import load_config
from bot.guides.load import build_library, load_sentences, read_shelf
from flows.core.library import Library
from flows.core.text.fold import fold

GUIDES = 1000
QUERIES = 400
_LETTERS = "aeiouhntg"


def measure(folder: Path) -> None:
    """Print the figures of one folder of guides; run in a process of its own."""
    config = load_config(Path("config.yaml"))
    library = build_library(read_shelf(folder), load_sentences(), config)
    before, cpu = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    finder = library.finder.prepare()
    cost_s = time.process_time() - cpu
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
    texts = [fold(text) for guide in library.guides.values() for text in (guide.title, *guide.search.phrases)]
    print(f"{len(library.guides)} guides: index made in {cost_s:.2f} s of CPU, {grown:.0f} MB")
    queries = _make_queries(library)
    print("  finder ", _time_queries(lambda query: finder.interpret(query, library.deployment.finding), queries))
    print("  WRatio ", _time_queries(lambda query: process.extract(query, texts, scorer=fuzz.WRatio, limit=5), queries))


def _make_queries(library: Library) -> list[str]:
    """Make queries: phrases as they are, without marks, misspelt and rambling. The same every time."""
    chance = random.Random(20261124)
    phrases = [phrase for guide in library.guides.values() for phrase in guide.search.phrases]
    ways: Sequence[Callable[[str], str]] = (
        str,
        fold,
        lambda text: text.replace(chance.choice(text), chance.choice(_LETTERS), 1),
        lambda text: f"à cho tôi hỏi chút là nhà tôi ở xa không rành máy móc mà {text} thì bấm vào chỗ nào hả cháu",
    )
    return [ways[number % len(ways)](chance.choice(phrases)) for number in range(QUERIES)]


def _time_queries(find: Callable[[str], object], queries: Sequence[str]) -> str:
    times = []
    for query in queries:
        begun = time.thread_time()
        find(query)
        times.append((time.thread_time() - begun) * 1000)
    return f"CPU median {statistics.median(times):.2f} ms, p99 {statistics.quantiles(times, n=100)[98]:.2f} ms a query"


async def run(seconds: float) -> None:
    """Print the figures of both folders, each in a process of its own; `seconds` changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        made_guides.write_guides(Path(folder) / "guides", GUIDES)
        for guides in (Path("guides"), Path(folder) / "guides"):
            made = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.finding", str(guides))
            assert await made.wait() == 0


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
