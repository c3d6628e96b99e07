"""Words that wait for somebody on the web: shown until it is sure that they were, to the one whose they are."""

import re
from dataclasses import replace

import pytest

from bot.store import Account, Parcel, StoreUnavailable, SystemChange
from flows.core.address import address
from tests.harness.web import WebBuilder, WebProgram
from tests.harness.web_client import Client
from tests.harness.web_live import known
from tests.harness.web_standins import AT, HELP, STILL, TALK

pytestmark = pytest.mark.usefixtures("stand_ins")

HEARD = re.compile(r"<p><b>([^<]+)</b> <span>([^<]*)</span></p>")
TOLD = re.compile(r'<p><b>Có tin cho bà con:</b> <a class="go" href="([^"]+)">([^<]+)</a></p>')
ODD = '<script>alert(1)</script> & "x"\nhai dòng'


async def talking(me: Client, house: WebProgram) -> None:
    """Become the asker of a talk."""
    await house.turns.apply(SystemChange(AT, changed=[replace(HELP, key=await known(me, house))]))


async def bring(house: WebProgram, to: Account, *words: str | None) -> None:
    await house.turns.apply(SystemChange(AT, parcels=[Parcel(to, HELP.id, one, "7", None) for one in words]))


async def left(house: WebProgram) -> list[str | None]:
    return [parcel.words for parcel in await house.store.parcels.find("web")]


def heard(me: Client) -> list[tuple[str, str]]:
    return HEARD.findall(me.page.html)


async def test_words_wait_until_they_were_seen(builder: WebBuilder) -> None:
    """They stand on every page, however often it is opened, and go with the first form that comes from one of them."""
    async with builder.open() as house, Client(house.app) as me:
        await talking(me, house)
        before = (await me.open("/guide/pha-tra/leaf")).form("Trà xanh")
        await bring(house, me.account, "Chào bác", "Bác bấm nút xanh")
        said = [("Người giúp nói:", "Chào bác"), ("Người giúp nói:", "Bác bấm nút xanh")]
        for path in ("/", TALK.path, "/guide/pha-tra/leaf", "/settings", "/no/where"):
            await me.open(path)
            assert heard(me) == said, path
        await me.send(before)  # drawn before the words came
        assert heard(me) == said
        await bring(house, me.account, "Xong chưa")
        await me.send(me.page.say, text="1")  # drawn before the last
        assert heard(me) == [("Người giúp nói:", "Xong chưa")]
        await me.send(me.page.say, text="1")
        assert heard(me) == []
        assert await left(house) == []


async def test_words_are_words(builder: WebBuilder) -> None:
    """Whatever was said is shown as it was typed, and is never part of the page."""
    async with builder.open() as house, Client(house.app) as me:
        await talking(me, house)
        await bring(house, me.account, ODD)
        page = await me.open(TALK.path)
        assert "<script>alert" not in page.html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;\nhai dòng" in page.html.replace(
            "&#34;", "&quot;"
        )


async def test_nobody_hears_what_is_for_another(builder: WebBuilder) -> None:
    """A stranger and another person see nothing of it, and no form of theirs takes it away, whatever it claims."""
    async with builder.open() as house, Client(house.app) as me, Client(house.app, "203.0.113.8") as other:
        await talking(me, house)
        await bring(house, me.account, "Chào bác")
        page = await other.open("/guide/pha-tra")
        assert "Chào bác" not in page.html
        await known(other, house)
        form = (await other.open("/guide/pha-tra/leaf")).form("Trà xanh")
        assert "seen" not in form.fields
        for claim in ("999999999999", "-1", "x", "9" * 400, "²"):
            await other.send(form, seen=claim)
            assert "Chào bác" not in other.page.html
        assert await left(house) == ["Chào bác"]


async def test_who_speaks_is_told(builder: WebBuilder) -> None:
    """The one who helps hears the person, and the person hears who helps; what cannot be shown here is passed over."""
    async with builder.open() as house, Client(house.app) as helper:
        key = await known(helper, house)
        await house.turns.apply(SystemChange(AT, changed=[replace(HELP, by_key=key)]))
        await bring(house, helper.account, None, "Tôi không thấy nút")
        await helper.open("/")
        assert heard(helper) == [("Bà con nói:", "Tôi không thấy nút")]
        await helper.open("/guide/pha-tra/leaf")
        await helper.press("Trà xanh")
        assert await left(house) == []


async def test_words_that_are_carried_leave_one_where_they_stand(builder: WebBuilder) -> None:
    """What is typed in a talk goes to the other; who typed it stays in the talk, and is told nothing."""
    async with builder.open() as house, Client(house.app) as me, Client(house.app, "203.0.113.8") as helper:
        keys = [await known(me, house), await known(helper, house)]
        await house.turns.apply(SystemChange(AT, changed=[replace(HELP, key=keys[0], by_key=keys[1])]))
        await me.open(TALK.path)
        await me.say("Con ơi giúp bác")
        assert (me.page.path, me.page.note) == (TALK.path, None)
        assert "Con ơi giúp bác" not in me.page.html
        await helper.open(TALK.path)
        assert heard(helper) == [("Bà con nói:", "Con ơi giúp bác")]


async def test_news_stand_on_every_page_until_they_are_seen(builder: WebBuilder) -> None:
    """A screen that a person is owed is named on every page until they open it; one that is gone never is."""
    async with builder.open() as house, Client(house.app) as me, Client(house.app, "203.0.113.8") as helper:
        keys = [await known(me, house), await known(helper, house)]
        await house.turns.apply(SystemChange(AT, changed=[replace(HELP, key=keys[0], by_key=keys[1])]))
        await me.open(TALK.path)
        await me.press("Báo tin")
        await house.store.debts.owe(helper.account, address("test-talk", "no-more"))
        for path in ("/", STILL.path):
            assert TOLD.findall((await helper.open(path)).html) == [(TALK.path, "Nói chuyện")]
        assert TOLD.findall((await me.open("/")).html) == []
        assert [debt.address for debt in await house.store.debts.find("web")] == [TALK]
        assert TOLD.findall((await helper.open(TALK.path)).html) == []
        assert TOLD.findall((await helper.open("/")).html) == []
        assert await house.store.debts.find("web") == []


async def test_a_store_that_fails_keeps_what_waits(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be noted that words were seen, they are shown again; the press itself counts."""
    async with builder.open() as house, Client(house.app) as me:
        await talking(me, house)
        await bring(house, me.account, "Chào bác")

        async def down(*_: object) -> None:
            raise StoreUnavailable("down")

        await me.open("/guide/pha-tra/leaf")
        with monkeypatch.context() as broken:
            broken.setattr(house.store.parcels, "drop", down)
            await me.press("Trà xanh")
        assert heard(me) == [("Người giúp nói:", "Chào bác")]
        assert me.page.path == "/guide/pha-tra/water"
