"""`kill -9` of the real program in the middle of people's runs, over and over: every update answered, every finish
noted once, no wrong page.
"""

import asyncio
import os
import random
import re
import signal
import socket
import sqlite3
import sys
from asyncio.subprocess import DEVNULL, Process
from contextlib import closing
from pathlib import Path

import pytest

from tests.fakes.botapi import FakeBotApi, Phone, Rules
from tests.harness.patience import PATIENCE_S
from tests.harness.settings import config_text
from tests.harness.shelf import shelf_of
from tests.harness.telegram import SECRET
from tests.harness.whole import mostly

KILLS, FEW_KILLS = 25, 6  # by each way in, in `make test-all` and in `make test`
PEOPLE = 12
GUIDE = "guide_eid-install"
ON = ("Xong hết rồi", "Xong bước này", "Android", "iPhone", "Nhớ giúp tôi", "Bắt đầu", "Làm tiếp")
STEP = re.compile(r"bước (\d+)[^/\s]*/(\d+)")  # a letter tells ways apart


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Program:
    """The real program, started again whenever it is killed."""

    def __init__(self, api: FakeBotApi, folder: Path, webhook: bool) -> None:
        port = free_port()
        self._environment = os.environ | {
            "TELEGRAM_TOKEN": api.token,
            "TELEGRAM_API_BASE": api.api_base,
            "DATABASE_URL": f"sqlite:///{folder}/kill.db",
            "PORT": str(port),
        }
        if webhook:
            self._environment |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram", "WEBHOOK_SECRET": SECRET}
        self._config = folder / "config.yaml"
        guides = shelf_of(folder / "guides", GUIDE.removeprefix("guide_"))  # few, since it is started so often
        self._config.write_text(config_text(guides).replace("burst: 15", "burst: 100000"), "utf-8")
        self._process: Process | None = None

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "--config", str(self._config), "run",
            env=self._environment, stdout=DEVNULL, stderr=DEVNULL,
        )  # fmt: skip

    async def end(self) -> None:
        """Leave no process behind, whatever became of the test."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def kill(self, how: signal.Signals = signal.SIGKILL) -> int:
        """End it; gives its exit status."""
        assert self._process is not None
        self._process.send_signal(how)
        return await self._process.wait()


async def walk(phone: Phone, dice: random.Random, runs: int) -> int:
    """Walk the guide some times, pressing twice now and then; gives how many ends were reached."""
    finished = 0
    await phone.open(GUIDE)
    await phone.wait_answer()
    while finished < runs:
        card = phone.screen
        label = next((label for label in ON if label in card.buttons), None)
        if label is None:
            assert "giỏi quá" in card.text, card.text
            finished += 1
            await phone.open(GUIDE)
        else:
            await phone.press(label, message=card)
            if dice.random() < 0.2 and label in phone.screen.buttons and phone.screen.message_id == card.message_id:
                await phone.press(label, message=card)
        await phone.wait_answer()
        await right_page(phone, label, card.text)
        await asyncio.sleep(dice.random() * 0.15)
    return finished


def follows(label: str | None, before: str, after: str) -> bool:
    """Whether a page is the right one after a press: the next step, or the end after the last."""
    was, now = STEP.search(before), STEP.search(after)
    if label is None or was is None:
        return True
    if was[1] == was[2]:
        return "giỏi quá" in after
    return now is not None and int(now[1]) == int(was[1]) + 1


async def right_page(phone: Phone, label: str | None, before: str) -> None:
    """Wait for the page that must follow; a second press's own answer may be on screen a moment longer."""
    for _ in range(int(PATIENCE_S / 0.02)):
        if follows(label, before, phone.screen.text):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"after {label}: {phone.screen.text}")


async def scene(folder: Path, webhook: bool, kills: int) -> None:
    dice = random.Random(20261124 + webhook)
    async with FakeBotApi(bare=True, rules=Rules(webhook_retry_max_s=0.5)) as api:
        program = Program(api, folder, webhook)
        try:
            await walked(api, program, dice, kills)
        finally:
            await program.end()
        assert not api.world.updates.pending
    ledger(folder / "kill.db")


async def walked(api: FakeBotApi, program: Program, dice: random.Random, kills: int) -> None:
    """Let people walk while the program is killed again and again, then let everybody come to an end in peace."""
    await program.start()
    phones = [Phone(api, 100 + n) for n in range(PEOPLE)]
    walks = [asyncio.create_task(endless(phone, dice)) for phone in phones]
    for _ in range(kills):
        calls = sum(api.counts.values())
        while sum(api.counts.values()) < calls + dice.randint(25, 90):
            await asyncio.sleep(0.005)
            await failed(walks)
        await program.kill()
        await program.start()
    for done in walks:
        done.cancel()
    await asyncio.gather(*walks, return_exceptions=True)
    for phone in phones:
        await phone.wait_answer()
    ends = await asyncio.gather(*(walk(phone, dice, 1) for phone in phones))
    assert ends == [1] * PEOPLE
    assert await program.kill(signal.SIGTERM) == 0


async def endless(phone: Phone, dice: random.Random) -> None:
    await walk(phone, dice, 10_000)


async def failed(walks: list[asyncio.Task[None]]) -> None:
    """Raise what ended a walk before its time."""
    for ended in walks:
        if ended.done():
            await ended


def ledger(database: Path) -> None:
    """The journal adds up: one start and at most one finish a run, each step reached once a run, no debt left."""
    with closing(sqlite3.connect(database)) as db:
        starts = dict(db.execute("SELECT run, count(*) FROM fact WHERE kind = 'Started' GROUP BY run"))
        ends = dict(db.execute("SELECT run, count(*) FROM fact WHERE kind = 'Finished' GROUP BY run"))
        steps = db.execute("SELECT run, step, count(*) FROM fact WHERE kind = 'Reached' GROUP BY run, step").fetchall()
        debts = db.execute("SELECT count(*) FROM debt").fetchone()[0]
    assert set(starts.values()) == {1}
    assert set(ends.values()) == {1}
    assert set(ends) <= set(starts)
    assert {count for _, _, count in steps} == {1}
    by_run: dict[str, set[str]] = {}
    for run, step, _ in steps:
        by_run.setdefault(run, set()).add(step)
    assert all({"phone", "look"} <= by_run[run] for run in ends), "a finish without its first and last step"
    assert debts == 0


@pytest.mark.parametrize("kills", mostly([FEW_KILLS], [FEW_KILLS, KILLS]))
@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_nothing_is_lost_and_nothing_doubled(webhook: bool, kills: int, tmp_path: Path) -> None:
    """Killed over and over while 12 people walk, the program loses no update, doubles no fact, shows no wrong page."""
    asyncio.run(scene(tmp_path, webhook, kills))
