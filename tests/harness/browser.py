"""A real browser for tests: one for all, a phone for each, and what is pressed on it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.harness.web_server import Server

CHROMIUM = shutil.which("chromium")


def real_clock() -> dict[str, str | float | bool]:
    """The environment without what sets the clock of a test run: a browser hangs under another one."""
    return {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], env=real_clock())
        yield browser
        browser.close()


@contextmanager
def phone(chromium: Browser, server: Server, width: int = 360, script: bool = True) -> Iterator[Page]:
    """A phone; anything that the browser complains of fails the test."""
    context = chromium.new_context(
        viewport={"width": width, "height": 640}, java_script_enabled=script, base_url=server.url
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [c for c in complaints if "404" not in c and "ERR_FAILED" not in c] == []


def press(page: Page, label: str) -> None:
    page.locator("#screen .button", has_text=label).first.click()


def walk_to_the_end(page: Page) -> None:
    """Walk the guide on tea to its finish."""
    page.goto("/")
    press(page, "Việc trong nhà")
    press(page, "Pha một ấm trà")
    press(page, "Bắt đầu")
    press(page, "Nhớ giúp tôi")
    press(page, "Trà xanh")
    press(page, "Xong bước này")
    press(page, "Xong hết rồi")
    expect(page.locator("#here")).to_have_text("Xong rồi, bà con giỏi quá!")
    assert page.url.endswith("/guide/pha-tra/done")
