"""Every command line in the papers is one that works.

Commands of the bot are run as written, in a folder of their own with two of the guides; words that stand for something
(GUIDE) are put in from a table. What serves until it is stopped is only read by the parser. Targets of make are played
with `make -n`; lines for the shell are run where they touch nothing but the folder, else read by `bash -n`. A line that
is none of these fails.
"""

import asyncio
import io
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

import pytest
import structlog

from bench.__main__ import BENCHES
from bot.commands import COMMANDS
from bot.commands.parser import build_parser, main
from bot.config import Environment
from bot.store import SystemChange
from bot.store.opening import open_store
from flows.core.record import Invite, Member
from tests.docs.papers import PAPERS, Line, read_commands
from tests.harness.make import make
from tests.harness.settings import ROOT
from tests.harness.shelf import shelf_of

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
MEMBER = make(Member, id="abcdefg", role="member", place="lia-1", label="Chị Hồng", key="key", since=NOW)
INVITATION = make(Invite, id="i" * 16, role="member", place="lia-1", label="Anh Hai", by="server", until=NOW)

SERVING = ("run", "preview")
"""Commands that serve until they are stopped: read by the parser only."""

PLACEHOLDERS = {
    "COMMAND": "check",
    "DATE": "2026-11-24",
    "GUIDE": "eid-install",
    "INVITATION": INVITATION.id,
    "MEMBER": MEMBER.id,
    "MÃ": "poster-lia",
    "N": "2",
    "NAME": "progress",
    "PLACE": "lia-1",
    "TOPIC": "health",
}
"""Words in the papers that stand for something, each with what is put in its place here."""

LANGUAGE = {"xx": "en"}
"""The language of the page on how one is added."""

RUN_IN_SHELL = ("cp", "export", "mkdir", "mv", "read", "sqlite3")
"""First words of lines that touch nothing but the folder that they are run in."""

READ_BY_SHELL = {
    "apt": "installs for the whole machine",
    "curl": "asks a server that runs",
    "git": "changes this checkout",
}
"""First words of lines that are not run, and why."""

GUIDES = ("eid-install", "phone-install-app")

_STANDS_FOR = re.compile(r"[A-ZÀ-Ỹ]+")
_ASSIGNED = re.compile(r"[A-Z_]+=\S+")


def command_lines() -> list[Line]:
    """Every command line once, where it stands first."""
    found: dict[str, Line] = {}
    for paper in PAPERS:
        for line in read_commands(paper):
            found.setdefault(re.split(r"\s+#", line.text)[0], line)
    return list(found.values())


def is_of(line: Line, kind: str) -> bool:
    return kind_of(line.text) == kind


def kind_of(text: str) -> str | None:
    """Say how a command line is tried."""
    if re.search(r"(^|/|\s)python -m bot\b", text):
        return "bot"
    if re.search(r"(^|/|\s)python -m bench\b", text):
        return "bench"
    first = text.split(maxsplit=1)[0]
    if first == "make":
        return "make"
    return "shell" if first in (*RUN_IN_SHELL, *READ_BY_SHELL) else None


LINES = command_lines()


def lines_of(kind: str) -> list[Line]:
    return [line for line in LINES if is_of(line, kind)]


@pytest.fixture(scope="module")
def two_guides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The settings with two of the guides, which lead to no other."""
    folder = tmp_path_factory.mktemp("two")
    shelf_of(folder / "guides", *GUIDES)
    for path in (ROOT / "config.yaml", ROOT / "teams.yaml", *(ROOT / "guides").glob("*.*")):
        shutil.copy(path, folder / path.relative_to(ROOT))
    return folder


@pytest.fixture
def folder(two_guides: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder with a database in which somebody has a seat, and nothing set from outside."""
    place = tmp_path / "go-cua"
    shutil.copytree(two_guides, place)
    monkeypatch.chdir(place)
    for name in Environment.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    asyncio.run(_seat_somebody())
    Path("data/web-secret").write_text("a secret of this test", "utf-8")
    yield place
    structlog.reset_defaults()


