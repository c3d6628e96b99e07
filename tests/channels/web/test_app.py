"""The web channel over its ASGI app: walking, typing, paths, notes, languages."""

from datetime import UTC, datetime

import pytest

from tests.harness.web import WebBuilder
from tests.harness.web_client import BASE, Client, Form


async def test_walk_to_a_finish_is_noted_once(builder: WebBuilder) -> None:
    """A guide can be walked to its end by forms and links alone; a finish is noted once, each form acts once."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            await me.open("/")
            await me.press("Việc trong nhà")
            await me.press("Pha một ấm trà")
            await me.press("Bắt đầu")
            assert me.page.path == "/guide/pha-tra/consent"
            await me.press("Nhớ giúp tôi")
            await me.press("Trà xanh")
            await me.press("Xong bước này")
            last = me.page.form("Xong hết rồi")
            await me.send(last)
            assert me.page.path == "/guide/pha-tra/done"
            await me.send(last)
            assert me.page.path == "/guide/pha-tra/done"
        assert await house.kinds() == ["Consented", "Started", "Reached", "Reached", "Reached", "Finished"]


async def test_get_leaves_no_trace(builder: WebBuilder) -> None:
    """No GET stores or notes anything or sets a cookie, wherever it leads."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            for path in ("/", "/guide/pha-tra?via=ABC", "/guide/pha-tra/water/cold", "/find", "/settings/data", "/x/y"):
                await me.open(path)
                assert "set-cookie" not in me.page.headers
        assert await house.kinds() == []
        assert [one async for one in house.store.people.find_expired(datetime(2100, 1, 1, tzinfo=UTC))] == []


async def test_note_is_shown_once(builder: WebBuilder) -> None:
    """What a press has to say is shown after the redirect, and not when the page is opened again."""
    async with builder.open() as house, Client(house.app) as me:
        await me.open("/guide/pha-tra/water/cold")
        await me.press("Vẫn chưa được")
        assert me.page.path == "/guide/pha-tra/water/stuck"
        assert me.page.note
        assert (await me.open(me.page.path)).note is None


async def test_note_of_a_place_that_is_gone(builder: WebBuilder) -> None:
    """A press that points at something gone leads above it, with the note that it is gone."""
    async with builder.open() as house, Client(house.app) as me:
        form = (await me.open("/guide/pha-tra")).form("Bắt đầu")
        await me.send(Form("/act", form.fields | {"do": "start:guide_sold-out"}))
        assert me.page.path == "/"
        assert me.page.note


@pytest.mark.parametrize(
    ("path", "status", "lands"),
    [
        ("/guide/pha-tra/nothing", 200, "Pha một ấm trà"),
        ("/guide/gone/step", 200, "Gõ Cửa chào bà con"),
        ("/issues", 200, "Gõ Cửa chào bà con"),
        ("/nowhere/at-all", 404, "Gõ Cửa chào bà con"),
        ("/Không phải địa chỉ", 404, "Gõ Cửa chào bà con"),
        ("/" + "a" * 400, 404, "Gõ Cửa chào bà con"),
        ("/wp-login.php", 404, "Gõ Cửa chào bà con"),
        ("//evil.example", 404, "Gõ Cửa chào bà con"),
        ("/act", 404, "Gõ Cửa chào bà con"),
    ],
)
async def test_every_path_leads_somewhere(builder: WebBuilder, path: str, status: int, lands: str) -> None:
    """A path that is gone, forbidden or none climbs to the nearest screen, with a note and ways on."""
    async with builder.open() as house, Client(house.app) as me:
        page = await me.open(BASE + path)
        assert (page.status, page.title) == (status, lands)
        assert page.note
        assert page.labels


async def test_one_path_a_screen(builder: WebBuilder) -> None:
    """Other spellings of a path are sent to the one that is printed, with what they carry."""
    async with builder.open() as house, Client(house.app) as me:
        for path, to in (("/home", "/"), ("/guide/pha-tra/?via=AB", "/guide/pha-tra?via=AB")):
            answer = await me.http.get(path)
            assert (answer.status_code, answer.headers["location"]) == (308, to)


