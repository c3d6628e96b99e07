"""Rules of the paths through a guide: each step is reached, each path ends, each answer leads to a step of its own."""

from collections import Counter
from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlPath
from flows.core.content.guide import DONE, STOP, Guide
from flows.core.content.issue import Issue


def _list_nexts(guide: Guide) -> Iterable[tuple[YamlPath, str]]:
    for n, step in enumerate(guide.steps):
        if step.next is not None:
            yield ("steps", n, "next"), step.next
        yield from ((("steps", n, "choices", c, "next"), choice.next) for c, choice in enumerate(step.choices))


def check_next_steps(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require `next` to name a step of this guide, `done` or `stop`, and a question to have answers instead of it."""
    for path, id in _list_nexts(guide):
        if id == STOP and "choices" in path:
            what = "câu trả lời không dẫn thẳng tới stop được"
            mend = "cho nó dẫn tới một bước nói rõ vì sao chưa làm được, rồi next: stop ở bước đó"
            yield source.document.issue(path, "next-missing", what, mend)
        elif id not in (DONE, STOP) and id not in guide.by_id:
            mend = "các bước đang có: " + ", ".join(guide.by_id)
            yield source.document.issue(path, "next-missing", f"không có bước “{id}”", mend)
    for n, step in enumerate(guide.steps):
        if step.choices and step.next is not None:
            what, mend = "bước vừa hỏi vừa có next", "bỏ next: mỗi câu trả lời đã có next riêng"
            yield source.document.issue(("steps", n, "next"), "next-and-choices", what, mend)


def check_circles(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require every path to end: no link leads back to a step before it (the Back button is there for that)."""
    for id, earlier in guide.circles:
        what = f"đi từ “{id}” lại về “{earlier}”, không bao giờ hết"
        mend = "đổi next; muốn quay lại đã có nút Quay lại"
        yield source.document.issue(("steps", guide.steps.index(guide.by_id[id])), "circle", what, mend)


def check_steps_reached(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require every step to be on a path from the first."""
    reached = set(guide.order)
    for n, step in enumerate(guide.steps):
        if step.id not in reached:
            what = f"không có đường nào tới bước “{step.id}”"
            yield source.document.issue(
                ("steps", n), "step-unreached", what, "cho một next trỏ tới nó, hoặc bỏ bước này"
            )


def check_answers(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require a question to have at least two answers, each with its own label and next step."""
    for n, step in enumerate(guide.steps):
        if len(step.choices) == 1:
            what, mend = "câu hỏi chỉ có một câu trả lời", "thêm câu trả lời, hoặc dùng next"
            yield source.document.issue(("steps", n, "choices"), "choice-single", what, mend)
        nexts = Counter(choice.next for choice in step.choices)
        texts = Counter(choice.label for choice in step.choices)
        for c, choice in enumerate(step.choices):
            if nexts[choice.next] > 1 or texts[choice.label] > 1:
                what = f"hai câu trả lời cùng nút hay cùng đi tới “{choice.next}”"
                yield source.document.issue(("steps", n, "choices", c), "choice-repeated", what, "gộp lại làm một")
