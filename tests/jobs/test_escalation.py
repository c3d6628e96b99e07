"""Wishes for a person on a real store: who takes at the same moment, what is brought where, time, and restarts."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.jobs.escalation import escalate_due, escalate_forever
from bot.store import Account, StoreUnavailable, SystemChange
from flows.core.address import Address, address
from flows.core.event import Opened
from flows.core.record import Member
from flows.core.screen import Do, Go
from tests.harness.database import connection_of
from tests.harness.help_talks import AN, BINH, GROUP, LAN, MAI, TAM, playing

EVENING, MORNING = datetime(2026, 11, 23, 13, tzinfo=UTC), datetime(2026, 11, 24, 1, tzinfo=UTC)


async def test_of_two_who_take_at_once_one_wins(tmp_path: Path) -> None:
    """The other's turn is played again and finds it taken; it is noted and told once."""
    async with playing(tmp_path) as village:
        await village.come(AN)
        talk = await village.ask(AN)
        answers = await asyncio.gather(*(village.press(member, f"take:{talk}") for member in (MAI, LAN, TAM)))
        winners = [answer.person.key for answer in answers if answer.person.help]
        assert winners == [(await village.help()).by_key]
        assert sorted(answer.person.note or "" for answer in answers) == ["", "note-talk-taken", "note-talk-taken"]
        assert (await village.kinds()).count("HelpTaken") == 1


async def test_taken_and_passed_on_at_the_same_moment(tmp_path: Path) -> None:
    """Either it was taken or it went upwards, never both; whoever came late sees what became of it."""
    async with playing(tmp_path) as village:
        await village.come(AN)
        talk = await village.ask(AN)
        later = village.now + timedelta(minutes=40)
        answer, _ = await asyncio.gather(
            village.press(MAI, f"take:{talk}"), escalate_due(village.turns, village.store, later)
        )
        help = await village.help()
        assert (help.state, help.place) in (("taken", "lia-1"), ("waiting", "lia"))
        assert (answer.person.help is not None) == (help.state == "taken")


async def test_two_who_talk_at_once(tmp_path: Path) -> None:
    """Words of both that come at the same moment are all carried, each once."""
    async with playing(tmp_path) as village:
        await village.come(AN)
        talk = await village.ask(AN)
        await village.press(MAI, f"take:{talk}")
        said = [(who, f"{who.id}-{n}", n) for n in range(5) for who in (AN, MAI)]
        await asyncio.gather(*(village.say(who, text, n) for who, text, n in said))
        assert sorted(await village.parcels(), key=str) == sorted(
            [(MAI if who is AN else AN, None, n) for who, _, n in said], key=str
        )
        assert (await village.kinds()).count("Carried") == 10


async def test_what_is_brought_where(tmp_path: Path) -> None:
    """On one channel by reference, with no words kept; to another channel in words; a photo cannot go there."""
    async with playing(tmp_path) as village:
        for asker, helper in ((AN, MAI), (BINH, LAN)):
            await village.come(asker)
            await village.press(helper, f"take:{await village.ask(asker)}")
        village.rung.clear()
        await village.say(AN, "chào chị", 7)
        await village.send(MAI, "photo", 8)
        assert await village.parcels() == [(MAI, None, 7), (AN, None, 8)]
        assert village.rung == [(MAI, None), (AN, None)]
        silent = [await village.say(BINH, "từ trang web"), await village.say(LAN, "tới trang web", 9)]
        assert (await village.parcels())[2:] == [(LAN, "từ trang web", None), (BINH, "tới trang web", None)]
        assert [answer.silent for answer in silent] == [True, True]
        refused = await village.send(LAN, "photo", 10)
        assert (refused.silent, refused.person.note) == (False, "note-talk-uncarried")
        assert len(await village.parcels()) == 4


async def test_who_is_told_where(tmp_path: Path) -> None:
    """Members and groups at their accounts of whatever channel; the asker at theirs."""
    async with playing(tmp_path) as village:
        await village.come(BINH)
        talk = address(*(await village.ask(BINH)).split("_"))
        assert await village.told() == [(MAI, talk), (LAN, talk)]
        await village.press(MAI, f"take:{talk.token}")
        await village.press(MAI, f"return:{talk.token}")
        assert village.rung == [(MAI, talk), (LAN, talk), (BINH, talk), (BINH, talk), (LAN, talk)]
        village.rung.clear()
        await escalate_due(village.turns, village.store, village.now + timedelta(minutes=40))
        assert village.rung == [(BINH, talk), (TAM, talk), (GROUP, talk)]
        assert {account for account, _ in await village.told()} == {MAI, LAN, BINH, TAM, GROUP}


