"""Codes and charts on a page: shown to whoever may see the screen, and to nobody else; links that carry a credit."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

import flows
from bot.channels.web import Site
from bot.drawing.typesetter import Typesetter
from bot.store import Account, StoreUnavailable, SystemChange
from flows.core.event import Role
from flows.core.facts.citizen import Arrived, Noted
from flows.core.flow import Flow
from flows.core.library import Library
from flows.core.screen import Screen, Sheet
from tests.harness.files import files
from tests.harness.web import GUIDES, SECRET, WebBuilder
from tests.harness.web_client import Client
from tests.harness.web_standins import AT, BOARD, CODE, LESSON, STILL, VIA

pytestmark = pytest.mark.usefixtures("stand_ins")

IMAGE = re.compile(r'<img class="picture (code|board)" src="([^"]+)" alt="([^"]*)"')


def image(html: str) -> tuple[str, str, str]:
    found = IMAGE.search(html)
    assert found
    return found[1], found[2], found[3]


@pytest.fixture
def members(tmp_path: Path, library: Library) -> WebBuilder:
    """A house in which everybody with a cookie is a member; pictures are really drawn."""
    handed = files(library, tmp_path, GUIDES, Typesetter(), address="https://gocua.example.vn")

    def role(_: Account) -> Role:
        return "member"

    return WebBuilder(tmp_path, library, Site(SECRET, handed), role)


async def test_a_board_s_picture_is_of_this_moment(builder: WebBuilder) -> None:
    """A board has its picture, told in words; each state its own, which may be kept; an old address shows the last."""
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        async with Client(house.app) as me:
            look, first, alt = image((await me.open(BOARD.path)).html)
            assert (look, alt) == ("board", "Đã tới: 0 người. Đã xong: 0 người.")
            picture = await me.http.get(first)
            assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
            assert picture.headers["cache-control"] == "private, max-age=300"
            await house.turns.apply(
                SystemChange(AT, [Noted(at=AT, person=None, channel="web", via=VIA, fact=Arrived(address="x"))])
            )
            _, second, _ = image((await me.open(BOARD.path)).html)
            assert second != first
            old = await me.http.get(first)
            assert (old.status_code, old.headers["cache-control"]) == (200, "no-store")


async def test_a_member_s_code_is_not_there_for_others(members: WebBuilder) -> None:
    """A member's code is on their page and can be scanned; for anybody else it is no picture, as any that is none."""
    async with members.open() as house, Client(house.app) as member, Client(house.app) as other:
        await member.open("/guide/pha-tra/consent")
        await member.press("Nhớ giúp tôi")
        look, url, alt = image((await member.open(CODE.path)).html)
        assert (look, alt) == ("code", "Mã QR của bài")
        content = (await member.http.get(url)).content
        with Image.open(io.BytesIO(content)) as drawn:
            (code,) = zxingcpp.read_barcodes(drawn.convert("L"))
        assert code.text == "https://gocua.example.vn/guide/pha-tra?via=m-kdtrbnz"
        assert "picture code" not in (await other.open(CODE.path)).html
        nothing = await other.http.get("/shown/test-code/000000000000.png")
        for path in (
            url,
            "/shown/test-still/x.png",
            "/shown/no_where/x.png",
            "/shown/Q/x.png",
            "/shown/home/x.png",
        ):
            answer = await other.http.get(path)
            assert (answer.status_code, answer.content, dict(answer.headers)) == (404, b"", dict(nothing.headers))


async def test_a_link_carries_its_own_credit(members: WebBuilder) -> None:
    """What a member hands on credits them, in every way that a page offers."""
    async with members.open(bot_name=lambda: "gocua_bot") as house, Client(house.app) as me:
        await me.open("/guide/pha-tra/consent")
        await me.press("Nhớ giúp tôi")
        html = (await me.open(f"{CODE.path}?via=p-lia")).html
        assert 'data-url="http://test/guide/pha-tra?via=m-kdtrbnz"' in html
        assert "url=http%3A%2F%2Ftest%2Fguide%2Fpha-tra%3Fvia%3Dm-kdtrbnz" in html
        assert 'href="https://t.me/gocua_bot?start=guide_pha-tra__m-kdtrbnz"' in html


@pytest.mark.parametrize(("own", "brought", "credited"), [("t-lia-1", "p-lia", "t-lia-1"), (None, "p-lia", "p-lia")])
async def test_a_paper_carries_its_own_credit(
    builder: WebBuilder, monkeypatch: pytest.MonkeyPatch, own: str | None, brought: str, credited: str
) -> None:
    """A paper's own code goes before the one that brought the reader."""
    sheet = Sheet("poster", "pha-tra", "vi", "Áp phích", own)
    flow = Flow(lambda here, person, _: Screen(here, person.language, "Giấy", sheet=sheet))
    monkeypatch.setattr(flows, "FLOWS", replace(flows.FLOWS, by_name={**flows.FLOWS.by_name, "test-paper": flow}))
    async with builder.open() as house, Client(house.app) as me:
        html = (await me.open(f"/test-paper?via={brought}")).html
        assert f'href="/paper/vi/pha-tra/poster.pdf?via={credited}"' in html


async def test_a_demonstration_says_so_on_every_page(builder: WebBuilder) -> None:
    """What is made up says so above every page, also above one of trouble."""
    made_up = builder.library.deployment.with_places(builder.library.teams, demonstration=True)
    of = replace(builder, library=replace(builder.library, deployment=made_up))
    async with of.open() as house, Client(house.app) as me:
        for path in ("/", "/guide/pha-tra/leaf", STILL.path, "/no/where"):
            html = (await me.open(path)).html
            assert html.index('<p class="banner">') < html.index("<header>")


async def test_only_what_is_for_everybody_is_found_by_search(builder: WebBuilder) -> None:
    """Pages of guides may be indexed, the team's and a person's may not."""
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        async with Client(house.app) as me:
            for path, indexed in (("/", True), ("/guide/pha-tra", True), (BOARD.path, False), (STILL.path, False)):
                assert ('content="noindex"' not in (await me.open(path)).html) is indexed, path


async def test_without_script_a_live_page_comes_anew(builder: WebBuilder) -> None:
    """Without script a board is loaded again every few seconds; a page that does not change is not."""
    async with builder.open() as house:
        await house.turns.apply(SystemChange(AT, changed=[LESSON]))
        async with Client(house.app) as me:
            assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in (await me.open(BOARD.path)).html
            assert "refresh" not in (await me.open(STILL.path)).html


async def test_a_picture_waits_for_the_store(builder: WebBuilder, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the store fails, who may see what is not known: nothing is shown, and the browser may ask again."""
    async with builder.open() as house:

        async def down(*_: object) -> None:
            raise StoreUnavailable("down")

        monkeypatch.setattr(house.store.records, "get", down)
        async with Client(house.app) as me:
            assert (await me.http.get(f"/shown/{BOARD.token}/x.png")).status_code == 503
