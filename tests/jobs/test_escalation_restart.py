"""Restarts between any two steps of a wish for a person."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.jobs.escalation import escalate_due
from bot.store import Account
from tests.harness.database import connection_of
from tests.harness.help_talks import AN, BINH, LAN, MAI, TAM, Village, playing

Step = Callable[[Village], Awaitable[object]]


def steps(asker: Account) -> list[Step]:
    """A wish with all that can become of it; the talk's name is found in the store each time."""

    async def talk(village: Village) -> str:
        return f"talk_{(await village.help()).id}"

    async def passes(village: Village) -> None:
        village.last = None
        village.now += timedelta(minutes=40)
        await escalate_due(village.turns, village.store, village.now)

    async def judges(village: Village) -> None:
        (done,) = [row async for row in village.store.journal.read(None, "HelpClosed")]
        await village.press(asker, f"helped:talk_{done['help']}")

    async def takes(village: Village, member: Account) -> None:
        await village.press(member, f"take:{await talk(village)}")

    async def returns(village: Village) -> None:
        await village.press(MAI, f"return:{await talk(village)}")

    async def ends(village: Village) -> None:
        await village.press(TAM, f"end:{await talk(village)}")

    return [
        lambda village: village.come(asker),
        lambda village: village.ask(asker),
        lambda village: takes(village, MAI),
        lambda village: village.say(asker, "chị ơi", 1),
        lambda village: village.say(MAI, "tôi đây", 2),
        returns,
        passes,
        lambda village: takes(village, TAM),
        lambda village: village.say(asker, "còn đó không", 3),
        lambda village: village.say(TAM, "còn", 4),
        ends,
        judges,
    ]


async def outcome(village: Village) -> tuple[object, ...]:
    """All that is left of it, but for random keys."""
    rows = await village.store.records.find("help", None)
    closed = await connection_of(village.store).execute_fetchall("SELECT state FROM record WHERE kind = 'help'")
    assert rows == []
    (state,) = [str(row[0]) for row in closed]
    people = [(await village.store.load(account, "")).key or "" for account in (AN, BINH, MAI, LAN, TAM)]
    for place, key in enumerate(people):
        state = state.replace(key, f"key {place}") if key else state
    return state, await village.kinds(), await village.parcels(), await village.told()


@pytest.mark.parametrize("asker", [AN, BINH], ids=["telegram", "web"])
async def test_a_restart_between_any_two_steps(tmp_path: Path, asker: Account) -> None:
    """Wherever the program ends and starts anew, with the last event coming once more, all becomes the same."""
    found = []
    for cut in range(-1, len(steps(asker))):
        folder = tmp_path / str(cut)
        folder.mkdir()
        async with playing(folder) as village:
            for number, step in enumerate(steps(asker)):
                await step(village)
                if number == cut:
                    await village.again()
            found.append(await outcome(village))
    assert found[0][1] == [
        "HelpAsked", "HelpTaken", "Carried", "Carried", "HelpReturned", "HelpPassed", "HelpTaken", "Carried",
        "Carried", "HelpClosed", "HelpJudged",
    ]  # fmt: skip
    assert [one for one in found if one != found[0]] == []
