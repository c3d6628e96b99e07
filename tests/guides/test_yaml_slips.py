"""Slips that people who do not program make in YAML: each is told in Vietnamese, at the line where it is."""

import pytest

from bot.guides.strict_yaml import parse_yaml

SLIPS = [
    ('title: "Cài\nsummary: xin\nsteps:\n  - id: a\n    text: "mở"\n', 1, "ngoặc kép"),
    ('a: b\ntitle: "Cài\nsummary: xin\nc: d\n', 2, "ngoặc kép"),
    ("title: 'Cài\nsummary: xin\n", 1, "ngoặc kép"),
    ('a:\n  - "mở\n  - "đóng"\nc: d\n', 2, "ngoặc kép"),
    ("a:\n\tb: c\n", 2, "Tab"),
    ("a:\n  - x\n\t- y\n", 3, "Tab"),
    ("\ta: b\n", 1, "Tab"),
    ("title: Cài: từng bước\n", 1, "dấu hai chấm"),
    ("a:\n  - text: Bấm: OK\n", 2, "dấu hai chấm"),
    ("id: a\ntitle:Cài\nsummary: x\n", 2, "thiếu dấu cách"),
    ("title:Cài\nsummary: x\n", 1, "thiếu dấu cách"),
    ("steps:\n  - id:a\n    text: x\n", 2, "thiếu dấu cách"),
    ("title: a\nsummary:x\n", 2, "thiếu dấu cách"),
    ("a：b\nc: d\n", 1, "dấu hai chấm"),
    ("a:b # c\nd: e\n", 1, "thiếu dấu cách"),
    ("a:\n  - x\n  -y: z\nb: c\n", 3, "thụt"),
    ("a:\n  - x\n  -y\nb: c\n", 3, "dấu gạch"),
    ("a: [x, y\nb: c\nd: e\n", 1, "ngoặc ["),
    ("a: {x: y\nb: c\n", 1, "ngoặc {"),
    ("a: [x]]\nb: c\n", 1, "ngoặc ]"),
    ("a: x\n}\n", 2, "ngoặc }"),
    ("a: {tên} x\n", 1, "sau ngoặc }"),
    ("a: [Bấm] vào\nb: c\n", 1, "sau ngoặc ]"),
    ('a: "x" y\n', 1, 'sau ngoặc "'),
    ("a: 'x' y\nb: c\n", 1, "sau ngoặc '"),
    ("a: b\n  c: d\n", 2, "thụt"),
    ("a:\n    b: c\n  d: e\n", 3, "thụt"),
    ("a:\n  - x\n - y\n", 3, "thụt"),
    ("a: b\n- c\n", 2, "thụt"),
    ("a:\n- x\n b: c\n", 3, "thụt"),
    ("a: *đậm* x\n", 1, "“*”"),
    ("a: & x\n", 1, "“&”"),
    ("a: @x\n", 1, "“@”"),
    ("a: `x`\n", 1, "“`”"),
    ("%a: b\n", 1, "“%”"),
    ("a: !x! y\n", 1, "“!”"),
    ("a: , x\n", 1, "“,”"),
    ("a: | x\n  y\n", 1, "| hay >"),
    ("a: > x\n", 1, "| hay >"),
    ('a: "x\\y"\n', 1, "\\"),
    ("a: b\nc\nd: e\n", 2, "thiếu dấu hai chấm"),
    ("a: |\nx\nb: c\n", 2, "thụt"),
    ("a: b\nc: \x07\n", 2, "ký tự lạ"),
    ("a: b\n---\nc: d\n", 2, "ngắt làm hai"),
]


@pytest.mark.parametrize(("text", "line", "word"), SLIPS)
def test_a_slip_is_told_where_it_is(text: str, line: int, word: str) -> None:
    """The first issue names the line and what was typed, without the parser's English."""
    issue = parse_yaml(text, "f").issues[0]
    assert (issue.line, word in issue.what) == (line, True), str(issue)
    assert not any(english in str(issue) for english in ("expected", "found", "character", "mapping", "token"))
