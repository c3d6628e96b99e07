"""The pictures of the docs, taken from the real program by `make pictures`; look at them before committing.

Starts the web chat on a database of its own, walks through two conversations in Chromium at the width of a small phone,
and writes a PNG for each stop. A few get marks A, B, C …, which guides/README.md explains.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

_HERE = Path(__file__).parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDTH, HEIGHT = 360, 720  # CSS pixels
SCALE = 2
GUIDE = "/guide/eid-install"

# Lay a lettered mark over the upper right corner of each element named by a selector and a part of its text.
_MARK = """(wanted) => wanted.forEach(([selector, words], n) => {
  const all = Array.from(document.querySelectorAll("#screen " + selector));
  const element = all.find((one) => one.textContent.includes(words));
  if (!element) throw new Error("nothing to mark: " + selector + " " + words);
  const box = element.getBoundingClientRect(), mark = document.createElement("b");
  mark.textContent = String.fromCharCode(65 + n);
  Object.assign(mark.style, {
    position: "absolute", top: (box.top + window.scrollY - 11) + "px", left: Math.min(box.right, 332) + "px",
    width: "26px", height: "26px", borderRadius: "50%", background: "#b3261e", color: "#fff", zIndex: 9,
    font: "bold 16px/26px sans-serif", textAlign: "center", boxShadow: "0 0 0 2px #fff",
  });
  document.body.appendChild(mark);
})"""


@contextmanager
def run_program() -> Iterator[str]:
    """Run the program with the web channel only; yields its address."""
    with tempfile.TemporaryDirectory() as folder:
        dropped = ("TELEGRAM_TOKEN", "WEBHOOK_URL")
        environment = {name: value for name, value in os.environ.items() if name not in dropped}
        environment |= {"PORT": "0", "HOST": "127.0.0.1", "DATABASE_URL": f"sqlite:///{folder}/pictures.db"}
        command = [sys.executable, "-m", "bot", "run"]
        bot = subprocess.Popen(command, cwd=_HERE.parent.parent, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603
        try:
            assert bot.stdout is not None  # noqa: S101
            yield next(found[0] for line in bot.stdout if (found := re.search(r"http://localhost:\d+", line)))
        finally:
            bot.terminate()
            bot.wait()


def shoot(page: Page, name: str, marks: list[tuple[str, str]] | None = None, *, whole: bool = False) -> None:
    """Write a picture of what the phone shows, or of the whole screen down to its last button."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)  # until the card's animation has ended
    if whole:
        bottom = page.evaluate("document.querySelector('#screen .say').getBoundingClientRect().top + window.scrollY")
        page.set_viewport_size({"width": WIDTH, "height": int(bottom)})
    if marks:
        page.evaluate(_MARK, marks)
    page.screenshot(path=_HERE / f"{name}.png")


def press(page: Page, label: str) -> None:
    """Press a button of the newest screen, and wait for the next one."""
    button = page.locator("#screen .button", has_text=label).first
    before = page.url
    button.click()
    page.wait_for_function("(before) => location.href !== before && !document.querySelector('.waiting')", arg=before)


def take_conversation(page: Page, base: str) -> None:
    """Take the pictures of README.md: home, a step, and the remedy of a problem there."""
    page.goto(base)
    shoot(page, "home")
    press(page, "Căn cước điện tử")
    press(page, "Cài ứng dụng VNeID")
    press(page, "Bắt đầu")
    press(page, "Nhớ giúp tôi")
    press(page, "Android")
    shoot(page, "step")
    press(page, "Tôi bị mắc")
    press(page, "Máy báo không tương thích")
    shoot(page, "remedy")


def take_editing(page: Page, base: str) -> None:
    """Take the pictures of guides/README.md, which show where each line of guide.yaml appears."""

    def stop(path: str, name: str, marks: list[tuple[str, str]]) -> None:
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        page.goto(base + GUIDE + path)
        shoot(page, name, marks, whole=True)

    cover: list[tuple[str, str]] = [("h1", "Cài"), (".says p", "Tải đúng"), (".says p", "Làm xong")]
    cover += [("li", "Hết khoảng"), ("li", "Tiền"), ("li", "Cần có"), ("li", "Nơi lo"), ("li", "Công an không")]
    stop("", "guide-cover", cover)
    stop("/phone", "guide-choice", [(".says p", "loại nào"), (".button", "Android"), (".button", "iPhone")])
    stop("/play", "guide-step", [(".says p", "CH Play"), (".button", "Mở trang VNeID")])
    stop("/play/stuck", "guide-stuck", [(".button", "không tương thích"), (".button", "Không tìm thấy")])
    stop(
        "/play/login",
        "guide-remedy",
        [("h1", "đăng nhập"), (".says p", "Nhập tài khoản"), (".button", "Cài ứng dụng từ")],
    )


def main() -> None:
    options: dict[str, Any] = {"viewport": {"width": WIDTH, "height": HEIGHT}, "device_scale_factor": SCALE}
    with run_program() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for walk in (take_conversation, take_editing):
            page = browser.new_context(**options, is_mobile=True, has_touch=True).new_page()
            walk(page, base)
        browser.close()


if __name__ == "__main__":
    main()
