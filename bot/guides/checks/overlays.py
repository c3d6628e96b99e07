"""Rules of translations: each piece belongs to a piece of the source, and is not older than it.

An overlay's `of` holds, for `head` and each step, the stamp of the text that was translated; `python -m bot stamp`
writes it.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from bot.guides.checks.context import Context
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlPath
from flows.core.content.guide import Guide, Step
from flows.core.content.issue import Issue
from flows.core.content.overlay import Overlay, StepOverlay

STAMP_CHARS = 8


def _make_stamp(values: Any) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()[:STAMP_CHARS]


def make_stamps(guide: Guide) -> dict[str, str]:
    """Make the stamp of each piece of a source: `head`, and each step by its id."""
    service = guide.service
    head: list[Any] = [
        guide.title,
        guide.summary,
        guide.result,
        guide.needs.devices,
        guide.needs.documents,
        guide.warnings,
    ]
    head += [service.authority, service.cost, service.processing_time, service.output]
    head += [guide.urgent] if guide.urgent else []  # stamps from before the field stay good
    return {"head": _make_stamp(head)} | {step.id: _make_stamp(_list_texts(step)) for step in guide.steps}


def _list_texts(step: Step) -> list[Any]:
    link, picture = step.link, step.picture
    labels = [choice.label for choice in step.choices]
    problems = [[problem.id, problem.when, problem.then] for problem in step.problems]
    return [step.text, labels, link.label if link else None, picture.alt if picture else None, problems]


def _list_lengths(guide: Guide, overlay: Overlay) -> Iterable[tuple[YamlPath, int, int]]:
    """Yield the lists that must be as long as in the source: path, length, length in the source."""
    yield ("needs", "devices"), len(overlay.needs.devices), len(guide.needs.devices)
    yield ("needs", "documents"), len(overlay.needs.documents), len(guide.needs.documents)
    yield ("warnings",), len(overlay.warnings), len(guide.warnings)
    for id, piece in overlay.steps.items():
        if step := guide.by_id.get(id):
            yield ("steps", id, "choices"), len(piece.choices), len(step.choices)


def _find_unknown_pieces(guide: Guide, id: str, piece: StepOverlay) -> Iterable[tuple[YamlPath, str]]:
    """Yield the pieces of a step that its source does not have: path, and what is wrong."""
    step = guide.by_id.get(id)
    if step is None:
        yield ("steps", id), f"bài gốc không có bước “{id}”"
        return
    for problem in piece.problems:
        if step.problem(problem) is None:
            yield ("steps", id, "problems", problem), f"bước “{id}” không có lỗi “{problem}”"
    if piece.link and step.link is None:
        yield ("steps", id, "link"), f"bước “{id}” không có nút link"
    if piece.alt and step.picture is None:
        yield ("steps", id, "alt"), f"bước “{id}” không có ảnh"


def check_overlays_match(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require every piece of an overlay to belong to a piece of the source."""
    for language, overlaid in source.overlays.items():
        document, overlay = overlaid.document, overlaid.overlay
        if overlay is None:
            continue
        if overlay.language != language or language not in context.library.sentences.languages:
            mend = f"tên tệp là mã ngôn ngữ, một trong: {', '.join(context.library.sentences.languages[1:])}"
            yield document.issue(("language",), "overlay-language", f"ngôn ngữ “{overlay.language}” không khớp", mend)
        for path, length, wanted in _list_lengths(guide, overlay):
            if length and length != wanted:
                what = f"có {length} dòng, bài gốc có {wanted}"
                yield document.issue(path, "overlay-length", what, "dịch đủ, đúng thứ tự bài gốc")
        for id, piece in overlay.steps.items():
            for path, what in _find_unknown_pieces(guide, id, piece):
                yield document.issue(path, "overlay-piece", what, "sửa mã cho khớp bài gốc, hoặc bỏ đi")


def check_overlays_fresh(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Warn of pieces that were translated from an older text. They stay in service."""
    today = make_stamps(guide)
    for overlaid in source.overlays.values():
        document, overlay = overlaid.document, overlaid.overlay
        if overlay is None:
            continue
        for piece in ("head", *(id for id in overlay.steps if id in guide.by_id)):
            if overlay.of.get(piece) != today[piece]:
                path: YamlPath = ("steps", piece) if piece != "head" else ("title",)
                what = f"phần “{piece}” dịch từ bản cũ, hoặc chưa đóng dấu"
                mend = f"xem lại bản dịch, rồi chạy: python -m bot stamp {guide.id} {overlay.language}"
                yield document.warning(path, "overlay-old", what, mend)
