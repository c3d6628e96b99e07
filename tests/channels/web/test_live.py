"""Live screens: a page is told when what it shows is no longer so; nobody is told of what they may not see."""

import asyncio
import re
from dataclasses import replace

import pytest

from bot.channels.web import streams
from bot.store import Parcel, StoreUnavailable, SystemChange
from flows.core.facts.citizen import Arrived, Fact, Noted, Rated, Reached, Stuck
from flows.core.record import Record
from tests.harness.make import make
from tests.harness.web import WebBuilder, WebProgram
from tests.harness.web_client import Client
from tests.harness.web_live import known
from tests.harness.web_standins import AT, BOARD, HELP, LESSON, STILL, TALK, VIA
from tests.harness.web_streams import Tab

pytestmark = pytest.mark.usefixtures("stand_ins")

LIVE = re.compile(r'data-live="([^"]+)"')
SOON_S = 0.4  # enough for what comes at once


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "APART_S", 0.3)


async def happen(house: WebProgram, *facts: Fact, via: str | None = VIA, changed: tuple[Record, ...] = ()) -> None:
    await house.turns.apply(
        SystemChange(AT, [Noted(at=AT, person=None, channel="web", via=via, fact=fact) for fact in facts], changed)
    )


def live(html: str) -> str:
    found = LIVE.search(html)
    assert found
    return found[1]


async def test_a_board_tells_what_the_class_does(builder: WebBuilder) -> None:
    """Whatever is credited to the class and changes the board is told; what is not, or leaves it as it was, is not."""
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        async with Client(house.app) as me, Tab(house.app, live((await me.open(BOARD.path)).html)) as tab:
            assert (tab.status, tab.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
            assert await tab.event(SOON_S) is None
            await happen(house, Arrived(address="x"))
            assert await tab.event()
            await happen(house, make(Reached, guide="pha-tra", revision="r", run="run", step="leaf"))
            assert await tab.event()
            await happen(house, make(Rated, guide="pha-tra", revision="r", run="run", rating="easy"))
            await happen(house, Arrived(address="x"), via="c-zzzzzzzz")
            await happen(house, Arrived(address="x"), via="m-kdtrbnz")
            await happen(house, Arrived(address="x"), via=None)
            assert await tab.event(2 * SOON_S) is None


async def test_nothing_is_missed_between_page_and_stream(builder: WebBuilder) -> None:
    """What changed after the page was drawn, or while the line was broken, is told at once; what was seen is not."""
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        async with Client(house.app) as me:
            page = live((await me.open(BOARD.path)).html)
            await happen(house, Arrived(address="x"))
            async with Tab(house.app, page) as tab:
                mark = await tab.event()
                assert mark
            async with Tab(house.app, page, last_event_id=mark) as tab:
                assert await tab.event(SOON_S) is None
            async with Tab(house.app, live((await me.open(BOARD.path)).html)) as tab:
                assert await tab.event(SOON_S) is None
            async with Tab(house.app, page.partition("?")[0]) as tab:
                assert await tab.event() == mark


async def test_what_is_not_there_for_somebody_is_an_unknown_path(builder: WebBuilder) -> None:
    """A talk of others, a members' screen, a page at rest, no screen at all: the same answer, which is no stream's."""
    tokens = (TALK.token, "test-code", STILL.token, "test-board_none", "no_where", "guide_pha-tra", "Q", "a__b", "home")
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[HELP, LESSON]))
        answers = set()
        async with Client(house.app) as me:
            for known_to in (False, True):
                if known_to:
                    await known(me, house)
                cookie = {"cookie": me.cookie} if known_to else {}
                for path in (*(f"/live/{token}" for token in tokens), "/no/where-at/all.php"):
                    async with Tab(house.app, path, **cookie) as tab:
                        changing = re.sub(r'value="[^"]{22}[^"]*"', "", await tab.body())
                        answers.add((known_to, tab.status, tab.headers["content-type"], changing))
        assert {answer[:3] for answer in answers} == {
            (known_to, 404, "text/html; charset=utf-8") for known_to in (False, True)
        }
        assert len(answers) == 2
        assert len(house.streams) == 0


async def test_a_talk_tells_the_two_alone(builder: WebBuilder) -> None:
    """What one of the two says is told to the other's page alone; that it is over, to both."""
    async with builder.open() as house, Client(house.app) as asker, Client(house.app, "203.0.113.8") as helper:
        keys = [await known(asker, house), await known(helper, house)]
        await house.turns.apply(SystemChange(AT, changed=[replace(HELP, key=keys[0], by_key=keys[1])]))
        pages = [live((await one.open(TALK.path)).html) for one in (asker, helper)]
        async with (
            Tab(house.app, pages[0], cookie=asker.cookie) as one,
            Tab(house.app, pages[1], cookie=helper.cookie) as other,
        ):
            assert (one.status, other.status) == (200, 200)
            await helper.say("Bác bấm nút xanh nhé")
            assert helper.page.path == TALK.path
            assert await one.event()
            assert await other.event(SOON_S) is None
            await asker.press("Kết thúc")
            assert await one.event()
            assert await other.event()


