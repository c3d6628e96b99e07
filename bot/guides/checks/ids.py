"""Rules of ids: unique, not reserved, and never lost, since buttons and printed links hold them for ever."""

from collections import Counter
from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlPath
from flows.core.content.guide import RESERVED_PROBLEM_IDS, RESERVED_STEP_IDS, Guide
from flows.core.content.issue import Issue


def check_ids(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require step ids to be unique in a guide, problem ids in a step, and neither to be one of the bot's own."""
    counts = Counter(step.id for step in guide.steps)
    for n, step in enumerate(guide.steps):
        path: YamlPath = ("steps", n, "id")
        if step.id in RESERVED_STEP_IDS:
            yield source.document.issue(path, "id-reserved", f"mã bước “{step.id}” bot đã dùng", "đặt mã khác")
        if counts[step.id] > 1:
            yield source.document.issue(path, "id-repeated", f"mã bước “{step.id}” dùng hai lần", "đặt mã khác")
        problems = Counter(problem.id for problem in step.problems)
        for p, problem in enumerate(step.problems):
            place: YamlPath = ("steps", n, "problems", p, "id")
            if problem.id in RESERVED_PROBLEM_IDS:
                yield source.document.issue(place, "id-reserved", f"mã lỗi “{problem.id}” bot đã dùng", "đặt mã khác")
            if problems[problem.id] > 1:
                yield source.document.issue(place, "id-repeated", f"mã lỗi “{problem.id}” dùng hai lần", "đặt mã khác")


def check_renamed(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require `renamed` to lead from an id that is gone to a step that exists."""
    for old, new in guide.renamed.items():
        path: YamlPath = ("renamed", old)
        if old in guide.by_id:
            yield source.document.issue(path, "renamed", f"bước “{old}” vẫn còn", "bỏ dòng này")
        if new not in guide.by_id:
            yield source.document.issue(path, "renamed", f"không có bước “{new}”", "trỏ tới một bước đang có")


def check_former_ids(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require a former id to be no guide's id today, and to have belonged to one guide only."""
    if not guide.formerly:
        return
    others = {id: s.guide for id, s in context.shelf.sources.items() if s.guide is not None and id != guide.id}
    for n, old in enumerate(guide.formerly):
        owners = [id for id, other in others.items() if old in other.formerly]
        if old in context.shelf.sources:
            what = f"“{old}” là mã của một bài đang có"
            yield source.document.issue(("formerly", n), "formerly", what, "bỏ dòng này")
        if owners:
            what = f"“{old}” cũng là mã cũ của “{owners[0]}”"
            yield source.document.issue(("formerly", n), "formerly", what, "chỉ một bài được giữ mã cũ này")
