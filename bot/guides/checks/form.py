"""Rules of form: ids, lengths, markup, photos, and that every screen fits every channel."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import flows
from bot.channels.message_limits import CAPTION_MAX, TEXT_MAX
from bot.guides.checks.context import Context
from bot.guides.load import PHOTO_ENDINGS, Source
from bot.guides.strict_yaml import Path_
from flows.core.address import DATA_MAX_BYTES, address
from flows.core.content.guide import RESERVED_PROBLEM_IDS, RESERVED_STEP_IDS, Guide
from flows.core.content.issue import Issue
from flows.core.person import Person
from flows.core.screen import Do, Screen
from flows.core.text.richtext import to_plain

_PHOTO_MAX_BYTES = 5_000_000
_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_MARKUP = re.compile(r"\]\(|</?[a-zA-Z]|^\s{0,3}#|`|!\[|^\s{0,3}>|^\s*\|", re.MULTILINE)


def texts(guide: Guide) -> Iterator[tuple[Path_, str]]:
    """Every text of a guide that people read, with its place in the file."""
    for name in ("title", "summary", "result"):
        yield (name,), getattr(guide, name)
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


def ids(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Step ids are unique in a guide, problem ids in a step; a few are taken by the bot's own screens."""
    counts = Counter(step.id for step in guide.steps)
    for n, step in enumerate(guide.steps):
        path: Path_ = ("steps", n, "id")
        if step.id in RESERVED_STEP_IDS:
            yield source.document.issue(path, "id-reserved", f"mã bước “{step.id}” bot đã dùng", "đặt mã khác")
        if counts[step.id] > 1:
            yield source.document.issue(path, "id-repeated", f"mã bước “{step.id}” dùng hai lần", "đặt mã khác")
        problems = Counter(problem.id for problem in step.problems)
        for p, problem in enumerate(step.problems):
            place: Path_ = ("steps", n, "problems", p, "id")
            if problem.id in RESERVED_PROBLEM_IDS:
                yield source.document.issue(place, "id-reserved", f"mã lỗi “{problem.id}” bot đã dùng", "đặt mã khác")
            if problems[problem.id] > 1:
                yield source.document.issue(place, "id-repeated", f"mã lỗi “{problem.id}” dùng hai lần", "đặt mã khác")


def lengths(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """A step holds one action, a line is one line: limits on length as a person sees it."""
    writing = context.config.writing
    limits = {"text": writing.step_max_chars, "then": writing.remedy_max_chars}
    for path, text in texts(guide):
        if path[-1] in ("label", "when"):
            continue
        limit = limits.get(str(path[-1]), writing.line_max_chars)
        length = len(to_plain(text)) if len(text) > limit else 0  # Markdown is never shorter than its words
        if length > limit:
            what = f"dài {length} ký tự, quá {limit}"
            mend = "tách thành hai bước, mỗi bước một việc" if path[-1] == "text" else "viết ngắn lại"
            yield source.document.issue(path, "too-long", what, mend)


def labels(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Buttons are readable on a small phone."""
    limit = context.config.writing.label_max_chars
    for path, text in texts(guide):
        if path[-1] in ("label", "when") and len(text) > limit:
            yield source.document.issue(path, "label-long", f"nút dài {len(text)} ký tự, quá {limit}", "viết ngắn lại")


def markup(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Texts use **bold**, line breaks and lists, and nothing else."""
    for path, text in texts(guide):
        if found := _MARKUP.search(text):
            what = f"có ký hiệu không dùng được: “{found[0].strip()}”"
            yield source.document.issue(path, "markup", what, "chỉ dùng **chữ đậm**, xuống dòng và dòng “- ”")
        elif text.count("**") % 2:
            yield source.document.issue(path, "markup", "dấu ** mở mà không đóng", "viết **chữ đậm** cho đủ hai đầu")


def photos(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """A step's photo lies in the guide's folder and is a real PNG or JPEG."""
    for n, step in enumerate(guide.steps):
        if step.picture is None or step.picture.photo is None:
            continue
        path: Path_ = ("steps", n, "picture", "photo")
        name = step.picture.photo
        if step.picture.version is None or step.picture.on is None:
            what, mend = f"ảnh “{name}” chưa ghi bản ứng dụng và ngày xem lại", "thêm version: … và on: 2026-11-23"
            yield source.document.issue(path, "photo-undated", what, mend)
        if name not in guide.photos:
            ends = " hoặc ".join(PHOTO_ENDINGS)
            yield source.document.issue(
                path, "photo-missing", f"không có ảnh “{name}”", f"đặt tệp {ends} vào thư mục bài"
            )
            continue
        content = (source.folder / name).read_bytes()
        if not content.startswith(_MAGIC) or len(content) > _PHOTO_MAX_BYTES:
            mend = f"lưu lại ảnh thành PNG hoặc JPG, dưới {_PHOTO_MAX_BYTES // 1_000_000} MB"
            yield source.document.issue(path, "photo-broken", f"ảnh “{name}” không dùng được", mend)


def _screens(guide: Guide, context: Context) -> Iterator[tuple[Path_, Screen]]:
    person = Person("check")
    here = address("guide", guide.id)
    yield (), flows.view(here, person, context.library)
    for n, step in enumerate(guide.steps):
        at: Path_ = ("steps", n)
        yield at, flows.view(here.under(step.id), person, context.library)
        yield at, flows.view(here.under(step.id, "stuck"), person, context.library)
        for p, problem in enumerate(step.problems):
            yield (*at, "problems", p), flows.view(here.under(step.id, problem.id), person, context.library)


def _roomy(guide: Guide) -> bool:
    """Whether ids and texts are so short that no screen but the cover need be drawn to know that it fits."""
    ids = len(guide.id) + 2 * max(len(step.id) for step in guide.steps)
    texts_ = (text for step in guide.steps for text in (step.text, *(problem.then for problem in step.problems)))
    return ids < DATA_MAX_BYTES - len("verb_of_12__:guide__") and max(map(len, texts_)) < CAPTION_MAX // 2


def screens_fit(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Every screen fits Telegram's limits: 4,096 characters of text, 1,024 of caption, 64 bytes a button."""
    if guide.id not in context.library.guides:
        return
    screens = _screens(guide, context)
    for path, screen in islice(screens, 1) if _roomy(guide) else screens:
        limit = CAPTION_MAX if screen.picture else TEXT_MAX
        length = len(f"{screen.title}\n\n{to_plain(screen.body)}".encode("utf-16-le")) // 2
        if length > limit - 200:  # room for a note above
            yield source.document.issue(
                path, "screen-long", f"màn hình dài {length} ký tự, quá {limit - 200}", "viết ngắn lại"
            )
        for button in screen.choices:
            data = button.act.data if isinstance(button, Do) else button.address.token
            if len(data) > DATA_MAX_BYTES:
                mend = "đặt mã bài, mã bước hay mã câu trả lời ngắn lại"
                yield source.document.issue(path, "button-data", f"mã nút “{data}” dài quá {DATA_MAX_BYTES}", mend)


def finished(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Nothing is left of what `python -m bot new` marks to be written."""
    for path, mark in source.document.marks_of("VIẾT"):
        yield source.document.issue(path, "to-write", f"còn chỗ chưa viết: “{mark}”", "viết nội dung thật vào đây")
