"""Secrets on the web: no page carries what was typed again, whatever became of it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.store import StoreUnavailable
from tests.harness.web import WebBuilder
from tests.harness.web_client import Client

SECRET = "mã otp là 482913"


async def test_a_secret_is_answered_with_the_warning(builder: WebBuilder) -> None:
    """The page says so, tells the script to take the words out, and leads back."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            await me.open("/guide/pha-tra/water")
            page = await me.say(SECRET)
            assert page.path == "/secret/otp/guide/pha-tra/water"
            assert "482913" not in page.html
            assert "data-hides=" in page.html
            assert "noindex" in page.html
            assert (await me.press("Tôi hiểu rồi")).path == "/guide/pha-tra/water"
            assert "data-hides=" not in me.page.html
        assert [(fact["kind"], fact["secret"]) for fact in await house.facts()] == [("Warned", "otp")]


@pytest.mark.parametrize("field", ["via", "at", "do"])
async def test_a_secret_in_another_field(builder: WebBuilder, field: str) -> None:
    """Typed into an address or carried as a share code, it is not kept either."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            await me.open("/guide/pha-tra?via=To-Lia")
            form = me.page.form("Bắt đầu")
            given = {"via": "045185006789", "at": "term_x_045185006789_y", "do": "start:guide_045185006789"}[field]
            await me.send(form, **{field: given, "via": "To-Lia"} | {field: given})
            assert "045185006789" not in me.page.html
            assert "045185006789" not in me.page.path
        assert "045185006789" not in str(await house.facts())
        assert "045185006789" not in str([state async for state in house.store.people.read_states()])


async def test_trouble_does_not_carry_it(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the form could not be taken, a secret is not offered to be sent again; other words are."""
    async with builder.open() as house:

        async def full(*_: object) -> None:
            raise StoreUnavailable("disk full")

        async with Client(house.app) as me:
            await me.open("/")
            monkeypatch.setattr(house.store, "save", full)
            for typed, offered in ((SECRET, False), ("pha trà", True)):
                page = await me.say(typed)
                assert page.status == 503
                assert (typed in page.html) is offered
                assert ("data-hides=" in page.html) is not offered
                await me.open("/")


@pytest.mark.parametrize(("verdict", "status"), [("note", 303), ("drop", 429)])
async def test_who_types_too_fast(builder: WebBuilder, verdict: str, status: int) -> None:
    """Somebody who is asked for patience is warned all the same; a refused form is not offered again."""
    async with builder.open(lambda _: verdict) as house:
        async with Client(house.app) as me:
            await me.open("/guide/pha-tra")
            await me.press("Bắt đầu")
            form = me.page.say
            answer = await me.post(form.action, form.fields | {"text": SECRET})
            assert answer.status_code == status
            assert "482913" not in answer.text
        assert await house.kinds() == (["Warned"] if verdict == "note" else [])


async def test_home_asks_whoever_comes_back(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """After days, the front page asks whether to go on, until something is pressed; then it is as ever."""
    async with builder.open() as house, Client(house.app) as me:
        await me.open("/guide/pha-tra")
        await me.press("Bắt đầu")
        await me.press("Nhớ giúp tôi")
        monkeypatch.setattr("bot.clock.now", lambda: datetime.now(UTC) + timedelta(days=3))
        assert "Làm việc khác" in (await me.open("/")).labels
        await me.press("Làm việc khác")
        assert me.page.path == "/"
        assert "Làm việc khác" not in me.page.labels
