"""The rule that every screen of a guide fits every channel."""

from collections.abc import Iterable, Iterator
from itertools import islice

import flows
from bot.guides.checks.context import Context
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlPath
from bot.messaging.message_limits import CAPTION_MAX, TEXT_MAX
from flows.core.address import DATA_MAX_BYTES, address
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue
from flows.core.person import Person
from flows.core.screen import Do, Screen
from flows.core.text.richtext import to_plain

_NOTE_MAX_CHARS = 200  # room for a note above


def _draw_screens(guide: Guide, context: Context) -> Iterator[tuple[YamlPath, Screen]]:
    person = Person("check")
    here = address("guide", guide.id)
    yield (), flows.view(here, person, context.library)
    for n, step in enumerate(guide.steps):
        at: YamlPath = ("steps", n)
        yield at, flows.view(here.under(step.id), person, context.library)
        yield at, flows.view(here.under(step.id, "stuck"), person, context.library)
        for p, problem in enumerate(step.problems):
            yield (*at, "problems", p), flows.view(here.under(step.id, problem.id), person, context.library)


def _is_short(guide: Guide) -> bool:
    """Say whether ids and texts are short enough that every screen but the cover surely fits without being drawn."""
    ids = len(guide.id) + 2 * max(len(step.id) for step in guide.steps)
    texts_ = (text for step in guide.steps for text in (step.text, *(problem.then for problem in step.problems)))
    return ids < DATA_MAX_BYTES - len("verb_of_12__:guide__") and max(map(len, texts_)) < CAPTION_MAX // 2


def check_screens_fit(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require every screen to fit Telegram's limits: 4,096 characters of text, 1,024 of caption, 64 bytes a button."""
    if guide.id not in context.library.guides:
        return
    screens = _draw_screens(guide, context)
    for path, screen in islice(screens, 1) if _is_short(guide) else screens:
        limit = (CAPTION_MAX if screen.picture else TEXT_MAX) - _NOTE_MAX_CHARS
        length = len(f"{screen.title}\n\n{to_plain(screen.text)}".encode("utf-16-le")) // 2
        if length > limit:
            what = f"màn hình dài {length} ký tự, quá {limit}"
            yield source.document.issue(path, "screen-long", what, "viết ngắn lại")
        for button in screen.choices:
            data = button.act.data if isinstance(button, Do) else button.address.token
            if len(data) > DATA_MAX_BYTES:
                mend = "đặt mã bài, mã bước hay mã câu trả lời ngắn lại"
                yield source.document.issue(path, "button-data", f"mã nút “{data}” dài quá {DATA_MAX_BYTES}", mend)
