"""Rich text: Markdown as Telegram HTML, as web HTML, as plain text, and as runs of type for paper.

The dialect is small on purpose: paragraphs, line breaks, **bold**, *italic*, lists. All else is shown as typed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from flows.core.text.phone_number import find_phones

_BEFORE_CHARS = 200  # of a paragraph, that a piece of it may be read by
_PARSER = MarkdownIt("zero", {"html": False}).enable(["emphasis", "list", "newline", "escape"])


Write = Callable[[str, str], str]  # writes a piece of text; what stands before it in its paragraph


def _write_inline(tokens: Sequence[Token], tags: dict[str, str], text: Write) -> str:
    out: list[str] = []
    before = ""
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                out.append(tags["break"])
            case "text":
                out.append(text(token.content, before))
            case _:
                out.append(tags.get(token.type, "") or text(token.content, before))
        before = before[-_BEFORE_CHARS:] + token.content
    return "".join(out)


def _write_blocks(markdown: str, tags: dict[str, str], text: Write) -> str:
    out: list[str] = []
    numbers: list[int | None] = []
    last = ""
    for token in _PARSER.parse(markdown):
        match token.type:
            case "inline":
                out.append(_write_inline(token.children or (), tags, text))
            case "paragraph_open" | "paragraph_close" if numbers:
                out.append(tags["break"] if (last, token.type) == ("paragraph_close", "paragraph_open") else "")
            case "ordered_list_open" | "bullet_list_open":
                start = int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None
                out.append((tags["nested"] if numbers else "") + _open_list(tags[token.type], start))
                numbers.append(start)
            case "ordered_list_close" | "bullet_list_close":
                numbers.pop()
                out.append(tags[token.type])
            case "list_item_open":
                number = numbers[-1]
                out.append(tags["item"] or (f"{number}. " if number is not None else "• "))
                numbers[-1] = number + 1 if number is not None else None
            case _:
                out.append(tags.get(token.type, ""))
        last = token.type
    return "".join(out).strip()


def _open_list(tag: str, start: int | None) -> str:
    """Return the tag that opens a list; in HTML it says where the numbers start, unless from 1."""
    return tag.replace(">", f' start="{start}">') if start not in (None, 1) else tag


_LINES = {
    "break": "\n",
    "paragraph_close": "\n\n",
    "ordered_list_open": "",
    "ordered_list_close": "\n",
    "bullet_list_open": "",
    "bullet_list_close": "\n",
    "item": "",
    "list_item_close": "\n",
    "nested": "\n",
}
_TELEGRAM = _LINES | {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>"}
_WEB = {
    "break": "<br>",
    "paragraph_open": "<p>",
    "paragraph_close": "</p>",
    "ordered_list_open": "<ol>",
    "ordered_list_close": "</ol>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "item": "<li>",
    "list_item_close": "</li>",
    "nested": "",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
}


@lru_cache(maxsize=4096)
def to_telegram(markdown: str) -> str:
    """Return HTML as Telegram's parse_mode=HTML takes it."""
    return _write_blocks(markdown, _TELEGRAM, lambda text, _: escape(text, quote=False))


@lru_cache(maxsize=4096)
def to_web(markdown: str) -> str:
    """Return HTML for a page; every character of the text is escaped, and phone numbers can be pressed."""
    return _write_blocks(markdown, _WEB, link_phones)


def link_phones(text: str, before: str = "") -> str:
    """Return a plain text as HTML for a page, in which phone numbers can be pressed."""
    out: list[str] = []
    done = 0
    for phone in find_phones(text, before):
        link = f'<a href="tel:{phone.digits}">{escape(text[phone.start : phone.end])}</a>'
        out += [escape(text[done : phone.start]), link]
        done = phone.end
    return "".join([*out, escape(text[done:])])


_MARKS = re.compile(r"[*_\\\n\r\x00]|^\s*(?:[-+]|\d+[.)])(?:\s|$)")


@lru_cache(maxsize=4096)
def to_plain(markdown: str) -> str:
    """Return the words alone, for terminals, counting and reading aloud. Never longer than the Markdown."""
    if not _MARKS.search(markdown):
        return markdown.strip()
    return _write_blocks(markdown, _LINES, lambda text, _: text)


@dataclass(frozen=True, slots=True)
class RichLine:
    """A line for paper: its words in runs, each bold or not; `item` where it belongs to a list."""

    runs: tuple[tuple[str, bool], ...]
    item: bool = False


@lru_cache(maxsize=4096)
def to_lines(markdown: str) -> tuple[RichLine, ...]:
    """Return the lines for typesetting on paper."""
    lines: list[RichLine] = []
    depth = 0
    for token in _PARSER.parse(markdown):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "inline":
            lines += [RichLine(runs, depth > 0) for runs in _split_runs(token.children or ())]
    return tuple(lines)


def _split_runs(tokens: Sequence[Token]) -> list[tuple[tuple[str, bool], ...]]:
    """Return the lines of one paragraph, each as runs."""
    lines: list[list[tuple[str, bool]]] = [[]]
    bold = False
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                lines.append([])
            case "strong_open" | "strong_close":
                bold = token.type == "strong_open"
            case "text" if token.content:
                lines[-1].append((token.content, bold))
    return [tuple(line) for line in lines if line]
