"""How pages look in a real browser on small phones: sizes, contrast by day and at night, what is in sight."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.harness.browser import CHROMIUM, phone, walk_to_the_end
from tests.harness.web_looks import COVERED, ODD, PALE
from tests.harness.web_server import Server

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine; .ci/run installs Debian's")

WIDTHS = (360, 320)
PATHS = (
    *("/", "/topic/home", "/settings", "/settings/data", "/about", "/no/where", "/guide/pha-tra"),
    *(f"/guide/pha-tra/{place}" for place in ("all", "water", "look", "water/stuck", "water/cold", "done")),
)


@pytest.mark.parametrize("width", WIDTHS)
def test_fits_the_screen(chromium: Browser, server: Server, width: int) -> None:
    """Nothing is wider than the phone, every control is at least 48 px high, text is at least 20 px for reading."""
    with phone(chromium, server, width) as page:
        walk_to_the_end(page)  # which offers the most
        for path in PATHS:
            page.goto(path)
            for details in page.locator("summary").all():
                details.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert page.evaluate(ODD) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(chromium: Browser, server: Server, scheme: Literal["light", "dark"]) -> None:
    """All text stands out from its ground by 7:1 or more (WCAG AAA), by day and at night."""
    with phone(chromium, server) as page:
        page.emulate_media(color_scheme=scheme)
        for path in (*PATHS, "/settings/erase", "/secret/otp"):
            page.goto(path)
            for details in page.locator("summary").all():
                details.click()
            assert page.evaluate(PALE) == [], path


def test_the_answers_come_before_the_picture(chromium: Browser, server: Server) -> None:
    """A question's answers are in sight on a small phone; the picture stands behind them."""
    with phone(chromium, server) as page:
        page.set_viewport_size({"width": 360, "height": 640})
        page.goto("/guide/pha-tra/leaf")
        answers, picture = page.locator(".rows .do .button"), page.locator(".picture")
        for answer in answers.all():
            expect(answer).to_be_in_viewport()
        place = "e => e.getBoundingClientRect().top + scrollY"
        assert answers.last.evaluate(place) < picture.evaluate(place)


@pytest.mark.parametrize("path", ["/guide/pha-tra/water", "/guide/pha-tra", "/secret/otp", "/settings/erase"])
def test_what_sticks_covers_nothing_to_press(chromium: Browser, server: Server, path: str) -> None:
    """While the button at the lower edge sticks, no other control lies under it, wherever the page is scrolled to."""
    with phone(chromium, server) as page:
        page.set_viewport_size({"width": 360, "height": 640})
        page.goto(path)
        height = page.evaluate("document.documentElement.scrollHeight")
        for top in range(0, height, 160):
            page.evaluate(f"scrollTo(0, {top})")
            assert page.evaluate(COVERED) == []


def test_what_is_grave_looks_like_nothing_else(chromium: Browser, server: Server) -> None:
    """The button that deletes has its own colour and border, and is never the main one."""
    with phone(chromium, server) as page:
        page.goto("/settings/erase")
        grave = page.locator(".grave")
        expect(grave).to_have_count(1)
        look = "e => [getComputedStyle(e).color, getComputedStyle(e).borderTopStyle]"
        assert grave.evaluate(look) != page.locator(".rows .go").first.evaluate(look)
        expect(page.locator(".lead .grave, .main.grave")).to_have_count(0)
