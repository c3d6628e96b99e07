"""Rules of talks: every talk goes as written, and every step is shown by one."""

from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlPath
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue


def check_talks(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Play every talk; a difference is an issue at its turn. What differs alike in several places is told once."""
    found: dict[tuple[str, str], list[YamlPath]] = {}
    for t, talk in enumerate(source.talks):
        for number, what, mend in context.play_once(talk).mismatches:
            found.setdefault((what, mend), []).append((t, "turns", number))
    document = source.talks_document
    for (what, mend), (path, *others) in found.items():
        lines = ", ".join(str(line) for line in dict.fromkeys(document.find_line(other)[0] for other in others))
        also = f" (cả ở dòng {lines})" if lines else ""
        yield document.issue(path, "talk", f"“{source.talks[int(path[0])].talk}”: {what}{also}", mend)


def check_steps_walked(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require every step to be shown by a talk. Where talks cannot be read or played, that is the only issue."""
    if source.talks_document.issues or any(context.play_once(talk).stopped for talk in source.talks):
        return
    walked = {id for talk in source.talks for id in context.play_once(talk).walked}
    for n, step in enumerate(guide.steps):
        if (guide.id, step.id) not in walked:
            what, mend = f"chưa có cuộc nói chuyện nào đi qua bước “{step.id}”", "thêm vào talks.yaml"
            yield source.document.issue(("steps", n), "step-unwalked", what, mend)
