"""Rules of trust: nobody is sent to an app, web page or phone number that is not on the trusted list."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.guides.checks.context import Context
from bot.guides.checks.texts import list_texts
from bot.guides.load import Source
from bot.guides.strict_yaml import YamlPath
from flows.core.content.guide import Guide
from flows.core.content.issue import Issue

_DOMAIN = re.compile(
    r"(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|top|vip|xyz|cc|club|online|me|io)(?![\w-])", re.I
)
_PHONE = re.compile(r"(?<![\d.,/-])(?:1[89]00(?:[ .]?\d{2,4}){1,3}|0\d{2,3}(?:[ .]?\d{3}){2}|11[1-5])(?![\d/]|[.,]\d)")
_NAMEABLE = re.compile(r"[.:]|\d{3}")  # every domain, number and address has one of these
_ADDRESS = re.compile(r"https?://|www\.", re.I)


def check_official_places(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require official places to be on the trusted list, and links to lead to the guide's official places."""
    trust, official = context.config.trusted, guide.official
    mend = "chỉ dùng nơi có trong mục trusted của config.yaml"
    for n, app in enumerate(official.apps):
        if app not in trust.apps:
            yield source.document.issue(("official", "apps", n), "untrusted", f"ứng dụng “{app}” chưa được tin", mend)
    for n, domain in enumerate(official.domains):
        if not trust.trusts_domain(domain):
            yield source.document.issue(
                ("official", "domains", n), "untrusted", f"trang “{domain}” chưa được tin", mend
            )
    for n, phone in enumerate(official.phones):
        if not trust.trusts_phone(phone):
            yield source.document.issue(("official", "phones", n), "untrusted", f"số “{phone}” chưa được tin", mend)
    for n, step in enumerate(guide.steps):
        if step.link is None:
            continue
        path: YamlPath = ("steps", n, "link", "to")
        host = urlsplit(step.link.to).hostname if step.link.to.startswith("https://") else None
        known = step.link.to in official.apps if host is None else any(_is_within(host, d) for d in official.domains)
        if "@" in step.link.to or not (trust.trusts_domain(host) if host else step.link.to in trust.apps):
            yield _warn_of_stranger(source, path, step.link.to)
        elif not known:
            what = f"“{step.link.to}” không có trong mục official của bài"
            yield source.document.issue(path, "not-official", what, "ghi nơi này vào official, hoặc bỏ nút")


def _warn_of_stranger(source: Source, path: YamlPath, place: str) -> Issue:
    """Say first of all that a place is not trusted: entering it as official would be no cure."""
    what = f"“{place}” KHÔNG có trong danh sách tin được, có thể là nơi lừa đảo"
    return source.document.issue(path, "untrusted", what, "bỏ đi; chỉ dùng nơi có trong mục trusted của config.yaml")


def _is_within(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)


def check_places_in_texts(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require domains and phone numbers in texts to be the guide's official ones, and addresses to be buttons."""
    official, trust = guide.official, context.config.trusted
    for path, text in list_texts(guide):
        if not _NAMEABLE.search(text):
            continue
        if _ADDRESS.search(text):
            yield source.document.issue(path, "address-in-text", "có địa chỉ web viết trong câu", "dùng nút link")
        for found in _DOMAIN.finditer(text):
            if not trust.trusts_domain(found[0].lower()):
                yield _warn_of_stranger(source, path, found[0])
            elif not any(_is_within(found[0].lower(), domain) for domain in official.domains):
                what = f"trang “{found[0]}” không có trong official"
                yield source.document.issue(path, "not-official", what, "ghi vào official.domains, hoặc bỏ khỏi câu")
        for found in _PHONE.finditer(text):
            phone = re.sub(r"\D", "", found[0])
            if not trust.trusts_phone(phone):
                yield _warn_of_stranger(source, path, found[0])
            elif phone not in official.phones:
                what = f"số “{found[0]}” không có trong official"
                yield source.document.issue(path, "not-official", what, "ghi vào official.phones, hoặc bỏ khỏi câu")


def check_hotline(source: Source, guide: Guide, context: Context) -> Iterable[Issue]:
    """Require the hotline, shown to people who are stuck, to be one of the guide's official numbers."""
    hotline = guide.service.hotline
    if hotline is not None and not context.config.trusted.trusts_phone(hotline):
        yield _warn_of_stranger(source, ("service", "hotline"), hotline)
    elif hotline is not None and hotline not in guide.official.phones:
        what = f"số “{hotline}” không có trong official"
        yield source.document.issue(("service", "hotline"), "not-official", what, "ghi vào official.phones")
