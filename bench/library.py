"""The cost of the library: 1,000 guides of ten steps loaded, checked, one of them edited; a start with the real ones.

Each figure is taken in a process of its own. Made guides lie in a temporary folder.
"""

import asyncio
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bench import made_guides
from bot import clock
from bot.config import load_config
from bot.guides.checks import Checker
from bot.guides.live import LiveLibrary
from bot.guides.load import load_sentences, read_shelf
from bot.server import gc_tuning

GUIDES = 1000
STARTS = 5
_PATIENCE_S = 60.0


def measure_many(folder: Path) -> None:
    """Print the figures of a large library; run in a process of its own."""
    config = load_config(Path("config.yaml")).model_copy(update={"guides": folder})
    words = load_sentences()
    with gc_tuning.pause_while_growing():  # as `check` and `run` do
        begun = time.perf_counter()
        shelf = read_shelf(folder)
        read = time.perf_counter()
        issues = Checker(config, words, clock.today)(shelf)
        checked = time.perf_counter()
    print(f"load {read - begun:.2f} s + check {checked - read:.2f} s = {checked - begun:.2f} s, {len(issues)} issues")
    live = LiveLibrary(config, words, Checker(config, words, clock.today))
    live.reload()
    live.rebuild_index()
    times: list[float] = []
    for number in range(10):
        path = folder / f"made-{number:04}" / "guide.yaml"
        path.write_text(path.read_text("utf-8").replace("Cách làm", "Cách làm cho khéo"), "utf-8")
        begun = time.perf_counter()
        live.reload({path.parent.name})
        times.append(time.perf_counter() - begun)
    median_ms, longest_ms = sorted(times)[len(times) // 2] * 1000, max(times) * 1000
    print(f"reload of one edited guide: median {median_ms:.0f} ms, longest {longest_ms:.0f} ms")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


def _measure_start_s(folder: Path) -> float:
    """Measure the time from the command to the first answered page, with the real guides and an empty store."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/bench.db", "PORT": "0", "TELEGRAM_TOKEN": ""}
    begun = time.perf_counter()
    bot = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert bot.stdout is not None
        while not (found := re.search(r"http://localhost:\d+", bot.stdout.readline())):
            if time.perf_counter() - begun > _PATIENCE_S:
                raise TimeoutError("the program did not start")
        with urllib.request.urlopen(found[0], timeout=_PATIENCE_S) as page:  # noqa: S310 (our own address)
            page.read()
        return time.perf_counter() - begun
    finally:
        bot.terminate()
        bot.wait()


async def run(_: float) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "guides"
        made_guides.write_guides(folder, GUIDES)
        code = f"from pathlib import Path; from bench.library import measure_many; measure_many(Path({str(folder)!r}))"
        print(f"{GUIDES} made guides of {made_guides.STEPS} steps:", flush=True)
        await asyncio.to_thread(subprocess.run, [sys.executable, "-c", code], check=True)
    starts = []
    for _ in range(STARTS):
        with tempfile.TemporaryDirectory() as name:
            starts.append(await asyncio.to_thread(_measure_start_s, Path(name)))
    print(f"start to first answer: median {sorted(starts)[STARTS // 2]:.2f} s, longest {max(starts):.2f} s")
