"""The project's papers as Markdown: which there are, the command lines in them, what they name and link to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.harness.settings import ROOT

PAPERS = (
    *(ROOT / name for name in ("README.md", "README.vi.md", "CONTRIBUTING.md", "SECURITY.md", "guides/README.md")),
    *sorted((ROOT / "docs").glob("*.md")),
)
"""What is read to use the project or to work on it."""

HISTORY = (ROOT / "CHANGELOG.md", *sorted((ROOT / "docs" / "decisions").glob("*.md")))
"""What was written once: their links hold, their commands are those of their day."""

COMMAND_FENCES = ("", "sh")
"""Info strings of blocks that hold command lines; what is none is labelled `text`, `yaml`, `python`, …"""

_INLINE = re.compile(r"make( |$)|apt |sqlite3 |.*-m (bot|bench|pytest)\b")
_HEADING_DROPPED = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paper."""

    paper: Path
    number: int
    text: str

    def __str__(self) -> str:
        return f"{self.paper.relative_to(ROOT)}:{self.number}"


def read_commands(paper: Path) -> Iterator[Line]:
    """Find every command line: each line of a block of commands, and code in sentences that reads like one."""
    for token in _parse(paper):
        number = token.map[0] + 1 if token.map else 0
        if token.type == "code_block" or (token.type == "fence" and token.info.strip() in COMMAND_FENCES):
            first = number + (token.type == "fence")
            for offset, text in enumerate(token.content.splitlines()):
                if text.strip():
                    yield Line(paper, first + offset, text.strip())
        for child in token.children or ():
            if child.type == "code_inline" and _INLINE.match(child.content):
                yield Line(paper, number, child.content)


def read_code(paper: Path) -> Iterator[Line]:
    """Find all code in sentences and tables."""
    for token in _parse(paper):
        for child in token.children or ():
            if child.type == "code_inline":
                yield Line(paper, token.map[0] + 1 if token.map else 0, child.content)


def read_links(paper: Path) -> Iterator[Line]:
    """Find the targets of all links and pictures that stay within the project, those in HTML too."""
    for token in _parse(paper):
        number = token.map[0] + 1 if token.map else 0
        for child in (*(token.children or ()), token):
            target = child.attrGet("href") or child.attrGet("src")
            written = re.findall(r'(?:src|href)="([^"]+)"', child.content) if child.type.startswith("html") else []
            for found in [str(target), *written] if target else written:
                if not re.match(r"[a-z]+:", found):
                    yield Line(paper, number, unquote(found))


def read_anchors(paper: Path) -> set[str]:
    """Name the headings of a paper as links do."""
    tokens = _parse(paper)
    titles = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    return {_HEADING_DROPPED.sub("", title.lower()).replace(" ", "-") for title in titles}


def _parse(paper: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(paper.read_text("utf-8"))


def read_blocks(paper: Path, label: str) -> list[str]:
    """Find the fenced blocks whose info string ends with this label: `text listing`."""
    return [token.content for token in _parse(paper) if token.type == "fence" and token.info.split()[1:] == [label]]
