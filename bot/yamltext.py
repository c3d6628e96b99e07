"""YAML read strictly, for people: every scalar is text, every place is known, every slip is gathered.

PyYAML's ready-made loader turns `9:30` into 570 and `No` into false, and takes a repeated key silently. So files are
read through its node tree: unquoted values stay as typed, a repeated key is an issue, and aliases are not taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from flows.core.issue import Issue

Path_ = tuple[str | int, ...]
"""Where a value stands in a file: keys and places in lists, from the top."""

M = TypeVar("M", bound=BaseModel)

MAX_BYTES = 500_000
_MAX_DEPTH = 20


@dataclass
class Document:
    """A file as it was read: values (text, lists, mappings), where each stands, and the slips so far."""

    file: str
    data: Any = None
    marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)  # value or key: line and column, from 1
    issues: list[Issue] = field(default_factory=list)

    def where(self, path: Path_) -> tuple[int, int]:
        """Line and column of a value, or of the nearest one above it."""
        while path not in self.marks and path:
            path = path[:-1]
        return self.marks.get(path, (1, 1))

    def marks_of(self, word: str) -> Iterator[tuple[Path_, str]]:
        """Every value that begins with a word."""
        for path in self.marks:
            value = self.data
            for part in path:
                value = value[part]
            if isinstance(value, str) and value.startswith(word):
                yield path, value

    def issue(self, path: Path_, rule: str, what: str, mend: str, *, holds: bool = True) -> Issue:
        """An issue at a value of this file."""
        line, column = self.where(path)
        return Issue(self.file, line, column, rule, what, mend, holds)


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
    document = Document(file)
    try:
        deep = _too_deep(text)
        node = None if deep else yaml.CSafeLoader(text).get_single_node()
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
    document.data = _Reader(document).value(node, ())
    return document


def _too_deep(text: str) -> tuple[int, int] | None:
    """Where the nesting passes _MAX_DEPTH. Found from events: building nodes of great depth overflows C's stack."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            mark = event.start_mark
            return (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return None


def _broken(document: Document, line: int, column: int, what: str, mend: str) -> Document:
    document.issues.append(Issue(document.file, line, column, "yaml", what, mend))
    return document


class _Reader:
    """Turns nodes into values while it notes where they stand."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._met: set[int] = set()

    def value(self, node: yaml.Node, path: Path_) -> Any:
        marks = self._document.marks
        marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if id(node) in self._met:
            self._add(path, "yaml-alias", "chỗ này dùng lại một đoạn bằng & và *", "viết hẳn đoạn đó ra")
            return ""
        self._met.add(id(node))
        match node:
            case yaml.MappingNode():
                return self._mapping(node, path)
            case yaml.SequenceNode():
                return [self.value(item, (*path, n)) for n, item in enumerate(node.value)]
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
            if key in values:
                self._document.marks[place] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
                self._add(place, "key-repeated", f"mục “{key}” viết hai lần", "gộp lại làm một")
                continue
            self._document.marks[place] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            values[key] = self.value(value_node, place)
        return values

    def _add(self, path: Path_, rule: str, what: str, mend: str) -> None:
        self._document.issues.append(self._document.issue(path, rule, what, mend))


def model(document: Document, kind: type[M], data: Any) -> M | None:
    """Make a model of a document's values; what does not fit becomes issues, and the answer None."""
    try:
        return kind.model_validate(data, by_alias=True)
    except ValidationError as error:
        document.issues += [_slip(document, detail) for detail in error.errors(include_url=False)]
        return None


def _slip(document: Document, detail: ErrorDetails) -> Issue:
    """Say one of pydantic's errors in an editor's words."""
    path = detail["loc"]
    path = path[:-1] if path and path[-1] == "[key]" else path  # pydantic's mark for a slip in the key itself
    name, context = _name(document, path), detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            rule, what, mend = "key-missing", f"thiếu mục “{name}”", f"thêm dòng “{name}: …”"
        case "extra_forbidden":
            rule, what, mend = "key-unknown", f"không có mục nào tên “{name}”", "sửa lại tên mục, hoặc bỏ đi"
        case "string_too_short" | "too_short":
            rule, what, mend = "value-empty", f"“{name}” đang để trống", "viết nội dung vào, hoặc bỏ cả mục"
        case "string_too_long":
            limit = context.get("max_length")
            rule, what, mend = "value-long", f"“{name}” dài quá {limit} ký tự", "viết ngắn lại"
        case "value_error":
            rule, what, mend = "value-form", f"“{name}”: {context.get('error')}", "sửa cho đúng"
        case kind:
            rule, what, mend = "value-form", f"“{name}” viết chưa đúng kiểu", _wanted(kind, context)
    return document.issue(path, rule, what, mend)


def _name(document: Document, path: Path_) -> str:
    """What an editor calls a place: the nearest key above it, and which of its lines."""
    *above, last = path or ("",)
    if isinstance(last, int):
        return f"{_name(document, tuple(above))}, dòng thứ {last + 1}"
    return last or Path(document.file).name


def _wanted(kind: str, context: Mapping[str, Any]) -> str:
    """What a value of another form should look like."""
    match kind:
        case "string_pattern_mismatch" if "[0-9]{" in context.get("pattern", ""):
            return "chỉ viết chữ số, liền nhau"
        case "string_pattern_mismatch":
            return "mã chỉ gồm a-z, 0-9 và dấu gạch nối; nơi mở là android:…, ios:… hoặc https://…"
        case "literal_error":
            return f"chọn một trong: {context.get('expected')}"
        case "string_type":
            return "chỗ này cần một câu chữ"
        case "tuple_type":
            return "chỗ này cần một danh sách [a, b] hay các dòng “- ”"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "chỗ này cần các mục con “tên: giá trị”"
        case "int_parsing" | "float_parsing":
            return "viết một con số"
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            return f"con số này quá {'nhỏ' if kind.startswith('greater') else 'lớn'}"
        case _:
            return "ngày viết 2026-11-23, thời gian viết PT10M (10 phút)"