async def test_a_group_is_shown_the_card(tmp_path: Path) -> None:
    """The group of the place is shown what members see, and can but open it; any other group sees nothing of it."""
    async with playing(tmp_path) as village:
        await village.come(AN)
        talk = address(*(await village.ask(AN)).split("_"))
        await escalate_due(village.turns, village.store, village.now + timedelta(minutes=40))
        _, screen = await village.turns.look(GROUP, talk)
        assert screen.address == talk
        assert [button for button in screen.choices if isinstance(button, Do)] == []
        assert screen.choices[0] == Go("Mở để giúp bà con", talk, main=True)
        for account in (Account("telegram", "-1"), Account("web", "-100200"), Account("telegram", "77")):
            assert (await village.turns.look(account, talk))[1].address != talk


async def test_the_morning_after(tmp_path: Path) -> None:
    """What was asked in the evening is told when the office opens, once, however often it is looked at."""
    async with playing(tmp_path) as village:
        await village.come(AN)
        village.now = EVENING
        await village.ask(AN)
        counts = [await escalate_due(village.turns, village.store, at) for at in (EVENING, MORNING, MORNING)]
        assert counts == [0, 1, 0]
        assert {account for account, _ in await village.told()} == {MAI, LAN}
        assert await village.kinds() == ["HelpAsked"]


async def test_facts_of_time_name_nobody(tmp_path: Path) -> None:
    """What time does is noted for the place and the asker's channel, without a key."""
    async with playing(tmp_path) as village:
        await village.come(BINH)
        await village.ask(BINH)
        await escalate_due(village.turns, village.store, village.now + timedelta(minutes=40))
        (row,) = [row async for row in village.store.journal.read(None, "HelpPassed")]
        assert (row["place"], row["channel"], "person" in row, row["from_place"]) == ("lia", "web", False, "lia-1")


async def test_an_account_that_is_gone(tmp_path: Path) -> None:
    """A wish whose asker cannot be reached any more is closed."""
    async with playing(tmp_path) as village:
        await village.come(AN)
        await village.ask(AN)
        await connection_of(village.store).execute("DELETE FROM account WHERE id = '1'")
        assert await escalate_due(village.turns, village.store, village.now) == 1
        assert await village.store.records.find("help", None) == []
        assert await village.kinds() == ["HelpAsked", "HelpClosed"]


async def test_who_waits_is_not_forgotten_by_the_sweep(tmp_path: Path) -> None:
    """Without consent, two days after: not while the wish is open; a day after it is over, and then wholly."""
    async with playing(tmp_path) as village:
        await village.come(AN)
        talk = await village.ask(AN)
        later = village.now + timedelta(hours=48)
        assert await village.turns.forget_due(later) == 0
        village.now = later
        await village.press(AN, f"end:{talk}")
        assert await village.turns.forget_due(later + timedelta(hours=25)) == 1
        assert await village.store.load(AN, "") == await village.store.load(Account("telegram", "none"), "")


async def test_a_helper_who_is_forgotten(tmp_path: Path) -> None:
    """Removed and away for a day, they are forgotten by the sweep; the asker and the team are told."""
    async with playing(tmp_path) as village:
        await village.come(AN)
        talk = await village.ask(AN)
        key = (await village.press(MAI, f"take:{talk}")).person.key
        seats = [seat for seat in await village.store.records.find("member", "lia-1") if isinstance(seat, Member)]
        (seat,) = [seat for seat in seats if seat.key == key]
        await village.store.apply(SystemChange(village.now, changed=(replace(seat, removed=village.now),)))
        await village.do(MAI, Opened(village.origin(MAI), Address(("home",))))
        village.rung.clear()
        assert await village.turns.forget_due(village.now + timedelta(hours=25)) == 1
        assert ((await village.help()).state, (await village.help()).by_key) == ("waiting", None)
        assert [account for account, _ in village.rung] == [AN, LAN]


async def test_the_loop(tmp_path: Path) -> None:
    """It looks again and again, at the moment that its clock tells, and goes on where the store cannot be reached."""
    async with playing(tmp_path) as village:
        await village.come(AN)
        village.now = EVENING
        await village.ask(AN)
        looked = []

        def clock() -> datetime:
            looked.append(1)
            if len(looked) == 2:
                raise StoreUnavailable("busy")
            return MORNING

        loop = asyncio.create_task(escalate_forever(village.turns, village.store, clock, 0.001))
        while len(looked) < 4:
            await asyncio.sleep(0.001)
        loop.cancel()
        help = await village.help()
        assert (help.told, help.rung) == (True, MORNING)
