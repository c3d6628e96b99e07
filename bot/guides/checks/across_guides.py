"""Rules between guides: the topic is listed, and every guide that is named exists."""

from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlPath
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue


def check_topic(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require a topic of topics.yaml. Where that file cannot be read, it has its own issue, the guides none."""
    topics = [topic.id for topic in context.shelf.lists.topics]
    if topics and guide.topic not in topics:
        mend = "chọn một trong: " + ", ".join(topics)
        yield source.document.issue(("topic",), "topic-missing", f"không có nhóm “{guide.topic}”", mend)


def check_named_guides(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require every guide that is named to exist and to be another one."""
    named: list[tuple[YamlPath, str]] = [(("needs", "guides", n), id) for n, id in enumerate(guide.needs.guides)]
    named += [(("then", n), id) for n, id in enumerate(guide.then)]
    for n, step in enumerate(guide.steps):
        named += [(("steps", n, "problems", p, "see"), q.see) for p, q in enumerate(step.problems) if q.see]
    for path, id in named:
        if id not in context.shelf.sources:
            yield source.document.issue(path, "guide-missing", f"không có bài “{id}”", "sửa mã bài, hoặc bỏ đi")
        elif id == guide.id:
            yield source.document.issue(path, "guide-itself", "bài trỏ về chính nó", "bỏ đi")
