"""Forms: forged, repeated, broken, too many, or sent while the store is down; and the cookie that comes of them."""

from typing import Any

import pytest

from bot.store import Account, Loaded, Saving, StoreUnavailable
from tests.harness.web import WebBuilder, WebProgram
from tests.harness.web_client import BASE, Client, Form

FORM = "application/x-www-form-urlencoded"


async def test_stranger_who_sends_twice_is_one_person(builder: WebBuilder) -> None:
    """A first press that is sent twice, before any cookie came back, makes one person and counts once."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            await me.open("/guide/pha-tra/consent")
            form = me.page.form("Nhớ giúp tôi")
            first = await me.post(form.action, form.fields)
            me.http.cookies.clear()
            again = await me.post(form.action, form.fields)
            assert {answer.headers["location"].partition("?")[0] for answer in (first, again)} == {
                "/guide/pha-tra/leaf"
            }
            assert first.cookies["gocua"] == again.cookies["gocua"]
        assert await house.kinds() == ["Consented", "Started", "Reached"]


async def test_same_page_in_other_hands_is_another_person(builder: WebBuilder) -> None:
    """Somebody else with the very same page, from a careless cache, does not become the first person."""
    async with builder.open() as house, Client(house.app) as me, Client(house.app, "198.51.100.9") as other:
        await me.open("/guide/pha-tra/consent")
        form = me.page.form("Nhớ giúp tôi")
        mine, theirs = await me.post(form.action, form.fields), await other.post(form.action, form.fields)
        assert mine.cookies["gocua"] != theirs.cookies["gocua"]
        assert "Làm tiếp" not in (await other.open("/")).html


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": BASE}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Referer": "https://evil.example/test"}, 403),
        ({}, 403),
        ({"Origin": BASE}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Referer": BASE + "/guide/pha-tra"}, 303),
    ],
)
async def test_stranger_must_come_from_our_page(builder: WebBuilder, headers: dict[str, str], status: int) -> None:
    """A stranger's form acts only where the browser says that it comes from one of our own pages."""
    async with builder.open() as house, Client(house.app) as me:
        form = (await me.open("/guide/pha-tra")).form("Bắt đầu")
        answer = await me.post(form.action, form.fields, headers)
        assert answer.status_code == status
        if status == 403:
            assert "set-cookie" not in answer.headers
            assert "Mở lại trang" in answer.text


async def test_token_is_bound_to_the_person(builder: WebBuilder) -> None:
    """With a cookie, a browser that says nothing of origins is believed if the token is that person's own."""
    async with builder.open() as house, Client(house.app) as me, Client(house.app) as other:
        for client in (me, other):
            await client.open("/guide/pha-tra")
            await client.press("Bắt đầu")
        own, foreign = me.page.form("Nhớ giúp tôi"), other.page.form("Nhớ giúp tôi")
        assert (await me.post("/act", foreign.fields, {})).status_code == 403
        assert (await me.post("/act", own.fields | {"csrf": "x"}, {})).status_code == 403
        assert (await me.post("/act", own.fields | {"event": "x"}, {})).status_code == 403
        assert (await me.post("/act", own.fields, {})).status_code == 303


async def test_page_from_before_the_cookie_still_acts(builder: WebBuilder) -> None:
    """A page drawn for a stranger acts for the person that the same browser has become since."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            old = (await me.open("/guide/pha-tra/leaf")).form("Trà xanh")
            await me.open("/guide/pha-tra")
            await me.press("Bắt đầu")
            await me.press("Nhớ giúp tôi")
            await me.send(old)
            assert me.page.path == "/guide/pha-tra/water"
        assert (await house.kinds()).count("Started") == 1


async def test_cookie_not_ours_is_a_stranger(builder: WebBuilder) -> None:
    """A cookie that we did not sign is no cookie."""
    async with builder.open() as house, Client(house.app) as me:
        me.http.cookies.set("gocua", "A" * 22 + ".forged")
        me.http.cookies.set("gocua-note", "forged.forged")
        assert (await me.open("/")).status == 200


async def test_cookie_flags(builder: WebBuilder) -> None:
    """The cookie lasts a year, is for this host alone, no script reads it, and over https it is Secure."""
    async with builder.open(secure=True) as house, Client(house.app) as me:
        form = (await me.open("/guide/pha-tra")).form("Bắt đầu")
        answer = await me.post(form.action, form.fields, {"Origin": BASE.replace("http", "https")})
        cookies = answer.headers.get_list("set-cookie")
        who = next(c for c in cookies if c.startswith("__Host-gocua="))
        for flag in ("HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=31536000"):
            assert flag in who
        assert "Domain" not in who
        assert "max-age" in (await me.open("/")).headers["strict-transport-security"]


async def test_forged_acts(builder: WebBuilder) -> None:
    """An act that nobody drew is answered with a note; one that leads nowhere, with a screen."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            await me.open("/guide/pha-tra")
            unreadable = ["", "x" * 200, "Start:home"]
            for do in (*unreadable, "fly:guide_pha-tra", "guide_pha-tra_leaf", "pick:guide_pha-tra_leaf_x"):
                form = me.page.say
                page = await me.send(Form("/act", form.fields | {"do": do, "at": "%%%"}))
                assert page.status == 200
        assert (await house.kinds()).count("Puzzled") == len(unreadable)


