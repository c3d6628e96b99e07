"""Live screens in a real browser: they change by themselves, and take nothing away from who types or reads."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.channels.web import Site
from bot.drawing.typesetter import Typesetter
from bot.store import Account, Parcel, SystemChange
from flows.core.facts.citizen import Arrived, Fact, Noted, Reached, Stuck
from flows.core.library import Library
from tests.harness.browser import phone, press
from tests.harness.files import files
from tests.harness.make import make
from tests.harness.patience import PATIENCE_S
from tests.harness.programs import pause
from tests.harness.web import GUIDES, SECRET, WebBuilder
from tests.harness.web_looks import ODD, PALE
from tests.harness.web_server import Server, served
from tests.harness.web_standins import AT, BOARD, HELP, LESSON, STILL, TALK, VIA

pytestmark = [
    pytest.mark.skipif(
        shutil.which("chromium") is None, reason="no chromium on this machine; .ci/run installs Debian's"
    ),
    pytest.mark.usefixtures("stand_ins"),
]


@pytest.fixture
def server(tmp_path: Path, library: Library) -> Iterator[Server]:
    with served(WebBuilder(tmp_path, library, Site(SECRET, files(library, tmp_path, GUIDES, Typesetter())))) as server:
        server.run(server.at.turns.apply(SystemChange(AT, changed=[LESSON])))
        yield server


def noted(fact: Fact) -> Noted:
    return Noted(at=AT, person=None, channel="web", via=VIA, fact=fact)


def came(server: Server, count: int = 1) -> None:
    facts = [noted(Arrived(address="x")) for _ in range(count)]
    server.run(server.at.turns.apply(SystemChange(AT, facts)))


def alone(server: Server) -> None:
    """Wait until nobody listens any more."""
    ends = time.monotonic() + PATIENCE_S
    while len(server.at.streams):
        assert time.monotonic() < ends, "a stream was left open"
        pause(0.05)


@contextmanager
def asking(chromium: Browser, server: Server) -> Iterator[tuple[Page, Account]]:
    """A phone whose owner talks with a person."""
    with phone(chromium, server) as page:
        page.goto("/guide/pha-tra/consent")
        press(page, "Nhớ giúp tôi")
        expect(page).to_have_url(server.url + "/guide/pha-tra/leaf")
        cookie = next(one["value"] for one in page.context.cookies() if one["name"] == "gocua")
        account = Account("web", cookie.rpartition(".")[0])
        key = server.run(server.at.store.load(account, "")).key
        server.run(server.at.turns.apply(SystemChange(AT, changed=[replace(HELP, key=str(key))])))
        page.goto(TALK.path)
        yield page, account


def bring(server: Server, to: Account, words: str) -> None:
    server.run(server.at.turns.apply(SystemChange(AT, parcels=[Parcel(to, HELP.id, words, "7", None)])))


def test_a_board_changes_by_itself(chromium: Browser, server: Server) -> None:
    """Numbers and picture follow the room; the page is not left, what is typed stays, and so does the focus."""
    with phone(chromium, server) as page:
        page.goto(BOARD.path)
        page.evaluate("window.same = true")
        picture = page.locator("img.picture")
        first = picture.get_attribute("src")
        page.locator("#text").fill("đang gõ dở")
        came(server, 3)
        expect(page.locator("#screen")).to_contain_text("Đã tới: 3 người")
        expect(picture).not_to_have_attribute("src", str(first))
        expect(picture).to_have_js_property("naturalWidth", 1920)
        assert page.locator("#text").input_value() == "đang gõ dở"
        assert page.evaluate("document.activeElement.id") == "text"
        page.locator("#screen .button", has_text="Trang đầu").focus()
        came(server)
        expect(page.locator("#screen")).to_contain_text("Đã tới: 4 người")
        expect(page.locator("#screen .button", has_text="Trang đầu")).to_be_focused()
        assert page.evaluate("window.same") is True
        assert page.locator(".old").count() == 0
        assert page.locator("#screen").count() == 1


def test_streams_follow_who_walks(chromium: Browser, server: Server) -> None:
    """Coming to a live screen by a press opens a stream, going on closes it, Back opens it again."""
    with phone(chromium, server) as page:
        page.goto(STILL.path)
        page.evaluate(f"document.querySelector('header a').href = '{BOARD.path}'")
        page.locator("header a").click()
        expect(page.locator("#screen")).to_contain_text("Đã tới: 0 người")
        came(server)
        expect(page.locator("#screen")).to_contain_text("Đã tới: 1 người")
        assert page.evaluate("document.body.className") == "wall"
        press(page, "Trang đầu")
        expect(page).to_have_url(server.url + "/")
        assert page.evaluate("document.body.className") == ""
        alone(server)
        page.go_back()
        came(server)
        expect(page.locator("#screen")).to_contain_text("Đã tới: 2 người")
    alone(server)


def test_a_talk_goes_on_in_one_place(chromium: Browser, server: Server) -> None:
    """Words that come are added above, words that go stay to be read, and whoever types is not disturbed."""
    with asking(chromium, server) as (page, account):
        field = page.locator("#text")
        field.fill("Bác chưa thấy")
        bring(server, account, "Chào bác")
        expect(page.locator("#screen .heard")).to_contain_text("Người giúp nói: Chào bác")
        assert field.input_value() == "Bác chưa thấy"
        field.press("Enter")
        expect(page.locator(".did")).to_have_text("Bà con: Bác chưa thấy")
        expect(field).to_be_focused()
        assert field.input_value() == ""
        bring(server, account, "Bác kéo lên nhé")
        expect(page.locator("#screen .heard")).to_have_text("Người giúp nói: Bác kéo lên nhé", use_inner_text=False)
        lines = page.locator(".heard p, .did p").all_inner_texts()
        assert [line.split("\n")[-1].strip() for line in lines] == [
            "Chào bác",
            "Bác chưa thấy",
            "Bác kéo lên nhé",
        ]
        assert page.locator("#screen").count() == 1
        assert page.locator(".old").count() == 0
        assert page.evaluate("history.length") <= 4
        press(page, "Kết thúc")
        expect(page.locator("#screen")).to_contain_text("closed")
        expect(page.locator("#screen .heard p")).to_have_count(0)
    assert server.run(server.at.store.parcels.find("web")) == []


def test_words_that_came_after_the_page_are_not_lost(chromium: Browser, server: Server) -> None:
    """Words that the page had not shown when a form was sent are shown by the next one."""
    with asking(chromium, server) as (page, account):
        page.route("**/live/**", lambda route: route.abort())
        page.goto(TALK.path)
        bring(server, account, "Chào bác")
        page.locator("#text").fill("Bác đây")
        page.locator("#text").press("Enter")
        expect(page.locator("#screen .heard")).to_contain_text("Chào bác")


def test_a_board_fills_a_projector(chromium: Browser, server: Server) -> None:
    """On a projector all of the board is in sight, as large as it can be; on a phone it fits, and can be read."""
    at_leaf = {"guide": "pha-tra", "revision": "r", "step": "leaf"}
    reached = [noted(make(Reached, run=f"r{n}", **at_leaf)) for n in range(12)]
    stuck = noted(make(Stuck, run="r1", problem="p", **at_leaf))
    came(server, 14)
    server.run(server.at.turns.apply(SystemChange(AT, [*reached, stuck])))
    with phone(chromium, server) as page:
        for width, height in ((1280, 720), (1920, 1080), (1024, 768)):
            page.set_viewport_size({"width": width, "height": height})
            page.goto(BOARD.path)
            picture = page.locator("img.picture")
            expect(picture).to_have_js_property("naturalWidth", 1920)
            box = picture.bounding_box()
            assert box
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= height
            assert box["height"] > 0.85 * height or box["width"] > 0.95 * width
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 640})
            page.goto(BOARD.path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(ODD) == []
            assert page.evaluate(PALE) == []


def test_what_is_heard_can_be_read(chromium: Browser, server: Server) -> None:
    """Words of others are large and dark enough, and a long one breaks within a small phone."""
    with asking(chromium, server) as (page, account):
        bring(server, account, "https://" + "dichvucong" * 12)
        expect(page.locator("#screen .heard")).to_contain_text("dichvucong")
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(PALE) == []
