"""Rules between guides: topics, guides that are named, ids of the past."""

from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.load import Source
from bot.guides.strict_yaml import Path_
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue


def topic_exists(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """A guide stands on a topic of topics.yaml; where that cannot be read, it is told once, not for each guide."""
    topics = [topic.id for topic in context.shelf.beside.topics]
    if topics and guide.topic not in topics:
        mend = "chọn một trong: " + ", ".join(topics)
        yield source.document.issue(("topic",), "topic-missing", f"không có nhóm “{guide.topic}”", mend)


def guides_exist(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Guides that are named exist, and a guide does not name itself."""
    named: list[tuple[Path_, str]] = [(("needs", "guides", n), id) for n, id in enumerate(guide.needs.guides)]
    named += [(("then", n), id) for n, id in enumerate(guide.then)]
    for n, step in enumerate(guide.steps):
        named += [(("steps", n, "problems", p, "see"), q.see) for p, q in enumerate(step.problems) if q.see]
    for path, id in named:
        if id not in context.shelf.sources:
            yield source.document.issue(path, "guide-missing", f"không có bài “{id}”", "sửa mã bài, hoặc bỏ đi")
        elif id == guide.id:
            yield source.document.issue(path, "guide-itself", "bài trỏ về chính nó", "bỏ đi")


def formerly_sound(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """An id of the past is no guide's id today, and belonged to one guide only."""
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
