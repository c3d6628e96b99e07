"""Teams from the server: who has a seat and who is invited, and how either ends."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.commands.parser import main
from bot.store import SystemChange
from bot.store.opening import open_store
from flows.core.record import Invite, Member
from tests.harness.make import make
from tests.harness.settings import ROOT
from tests.harness.store import AT

Run = Callable[..., Awaitable[list[str]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/s.db")

    async def run(*arguments: str) -> list[str]:
        """Run `admin`; gives its status and what it printed, by lines."""
        status = await asyncio.to_thread(main, ["--config", str(ROOT / "config.yaml"), "admin", *arguments])
        return [str(status), *capsys.readouterr().out.splitlines()]

    return run


async def find_invites(folder: Path) -> list[Invite]:
    async with open_store(folder / "s.db") as store:
        return [one for one in await store.records.find("invite", None) if isinstance(one, Invite)]


async def test_open_invitations_are_listed_and_taken_back(tmp_path: Path, run: Run) -> None:
    """`list` prints who is invited, with an id by which `revoke` ends it; twice, or unknown, is told."""
    await run("invite", "--label", "chu Ba")
    status, line = await run("list")
    assert (status, line.split("\t")[3]) == ("0", "chu Ba")
    assert re.search(r"→ \d{4}-\d\d-\d\d \d\d:\d\d \(server\)$", line)
    id = line.split("\t")[0]
    assert await run("revoke", id) == ["0"]
    assert await find_invites(tmp_path) == []
    assert (await run("revoke", id))[0] == "2"
    assert await run("list") == ["0"]
    async with open_store(tmp_path / "s.db") as store:
        assert [row["kind"] async for row in store.journal.read()] == ["Invited", "Revoked"]


async def test_a_removed_member_s_invitations_end(tmp_path: Path, run: Run) -> None:
    """Whoever is removed on the server cannot come back by what they made before."""
    async with open_store(tmp_path / "s.db") as store:
        seat = make(Member, id="mmmmmmm", role="admin", place="qt", label="Lan", key="k", since=AT)
        made = make(Invite, id="i" * 16, role="admin", place="qt", label="Lan", by=seat.id, until=AT)
        other = make(Invite, id="o" * 16, role="admin", place="qt", label="Mai", by="server", until=AT)
        await store.apply(SystemChange(AT, changed=[seat, made, other]))
    assert await run("remove", "mmmmmmm") == ["0"]
    assert [one.id for one in await find_invites(tmp_path)] == ["o" * 16]
