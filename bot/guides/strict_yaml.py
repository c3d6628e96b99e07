"""YAML read strictly, for people: every scalar is text, every place is known, every mistake is gathered.

PyYAML's ready-made loader turns `9:30` into 570 and `No` into false, and accepts a repeated key silently. So files are
read through its node tree: unquoted values stay as typed, and a repeated key or an alias is an issue.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import normalize

import yaml

from bot.guides.yaml_slips import explain_slip
from flows.core.content.issue import Issue

YamlPath = tuple[str | int, ...]
"""The path to a value in a file: keys and places in lists, from the top."""

YAML_MAX_BYTES = 500_000
_MAX_DEPTH = 20
_DEPTH_PARSED_MAX = 2000  # levels that a stack of 8 MB surely holds
_WORD = re.compile(r"[\w.:/@+-]+", re.ASCII)  # what a note may follow: an id, a number, a name


@dataclass
class YamlDocument:
    """A file as it was read: its text, its values (text, lists, mappings) and the issues so far.

    The lines of values are found when an issue asks for one, which is seldom.
    """

    file: str
    text: str = ""
    data: Any = None
    issues: list[Issue] = field(default_factory=list)

    @cached_property
    def marks(self) -> dict[YamlPath, tuple[int, int]]:
        """Map paths of values and keys to line and column, from 1."""
        return _Reader.read(self.file, self.text).marks

    def find_line(self, path: YamlPath) -> tuple[int, int]:
        """Return line and column of a value, or of the nearest one above it."""
        while path not in self.marks and path:
            path = path[:-1]
        return self.marks.get(path, (1, 1))

    def find_values(self, word: str) -> Iterator[tuple[YamlPath, str]]:
        """Yield every value that begins with a word, and its path."""
        if word not in self.text:
            return
        reader = _Reader.read(self.file, self.text)
        for path in reader.marks:
            value = reader.data
            for part in path:
                value = value[part]
            if isinstance(value, str) and value.startswith(word):
                yield path, value

    def issue(self, path: YamlPath, rule: str, what: str, mend: str, *, holds: bool = True) -> Issue:
        """Make an issue at a value of this file."""
        line, column = self.find_line(path)
        return Issue(self.file, line, column, rule, what, mend, holds)

    def warning(self, path: YamlPath, rule: str, what: str, mend: str) -> Issue:
        """Make a warning at a value of this file: it stops nothing."""
        return replace(self.issue(path, rule, what, mend, holds=False), warns=True)

    def drop_values(self) -> "YamlDocument":
        """Return the document without its values, to be kept for its issues."""
        return replace(self, data=None)


def read_yaml(path: Path, file: str) -> YamlDocument:
    """Read a file that is called `file` in issues. Never raises: the document's issues say what is wrong."""
    try:
        return read_yaml_bytes(path.read_bytes(), file)
    except OSError as error:
        return _report_unreadable(file, error)


def read_yaml_bytes(raw: bytes, file: str) -> YamlDocument:
    """Read the bytes of a file, as `read_yaml` does."""
    try:
        if len(raw) > YAML_MAX_BYTES:
            raise ValueError(f"tệp lớn hơn {YAML_MAX_BYTES // 1000} kB")
        return parse_yaml(raw.decode("utf-8-sig"), file)
    except ValueError as error:
        return _report_unreadable(file, error)


def _report_unreadable(file: str, error: Exception) -> YamlDocument:
    return _report_broken(YamlDocument(file), 1, 1, f"không đọc được tệp ({error})", "lưu lại tệp bằng UTF-8")


def parse_yaml(text: str, file: str) -> YamlDocument:
    """Read a text, as `read_yaml` does. Letters typed in pieces are composed."""
    text = normalize("NFC", text)
    document = YamlDocument(file, text)
    try:
        deep = _find_too_deep(text) if _may_be_deep(text) else None
        node = None if deep else yaml.CBaseLoader(text).get_single_node()
    except yaml.YAMLError as error:
        return _report_broken(document, *explain_slip(text, error))
    if deep is not None:
        return _report_broken(document, *deep, f"lồng sâu quá {_MAX_DEPTH} tầng", "bỏ bớt ngoặc hay dấu gạch đầu dòng")
    if node is None:
        return _report_broken(document, 1, 1, "tệp trống", "chép một bài khác làm mẫu")
    try:
        if " #" in text and any(map(_has_cut, text.splitlines())):
            raise _HasMistake
        document.data = _read_values(node, set(), _MAX_DEPTH)
    except _HasMistake:
        reader = _Reader.read(file, text)
        document.data, document.issues = reader.data, reader.issues
    return document