async def test_renamed_step_is_found(builder: WebBuilder) -> None:
    """An old step's path shows the step that replaces it."""
    async with builder.open() as house, Client(house.app) as me:
        page = await me.open("/guide/pha-tra/boil")
        assert (page.status, page.say.fields["at"]) == (200, "guide_pha-tra_water")


async def test_share_code_is_carried_to_the_first_press(builder: WebBuilder) -> None:
    """A share code stays with the links and forms until something is pressed; then it is credited to the end."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            await me.open("/?via=LOP-7")
            await me.press("Việc trong nhà")
            await me.press("Pha một ấm trà")
            assert me.page.form("Bắt đầu").fields["via"] == "LOP-7"
            await me.press("Bắt đầu")
            await me.press("Nhớ giúp tôi")
            assert "via" not in me.page.form("Trà xanh").fields
            assert "via" not in (await me.open("/?via=LOP-7")).html
            assert "via=" not in (await me.open("/?via=not_a_code")).html
        facts = await house.facts()
        assert facts[0]["kind"] == "Arrived"
        assert {fact["via"] for fact in facts} == {"LOP-7"}


async def test_typed_words(builder: WebBuilder) -> None:
    """Typed words find guides; a number or a label presses; nothing typed does nothing; none of it is in a page."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            await me.open("/")
            await me.say("  ")
            assert me.page.path == "/"
            await me.say("pha trà zzqq")
            assert me.page.path == "/guide/pha-tra"
            assert "zzqq" not in me.page.html
            await me.say("bat dau")
            assert me.page.path == "/guide/pha-tra/consent"
            await me.open("/guide/pha-tra")
            await me.say("1")
            assert me.page.path == "/guide/pha-tra/consent"
        assert "Searched" in await house.kinds()


async def test_long_and_odd_texts(builder: WebBuilder) -> None:
    """1,500 letters, 10,000, zero bytes, marks that turn the writing round: each is answered calmly."""
    async with builder.open() as house, Client(house.app) as me:
        await me.open("/guide/pha-tra/leaf")
        await me.say("ỗ" * 1_500)
        assert (me.page.path, me.page.status) == ("/guide/pha-tra/leaf", 200)
        assert me.page.note
        assert (await me.say("ỗ" * 10_000)).status == 413
        await me.open("/guide/pha-tra/leaf")
        for text in ("\0\u202e\u200b\ud7ff", "<script>alert(1)</script>", "%00%ff"):
            assert (await me.say(text)).status == 200


async def test_slip_of_ours_is_a_calm_page(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of ours shows a calm page with all headers."""
    async with builder.open() as house:

        def broken(*_: object) -> None:
            raise RuntimeError("ours")

        monkeypatch.setattr("bot.channels.web.app.read_path", broken)
        async with Client(house.app) as me:
            me.http._transport.raise_app_exceptions = False  # type: ignore[attr-defined] # httpx gives no other way in
            page = await me.open("/")
            assert (page.status, page.title) == (500, "Chờ mình một lát")
            assert "default-src 'none'" in page.headers["content-security-policy"]


async def test_language(builder: WebBuilder) -> None:
    """A page speaks the person's language, its own words among it; a trouble page too."""
    async with builder.open() as house, Client(house.app) as me:
        await me.open("/settings")
        await me.press("English")
        page = await me.open("/guide/pha-tra")
        assert page.title == "Make a pot of tea"
        assert '<html lang="en">' in page.html
        assert "Skip to the main part" in page.html
        refused = await me.post("/act", {})
        assert "open the page again" in refused.text


async def test_erasing(builder: WebBuilder) -> None:
    """Deleting one's data works by the page, and the same browser goes on as somebody new."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            await me.open("/guide/pha-tra/consent")
            await me.press("Nhớ giúp tôi")
            await me.open("/settings/erase")
            await me.press("Chắc, xóa ngay")
            assert me.page.path == "/settings/erased"
            assert "Làm tiếp" not in (await me.open("/")).html
        assert all(fact.get("person") is None for fact in await house.facts())