async def _seat_somebody() -> None:
    async with open_store(Environment().database_url) as store:
        await store.apply(SystemChange(NOW, changed=(MEMBER, INVITATION)))


def resolved(word: str) -> str:
    """A word of a command line with what it stands for: no brackets, the first of several, no placeholder."""
    word = word.strip("[]").partition("|")[0]
    return LANGUAGE.get(word, PLACEHOLDERS.get(word, word))


def read_bot_line(text: str) -> tuple[dict[str, str], str, list[str]]:
    """Take a line apart: what it sets in the environment, what it is given to read, its words after `-m bot`."""
    words = shlex.split(text.replace("…", "x"), comments=True)
    given = ""
    if words[0] == "echo":
        given, words = words[1], words[words.index("|") + 1 :]
    set_ = dict(word.split("=", 1) for word in takewhile(_ASSIGNED.fullmatch, words))
    words = list(takewhile(lambda word: word != "|", words[words.index("bot") + 1 :]))
    return set_, given, [resolved(word) for word in words]


def try_main(words: list[str]) -> int:
    """Run a command here; its exit status."""
    try:
        return main(words)
    except SystemExit as end:
        return int(end.code or 0)


def test_every_line_is_tried() -> None:
    """There is no command line in the papers that no test below tries."""
    assert [f"{line}: {line.text}" for line in LINES if kind_of(line.text) is None] == []
    assert len(lines_of("bot")) >= 25


@pytest.mark.parametrize("line", lines_of("bot"), ids=str)
def test_bot_lines_work(line: Line, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command of the bot ends with status 0; one that serves is understood by the parser."""
    environment, given, words = read_bot_line(line.text)
    assert [word for word in words if _STANDS_FOR.fullmatch(word)] == [], f"{line}: add it to PLACEHOLDERS"
    for variable, value in environment.items():
        assert variable.lower() in Environment.model_fields, f"{line}: {variable} is not read"
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{given or '1'}\n".encode()), "utf-8"))
    name = next((word for word in words if word in COMMANDS), None)
    if name in SERVING:
        assert build_parser([name]).parse_args(words).command == name
        return
    if name == "restore":
        assert try_main(["backup", words[-1]]) == 0
    assert try_main(words) == 0, line


@pytest.mark.parametrize("line", lines_of("bot"), ids=str)
def test_choices_are_known(line: Line) -> None:
    """Where a line offers several values of an option, each one is understood."""
    for option, values in re.findall(r"\[?(--[a-z]+) ([a-z]+(?:\|[a-z]+)+)", line.text):
        for value in values.split("|"):
            _, _, words = read_bot_line(line.text)
            words[words.index(option) + 1] = value
            build_parser([words[0]]).parse_args(words)


@pytest.mark.parametrize("line", lines_of("bench"), ids=str)
def test_bench_lines_name_benches(line: Line) -> None:
    """What `python -m bench` is asked for is there; measuring is not for tests."""
    names = shlex.split(line.text)
    assert set(names[names.index("bench") + 1 :]) <= set(BENCHES)


def test_make_targets_exist() -> None:
    """Every `make TARGET` is one that make knows."""
    wanted = {tuple(shlex.split(re.split(r"\s#", line.text)[0])) for line in lines_of("make")}
    targets = sorted({word for words in wanted for word in words[1:] if "=" not in word})
    found = subprocess.run(["make", "-n", *targets], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("line", lines_of("shell"), ids=str)
def test_shell_lines_work(line: Line, folder: Path) -> None:
    """A line for the shell works in a folder with a database, or at least is one that a shell can read."""
    first = line.text.split(maxsplit=1)[0]
    missing = shutil.which(first) is None and first not in ("export", "read")
    option = "-n" if missing or first in READ_BY_SHELL else "-eu"
    words = ["bash", option, "-c", line.text]
    done = subprocess.run(words, cwd=folder, input="123:abc\n", capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{line}: {done.stderr}"
