"""Rules about the world outside: nobody is sent to a place that is not trusted, and nothing is stale."""

import re
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from bot.guides.checks.context import Context
from bot.guides.checks.form import texts
from bot.guides.load import Source
from bot.guides.strict_yaml import Path_
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue

_DOMAIN = re.compile(
    r"(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|top|vip|xyz|cc|club|online|me|io)(?![\w-])", re.I
)
_PHONE = re.compile(r"(?<![\d.,/-])(?:1[89]00(?:[ .]?\d{2,4}){1,3}|0\d{2,3}(?:[ .]?\d{3}){2}|11[1-5])(?![\d/]|[.,]\d)")
_NAMEABLE = re.compile(r"[.:]|\d{3}")  # what a domain, a number or an address cannot be without
_ADDRESS = re.compile(r"https?://|www\.", re.I)


def trusted(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Every official place is on the trusted list, and a link leads to one that the guide names as official."""
    trust, official = context.config.trusted, guide.official
    mend = "chỉ dùng nơi có trong mục trusted của config.yaml"
    for n, app in enumerate(official.apps):
        if app not in trust.apps:
            yield source.document.issue(("official", "apps", n), "untrusted", f"ứng dụng “{app}” chưa được tin", mend)
    for n, domain in enumerate(official.domains):
        if not trust.domain(domain):
            yield source.document.issue(
                ("official", "domains", n), "untrusted", f"trang “{domain}” chưa được tin", mend
            )
    for n, phone in enumerate(official.phones):
        if not trust.phone(phone):
            yield source.document.issue(("official", "phones", n), "untrusted", f"số “{phone}” chưa được tin", mend)
    for n, step in enumerate(guide.steps):
        if step.link is None:
            continue
        path: Path_ = ("steps", n, "link", "to")
        host = urlsplit(step.link.to).hostname if step.link.to.startswith("https://") else None
        known = step.link.to in official.apps if host is None else any(_below(host, d) for d in official.domains)
        if not known or "@" in step.link.to:
            what = f"“{step.link.to}” không có trong mục official của bài"
            yield source.document.issue(path, "not-official", what, "ghi nơi này vào official, hoặc bỏ nút")


def _below(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)


def named_in_text(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """A domain or a phone number in a text is one of the guide's official ones; addresses are buttons, not text."""
    official = guide.official
    for path, text in texts(guide):
        if not _NAMEABLE.search(text):
            continue
        if _ADDRESS.search(text):
            yield source.document.issue(path, "address-in-text", "có địa chỉ web viết trong câu", "dùng nút link")
        for found in _DOMAIN.finditer(text):
            if not any(_below(found[0].lower(), domain) for domain in official.domains):
                what = f"trang “{found[0]}” không có trong official"
                yield source.document.issue(path, "not-official", what, "ghi vào official.domains, hoặc bỏ khỏi câu")
        for found in _PHONE.finditer(text):
            if re.sub(r"\D", "", found[0]) not in official.phones:
                what = f"số “{found[0]}” không có trong official"
                yield source.document.issue(path, "not-official", what, "ghi vào official.phones, hoặc bỏ khỏi câu")


def hotline_official(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """The number that is shown to who is stuck is one of the guide's official ones."""
    hotline = guide.service.hotline
    if hotline is not None and hotline not in guide.official.phones:
        what = f"số “{hotline}” không có trong official"
        yield source.document.issue(("service", "hotline"), "not-official", what, "ghi vào official.phones")


def fresh(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """The content was checked within `review_after_days`. The day alone takes no guide out of service."""
    days = context.config.writing.review_after_days
    if guide.checked.on > context.today:
        what = f"ngày kiểm tra {guide.checked.on} chưa tới"
        yield source.document.warning(("checked", "on"), "checked-future", what, "ghi ngày đã kiểm tra thật")
    if guide.checked.on + timedelta(days=days) < context.today:
        what = f"kiểm tra lần cuối {guide.checked.on}, đã quá {days} ngày"
        mend = "đọc lại bài theo nguồn, sửa chỗ đã đổi, rồi ghi ngày mới"
        yield source.document.warning(("checked", "on"), "stale", what, mend)
