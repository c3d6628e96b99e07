"""Rules of pictures: every step has one, and the finger points at something."""

from collections.abc import Iterable

from bot.guides.checks.context import Context
from bot.guides.load import Source
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue


def each_step_has_one(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Who cannot read well follows the pictures, so no step goes without."""
    for n, step in enumerate(guide.steps):
        if step.picture is None:
            mend = "thêm picture: screen, scene hoặc photo, và alt"
            yield source.document.issue(("steps", n), "picture-missing", f"bước “{step.id}” chưa có hình", mend)


def tap_is_there(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """`tap` is written exactly as it stands on the screen."""
    for n, step in enumerate(guide.steps):
        screen = step.picture.screen if step.picture else None
        if screen is not None and screen.tap is not None and screen.tap not in screen.words:
            what, mend = f"trên hình không có chữ “{screen.tap}”", "các chữ đang có: " + ", ".join(screen.words)
            yield source.document.issue(("steps", n, "picture", "screen", "tap"), "tap-missing", what, mend)
