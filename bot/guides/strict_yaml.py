"""YAML read strictly, for people: every scalar is text, every place is known, every slip is gathered.

PyYAML's ready-made loader turns `9:30` into 570 and `No` into false, and takes a repeated key silently. So files are
read through its node tree: unquoted values stay as typed, a repeated key is an issue, and aliases are not taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from flows.core.content.issue import Issue

Path_ = tuple[str | int, ...]
"""Where a value stands in a file: keys and places in lists, from the top."""

MAX_BYTES = 500_000
_MAX_DEPTH = 20
_DEPTH_PARSED_MAX = 2000  # levels that are surely below what overflows a stack of 8 MB


@dataclass
class Document:
    """A file as it was read: its text, its values (text, lists, mappings) and the slips so far.

    Where each value stands is found out when an issue asks for it, which is seldom.
    """

    file: str
    text: str = ""
    data: Any = None
    issues: list[Issue] = field(default_factory=list)

    @cached_property
    def marks(self) -> dict[Path_, tuple[int, int]]:
        """Value or key: line and column, from 1."""
        return _Reader.over(self.file, self.text).marks

    def where(self, path: Path_) -> tuple[int, int]:
        """Line and column of a value, or of the nearest one above it."""
        while path not in self.marks and path:
            path = path[:-1]
        return self.marks.get(path, (1, 1))

    def marks_of(self, word: str) -> Iterator[tuple[Path_, str]]:
        """Every value that begins with a word."""
        if word not in self.text:
            return
        reader = _Reader.over(self.file, self.text)
        for path in reader.marks:
            value = reader.data
            for part in path:
                value = value[part]
            if isinstance(value, str) and value.startswith(word):
                yield path, value

    def issue(self, path: Path_, rule: str, what: str, mend: str, *, holds: bool = True) -> Issue:
        """An issue at a value of this file."""
        line, column = self.where(path)
        return Issue(self.file, line, column, rule, what, mend, holds)

    def warning(self, path: Path_, rule: str, what: str, mend: str) -> Issue:
        """A warning at a value of this file: it stops nothing."""
        return replace(self.issue(path, rule, what, mend, holds=False), warns=True)

    def lean(self) -> "Document":
        """The same without its values, to be kept for its issues."""
        return replace(self, data=None)


def read(path: Path, file: str) -> Document:
    """Read a file that is called `file` in issues. Never raises: what is wrong stands in the document's issues."""
    try:
        return read_bytes(path.read_bytes(), file)
    except OSError as error:
        return _unread(file, error)


def read_bytes(raw: bytes, file: str) -> Document:
    """The same for a file's bytes."""
    try:
        if len(raw) > MAX_BYTES:
            raise ValueError(f"tệp lớn hơn {MAX_BYTES // 1000} kB")
        return read_text(raw.decode("utf-8-sig"), file)
    except ValueError as error:
        return _unread(file, error)


def _unread(file: str, error: Exception) -> Document:
    return _broken(Document(file), 1, 1, f"không đọc được tệp ({error})", "lưu lại tệp bằng UTF-8")


def read_text(text: str, file: str) -> Document:
    """The same for a text that is already in memory."""
    document = Document(file, text)
    try:
        deep = _too_deep(text) if _may_be_deep(text) else None
        node = None if deep else yaml.CBaseLoader(text).get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = f"YAML viết sai ({getattr(error, 'problem', None) or 'ký tự lạ'})"
        return _broken(
            document, line, column, what, "xem lại dấu cách đầu dòng, dấu hai chấm, ngoặc ở dòng này và dòng trên"
        )
    if deep is not None:
        return _broken(document, *deep, f"lồng sâu quá {_MAX_DEPTH} tầng", "bỏ bớt ngoặc hay dấu gạch đầu dòng")
    if node is None:
        return _broken(document, 1, 1, "tệp trống", "chép một bài khác làm mẫu")
    try:
        document.data = _values(node, set(), _MAX_DEPTH)
    except _Odd:
        reader = _Reader.over(file, text)
        document.data, document.issues = reader.data, reader.issues
    return document


class _Odd(Exception):
    """Something that an editor must be told of; the slow reader says what and where."""


def _values(node: yaml.Node, met: set[int], depth: int) -> Any:
    """The values of a document without a slip, and nothing else of it."""
    if id(node) in met or depth < 0:
        raise _Odd
    met.add(id(node))
    match node:
        case yaml.MappingNode():
            values = {_key(key): _values(value, met, depth - 1) for key, value in node.value}
            if len(values) < len(node.value):
                raise _Odd
            return values
        case yaml.SequenceNode():
            return [_values(item, met, depth - 1) for item in node.value]
        case _:
            return str(node.value)


def _key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _Odd
    return str(node.value)


def _may_be_deep(text: str) -> bool:
    """Whether the nesting might overflow the parser: a level takes a bracket, or a column of some line (two levels)."""
    brackets = text.count("[") + text.count("{")
    return brackets + 2 * max(map(len, text.splitlines()), default=0) > _DEPTH_PARSED_MAX


def _too_deep(text: str) -> tuple[int, int] | None:
    """Where the nesting passes _MAX_DEPTH. Found from events: building nodes of great depth overflows C's stack."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            mark = event.start_mark
            return (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return None


def _broken(document: Document, line: int, column: int, what: str, mend: str) -> Document:
    document.issues.append(Issue(document.file, line, column, "yaml", what, mend))
    return document


class _Reader:
    """Turns nodes into values while it notes where they stand, and what is wrong with them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._met: set[int] = set()
        self.data: Any = None
        self.marks: dict[Path_, tuple[int, int]] = {}
        self.issues: list[Issue] = []

    @classmethod
    def over(cls, file: str, text: str) -> "_Reader":
        """Read a text; one that cannot be parsed has neither values nor marks."""
        reader = cls(file)
        try:
            if not (_may_be_deep(text) and _too_deep(text)) and (node := yaml.CBaseLoader(text).get_single_node()):
                reader.data = reader._value(node, ())
        except yaml.YAMLError:
            pass
        return reader

    def _value(self, node: yaml.Node, path: Path_) -> Any:
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
                return self._mapping(node, path)
            case yaml.SequenceNode():
                return [self._value(item, (*path, n)) for n, item in enumerate(node.value)]
            case _:
                return str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
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
                values[key] = self._value(value_node, place)
        return values

    def _add(self, path: Path_, rule: str, what: str, mend: str) -> None:
        self.issues.append(Issue(self._file, *self.marks[path], rule, what, mend))
