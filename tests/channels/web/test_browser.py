"""The web channel in a real browser: as pages without script, as a chat with it, on small and very small phones."""

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.harness.browser import CHROMIUM, phone, press, walk_to_the_end
from tests.harness.web_server import Server

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine; .ci/run installs Debian's")

WIDTHS = (360, 320)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", [True, False])
def test_walk_to_a_finish(chromium: Browser, server: Server, width: int, script: bool) -> None:
    """With script and without, a guide can be walked to a finish that is noted once."""
    with phone(chromium, server, width, script) as page:
        walk_to_the_end(page)
    assert server.kinds() == ["Consented", "Started", "Reached", "Reached", "Reached", "Finished"]


@pytest.mark.parametrize("script", [True, False])
def test_a_secret_does_not_stay_on_show(chromium: Browser, server: Server, script: bool) -> None:
    """What was typed is nowhere on the page, not in the bubble, not in a field, also after Back and Forward."""
    with phone(chromium, server, script=script) as page:
        page.goto("/guide/pha-tra")
        page.locator("#text").fill("mã otp là 482913")
        page.locator("#text").press("Enter")
        expect(page.locator("#here")).to_have_text("Cái này bà con giữ kín nhé")
        assert page.locator(".did").all_text_contents() == (["Bà con: (mình đã cất đi)"] if script else [])
        for go in (lambda: None, page.go_back, page.go_forward):
            go()
            assert "482913" not in page.content()
            assert page.locator("#text").input_value() == ""


def test_chat_keeps_what_was_said(chromium: Browser, server: Server) -> None:
    """With script the answer comes under the question; old turns lose their buttons; the heading has the focus."""
    with phone(chromium, server) as page:
        page.goto("/guide/pha-tra")
        page.evaluate("window.same = true")
        press(page, "Bắt đầu")
        press(page, "Nhớ giúp tôi")
        expect(page).to_have_url(server.url + "/guide/pha-tra/leaf")
        assert page.evaluate("window.same") is True
        assert page.locator(".old").count() == 2
        assert page.locator(".old .button, .old form").count() == 0
        assert page.locator("h1").count() == 1
        assert page.locator(".did p").all_text_contents() == ["Bà con: Bắt đầu", "Bà con: Nhớ giúp tôi"]
        assert page.evaluate("document.activeElement.id") == "here"
        assert "bước 1" in page.title()
        expect(page.locator("#here")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_back_and_on(chromium: Browser, server: Server, script: bool) -> None:
    """The browser's Back shows the earlier step, which acts again; a page that is opened anew is where it was."""
    with phone(chromium, server, script=script) as page:
        page.goto("/guide/pha-tra/consent")
        press(page, "Nhớ giúp tôi")
        press(page, "Trà xanh")
        expect(page.locator("#here")).to_contain_text("bước 2")
        page.go_back()
        expect(page.locator("#here")).to_contain_text("bước 1")
        assert page.url.endswith("/leaf")
        press(page, "Trà khô")
        expect(page).to_have_url(server.url + "/guide/pha-tra/look")
        page.reload()
        expect(page.locator("#here")).to_contain_text("bước 2b/2")
        page.go_back()
        page.go_forward()
        expect(page).to_have_url(server.url + "/guide/pha-tra/look")
        expect(page.locator("#screen img.picture")).to_have_js_property("naturalWidth", 320)
    assert server.kinds().count("Started") == 1


@pytest.mark.parametrize("script", [True, False])
def test_typing(chromium: Browser, server: Server, script: bool) -> None:
    """Words are typed into a field with its label; what was typed is shown with script and never in the address."""
    with phone(chromium, server, script=script) as page:
        page.goto("/")
        page.get_by_label("Gõ việc bà con muốn làm").fill("pha trà")
        page.get_by_label("Gõ việc bà con muốn làm").press("Enter")
        expect(page).to_have_url(server.url + "/guide/pha-tra")
        expect(page.locator("#screen")).to_contain_text("Pha một ấm trà")
        assert page.locator(".did").all_text_contents() == (["Bà con: pha trà"] if script else [])


def test_signal_that_fails(chromium: Browser, server: Server) -> None:
    """A press that gets lost, on the way there or back, says so; pressing again goes on, and counts once."""
    with phone(chromium, server) as page:
        page.goto("/guide/pha-tra/consent")
        lost: list[str] = []

        def lose(route: Route) -> None:
            if len(lost) == 1:
                route.fetch(max_redirects=0)  # this one arrived; only its answer is lost
            if len(lost) < 2:
                lost.append(route.request.url)
                route.abort()
            else:
                route.continue_()

        page.route("**/act", lose)
        for _ in range(2):
            press(page, "Nhớ giúp tôi")
            expect(page.locator("#status")).to_contain_text("Mạng yếu")
            expect(page.locator("#status")).to_be_in_viewport()
        press(page, "Nhớ giúp tôi")
        expect(page).to_have_url(server.url + "/guide/pha-tra/leaf")
        expect(page.locator("#status")).to_be_empty()
    assert server.kinds() == ["Consented", "Started", "Reached"]


def test_double_press(chromium: Browser, server: Server) -> None:
    """Two quick presses without script are one."""
    with phone(chromium, server, script=False) as page:
        page.goto("/guide/pha-tra/consent")
        page.locator("#screen .button", has_text="Nhớ giúp tôi").dblclick()
        expect(page).to_have_url(server.url + "/guide/pha-tra/leaf")
    assert server.kinds() == ["Consented", "Started", "Reached"]


def test_note_with_script(chromium: Browser, server: Server) -> None:
    """A note comes with the screen that it belongs to and is tied to the heading for those who listen."""
    with phone(chromium, server) as page:
        page.goto("/guide/pha-tra/water/cold")
        press(page, "Vẫn chưa được")
        expect(page.locator("#screen .note")).to_be_visible()
        assert page.locator("#here").get_attribute("aria-describedby") == "note"


def test_language_changes_the_whole_page(chromium: Browser, server: Server) -> None:
    """Another language is another page: its frame changes too."""
    with phone(chromium, server) as page:
        page.goto("/settings")
        press(page, "English")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("footer")).to_contain_text("I am a machine")


