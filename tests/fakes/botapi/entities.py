"""Formatted text: a small strict reader of parse_mode=HTML, and Telegram's limits on a text.

It knows the tags b i u s a code pre blockquote tg-spoiler. The real API takes a few spellings more;
this one refuses them, so that a bot keeps to the ones every client shows. Markdown is not read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

from tests.fakes.botapi.refusals import Refused, bad_request

ENTITY_TYPES: Final = {
    "b": "bold",
    "i": "italic",
    "u": "underline",
    "s": "strikethrough",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
MAX_ENTITIES: Final = 100
MAX_RAW_BYTES: Final = 1 << 15

MARK = re.compile(r"[<&]")
START_TAG = re.compile(
    r"""<(?P<name>[^\s<>/=]*)(?P<attributes>(?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[\w.-]+))?)*)\s*>"""
)
END_TAG = re.compile(r"</(?P<name>[^\s<>]*)\s*>")
ATTRIBUTE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""")
REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as a person reads it."""

    text: str
    """Plain, trimmed at both ends as Telegram does."""
    entities: list[dict[str, Any]] = field(default_factory=list)
    """MessageEntity objects; offsets and lengths in UTF-16 code units."""


def formatted(text: str, parse_mode: str | None, entities: Any = None) -> Formatted:
    """Read a text as a call brings it; raises Refused with Telegram's words."""
    if len(text) > MAX_RAW_BYTES or (len(text) > MAX_RAW_BYTES // 4 and len(text.encode()) > MAX_RAW_BYTES):
        raise bad_request("text is too long")
    mode = (parse_mode or "none").lower()
    if mode == "html":
        plain, found = parse_html(text)
    elif mode == "none":
        plain, found = text, _given_entities(entities)
    else:
        raise bad_request("unsupported parse_mode")
    return _trimmed(plain, found)


@lru_cache(maxsize=4096)
def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Split HTML into plain text and entities, which nobody may change: they are remembered."""
    if "<" not in source and "&" not in source:
        return source, []
    return _HtmlReader(source).read()


def utf16_length(text: str) -> int:
    """Count as Telegram does: an emoji is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def url_fault(url: str) -> str | None:
    """Say what is wrong with a link, or None; a host needs a dot, so localhost is refused as by Telegram."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return "Wrong HTTP URL"
    if parts.scheme == "tg":
        return None
    if parts.scheme not in ("http", "https"):
        return "Unsupported URL protocol" if parts.scheme else "Wrong HTTP URL"
    return None if host and "." in host.strip(".") and not re.search(r"\s", url) else "Wrong HTTP URL"


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    name: str
    attributes: dict[str, str]
    offset: int


class _HtmlReader:
    """One pass over a source; errors give byte offsets, as Telegram's do."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.found: list[dict[str, Any]] = []

    def read(self) -> tuple[str, list[dict[str, Any]]]:
        at = 0
        while mark := MARK.search(self.source, at):
            self._add(self.source[at : mark.start()])
            at = self._reference(mark.start()) if mark.group() == "&" else self._tag(mark.start())
        self._add(self.source[at:])
        if self.open:
            raise self._fault(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        self.found.reverse()  # outer ones first, where two cover the same
        self.found.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.parts), self.found[:MAX_ENTITIES]

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += utf16_length(text)

    def _reference(self, at: int) -> int:
        match = REFERENCE.match(self.source, at)
        if match is None:
            self._add("&")
            return at + 1
        name, decimal, hexadecimal = match.groups()
        code = 0 if name else int(decimal or hexadecimal, 10 if decimal else 16)
        if name is None and not 0 < code < 0x110000:
            self._add("&")
            return at + 1
        self._add(NAMED[name] if name else chr(code))
        return match.end()

    def _tag(self, at: int) -> int:
        return self._end(at) if self.source.startswith("</", at) else self._start(at)

    def _start(self, at: int) -> int:
        name = re.compile(r"[^\s<>/=]*").match(self.source, at + 1)
        assert name is not None  # it may match nothing
        if (tag := name.group().lower()) not in ENTITY_TYPES:
            raise self._fault(f'Unsupported start tag "{tag}" at byte offset {self._bytes(at)}')
        match = START_TAG.match(self.source, at)
        if match is None:
            raise self._fault(f"Unclosed start tag at byte offset {self._bytes(at)}")
        attributes = {
            key.lower(): REFERENCE.sub(lambda ref: NAMED.get(ref[1] or "", ref[0]), double or single or bare)
            for key, double, single, bare in ATTRIBUTE.findall(match["attributes"])
        }
        self.open.append(_Open(tag, attributes, self.length))
        return match.end()

    def _end(self, at: int) -> int:
        if not self.open:
            raise self._fault(f"Unexpected end tag at byte offset {self._bytes(at)}")
        match = END_TAG.match(self.source, at)
        if match is None:
            raise self._fault(f"Unclosed end tag at byte offset {self._bytes(at)}")
        opened, name = self.open.pop(), match["name"].lower()
        if name and name != opened.name:
            raise self._fault(
                f'Unmatched end tag at byte offset {self._bytes(at)}, expected "</{opened.name}>", found "</{name}>"'
            )
        if self.length > opened.offset and (entity := _entity_of(opened)):
            self.found.append({**entity, "offset": opened.offset, "length": self.length - opened.offset})
        return match.end()

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _fault(self, words: str) -> Refused:
        return bad_request(f"can't parse entities: {words}")


def _entity_of(tag: _Open) -> dict[str, Any] | None:
    """Name the entity of a tag; a link that leads nowhere is silently no link, as in Telegram."""
    if tag.name == "a":
        url = tag.attributes.get("href", "")
        return None if url_fault(url) else {"type": "text_link", "url": url}
    if tag.name == "blockquote" and "expandable" in tag.attributes:
        return {"type": "expandable_blockquote"}
    return {"type": ENTITY_TYPES[tag.name]}


def _given_entities(entities: Any) -> list[dict[str, Any]]:
    """Read the `entities` parameter, which replaces a parse mode; a JSON text or the array itself."""
    if not entities:
        return []
    try:
        found = json.loads(entities) if isinstance(entities, str) else entities
        return [{**entity, "offset": int(entity["offset"]), "length": int(entity["length"])} for entity in found]
    except (ValueError, TypeError, KeyError):
        raise bad_request("can't parse MessageEntity: expected an Object") from None


def _trimmed(text: str, entities: list[dict[str, Any]]) -> Formatted:
    plain = text.strip()
    if not entities or plain == text:
        return Formatted(plain, entities)
    cut = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(plain)
    moved = []
    for entity in entities:
        first = max(entity["offset"] - cut, 0)
        last = min(entity["offset"] - cut + entity["length"], end)
        if last > first:
            moved.append({**entity, "offset": first, "length": last - first})
    return Formatted(plain, moved)
