"""Rich text: one text, four outputs, and no text that breaks any of them."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flows.core.text.richtext import RichLine, to_lines, to_plain, to_telegram, to_web

PIECES = (
    *("**", "*", "_", "- ", "1. ", "7. ", "\n", "\n\n", "  ", "a", "b ", "<b>", "</i>", "&amp;", "&", '"', "'", "\\"),
    *("`", "[x](https://a.vn)", "![", "#", "> ", "|", "đ", "😀", "\u200b", "\u202e", "\x00", "~~", "---", "<!--"),
)
markdown = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
_VOID = {"br"}


class Tags(HTMLParser):
    """Tags of a text and whether they nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.met: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.odd: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.add(tag)
        self.attributes += attrs
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.odd.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    def handle_decl(self, decl: str) -> None:
        self.odd.append(decl)

    def handle_pi(self, data: str) -> None:
        self.odd.append(data)

    def unknown_decl(self, data: str) -> None:
        self.odd.append(data)

    def handle_entityref(self, name: str) -> None:
        if name not in ("amp", "lt", "gt", "quot"):
            self.odd.append(name)


def test_three_outputs_of_one_text() -> None:
    """Paragraphs, line breaks, bold, italic and lists have a form in every channel."""
    text = "Mở **CH Play**,\ngõ *VNeID* & chờ.\n\n- một\n- hai <3\n\n1. đầu\n2. sau"
    assert to_telegram(text) == (
        "Mở <b>CH Play</b>,\ngõ <i>VNeID</i> &amp; chờ.\n\n• một\n• hai &lt;3\n\n1. đầu\n2. sau"
    )
    assert to_web(text) == (
        "<p>Mở <strong>CH Play</strong>,<br>gõ <em>VNeID</em> &amp; chờ.</p>"
        "<ul><li>một</li><li>hai &lt;3</li></ul><ol><li>đầu</li><li>sau</li></ol>"
    )
    assert to_plain(text) == "Mở CH Play,\ngõ VNeID & chờ.\n\n• một\n• hai <3\n\n1. đầu\n2. sau"


@pytest.mark.parametrize(
    ("text", "telegram", "web"),
    [
        ("3. ba\n4. bốn", "3. ba\n4. bốn", '<ol start="3"><li>ba</li><li>bốn</li></ol>'),
        ("- a\n  - b", "• a\n• b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("- a\n\n  b", "• a\nb", "<ul><li>a<br>b</li></ul>"),
        (r"\*a\*", "*a*", "<p>*a*</p>"),
        ("***a***", "<i><b>a</b></i>", "<p><em><strong>a</strong></em></p>"),
        ("**a", "**a", "<p>**a</p>"),
        ('"a"', '"a"', "<p>&quot;a&quot;</p>"),
        ("", "", ""),
    ],
)
def test_corners(text: str, telegram: str, web: str) -> None:
    """Numbers go on where the list begins, lists nest, marks can be meant as themselves."""
    assert to_telegram(text) == telegram
    assert to_web(text) == web


@pytest.mark.parametrize("text", ["<b>a</b>", "[a](https://a.vn)", "`a`", "# a", "> a", "![a](b)", "a | b", "&lt;"])
def test_all_else_is_shown_as_typed(text: str) -> None:
    """What is not of the dialect stays as it was typed."""
    assert to_plain(text) == text
    assert unescape(to_telegram(text)) == text


@given(markdown)
@example("**a\n\nb**")
@example("- **a\n- b**")
def test_telegram_takes_any_text(text: str) -> None:
    """Any text becomes HTML with nothing but bold and italic, opened and closed in order."""
    html = to_telegram(text)
    tags = Tags(html)
    assert not tags.open
    assert not tags.odd
    assert tags.met <= {"b", "i"}
    assert not tags.attributes
    assert set(re.findall(r"</?[^>]*>", html)) <= {"<b>", "</b>", "<i>", "</i>"}
    assert "<" not in re.sub(r"</?[bi]>", "", html)


@given(markdown)
def test_a_page_takes_any_text(text: str) -> None:
    """Any text becomes well-formed HTML of a few tags, with no attribute but a list's first number."""
    tags = Tags(to_web(text))
    assert not tags.open
    assert not tags.odd
    assert tags.met <= {"p", "br", "ol", "ul", "li", "strong", "em"}
    assert all(name == "start" and (value or "").isdecimal() for name, value in tags.attributes)


@given(markdown)
def test_the_outputs_say_the_same(text: str) -> None:
    """What Telegram shows is what is read aloud."""
    assert unescape(re.sub(r"</?[bi]>", "", to_telegram(text))) == to_plain(text)


@given(markdown)
@example("một\r\nhai")
@example("7.")
def test_plain_words_have_a_quick_way(text: str) -> None:
    """Whether a text has marks or not, what is read aloud is the same as with a mark that says nothing."""
    assert to_plain(text) == to_plain(f"{text}\n\n")


def test_lines_for_paper() -> None:
    """Each line of type is runs, bold or not; lines of a list are marked, and what is only slanted is plain."""
    assert to_lines("Mở **CH Play**,\ngõ *VNeID*.\n\n- một\n  - **hai**\n\nxong") == (
        RichLine((("Mở ", False), ("CH Play", True), (",", False))),
        RichLine((("gõ ", False), ("VNeID", False), (".", False))),
        RichLine((("một", False),), item=True),
        RichLine((("hai", True),), item=True),
        RichLine((("xong", False),)),
    )
    assert to_lines("") == ()


@given(markdown)
@example(r"\*a\*")
def test_paper_says_the_same(text: str) -> None:
    """The letters on paper are those of the page."""
    page = unescape(re.sub(r"<[^>]*>", "", to_web(text)))
    paper = "".join(run for line in to_lines(text) for run, _ in line.runs)
    assert "".join(paper.split()) == "".join(page.split())


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_plain_words_stay(text: str) -> None:
    """Letters and digits pass through unchanged."""
    assert to_plain(text) == text