async def test_bodies_that_are_no_forms(builder: WebBuilder) -> None:
    """Too long, of another kind, with too many fields: refused calmly, nothing counted."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            post = me.http.post
            many = "&".join(f"f{n}=1" for n in range(50))
            for content, kind, status in (
                (b"a=" + b"x" * 200_000, FORM, 413),
                (b"{}", "application/json", 415),
                (many.encode(), FORM, 415),
                (b"\xff\xfe=\xff", FORM, 403),
                (b"", FORM, 403),
            ):
                answer = await post("/say", content=content, headers={"Content-Type": kind, "Origin": BASE})
                assert answer.status_code == status
                assert "Trang đầu" in answer.text

            async def endless() -> Any:
                for _ in range(100):
                    yield b"a" * 10_000

            answer = await post("/say", content=endless(), headers={"Content-Type": FORM, "Origin": BASE})
            assert answer.status_code == 413
            assert (await post("/guide/pha-tra")).status_code == 405
        assert await house.kinds() == []


async def test_flood(builder: WebBuilder) -> None:
    """Who presses too fast is told once, then refused calmly with the same form to send again."""
    verdicts = iter(["note", "drop", "pass"])
    asked: list[Account] = []

    def admit(account: Account) -> str:
        asked.append(account)
        return next(verdicts)

    async with builder.open(admit) as house:
        async with Client(house.app) as me:
            await me.open("/guide/pha-tra")
            await me.press("Bắt đầu")
            await me.press("Nhớ giúp tôi")
            assert (me.page.path, me.page.status) == ("/guide/pha-tra/consent", 200)
            assert me.page.note
            await me.press("Nhớ giúp tôi")
            assert me.page.status == 429
            await me.press("Bấm lại")
            assert me.page.path == "/guide/pha-tra/leaf"
        assert len(asked) == 3  # the first press is not theirs yet, but their address's
        assert asked[0] == asked[1] == asked[2]


async def test_a_flood_does_not_carry_a_bare_code(builder: WebBuilder) -> None:
    """The page that asks to slow down never holds digits that may be a code: they are typed again, not sent again."""
    verdicts = iter(["drop", "drop"])
    async with builder.open(lambda _: next(verdicts)) as house, Client(house.app) as me:
        await me.open("/guide/pha-tra")
        await me.press("Bắt đầu")
        for text, carried in (("482913", False), ("trà xanh", True)):
            page = await me.say(text)
            assert (page.status, text in page.html) == (429, carried)
            await me.open("/guide/pha-tra")


class _Broken:
    """A store whose disk is full, for as long as it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, house: WebProgram) -> None:
        self.patch, self.store = monkeypatch, house.store

    def fail(self) -> None:
        async def load(account: Account, event: str) -> Loaded:
            raise StoreUnavailable("broken")

        async def save(saving: Saving) -> None:
            raise StoreUnavailable("full")

        self.patch.setattr(self.store, "load", load)
        self.patch.setattr(self.store, "save", save)


async def test_store_that_fails(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its store the bot stays calm: guides are read, a press is kept to be sent again, nothing is lost."""
    async with builder.open() as house:
        async with Client(house.app) as me:
            assert (await me.open("/health")).html == "ok"
            await me.open("/guide/pha-tra")
            await me.press("Bắt đầu")
            _Broken(monkeypatch, house).fail()
            await me.press("Nhớ giúp tôi")
            assert me.page.status == 503
            trouble = me.page
            read = await me.open("/guide/pha-tra/water")
            assert read.status == 503
            assert "Đun nước" in read.html
            assert read.note
            assert (await me.open("/health")).status == 503
            monkeypatch.undo()
            await me.send(trouble.form("Bấm lại"))
            assert me.page.path == "/guide/pha-tra/leaf"
        assert await house.kinds() == ["Consented", "Started", "Reached"]


async def test_strangers_read_without_the_store(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody without a cookie, crawlers among them, never reaches the store by reading."""
    async with builder.open() as house:
        _Broken(monkeypatch, house).fail()
        async with Client(house.app) as me:
            assert (await me.open("/guide/pha-tra/all")).status == 200
            await me.open("/guide/pha-tra")
            await me.press("Bắt đầu")
            assert me.page.status == 503


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://gocua.example.vn", 303),
        ("http://gocua.example.vn", 403),
        ("https://gocua.example.vn.evil.vn", 403),
        ("null", 403),
    ],
)
async def test_a_page_over_plain_http_is_another_site(builder: WebBuilder, origin: str, status: int) -> None:
    """Whoever can change plain http on the way may not post to the site that is served over https."""
    async with builder.open(secure=True, origin="https://gocua.example.vn") as house, Client(house.app) as me:
        form = (await me.open("/guide/pha-tra")).form("Bắt đầu")
        headers = {"Host": "gocua.example.vn", "Origin": origin}
        assert (await me.post(form.action, form.fields, headers)).status_code == status


async def test_a_body_that_breaks_off_is_no_error(builder: WebBuilder, capfd: pytest.CaptureFixture[str]) -> None:
    """A phone that loses its line in the middle of a form leaves no trace of an error in the log."""
    async with builder.open() as house:
        messages = iter([{"type": "http.request", "body": b"a=1&", "more_body": True}, {"type": "http.disconnect"}])
        sent: list[Any] = []

        async def receive() -> Any:
            return next(messages)

        async def send(message: Any) -> None:
            sent.append(message)

        headers = [(b"content-type", FORM.encode()), (b"host", b"test")]
        scope = {
            "type": "http",
            "method": "POST",
            "path": "/say",
            "raw_path": b"/say",
            "query_string": b"",
            "headers": headers,
            "server": ("test", 80),
            "client": ("203.0.113.7", 1),
            "scheme": "http",
        }
        await house.app(scope, receive, send)
        assert sent[0]["status"] == 415
    assert "ClientDisconnect" not in "".join(capfd.readouterr())
