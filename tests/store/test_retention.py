"""Retention of records: what is over goes by its age, with the names in it."""

from datetime import timedelta
from pathlib import Path

from bot.store import SystemChange
from bot.store.opening import open_store
from flows.core.facts.citizen import Consented, Noted
from flows.core.record import Classroom, HelpRequest, Household, Invite, Member
from tests.harness.database import connection_of
from tests.harness.make import make
from tests.harness.store import saving
from tests.harness.turns import AT

NAME, HERS = "Nguyen Thi Lan", "Nha Ba Bay"
MONTHS = timedelta(days=200)


async def test_records_that_are_over_go_by_age(tmp_path: Path) -> None:
    """Closed requests and invitations go, names of removed members too; what is open or younger stays."""
    async with open_store(tmp_path / "s.db") as store:
        long_ago, of = AT - MONTHS, {"place": "lia-1", "came": AT - MONTHS, "asked": AT - MONTHS, "about": "home"}
        seat = {"place": "lia-1", "role": "member", "since": long_ago}
        await store.apply(
            SystemChange(
                AT,
                changed=[
                    make(HelpRequest, id="old", home="lia-1", key="k1", state="closed", **of),
                    make(HelpRequest, id="open", home="lia-1", key="k2", **of),
                    make(HelpRequest, id="late", home="lia-1", key="k3", state="closed", last=AT, **of),
                    make(Invite, id="i1", role="lead", place="lia", label=NAME, by="server", until=long_ago),
                    make(Invite, id="i2", role="lead", place="lia", label=NAME, by="server", until=AT, used=True),
                    make(Member, id="gone", label=NAME, key="k4", removed=long_ago, **seat),
                    make(Member, id="here", label="Mai", key="k5", **seat),
                    make(Household, id="h1", place="lia-1", label=HERS, opened=long_ago, closed=True),
                    make(Household, id="h2", place="lia-1", label="2", opened=long_ago),
                    make(Classroom, id="c1", place="lia", guide="tea", by="here", key="k5", opened=AT, closed=long_ago),
                ],
            )
        )
        before = AT - timedelta(days=30)
        assert await store.prune(before, before, before, before) == 0
        await store.empty_log()
        kept = [tuple(row) for row in await connection_of(store).execute_fetchall("SELECT kind, id FROM record")]
        assert sorted(kept) == [
            *(("help", "late"), ("help", "open"), ("house", "h2"), ("invite", "i2")),
            *(("member", "gone"), ("member", "here")),
        ]
        gone = await store.records.get("member", "gone")
        assert isinstance(gone, Member)
        assert (gone.label, gone.key, gone.version) == ("", "", 2)
        kept_bytes = (tmp_path / "s.db").read_bytes()
        assert [trace for trace in (b"k4", HERS.encode(), b"k1") if trace in kept_bytes] == []
        assert len(await store.records.find("member", None)) == 1


async def test_what_was_answered_stays_as_long_as_the_person(tmp_path: Path) -> None:
    """That somebody agreed can be shown for as long as they are remembered, also after the rest was dropped."""
    async with open_store(tmp_path / "s.db") as store:
        facts = [
            Noted(at=AT, person=key, channel="telegram", via=None, fact=Consented(yes=True)) for key in ("key-1", None)
        ]
        await store.save(saving(facts=facts))
        late = AT + timedelta(days=1)
        assert await store.prune(late, late, late, late) == 1
        assert [row["person"] async for row in store.journal.read()] == ["key-1"]
