"""The rule that a guide was compared with its sources recently."""

from collections.abc import Iterable
from datetime import timedelta

from bot.guides.checks.context import Context
from bot.guides.load import Source
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue


def check_review_date(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Warn where the last comparison is older than `review_after_days`. Time alone takes no guide out of service."""
    days = context.config.writing.review_after_days
    if guide.checked.on > context.today:
        what = f"ngày kiểm tra {guide.checked.on} chưa tới"
        yield source.document.warning(("checked", "on"), "checked-future", what, "ghi ngày đã kiểm tra thật")
    if guide.checked.on + timedelta(days=days) < context.today:
        what = f"kiểm tra lần cuối {guide.checked.on}, đã quá {days} ngày"
        mend = "đọc lại bài theo nguồn, sửa chỗ đã đổi, rồi ghi ngày mới"
        yield source.document.warning(("checked", "on"), "stale", what, mend)
