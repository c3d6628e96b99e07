"""What pages carry besides the conversation: headers, photos, links, what search engines read, and their weight."""

import html
import json
import re
from base64 import b64decode
from urllib.parse import unquote

from bot.channels.web import jsonld
from bot.channels.web.assets import Assets
from bot.channels.web.csrf import Csrf
from bot.channels.web.page import Frame, Pages
from bot.guides.load import load_sentences
from flows.core.address import HOME
from flows.core.library import Library
from flows.core.screen import Chart, Figures, Screen
from tests.harness.web import WebBuilder
from tests.harness.web_client import Client


async def test_headers(builder: WebBuilder) -> None:
    """Every answer tells the browser to trust little; pages are not kept, static files are kept for ever."""
    async with builder.open() as house, Client(house.app) as me:
        page = await me.open("/guide/pha-tra")
        style = re.search(r'href="(/static/[0-9a-f]{12}/style.css)"', page.html)
        assert style
        for path in ("/", "/health", style[1], "/robots.txt", "/static/000000000000/style.css", "/no/thing"):
            headers = (await me.http.get(path)).headers
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"
            assert "frame-ancestors 'none'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["content-encoding"] == "gzip"
        assert "immutable" in (await me.http.get(style[1])).headers["cache-control"]
        assert (await me.http.get("/static/000000000000/style.css")).status_code == 404
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page.html)


async def test_indexing(builder: WebBuilder) -> None:
    """Guides may be found by search engines; what acts, fails or shows one person's things may not."""
    async with builder.open(origin="https://gocua.example.vn/") as house, Client(house.app) as me:
        robots = (await me.open("/robots.txt")).html
        assert "Disallow: /act" in robots
        assert "Disallow: /say" in robots
        for path, indexed in (("/", True), ("/guide/pha-tra", True), ("/mine", False), ("/settings/data", False)):
            assert ("noindex" not in (await me.open(path)).html) is indexed
        assert "noindex" in (await me.open("/no/thing")).html
        page = await me.open("/guide/pha-tra/water?via=AB")
        assert '<link rel="canonical" href="https://gocua.example.vn/guide/pha-tra/water">' in page.html


async def test_json_ld(builder: WebBuilder) -> None:
    """Cover and whole page carry the guide as a schema.org HowTo."""
    async with builder.open() as house, Client(house.app) as me:
        for path in ("/guide/pha-tra", "/guide/pha-tra/all"):
            block = re.search(r'<script type="application/ld\+json">(.*?)</script>', (await me.open(path)).html)
            assert block
            value = json.loads(block[1])
            assert value["@type"] == "HowTo"
            assert value["totalTime"] == "PT5M"
            assert value["supply"] == [{"@type": "HowToSupply", "name": "Một gói trà"}]
            assert [step["url"] for step in value["step"]][1] == "http://test/guide/pha-tra/water"
            assert value["step"][1]["text"] == "Đun nước cho sôi."
        assert "ld+json" not in (await me.open("/guide/pha-tra/water")).html


def test_json_ld_cannot_end_its_element(library: Library) -> None:
    """Whatever a title holds, the block stays one block."""
    guide = library.guides["pha-tra"].model_copy(update={"title": "</script><!--\u2028&"})
    block = jsonld.write_how_to(guide, "http://test", "vi")
    assert not re.search(r"[<>&\u2028]", block)
    assert json.loads(block)["name"] == guide.title


async def test_links_show_where_they_lead(builder: WebBuilder) -> None:
    """A link outside shows its domain and opens apart; sharing works without script."""
    async with builder.open(bot_name=lambda: "gocua_bot") as house, Client(house.app) as me:
        step = (await me.open("/guide/pha-tra/water")).html
        assert re.search(r'href="https://tra.example.vn/nuoc" target="_blank" rel="noopener".*tra.example.vn</sm', step)
        cover, say = html.unescape((await me.open("/guide/pha-tra")).html), load_sentences().say
        assert 'value="http://test/guide/pha-tra"' in cover
        assert "https://t.me/gocua_bot?start=guide_pha-tra" in cover
        assert "https://t.me/share/url?url=http%3A%2F%2Ftest%2Fguide%2Fpha-tra" in cover
        zalo = re.search(r'href="https://button-share.zalo.me/share_external\?d=([^"]+)" target="_blank"', cover)
        assert zalo
        assert json.loads(b64decode(unquote(zalo[1]))) == {"url": "http://test/guide/pha-tra"}
        assert say("vi", "share-refused") not in cover


