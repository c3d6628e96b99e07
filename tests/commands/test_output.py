"""What commands print: read by another program that may stop early, on consoles of any letters."""

import argparse
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from bot.commands.facts import arguments
from bot.commands.parser import PIPE_CLOSED
from tests.harness.settings import ROOT


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["check", "eid-install"], ["review"]])
def test_a_reader_may_go_away(words: list[str]) -> None:
    """Output that nobody reads ends the command without a trace of Python's."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "bot", *words], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writing)
    assert ended.stderr == b""
    assert ended.returncode == (0 if words == ["--help"] else PIPE_CLOSED)  # argparse itself lets a closed pipe be


def test_any_console_is_written_to() -> None:
    """Where the console says that it knows no Vietnamese letters, they are written as UTF-8."""
    shown = subprocess.run(
        [sys.executable, "-m", "bot", "check", "eid-install"],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert "bài, " in shown.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("2026-12-01", "2026-11-30T17:00"),
        ("2026-12-01T08:00", "2026-12-01T01:00"),
        ("2026-12-01T08:00Z", "2026-12-01T08:00"),
    ],
)
def test_a_bare_day_is_of_viet_nam(typed: str, hour: str) -> None:
    """It begins at midnight there, as the months of reports do."""
    parser = argparse.ArgumentParser()
    arguments(parser)
    assert parser.parse_args(["--since", typed]).since == datetime.fromisoformat(hour).replace(tzinfo=UTC)