async def test_a_screen_that_is_no_more_ends_its_stream(builder: WebBuilder) -> None:
    """Who loses a screen is told once, so that the page looks again; then there is nothing more to tell."""
    async with builder.open() as house, Client(house.app) as me:
        key = await known(me, house)
        await house.turns.apply(SystemChange(AT, changed=[replace(HELP, key=key)]))
        async with Tab(house.app, live((await me.open(TALK.path)).html), cookie=me.cookie) as tab:
            await house.turns.apply(SystemChange(AT, changed=[replace(HELP, key="another", version=1)]))
            assert await tab.event() == ""
            assert await tab.ended()
        assert "data-live" not in (await me.open(TALK.path)).html


async def test_many_changes_are_few_events(builder: WebBuilder) -> None:
    """A room that is busy rings once in a while, and the last ring comes after the last change."""
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        async with Client(house.app) as me, Tab(house.app, live((await me.open(BOARD.path)).html)) as tab:
            marks = []
            for n in range(10):
                await happen(
                    house,
                    Arrived(address="x"),
                    make(Stuck, guide="pha-tra", revision="r", run=f"run{n}", step="leaf", problem="p"),
                )
                await asyncio.sleep(0.02)
            while (mark := await tab.event(2 * SOON_S)) is not None:
                marks.append(mark)
            assert 1 <= len(marks) <= 3
            assert marks[-1] in live((await me.open(BOARD.path)).html)


async def test_who_goes_leaves_nothing_behind(builder: WebBuilder) -> None:
    """Whoever closes the browser, before a change or in the middle of one, is forgotten at once."""
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        for changes in (0, 1):
            tabs = [Tab(house.app, f"/live/{BOARD.token}", host=f"192.0.2.{n}") for n in range(20)]
            for tab in tabs:
                await tab.__aenter__()
                await tab.event()
            assert len(house.streams) == 20
            if changes:
                await happen(house, Arrived(address="x"))
            for tab in tabs:
                await tab.leave()
            assert len(house.streams) == 0


async def test_a_client_has_few_streams(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """One address may keep some open, and all together may; one more is refused."""
    monkeypatch.setattr(streams, "STREAMS_OF_ADDRESS_MAX", 2)
    monkeypatch.setattr(streams, "STREAMS_MAX", 3)
    monkeypatch.setattr(streams, "KEPT_FOR_MEMBERS", 0)
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        path = f"/live/{BOARD.token}"
        async with Tab(house.app, path) as one, Tab(house.app, path) as two:
            await one.chunk()
            await two.chunk()
            async with Tab(house.app, path) as refused:
                assert (refused.status, refused.headers["retry-after"]) == (429, "10")
            async with Tab(house.app, path, host="203.0.113.8") as three:
                await three.chunk()
                async with Tab(house.app, path, host="203.0.113.9") as refused:
                    assert refused.status == 429
        async with Tab(house.app, path) as again:
            assert again.status == 200


async def test_the_end_ends_all(builder: WebBuilder) -> None:
    """When the program stops, every stream comes to its end by itself, and no new one is opened."""
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        path = f"/live/{BOARD.token}"
        async with Tab(house.app, path) as still, Tab(house.app, path) as busy:
            assert await still.event()
            assert await busy.event()
            await happen(house, Arrived(address="x"))
            house.streams.close()
            assert await still.ended()
            assert await busy.ended()
            async with Tab(house.app, path) as late:
                assert late.status == 429


async def test_a_store_that_fails_changes_nothing(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the store fails no stream is opened, and those that are open wait; when it is back they tell."""
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        async with Client(house.app) as me:
            page = live((await me.open(BOARD.path)).html)
            async with Tab(house.app, page) as tab:
                await tab.chunk()

                async def down(via: str) -> None:
                    raise StoreUnavailable("down")

                with monkeypatch.context() as broken:
                    broken.setattr(house.store.journal, "read_class", down)
                    await happen(house, Arrived(address="x"))
                    assert await tab.event(SOON_S) is None
                    async with Tab(house.app, page) as refused:
                        assert refused.status == 503
                await happen(house, Arrived(address="x"))
                assert await tab.event()


async def test_a_stream_is_not_packed_and_beats(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream goes out as it is, through no cache, with all headers of a page, and gives a sign of life."""
    monkeypatch.setattr(streams, "HEARTBEAT_S", 0.05)
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        async with Client(house.app) as me:
            page = live((await me.open(BOARD.path)).html)
            async with Tab(house.app, page, accept_encoding="gzip") as tab:
                assert "content-encoding" not in tab.headers
                assert tab.headers["cache-control"] == "no-store"
                assert tab.headers["x-accel-buffering"] == "no"
                assert "default-src 'none'" in tab.headers["content-security-policy"]
                assert b"retry: 3000" in await tab.chunk()
                assert (await tab.chunk()).startswith(b":")
            answer = await me.http.head(page)
            assert (answer.status_code, answer.content) == (200, b"")
        assert len(house.streams) == 0


async def test_words_that_come_are_told(builder: WebBuilder) -> None:
    """What is brought to somebody by another way than a turn is told to their page too."""
    async with builder.open() as house, Client(house.app) as me:
        key = await known(me, house)
        await house.turns.apply(SystemChange(AT, changed=[replace(HELP, key=key)]))
        async with Tab(house.app, live((await me.open(TALK.path)).html), cookie=me.cookie) as tab:
            await house.turns.apply(SystemChange(AT, parcels=[Parcel(me.account, HELP.id, "Chào bác", "7", None)]))
            assert await tab.event()
