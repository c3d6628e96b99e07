"""Rules of the way through a guide: every step is reached, every path ends, every answer leads somewhere of its own."""

from collections import Counter
from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.load import Source
from bot.guides.strict_yaml import Path_
from flows.core.content.guide import DONE, STOP, Guide
from flows.core.content.issue import Issue


def _nexts(guide: Guide) -> Iterable[tuple[Path_, str]]:
    for n, step in enumerate(guide.steps):
        if step.next is not None:
            yield ("steps", n, "next"), step.next
        yield from ((("steps", n, "choices", c, "next"), choice.next) for c, choice in enumerate(step.choices))


def next_exists(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """`next` names a step of this guide, `done` or `stop`. A question has answers and no `next` of its own."""
    for path, id in _nexts(guide):
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


def no_circle(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Every path ends: no way leads back to a step it came from (the Back button is there for that)."""
    state: dict[str, int] = {}
    stack = [(guide.first.id, iter(guide.after(guide.first)))]
    state[guide.first.id] = 1
    while stack:
        id, rest = stack[-1]
        following = next(rest, None)
        if following is None:
            state[id] = 2
            stack.pop()
        elif following in guide.by_id and state.get(following) == 1:
            place = guide.steps.index(guide.by_id[id])
            what = f"đi từ “{id}” lại về “{following}”, không bao giờ hết"
            yield source.document.issue(("steps", place), "circle", what, "đổi next; muốn quay lại đã có nút Quay lại")
        elif following in guide.by_id and following not in state:
            state[following] = 1
            stack.append((following, iter(guide.after(guide.by_id[following]))))


def all_reached(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Every step is on some way from the first."""
    reached = set(guide.order)
    for n, step in enumerate(guide.steps):
        if step.id not in reached:
            what = f"không có đường nào tới bước “{step.id}”"
            yield source.document.issue(
                ("steps", n), "step-unreached", what, "cho một next trỏ tới nó, hoặc bỏ bước này"
            )


def answers_differ(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """A question has at least two answers, each with a label and a next step of its own."""
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


def renamed_sound(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """`renamed` leads from an id that is gone to a step that is there."""
    for old, new in guide.renamed.items():
        path: Path_ = ("renamed", old)
        if old in guide.by_id:
            yield source.document.issue(path, "renamed", f"bước “{old}” vẫn còn", "bỏ dòng này")
        if new not in guide.by_id:
            yield source.document.issue(path, "renamed", f"không có bước “{new}”", "trỏ tới một bước đang có")
