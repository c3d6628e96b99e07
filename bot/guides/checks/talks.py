"""Rules of proof: every talk holds, and every step is walked by one."""

from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.load import Source
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue


def talks_hold(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Play every talk; what differs is an issue at its turn."""
    for t, talk in enumerate(source.talks):
        for number, what, mend in context.played(talk).slips:
            yield source.talks_document.issue((t, "turns", number), "talk", f"“{talk.talk}”: {what}", mend)


def steps_walked(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """A step that no talk walks is unproven; where the talks cannot be read, that is told instead."""
    if source.talks_document.issues:
        return
    walked = {id for talk in source.talks for id in context.played(talk).walked}
    for n, step in enumerate(guide.steps):
        if (guide.id, step.id) not in walked:
            what, mend = f"chưa có cuộc nói chuyện nào đi qua bước “{step.id}”", "thêm vào talks.yaml"
            yield source.document.issue(("steps", n), "step-unwalked", what, mend)
