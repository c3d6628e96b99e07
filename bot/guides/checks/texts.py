"""Rules of texts: their lengths, their markup, and nothing left to be written."""

import re
from collections.abc import Iterable, Iterator

from bot.guides.checks.context import Context
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlPath
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue
from flows.core.text.richtext import to_plain

_MARKUP = re.compile(r"\]\(|</?[a-zA-Z]|^\s{0,3}#|`|!\[|^\s{0,3}>|^\s*\|", re.MULTILINE)
_LABELS = ("label", "when", "urgent")


def list_texts(guide: Guide) -> Iterator[tuple[YamlPath, str]]:
    """Yield every text of a guide that people read, with its path in the file."""
    for name in ("title", "summary", "result"):
        yield (name,), getattr(guide, name)
    if guide.urgent:
        yield ("urgent",), guide.urgent
    for name in ("devices", "documents"):
        yield from (((("needs", name, n)), text) for n, text in enumerate(getattr(guide.needs, name)))
    for name in ("authority", "cost", "processing_time", "output"):
        if text := getattr(guide.service, name):
            yield ("service", name), text
    yield from ((("warnings", n), text) for n, text in enumerate(guide.warnings))
    for n, step in enumerate(guide.steps):
        yield ("steps", n, "text"), step.text
        yield from ((("steps", n, "choices", c, "label"), choice.label) for c, choice in enumerate(step.choices))
        for p, problem in enumerate(step.problems):
            yield ("steps", n, "problems", p, "when"), problem.when
            yield ("steps", n, "problems", p, "then"), problem.then
        if step.link:
            yield ("steps", n, "link", "label"), step.link.label
        if step.picture:
            yield ("steps", n, "picture", "alt"), step.picture.alt


def check_lengths(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Limit the length of texts as people see them: a step holds one action, a line is one line."""
    writing = context.config.writing
    limits = {"text": writing.step_max_chars, "then": writing.remedy_max_chars}
    for path, text in list_texts(guide):
        if path[-1] in _LABELS:
            continue
        limit = limits.get(str(path[-1]), writing.line_max_chars)
        length = len(to_plain(text)) if len(text) > limit else 0  # Markdown is never shorter than its words
        if length > limit:
            what = f"dài {length} ký tự, quá {limit}"
            mend = "tách thành hai bước, mỗi bước một việc" if path[-1] == "text" else "viết ngắn lại"
            yield source.document.issue(path, "too-long", what, mend)


def check_labels(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Limit the length of buttons, so that they can be read on a small phone."""
    limit = context.config.writing.label_max_chars
    for path, text in list_texts(guide):
        if path[-1] in _LABELS and len(text) > limit:
            yield source.document.issue(path, "label-long", f"nút dài {len(text)} ký tự, quá {limit}", "viết ngắn lại")


def check_markup(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Allow **bold**, line breaks and lists, and nothing else."""
    for path, text in list_texts(guide):
        if found := _MARKUP.search(text):
            what = f"có ký hiệu không dùng được: “{found[0].strip()}”"
            yield source.document.issue(path, "markup", what, "chỉ dùng **chữ đậm**, xuống dòng và dòng “- ”")
        elif text.count("**") % 2:
            yield source.document.issue(path, "markup", "dấu ** mở mà không đóng", "viết **chữ đậm** cho đủ hai đầu")


def check_placeholders(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Find what `python -m bot new` left to be written."""
    for path, mark in source.document.find_values("VIẾT"):
        yield source.document.issue(path, "to-write", f"còn chỗ chưa viết: “{mark}”", "viết nội dung thật vào đây")
