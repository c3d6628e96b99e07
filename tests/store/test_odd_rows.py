"""Rows that cannot be read: each fails alone, is named, and nothing read along with it is held up."""

import asyncio
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from bot.store import Account, SystemChange, Unreadable
from bot.store.odd_rows import name_key, read_rows
from flows.core.facts.citizen import Arrived, Noted
from flows.core.record import Classroom
from tests.harness.make import make
from tests.harness.odd_rows import BROKEN, spoil
from tests.harness.store import ANN, AT, BAO, playing, saving

CLASSES = tuple(make(Classroom, id=f"class-{n}", place="p", guide="tea", by="m", key="", opened=AT) for n in range(3))
CAME = Noted(at=AT, person=None, channel="web", via="c-class", fact=Arrived(address="guide_tea"))


def count_set_aside(table: str) -> float:
    return REGISTRY.get_sample_value("gocua_rows_set_aside_total", {"table": table}) or 0.0


@pytest.mark.parametrize("state", [state for state in BROKEN if "version" not in state])
async def test_a_person_who_cannot_be_read_fails_alone(tmp_path: Path, state: str) -> None:
    """Of all who are loaded together only this one is told, and by another error than a store that is away."""
    async with playing(tmp_path) as store:
        await store.save(saving())
        await store.save(saving("e2", BAO, "key-2"))
        spoil(tmp_path / "s.db", "UPDATE person SET serial = serial + 1, state = ? WHERE key = 'key-1'", (state,))
        found = await asyncio.gather(*(store.load(who, "e") for who in (ANN, BAO)), return_exceptions=True)
        assert isinstance(found[0], Unreadable)
        assert not isinstance(found[1], BaseException)
        assert found[1].key == "key-2"


@pytest.mark.parametrize("state", BROKEN)
async def test_a_record_that_cannot_be_read_is_none(tmp_path: Path, state: str) -> None:
    """The others of its kind and place are found; itself it is as if it were not there."""
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, changed=CLASSES))
        spoil(tmp_path / "s.db", "UPDATE record SET version = version + 1, state = ? WHERE id = 'class-1'", (state,))
        for place in (None, "p"):
            assert [one.id for one in await store.records.find(Classroom.kind, place)] == ["class-0", "class-2"]
        assert await store.records.get(Classroom.kind, "class-1") is None
        assert await store.records.get(Classroom.kind, "class-2") is not None


@pytest.mark.parametrize(
    ("column", "value"),
    [("more", state) for state in BROKEN if not state.startswith('{"')] + [("at", "yesterday"), ("at", "")],
)
async def test_a_fact_that_cannot_be_read_is_passed_over(tmp_path: Path, column: str, value: str) -> None:
    """The journal, the counter and a class's board go on with the next one."""
    async with playing(tmp_path) as store:
        await store.apply(SystemChange(AT, facts=(CAME, CAME, CAME)))
        statements = {"more": "UPDATE fact SET more = ? WHERE id = 2", "at": "UPDATE fact SET at = ? WHERE id = 2"}
        spoil(tmp_path / "s.db", statements[column], (value,))
        counted = await store.tallies.read_facts(0, 10)
        assert [(id, noted is not None) for id, noted in counted] == [(1, True), (2, False), (3, True)]
        if column == "more":
            assert len([fact async for fact in store.journal.read()]) == 2
            assert len(await store.journal.read_class("c-class")) == 2


async def test_a_state_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    """What looks at everybody, and what forgets them, sees all but that one."""
    async with playing(tmp_path) as store:
        for n in range(3):
            await store.save(saving(f"e{n}", Account("t", str(n)), f"key-{n}", forget_at=AT))
        spoil(tmp_path / "s.db", "UPDATE person SET serial = serial + 1, state = '{' WHERE key = 'key-1'")
        assert len([state async for state in store.people.read_states()]) == 2
        assert sorted([one.key async for one in store.people.find_expired(AT)]) == ["key-0", "key-2"]


def test_a_row_is_named_once_and_without_its_content(capsys: pytest.CaptureFixture[str]) -> None:
    """However often it is met, one line and one count; a person's key stands in neither."""
    before = count_set_aside("person")
    for _ in range(3):
        assert read_rows("person", ["{secret"], lambda _: int("{secret"), name_key) == []
    said = capsys.readouterr()
    assert count_set_aside("person") - before == 1
    assert "secret" not in said.out + said.err


async def test_a_seat_that_cannot_be_read(tmp_path: Path) -> None:
    """A member whose seat is broken is no citizen whose data may go after a day."""
    async with playing(tmp_path) as store:
        await store.save(saving())
        spoil(
            tmp_path / "s.db",
            "INSERT INTO record (kind, id, place, listed, key, version, state)"
            " VALUES ('member', 'm', 'p', 1, 'key-1', 1, '{')",
        )
        with pytest.raises(Unreadable):
            await store.load(ANN, "e")
