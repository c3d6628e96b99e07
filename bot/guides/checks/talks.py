"""Rules of talks: every talk goes as written, and every step is shown by one."""

from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.load import Source
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue


def check_talks(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Play every talk; a difference is an issue at its turn."""
    for t, talk in enumerate(source.talks):
        for number, what, mend in context.play_once(talk).mismatches:
            yield source.talks_document.issue((t, "turns", number), "talk", f"“{talk.talk}”: {what}", mend)


def check_steps_walked(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require every step to be shown by a talk. Where the talks cannot be read, that is the only issue."""
    if source.talks_document.issues:
        return
    walked = {id for talk in source.talks for id in context.play_once(talk).walked}
    for n, step in enumerate(guide.steps):
        if (guide.id, step.id) not in walked:
            what, mend = f"chưa có cuộc nói chuyện nào đi qua bước “{step.id}”", "thêm vào talks.yaml"
            yield source.document.issue(("steps", n), "step-unwalked", what, mend)
