"""Records: what people share is saved with the turn that changed it, and nobody saves over what they have not seen."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store import Account, Parcel, Stale, SystemChange
from bot.store.opening import open_store
from bot.turns.service import Turns
from flows.core.address import Act, address
from flows.core.event import Origin, Pressed
from flows.core.record import Household, Invite, Member, dump_record, load_record
from tests.harness.make import make
from tests.harness.player import FIRST_DAY
from tests.harness.world import team_library

HOUSE = make(Household, id="hhhhhhhhhh", place="lia-1", label="nhà 1", opened=FIRST_DAY)
SEAT = make(Member, id="mmmmmmm", role="lead", place="lia", label="Lan", key="", since=FIRST_DAY)


def test_records_are_read_as_they_were_written() -> None:
    """A record that is dumped and loaded is the same; a field that it has not yet takes its default."""
    assert load_record(dump_record(HOUSE)) == HOUSE
    old = {name: value for name, value in dump_record(HOUSE).items() if name != "witnessed"}
    assert load_record(old) == HOUSE


async def test_who_comes_second_is_refused(tmp_path: Path) -> None:
    """Of several who change the same version, also in one batch, one is saved; the others are told."""
    async with open_store(tmp_path / "s.db") as store:
        await store.apply(SystemChange(FIRST_DAY, (), (HOUSE,)))
        known = await store.records.get("house", HOUSE.id)
        assert isinstance(known, Household)
        saved = await asyncio.gather(
            *(store.apply(SystemChange(FIRST_DAY, (), (replace(known, label=f"nhà {n}"),))) for n in range(5)),
            return_exceptions=True,
        )
        assert [type(one).__name__ for one in saved].count("Stale") == 4
        again = await store.records.get("house", HOUSE.id)
        assert again is not None
        assert again.version == 2
        with pytest.raises(Stale):
            await store.apply(SystemChange(FIRST_DAY, (), (HOUSE,)))


async def test_lists_hold_what_is_not_over(tmp_path: Path) -> None:
    """Records of a place are those that are not over; marks are counted by village."""
    async with open_store(tmp_path / "s.db") as store:
        closed = make(replace, HOUSE, id="zzzzzzzzzz", closed=True)
        known = make(replace, HOUSE, id="kkkkkkkkkk", alone={"r": ("b", "a"), "s": ()})
        await store.apply(SystemChange(FIRST_DAY, (), (HOUSE, closed, known)))
        assert {record.id for record in await store.records.find("house", "lia-1")} == {HOUSE.id, known.id}
        assert len(await store.records.find("house", None)) == 2
        assert sorted(await store.records.count_marks(["lia-1", "lia-2"])) == [
            ("lia-1", "", 1),
            ("lia-1", "\na b", 1),
        ]
        assert await store.records.get("house", "none") is None


async def test_an_invitation_is_taken_by_one_of_many(tmp_path: Path) -> None:
    """Twenty people press the same invitation at the same moment: one has the seat, nineteen are told it is over."""
    async with open_store(tmp_path / "s.db") as store:
        turns = Turns(store, team_library, lambda _: "citizen")
        invite = make(
            Invite,
            id="bcdfghjkmnpqrstv",
            role="member",
            place="lia-1",
            label="Hoa",
            by="server",
            until=FIRST_DAY + timedelta(hours=48),
        )
        await store.apply(SystemChange(FIRST_DAY, (), (invite,)))
        act = Act("accept", address("invite", invite.id))
        answers = await asyncio.gather(
            *(
                turns.take(Account("web", f"a{n}"), Pressed(Origin(f"web:{n}", FIRST_DAY, f"seed{n}-" * 4, "web"), act))
                for n in range(20)
            )
        )
        assert [answer.person.role for answer in answers].count("member") == 1
        assert [row["kind"] async for row in store.journal.read(None, "Enrolled")] == ["Enrolled"]
        assert len(await store.records.find("member", None)) == 1


async def test_a_seat_is_there_at_the_next_turn_and_gone_after_removal(tmp_path: Path) -> None:
    """Who has a seat is loaded with it; once it is removed, they are a citizen."""
    async with open_store(tmp_path / "s.db") as store:
        turns, who = Turns(store, team_library, lambda _: "citizen"), Account("web", "a")
        invite = make(
            Invite,
            id="bcdfghjkmnpqrstv",
            role="member",
            place="lia-1",
            label="Hoa",
            by="server",
            until=FIRST_DAY + timedelta(hours=48),
        )
        await store.apply(SystemChange(FIRST_DAY, (), (invite,)))
        pressed = Pressed(Origin("web:1", FIRST_DAY, "seed" * 4, "web"), Act("accept", address("invite", invite.id)))
        await turns.take(who, pressed)
        person, screen = await turns.look(who, address("desk"))
        assert (person.role, screen.address) == ("member", address("desk"))
        seat = person.seat
        assert seat is not None
        await store.apply(SystemChange(FIRST_DAY, (), (replace(seat, removed=FIRST_DAY),)))
        person, screen = await turns.look(who, address("desk"))
        assert (person.role, screen.address) == ("citizen", address("home"))
        assert (await turns.look(None, address("desk")))[1].address == address("home")


async def test_parcels_wait_in_order(tmp_path: Path) -> None:
    """What is to be brought waits for each account in the order it was said, and goes up to what was brought."""
    async with open_store(tmp_path / "s.db") as store:
        one, two = Account("web", "a"), Account("telegram", "7")
        parcels = [
            Parcel(one, "h", "chào", "7", None),
            Parcel(two, "h", None, "8", 42),
            Parcel(one, "h", "nữa", "7", None),
        ]
        await store.apply(SystemChange(FIRST_DAY, parcels=parcels))
        waiting = await store.parcels.find("web", "a")
        assert [parcel.words for parcel in waiting] == ["chào", "nữa"]
        assert [(parcel.to, parcel.message) for parcel in await store.parcels.find("telegram")] == [(two, 42)]
        await store.parcels.drop(one, waiting[0].id)
        assert [parcel.words for parcel in await store.parcels.find("web", "a")] == ["nữa"]
        await store.prune(FIRST_DAY + timedelta(days=1), FIRST_DAY, FIRST_DAY, FIRST_DAY)
        assert list(await store.parcels.find("web")) == []