def _has_cut(line: str) -> bool:
    return " #" in line and not line.lstrip().startswith("#")


class _HasMistake(Exception):
    """The document has a mistake; the slow reader finds which one and where."""


def _read_values(node: yaml.Node, met: set[int], depth: int) -> Any:
    """Return the values of a document without mistakes. Raises _HasMistake."""
    if id(node) in met or depth < 0:
        raise _HasMistake
    met.add(id(node))
    match node:
        case yaml.MappingNode():
            values = {_read_key(key): _read_values(value, met, depth - 1) for key, value in node.value}
            if len(values) < len(node.value):
                raise _HasMistake
            return values
        case yaml.SequenceNode():
            return [_read_values(item, met, depth - 1) for item in node.value]
        case _:
            return str(node.value)


def _read_key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _HasMistake
    return str(node.value)


def _may_be_deep(text: str) -> bool:
    """Say whether nesting might overflow the parser: a level takes a bracket, or a column of a line (two levels)."""
    brackets = text.count("[") + text.count("{")
    return brackets + 2 * max(map(len, text.splitlines()), default=0) > _DEPTH_PARSED_MAX


def _find_too_deep(text: str) -> tuple[int, int] | None:
    """Return where the nesting passes _MAX_DEPTH. It reads events: building deep nodes overflows C's stack."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            mark = event.start_mark
            return (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return None


def _report_broken(document: YamlDocument, line: int, column: int, what: str, mend: str) -> YamlDocument:
    document.issues.append(Issue(document.file, line, column, "yaml", what, mend))
    return document


class _Reader:
    """Turns nodes into values and gathers their lines and issues."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._lines = text.splitlines()
        self._met: set[int] = set()
        self.data: Any = None
        self.marks: dict[YamlPath, tuple[int, int]] = {}
        self.issues: list[Issue] = []

    @classmethod
    def read(cls, file: str, text: str) -> "_Reader":
        """Read a text; one that cannot be parsed has neither values nor marks."""
        reader = cls(file, text)
        try:
            if not (_may_be_deep(text) and _find_too_deep(text)) and (node := yaml.CBaseLoader(text).get_single_node()):
                reader.data = reader._read_value(node, ())
        except yaml.YAMLError:
            pass
        return reader

    def _read_value(self, node: yaml.Node, path: YamlPath) -> Any:
        self.marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if id(node) in self._met:
            self._add(path, "yaml-alias", "chỗ này dùng lại một đoạn bằng & và *", "viết hẳn đoạn đó ra")
            return ""
        if len(path) > _MAX_DEPTH:
            self._add(path, "yaml", f"lồng sâu quá {_MAX_DEPTH} tầng", "bỏ bớt ngoặc hay dấu gạch đầu dòng")
            return ""
        self._met.add(id(node))
        match node:
            case yaml.MappingNode():
                return self._read_mapping(node, path)
            case yaml.SequenceNode():
                return [self._read_value(item, (*path, n)) for n, item in enumerate(node.value)]
            case yaml.ScalarNode():
                self._look_for_cut(node, path)
        return str(node.value)

    def _look_for_cut(self, node: yaml.ScalarNode, path: YamlPath) -> None:
        """Tell of a sentence that a ` #` cuts. A word may have a note after it; so may a text, after two spaces."""
        end = node.end_mark
        rest = self._lines[end.line][end.column :] if not node.style and end.line < len(self._lines) else ""
        note = rest.lstrip()
        if not note.startswith("#") or rest == note or not node.value:
            return
        if note[1:2].strip() or (rest.startswith(" #") and not _WORD.fullmatch(node.value)):
            what = f"câu bị cắt ở dấu #, chỉ còn “…{node.value[-20:]}”"
            self._add(path, "text-cut", what, "đặt cả câu trong ngoặc kép; lời ghi chú thì để hai dấu cách trước #")

    def _read_mapping(self, node: yaml.MappingNode, path: YamlPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(
                    path, "yaml", "tên mục không phải là chữ", "bỏ dấu { hay [ ở đầu dòng, hoặc đặt trong ngoặc kép"
                )
                continue
            key = str(key_node.value)
            place = (*path, key)
            self.marks[place] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key in values:
                self._add(place, "key-repeated", f"mục “{key}” viết hai lần", "gộp lại làm một")
            else:
                values[key] = self._read_value(value_node, place)
        return values

    def _add(self, path: YamlPath, rule: str, what: str, mend: str) -> None:
        self.issues.append(Issue(self._file, *self.marks[path], rule, what, mend))
