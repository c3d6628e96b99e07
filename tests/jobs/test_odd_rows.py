"""Jobs meet rows that cannot be read: the rest is escalated, counted, shown and forgotten all the same."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.jobs import escalation
from bot.jobs.counting import FactCounter
from bot.jobs.escalation import escalate_due
from bot.jobs.retention import sweep_once
from bot.store import Account, SystemChange
from flows.core.address import Act, address
from flows.core.event import Pressed
from flows.core.flow import Upshot
from flows.core.help.escalation import escalate
from flows.core.ids import HelpRequestId
from flows.core.library import Library
from flows.core.record import HelpRequest
from tests.harness.facts import AT as THEN
from tests.harness.facts import noted, samples
from tests.harness.help_talks import AN
from tests.harness.help_talks import playing as playing_village
from tests.harness.odd_rows import BROKEN, spoil
from tests.harness.turns import AT, origin, playing
from tests.harness.world import TEAMS

GUIDE = address("guide", "eid-install")
ODD = "INSERT INTO record (kind, id, place, listed, version, state) VALUES ('help', 'odd', 'lia-1', 1, 1, ?)"


@pytest.mark.parametrize("state", BROKEN)
async def test_a_broken_request_holds_up_no_other(tmp_path: Path, state: str) -> None:
    async with playing_village(tmp_path) as village:
        await village.come(AN)
        await village.ask(AN)
        spoil(village.path, ODD, (state,))
        assert await escalate_due(village.turns, village.store, village.now + timedelta(minutes=40)) == 1
        assert (await village.help()).place == "lia"


async def test_a_request_that_cannot_be_judged_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong with one, the next is looked at."""

    def judge(help: HelpRequest, *given: Any, **more: Any) -> Upshot | None:
        if help.id == "aaaaaaaaaa":
            raise TypeError("a time without its zone")
        return escalate(help, *given, **more)

    monkeypatch.setattr(escalation, "escalate", judge)
    async with playing_village(tmp_path) as village:
        await village.come(AN)
        await village.ask(AN)
        odd = replace(await village.help(), id=HelpRequestId("aaaaaaaaaa"), version=0)
        await village.store.apply(SystemChange(village.now, changed=(odd,)))
        assert await escalate_due(village.turns, village.store, village.now + timedelta(minutes=40)) == 1


async def test_broken_facts_are_counted_as_nothing(tmp_path: Path, library: Library) -> None:
    """The counter comes to the end, also where the last facts are broken."""
    async with playing(tmp_path, library) as (_, store):
        await store.apply(SystemChange(THEN, facts=[noted(fact) for fact in samples()]))
        spoil(tmp_path / "s.db", "UPDATE fact SET at = 'x' WHERE id % 2")
        spoil(tmp_path / "s.db", "UPDATE fact SET more = '{' WHERE id = (SELECT max(id) FROM fact)")
        counter = FactCounter(store, lambda: TEAMS, lambda: THEN, 24)
        assert await counter.catch_up()
        mark = await store.tallies.read_watermark()
        assert mark.upto == mark.newest


@pytest.mark.parametrize("state", BROKEN)
async def test_who_cannot_be_read_keeps_nobody_from_being_forgotten(
    tmp_path: Path, library: Library, state: str
) -> None:
    async with playing(tmp_path, library) as (turns, store):
        people = [Account("telegram", str(n)) for n in range(3)]
        for who in people:
            for verb in ("start", "skip"):
                await turns.take(who, Pressed(origin(f"{who.id}{verb}"), Act(verb, GUIDE)))
        key = (await store.load(people[1], "x")).key
        spoil(tmp_path / "s.db", "UPDATE person SET serial = serial + 1, state = ? WHERE key = ?", (state, key))
        await sweep_once(turns, store, library.deployment, AT + timedelta(days=2))
        assert [(await store.load(who, "x")).key for who in (people[0], people[2])] == [None, None]
