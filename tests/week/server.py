"""The server's command line, beside the running program and on the same database."""

import asyncio
import contextlib
import io
import shlex
from collections.abc import Iterator

import pytest

from bot import clock
from bot.commands.parser import main
from bot.messaging import live_refresh
from tests.week.paper import codes
from tests.week.stage import Stage


async def command(stage: Stage, line: str) -> list[str]:
    """Run a command; gives the links that it prints, or those on the paper that it prints."""
    out = stage.folder / "printed.pdf"
    given = ["--config", str(stage.folder / "config.yaml"), *shlex.split(line)]
    given += ["--out", str(out)] if given[2] == "print" else []
    printed = io.StringIO()

    async def run() -> None:
        with contextlib.redirect_stdout(printed):
            assert await asyncio.to_thread(main, given) == 0

    await stage.through(f"command {given[2]}", run)
    links = [word for word in printed.getvalue().split() if word.startswith("http")]
    return links or codes(out.read_bytes())


@contextlib.contextmanager
def clocked(stage: Stage) -> Iterator[None]:
    """The program and its commands by the clock of the stage, and with live screens that keep nobody waiting."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{stage.database}")
        patch.setattr(clock, "now", stage.clock)
        patch.setattr(live_refresh, "RENEW_EVERY_S", 0.05)
        yield