async def test_a_link_that_only_this_machine_can_open(builder: WebBuilder) -> None:
    """Where a page is open as localhost and no address is set, whoever shares a link is told that it leads nobody."""
    say = load_sentences().say
    for origin, told in (
        ("http://localhost:8000", True),
        ("http://127.0.0.1", True),
        ("https://gocua.example.vn", False),
    ):
        async with builder.open(origin=origin) as house, Client(house.app) as me:
            cover = html.unescape((await me.open("/guide/pha-tra")).html)
            assert (say("vi", "share-refused") in cover) is told


async def test_a_link_has_a_picture_when_it_is_shared(builder: WebBuilder) -> None:
    """A guide's pages name a drawn picture of it for the preview of a link; other pages name none."""
    async with builder.open(origin="https://gocua.example.vn") as house, Client(house.app) as me:
        for path in ("/guide/pha-tra", "/guide/pha-tra/all"):
            found = re.search(
                r'og:image" content="https://gocua.example.vn(/picture/[^"]+)"', (await me.open(path)).html
            )
            assert found, path
            assert (await me.http.get(found[1])).headers["content-type"] == "image/png"
        assert "og:image" not in (await me.open("/")).html


async def test_metrics_for_whoever_has_the_token(builder: WebBuilder) -> None:
    """Counts are shown to whoever brings the token; to anybody else, also on this machine, there is no such page."""
    token = "a token of 32 characters or more"
    for known, given, status in (
        (token, f"Bearer {token}", 200),
        (token, f"Bearer {token}x", 404),
        (token, "Bearer đ", 404),
        (token, "", 404),
        (None, "Bearer None", 404),
    ):
        async with builder.open(metrics_token=known) as house, Client(house.app, "127.0.0.1") as near:
            answer = await near.http.get("/metrics", headers={b"Authorization": given.encode()})
            assert answer.status_code == status
            assert ("gocua_turns" in answer.text) is (status == 200)


async def test_weight(builder: WebBuilder) -> None:
    """A page with its style, script and door is under 60 kB before pictures."""
    async with builder.open() as house, Client(house.app) as me:
        for path in ("/", "/guide/pha-tra", "/guide/pha-tra/all"):
            html = (await me.open(path)).html
            parts = [(await me.http.get(url)).content for url in set(re.findall(r'"(/static/[^"]+)"', html))]
            assert len(parts) == 3
            assert len(html.encode()) + sum(map(len, parts)) < 60_000


def test_figures_are_a_table(builder: WebBuilder, library: Library) -> None:
    """Numbers are a table that screen readers can read, with all its rows, and no picture of it."""
    rows = tuple((f"Xã {n} <b>", str(n)) for n in range(120))
    figures = Figures("Bà con tới", ("nơi", "người"), rows, ("Tổng", "7.140"), "- một dòng")
    screen = Screen(HOME, "vi", "Số", "Tháng này", figures=figures, picture=Chart("report", "{}", "Số"))
    site = builder.site
    page = Pages(site, Assets()).draw(screen, Frame(library, Csrf(site).make_ticket(None), "http://test"))
    assert page.count("<tr>") == 122
    assert '<caption id="figures">Bà con tới</caption>' in page
    assert '<th scope="row">Xã 7 &lt;b&gt;</th><td>7</td>' in page
    assert '<tfoot><tr><th scope="row">Tổng</th><td>7.140</td></tr></tfoot>' in page
    assert "một dòng" not in page
    assert "/shown/" not in page


async def test_the_whole_guide_is_a_page_to_read(builder: WebBuilder) -> None:
    """All steps on one page stand below headings, with pictures that load as they are read; problems are folded."""
    async with builder.open() as house, Client(house.app) as me:
        page = (await me.open("/guide/pha-tra/all")).html
        chapters = page.split('<section class="chapter">')[1:]
        assert len(re.findall(r"<h2>Bước [\w·]+\.</h2>", page)) == len([one for one in chapters if "<h2>" in one])
        assert re.search(r'<img class="picture step" src="/picture/vi/pha-tra/[^"]+" [^>]*loading="lazy"', page)
        folded = re.search(r"<details><summary>[^<]+</summary>(.*?)</details>", page, re.DOTALL)
        assert folded
        assert "<li>" in folded[1]