def test_sharing(chromium: Browser, server: Server) -> None:
    """Sharing opens the phone's own sheet where there is one, else shows the address to be copied."""
    with phone(chromium, server) as page:
        page.add_init_script("navigator.share = async what => { window.shared = what; }")
        page.goto("/guide/pha-tra")
        press(page, "Gửi cho người nhà")
        assert page.evaluate("window.shared.url") == server.url + "/guide/pha-tra"
    with phone(chromium, server) as page:
        page.add_init_script("delete Navigator.prototype.share")
        page.goto("/guide/pha-tra")
        press(page, "Gửi cho người nhà")
        page.locator(".copy").click()
        expect(page.locator("#status")).to_contain_text("Chép rồi")
    with phone(chromium, server, script=False) as page:
        page.goto("/guide/pha-tra")
        press(page, "Gửi cho người nhà")
        expect(page.locator(".ways input")).to_be_visible()
        expect(page.locator(".copy")).to_be_hidden()


def test_keyboard(chromium: Browser, server: Server) -> None:
    """The first key leads past the frame; focus can be seen; Enter presses."""
    with phone(chromium, server) as page:
        page.goto("/guide/pha-tra/leaf")
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        first = page.locator("#screen .button").first
        expect(first).to_be_focused()
        assert first.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        expect(page).to_have_url(server.url + "/guide/pha-tra/consent")


def test_main_button_needs_no_scrolling(chromium: Browser, server: Server) -> None:
    """On a screen that is longer than the phone, the main button is in sight from the start."""
    with phone(chromium, server, script=False) as page:
        page.goto("/guide/pha-tra/all")
        expect(page.locator(".main")).to_be_in_viewport(ratio=0.99)


def test_printing(chromium: Browser, server: Server) -> None:
    """On paper a guide is its text and its address, without buttons."""
    with phone(chromium, server) as page:
        page.goto("/guide/pha-tra/all")
        page.emulate_media(media="print")
        for gone in (".rows", ".say", ".skip"):
            expect(page.locator(gone).first).to_be_hidden()
        expect(page.locator(".paper")).to_contain_text("/guide/pha-tra")
        expect(page.locator(".says")).to_contain_text("Đun nước")


def test_json_ld_is_let_be(chromium: Browser, server: Server) -> None:
    """The policy neither blocks nor runs the data block; `phone` fails on any complaint."""
    with phone(chromium, server) as page:
        page.goto("/guide/pha-tra")
        assert "HowTo" in page.locator("script[type='application/ld+json']").inner_text()
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 20
        assert page.evaluate("document.documentElement.className") == "js"


def test_motion_can_be_still(chromium: Browser, server: Server) -> None:
    """Who asked their phone for less motion gets none."""
    with phone(chromium, server) as page:
        page.emulate_media(reduced_motion="reduce")
        page.goto("/guide/pha-tra")
        press(page, "Bắt đầu")
        expect(page).to_have_url(server.url + "/guide/pha-tra/consent")
        assert page.locator("#screen").evaluate("e => getComputedStyle(e).animationName") == "none"
