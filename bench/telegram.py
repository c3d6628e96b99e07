"""People walking a guide on Telegram: the real program against the fake Bot API, and a bare PTB bot in the same run.

The fake Bot API and the people run in this process, the bot in its own, so on two cores each has one.
"""

import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fakes.botapi import FakeBotApi, Phone
from tests.harness.settings import config_text

PEOPLE = (1, 50, 500)
GUIDE = "guide_eid-install"
_ON = ("Xong hết rồi", "Xong bước này", "Android", "Nhớ giúp tôi", "Bắt đầu", "Xem lại bài này")
_PATIENCE_S = 60.0


@dataclass
class LoadResult:
    """The figures of one number of people."""

    people: int
    seconds: float
    latencies_s: list[float] = field(default_factory=list)
    cpu_s: float = 0.0
    memory_mb: float = 0.0

    @property
    def row(self) -> str:
        ordered = sorted(self.latencies_s)
        p50, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * q))] * 1000 for q in (0.5, 0.99))
        rate, cpu_ms = len(ordered) / self.seconds, self.cpu_s / len(ordered) * 1000
        return (
            f"{self.people:>4} people {rate:>6.0f} updates/s   p50 {p50:>7.1f} ms   p99 {p99:>7.1f} ms"
            f"   CPU {cpu_ms:.2f} ms/update   memory {self.memory_mb:.0f} MB"
        )


async def walk_guide(phone: Phone, until: float, tally: LoadResult) -> None:
    """Walk the guide over and over."""
    await phone.open(GUIDE)
    await phone.wait_answer(_PATIENCE_S)
    while time.monotonic() < until:
        label = next(label for label in _ON if label in phone.screen.buttons)
        await _press_timed(phone, label, tally)


async def press_on(phone: Phone, until: float, tally: LoadResult) -> None:
    """Press the one button of the bare bot."""
    await phone.open()
    await phone.wait_answer(_PATIENCE_S)
    while time.monotonic() < until:
        await _press_timed(phone, "Tiếp theo", tally)


async def _press_timed(phone: Phone, label: str, tally: LoadResult) -> None:
    begun = time.perf_counter()
    await phone.press(label)
    await phone.wait_answer(_PATIENCE_S)
    tally.latencies_s.append(time.perf_counter() - begun)


Walk = Callable[[Phone, float, LoadResult], Coroutine[Any, Any, None]]


async def measure(
    command: list[str], environment: dict[str, str], people: int, seconds: float, walk: Walk
) -> LoadResult:
    """Run a bot, let people walk for a while, and return how it went."""
    async with FakeBotApi(lean=True) as api:
        whole = os.environ | {"TELEGRAM_TOKEN": api.token, "TELEGRAM_API_BASE": api.api_base} | environment
        bot = subprocess.Popen(command, env=whole, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not api.counts["getupdates"]:
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.5)
            tally = LoadResult(people, 0.0)
            begun, cpu = time.monotonic(), _cpu_s(bot.pid)
            phones = [Phone(api, 1000 + n) for n in range(people)]
            await asyncio.gather(*(walk(phone, begun + seconds, tally) for phone in phones))
            tally.seconds, tally.cpu_s = time.monotonic() - begun, _cpu_s(bot.pid) - cpu
            tally.memory_mb = _memory_mb(bot.pid)
            return tally
        finally:
            bot.kill()
            bot.wait()


def _cpu_s(pid: int) -> float:
    values = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")


def _memory_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def write_patient_config(folder: Path) -> Path:
    """Write a copy of config.yaml without the flood limit, which would be measured instead of the program."""
    text = config_text().replace("burst: 15", "burst: 1000000").replace("per_second: 1 ", "per_second: 1000000 ")
    path = folder / "config.yaml"
    path.write_text(text, "utf-8")
    return path


async def run(seconds: float) -> None:
    """Print the figures of both bots for 1, 50 and 500 people."""
    rates: dict[str, float] = {}
    for people in PEOPLE:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            config = write_patient_config(folder)
            ours = [sys.executable, "-m", "bot", "--config", str(config), "run"]
            environment = {"DATABASE_URL": f"sqlite:///{folder}/bench.db", "PORT": "0"}
            tally = await measure(ours, environment, people, seconds, walk_guide)
            print("Gõ Cửa   ", tally.row, flush=True)
            bare = await measure([sys.executable, "-m", "bench.bare_ptb"], {}, people, seconds, press_on)
            print("bare PTB ", bare.row, flush=True)
        rates = {"ours": len(tally.latencies_s) / tally.seconds, "bare": len(bare.latencies_s) / bare.seconds}
        print(f"          {rates['ours'] / rates['bare']:.1f} times the bare bot", flush=True)
