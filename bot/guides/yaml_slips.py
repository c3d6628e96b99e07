"""Slips of YAML in an editor's words, at the line where the slip is: the parser often notices it only further down."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

_KEY = r"\s*(?:- +)*[A-Za-z_][\w-]*"
_NEW_LINE = re.compile(rf"{_KEY}:(\s|$)|\s*- ")
_QUOTE_OPENS = re.compile(r"(?:\s*(?:- +)*(?:[A-Za-z_][\w-]*:\s+)?)([\"'])")
_NO_SPACE = re.compile(_KEY + r":(?=[^\s/])")
_OTHER_COLON = re.compile(_KEY + r"(?=\uff1a)")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*-(?=[^\s-])")
_QUOTE_ALL = "đặt cả câu trong ngoặc kép"


class Slip(NamedTuple):
    """Where a text stops being YAML, what is wrong and how to mend it."""

    line: int  # from 1
    column: int  # from 1
    what: str
    mend: str


def explain_slip(text: str, error: yaml.YAMLError) -> Slip:
    """Say what an editor did, from what the parser met."""
    position = getattr(error, "position", None)
    if position is not None:
        line = text.count("\n", 0, position)
        return Slip(line + 1, 1, "trong dòng có ký tự lạ, không nhìn thấy", "xoá cả dòng rồi gõ lại")
    met = _Met(text, error)
    return next(filter(None, (look(met) for look in _LOOKS)), None) or Slip(
        met.line, met.column, "YAML viết sai ở dòng này hay dòng trên", "xem lại dấu cách đầu dòng, dấu hai chấm, ngoặc"
    )


def _find_place(mark: Any) -> tuple[int, int] | None:
    return (mark.line + 1, mark.column + 1) if mark else None


class _Met:
    """What the parser met, and the lines around it."""

    def __init__(self, text: str, error: yaml.YAMLError) -> None:
        self.lines = text.splitlines() or [""]
        self.problem = str(getattr(error, "problem", None) or "")
        self.context = str(getattr(error, "context", None) or "")
        self.line, self.column = _find_place(getattr(error, "problem_mark", None)) or (1, 1)
        self.begin_line, self.begin_column = _find_place(getattr(error, "context_mark", None)) or (
            self.line,
            self.column,
        )

    def read_line(self, number: int) -> str:
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def list_near(self) -> Iterator[int]:
        """Yield the lines in which a slip may be: where the text began, and those just above where it stopped."""
        above = [n for n in range(self.line - 1, 0, -1) if self.read_line(n).strip()][:1]
        yield from dict.fromkeys((self.begin_line, *above, self.line))


def _look_for_quote(met: _Met) -> Slip | None:
    for number in range(1, min(met.line, len(met.lines)) + 1):
        line = met.read_line(number)
        opens = _QUOTE_OPENS.match(line)
        if opens is None or opens[1] in line[opens.end() :].replace("\\" + opens[1], ""):
            continue
        below = met.read_line(number + 1)
        if _NEW_LINE.match(below) or not below.strip() or "quoted" in met.context:
            return Slip(number, opens.end(), f"ngoặc kép {opens[1]} mở mà không đóng", "đóng ngoặc ở cuối câu")
    return None


def _look_for_tab(met: _Met) -> Slip | None:
    line = met.read_line(met.line)
    blank = line[: len(line) - len(line.lstrip())]
    if "\t" not in blank:
        return None
    return Slip(met.line, blank.index("\t") + 1, "đầu dòng có phím Tab", "xoá đi, gõ dấu cách")


def _look_for_space(met: _Met) -> Slip | None:
    for number in met.list_near():
        line = met.read_line(number)
        if found := _NO_SPACE.match(line):
            return Slip(number, found.end(), "thiếu dấu cách sau dấu hai chấm", "viết: “tên: nội dung”")
        if found := _OTHER_COLON.match(line):
            return Slip(number, found.end() + 1, "dấu hai chấm “：” không phải dấu thường", "gõ lại “: ”")
        if (found := _NO_SPACE_AFTER_DASH.match(line)) and "simple key" in met.context:
            return Slip(number, found.end(), "thiếu dấu cách sau dấu gạch", "viết: “- nội dung”")
    return None


def _look_for_bracket(met: _Met) -> Slip | None:
    if "flow" in met.context:
        bracket = met.read_line(met.begin_line)[met.begin_column - 1 : met.begin_column]
        mend = f"đóng ngoặc; nếu là câu thì {_QUOTE_ALL}"
        return Slip(met.begin_line, met.begin_column, f"ngoặc {bracket} mở mà không đóng", mend)
    line = met.read_line(met.line)
    before, at = line[: met.column - 1].rstrip(), line[met.column - 1 : met.column]
    if at in ("]", "}"):
        return Slip(met.line, met.column, f"thừa ngoặc {at}", f"bỏ ngoặc; nếu là câu thì {_QUOTE_ALL}")
    if "expected key" in met.problem and before.endswith(('"', "'", "]", "}")):
        return Slip(met.line, met.column, f"còn chữ sau ngoặc {before[-1]}", f"{_QUOTE_ALL}, từ chữ đầu tới chữ cuối")
    return None


def _look_for_sign(met: _Met) -> Slip | None:
    """Look for a text that begins with a sign of YAML's own."""
    if "block scalar" in met.context:
        mend = "xuống dòng ngay sau dấu đó, rồi thụt cả đoạn vào"
        return Slip(met.begin_line, met.begin_column, "có chữ đứng sau dấu | hay >", mend)
    if "escape" in met.problem:
        return Slip(met.line, met.column, "trong ngoặc kép có dấu \\", "bỏ dấu \\")
    if not re.search("alias|anchor|tag|directive|next token|block node", met.context):
        return None
    sign = met.read_line(met.begin_line)[met.begin_column - 1 : met.begin_column]
    line, column = met.begin_line, met.begin_column
    if "block node" in met.context:
        line, column, sign = met.line, met.column, met.read_line(met.line)[met.column - 1 : met.column]
    return Slip(line, column, f"câu bắt đầu bằng ký hiệu “{sign}”", _QUOTE_ALL) if sign.strip() else None


def _look_for_colon(met: _Met) -> Slip | None:
    line = met.read_line(met.line)
    if "mapping values" in met.problem and re.match(_KEY + r":\s+.*\S", line[: met.column - 1]):
        return Slip(met.line, met.column, "trong câu có dấu hai chấm", _QUOTE_ALL)
    if "expected ':'" in met.problem:
        what = "dòng này thiếu dấu hai chấm, hoặc thụt đầu dòng chưa đủ"
        return Slip(met.begin_line, met.begin_column, what, "viết “tên: nội dung”, hoặc thụt vào bằng dòng trên")
    return None


def _look_for_indentation(met: _Met) -> Slip | None:
    if "another document" in met.problem or "document start" in met.problem:
        return Slip(met.line, met.column, "tệp bị ngắt làm hai ở đây", "bỏ dấu --- hay dòng chữ thừa")
    if re.search("mapping values|expected key|expected '-'|tab character", met.problem):
        mend = "các dòng cùng hàng thụt vào bằng nhau, dòng con sâu hơn dòng mẹ hai dấu cách"
        return Slip(met.line, met.column, "thụt đầu dòng không thẳng hàng", mend)
    return None


_LOOKS = (
    _look_for_quote,
    _look_for_tab,
    _look_for_space,
    _look_for_bracket,
    _look_for_sign,
    _look_for_colon,
    _look_for_indentation,
)
